import { readdirSync, readFileSync, statSync } from "node:fs";
import { join, resolve } from "node:path";
import { plan, type Plan } from "../jobs/organization/plan.ts";
import { contradictions, partsIn } from "../report/merged.ts";
import { code } from "../source/quoted.ts";
import type { Part } from "../report/told.ts";
import { UsageError } from "./options.ts";

/** Larger files are none that were made of one organisation: 256 MiB. */
const mostBytes = 1 << 28;

/**
 * The parts that files and directories of reports hold, each list by its file: NAME=FILE is called
 * NAME, another one by its path without `.json`. A file that is no report is a part that failed; a
 * path at which nothing is throws a UsageError, unless nothing is meant to be there.
 */
export function reportsAt(
  directory: string,
  asked: readonly string[],
  absent: "an error" | "nothing" = "an error",
): readonly (readonly Part[])[] {
  return asked.flatMap((each) => {
    const [, name, path = each] = /^([^=]+)=(.+)$/s.exec(each) ?? [];
    const at = resolve(directory, path);
    const stat = statSync(at, { throwIfNoEntry: false });
    if (!stat && absent === "nothing") return [];
    if (!stat) throw new UsageError(`${path}: there is no such file or directory`);
    if (!stat.isDirectory()) return [reportAt(at, name ?? nameOf(path))];
    return filesBelow(at).map((file) =>
      reportAt(join(at, file), nameOf(name === undefined ? file : `${name}/${file}`)),
    );
  });
}

/** A plan that `pare organization plan` has printed. */
export function planAt(directory: string, path: string): Plan {
  const file = resolve(directory, path);
  if (!statSync(file, { throwIfNoEntry: false })?.isFile())
    throw new UsageError(`${path}: there is no such file`);
  const parsed = plan.safeParse(jsonOf(readFileSync(file, "utf8")));
  if (parsed.success) return parsed.data;
  throw new UsageError(`${path}: it is no plan; give what \`pare organization plan\` has printed`);
}

/** The same parts; a UsageError where two different audits are told of one name. */
export function unambiguous(parts: readonly Part[]): readonly Part[] {
  const [name] = contradictions(parts);
  if (name === undefined) return parts;
  throw new UsageError(
    `two reports of ${code(name)} differ, and it is not known which one holds: give one of them another name (NAME=FILE), or leave it out`,
  );
}

/** The JSON files of a directory and those below it, as they are sorted by their paths. */
function filesBelow(directory: string): readonly string[] {
  return readdirSync(directory, { recursive: true, encoding: "utf8" })
    .map((path) => path.replaceAll("\\", "/"))
    .filter((path) => path.endsWith(".json") && statSync(join(directory, path)).isFile())
    .sort();
}

function nameOf(path: string): string {
  return path.replace(/\.json$/, "");
}

function reportAt(file: string, name: string): readonly Part[] {
  const failed = (because: string): readonly Part[] => [
    { name, head: null, outcome: "failed", because },
  ];
  if (statSync(file).size > mostBytes) return failed("its report is larger than Pare reads");
  const value = jsonOf(readFileSync(file, "utf8"));
  if (value === undefined) return failed("its report is no JSON");
  return partsIn(value, name) ?? failed("its report is none of `pare audit --format json`");
}

/** The value of a text; undefined where it is no JSON. */
export function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
