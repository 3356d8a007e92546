import { InvalidArgumentError, Option } from "commander";
import { severities, type Severity } from "../rules/rule.ts";
import { formats, type OutputFormat } from "./output.ts";

export const failOnOption = new Option("--fail-on <severity>", "exit with 1 from this severity on")
  .choices([...severities, "never"])
  .default("high");

export function formatOption(choices: readonly OutputFormat[] = formats): Option {
  return new Option("--format <format>", "what to print").choices(choices).default("text");
}

export type FailOn = Severity | "never";

/** A whole number that is not negative. */
export function wholeNumber(text: string): number {
  if (!/^\d+$/.test(text)) throw new InvalidArgumentError("It must be a whole number.");
  return Number(text);
}

/** Wrong use: said in one line, with what to do instead, and exit code 2. */
export class UsageError extends Error {}
