import { InvalidArgumentError, Option } from "commander";
import type { Settings } from "../config/config.ts";
import { severities } from "../rules/severity.ts";
import type { FailOn } from "../rules/terms.ts";
import { formats } from "./output.ts";

/** No default: where it is not given, the configuration has the word. */
export const failOnOption = new Option(
  "--fail-on <severity>",
  "exit with 1 from this severity on (default: high, if the configuration says nothing else)",
).choices([...severities, "never", "new-access"]);

export function formatOption(choices: readonly string[] = formats): Option {
  return new Option("--format <format>", "what to print").choices(choices).default("text");
}

/** The settings that options give; the others leave the word to the configuration. */
export function settingsGiven({
  failOn,
  maxComments,
}: {
  readonly failOn?: FailOn;
  readonly maxComments?: number;
}): Settings {
  return {
    ...(failOn !== undefined && { "fail-on": failOn }),
    ...(maxComments !== undefined && { "max-comments": maxComments }),
  };
}

/** A whole number that is not negative. */
export function wholeNumber(text: string): number {
  if (!/^\d+$/.test(text)) throw new InvalidArgumentError("It must be a whole number.");
  return Number(text);
}

/** Wrong use: said in one line, with what to do instead, and exit code 2. */
export class UsageError extends Error {}
