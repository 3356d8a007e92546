import { z } from "zod";
import { nearest } from "../catalog/nearest.ts";
import { severities } from "../rules/rule.ts";
import { positionAt } from "../source/lines.ts";
import type { Source } from "../source/source.ts";
import { entryOf, plainValue, type DataEntry } from "../syntax/data.ts";
import { readYaml } from "../syntax/yaml.ts";

/** What can be set, in the file and, over it, by the Action's inputs. */
export const settings = z.strictObject({
  "fail-on": z.enum([...severities, "never"]).optional(),
  comment: z.boolean().optional(),
  "max-comments": z.int().min(0).max(100).optional(),
  paths: z.array(z.string().min(1)).optional(),
});

export type Settings = z.infer<typeof settings>;

/** What holds where nothing is set. */
export const defaults = {
  "fail-on": "high",
  comment: true,
  "max-comments": 25,
  paths: [],
} as const satisfies Settings;

export type Configured =
  | { readonly ok: true; readonly settings: Settings }
  | { readonly ok: false; readonly mistakes: readonly string[] };

/** Reads a configuration file. Each mistake is one line with file, line and what to do. */
export function readConfig(source: Source): Configured {
  const [document] = readYaml(source.text);
  const at = (offset: number): string => `${source.path}:${positionAt(source, offset).line}`;
  const [problem] = document?.problems ?? [];
  if (problem) return wrong(`${at(problem.offset)}: ${problem.message}`);
  const root = document?.root;
  const again = root?.kind === "map" && root.entries.find(isRepeated);
  if (again) return wrong(`${at(again.keySpan.start)}: ${again.key} is set twice`);
  const plain = root ? plainValue(root) : null;
  const parsed = settings.safeParse(plain ?? {});
  if (parsed.success) return { ok: true, settings: parsed.data };
  const mistakes = parsed.error.issues.flatMap((issue) => {
    if (issue.code === "unrecognized_keys")
      return issue.keys.map((key) => {
        const offset = entryOf(root, key)?.keySpan.start ?? 0;
        const [like] = nearest(key, Object.keys(settings.shape), 1);
        return `${at(offset)}: there is no setting ${key}${like ? `; did you mean ${like}?` : ""}`;
      });
    const [key = ""] = issue.path.map(String);
    const offset = entryOf(root, key)?.value.span.start ?? 0;
    return [`${at(offset)}: ${key === "" ? "the file" : key}: ${issue.message}`];
  });
  return { ok: false, mistakes };
}

function isRepeated({ key }: DataEntry, index: number, entries: readonly DataEntry[]): boolean {
  return entries.findIndex((each) => each.key === key) < index;
}

function wrong(mistake: string): Configured {
  return { ok: false, mistakes: [mistake] };
}
