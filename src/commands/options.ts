import { Option } from "commander";
import type { Settings } from "../config/config.ts";
import { severities } from "../rules/severity.ts";
import type { FailOn } from "../rules/terms.ts";
import { formats } from "./output.ts";

export { UsageError } from "./usage-error.ts";

/** No default: where it is not given, the configuration has the word. */
export const failOnOption = new Option(
  "--fail-on <severity>",
  "exit with 1 from this severity on (default: high, if the configuration says nothing else)",
).choices([...severities, "never", "new-access"]);

export function formatOption(choices: readonly string[] = formats): Option {
  return new Option("--format <format>", "what to print").choices(choices).default("text");
}

export const outputOption = (): Option =>
  new Option("--output <file>", "write there instead of to standard output");

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
