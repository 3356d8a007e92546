import { unprintable } from "../source/quoted.ts";

/**
 * A line that a workflow's log takes for text only: no workflow command begins on it, and nothing
 * in it moves the cursor or turns the direction of writing.
 */
export function logSafe(line: string): string {
  return line
    .replace(unprintable, " ")
    .replace(/^(\s*)::/, "$1: :")
    .replaceAll("##[", "## [");
}
