import type { z } from "zod";
import { positionAt } from "../source/lines.ts";
import type { Source, Span } from "../source/source.ts";
import type { DataNode } from "../syntax/data.ts";
import { readYaml } from "../syntax/yaml.ts";
import { settings, type Settings } from "./config.ts";
import { suppression } from "./ignored.ts";
import { mostTold, shown, told } from "./kinds.ts";
import { nodeAt, plainValue } from "./plain.ts";
import type { Suppression } from "./suppression.ts";

export type Configured =
  | { readonly ok: true; readonly file: ConfigFile }
  | { readonly ok: false; readonly mistakes: readonly string[] };

/** What one configuration file says. */
export type ConfigFile = {
  readonly source: Source;
  readonly settings: Settings;
  /** Those of `ignore`, each with its place. */
  readonly suppressions: readonly Suppression[];
  /** The files of `extends`, each with the file and line that name it. */
  readonly extended: readonly { readonly path: string; readonly at: string }[];
};

/** What is wrong, and where. */
type Mistake = { readonly offset: number; readonly message: string };

/** What an empty file holds. */
const nothing: DataNode = {
  kind: "scalar",
  value: null,
  style: "plain",
  span: { start: 0, end: 0 },
};

/**
 * Reads a configuration file. Each mistake is one line: the file, the line, what is wrong and what to
 * do. All of them are told, but those of values only where the YAML is right: what is left of broken
 * YAML says other things than its author wrote.
 */
export function readConfig(source: Source): Configured {
  const [document, second] = readYaml(source.text);
  const problems = [document, second].flatMap((each) => each?.problems ?? []);
  if (problems.length > 0) return wrong(source, problems);
  if (second) {
    const offset = second.root?.span.start ?? source.text.length;
    return wrong(source, [{ offset, message: "a second document; a configuration is one" }]);
  }
  const root = document?.root ?? nothing;
  const plain = plainValue(root);
  const parsed = settings.safeParse(plain.value ?? {});
  const mistakes = [
    ...plain.mistakes,
    ...(parsed.error?.issues ?? [])
      .slice(0, mostTold + 1)
      .flatMap((issue) => mistakesOf(issue, root)),
  ];
  if (!parsed.success || mistakes.length > 0) return wrong(source, mistakes);
  const spanOf = (...path: readonly (string | number)[]): Span => nodeAt(root, path).value.span;
  const extended = [parsed.data.extends ?? []].flat();
  return {
    ok: true,
    file: {
      source,
      settings: parsed.data,
      suppressions: (parsed.data.ignore ?? []).map((entry, index) =>
        suppression(entry, { source, span: spanOf("ignore", index) }),
      ),
      extended: extended.map((path, index) => {
        const { start } = Array.isArray(parsed.data.extends)
          ? spanOf("extends", index)
          : spanOf("extends");
        return { path, at: lineAt(source, start) };
      }),
    },
  };
}

/**
 * An unknown key is a mistake of its own; any other issue is about the value that it names. Where
 * one thing or a list of them may stand, what is wrong in a list is told of its items.
 */
function mistakesOf(issue: z.core.$ZodIssue, root: DataNode): readonly Mistake[] {
  if (issue.code === "unrecognized_keys") {
    // A line is said of each of them.
    return issue.message.split("\n").map((message, index) => ({
      offset: nodeAt(root, [...issue.path, issue.keys[index] ?? ""]).key.start,
      message,
    }));
  }
  const items =
    issue.code === "invalid_union" &&
    issue.errors.find((issues) => issues.every(({ path }) => path.length > 0));
  if (items)
    return items.flatMap((each) =>
      mistakesOf({ ...each, path: [...issue.path, ...each.path] }, root),
    );
  const found = nodeAt(root, issue.path);
  const isKey = issue.code === "invalid_key";
  return [
    {
      offset: (isKey ? found.key : found.value.span).start,
      message: `${named(issue.path)}: ${isKey ? issue.issues[0]?.message : issue.message}`,
    },
  ];
}

/** `profiles.fail-on`: which entry of a list is meant, the line says. */
function named(path: readonly PropertyKey[]): string {
  const names = path.filter((each) => typeof each === "string");
  return names.length === 0 ? "the file" : names.map(shown).join(".");
}

function wrong(source: Source, mistakes: readonly Mistake[]): Configured {
  const lines = [...mistakes]
    .sort((a, b) => a.offset - b.offset)
    .map(({ offset, message }) => told(`${lineAt(source, offset)}: ${message}`));
  const all = [...new Set(lines)];
  const more = `${source.path}: there are more mistakes; repair these first`;
  return {
    ok: false,
    mistakes: all.length > mostTold ? [...all.slice(0, mostTold), more] : all,
  };
}

function lineAt(source: Source, offset: number): string {
  return `${source.path}:${positionAt(source, offset).line}`;
}
