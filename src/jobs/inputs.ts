import { settings, type Settings } from "../config/config.ts";
import { ConfigurationError } from "./settings.ts";

/** How YAML writes a boolean, which an input is a text of. */
const truths: ReadonlyMap<string, boolean> = new Map([
  ...["true", "True", "TRUE"].map((word) => [word, true] as const),
  ...["false", "False", "FALSE"].map((word) => [word, false] as const),
]);

type Read = (text: string) => unknown;
const asWritten: Read = (text) => text;
const asTruth: Read = (text) => truths.get(text) ?? text;
const asLines: Read = (text) =>
  text
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "");

/** The settings that an input of the Action can override, and how its text is read. */
export const settingInputs: Readonly<Record<string, Read>> = {
  "fail-on": asWritten,
  persona: asWritten,
  paths: asLines,
  comment: asTruth,
  "max-comments": Number,
  check: asTruth,
  baseline: asWritten,
  "new-suppressions": asWritten,
  replies: asWritten,
};

/** Inputs that are set, as settings; the others leave the word to the configuration. */
export function settingsIn(input: (name: string) => string): Settings {
  const set = Object.entries(settingInputs).flatMap(([name, read]) => {
    const text = input(name);
    return text === "" ? [] : [[name, read(text)] as const];
  });
  const parsed = settings.safeParse(Object.fromEntries(set));
  if (parsed.success) return parsed.data;
  const mistakes = parsed.error.issues.map(
    ({ path, message }) => `input ${path.map(String).join(".")}: ${message}`,
  );
  throw new ConfigurationError(mistakes.join("\n"));
}
