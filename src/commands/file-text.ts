import { readFileSync, writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { UsageError } from "./usage-error.ts";
import type { Run } from "./run.ts";

/** The text of a file that is named on the command line; `-` is the standard input. Throws a UsageError without it. */
export function textOf(
  { directory, input }: Pick<Run, "directory" | "input">,
  path: string,
): string {
  try {
    return path === "-" ? input() : readFileSync(resolve(directory, path), "utf8");
  } catch (error) {
    throw refused(`${path} cannot be read`, error);
  }
}

/** Writes a file where none is yet. Throws a UsageError where there is one, or none can be written. */
export function putNew({ directory }: Pick<Run, "directory">, path: string, text: string): void {
  try {
    writeFileSync(resolve(directory, path), text, { flag: "wx" });
  } catch (error) {
    const isThere = error instanceof Error && "code" in error && error.code === "EEXIST";
    throw refused(
      isThere ? `${path} is there already; name another file` : `${path} cannot be written`,
      error,
    );
  }
}

/** An error of the file system is whoever named the file's to repair; others are bugs. */
function refused(what: string, error: unknown): unknown {
  if (!(error instanceof Error && "code" in error)) return error;
  return new UsageError(error.code === "EEXIST" ? what : `${what} (${String(error.code)})`);
}
