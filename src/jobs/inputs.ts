import type { z } from "zod";
import { settings, type Settings } from "../config/config.ts";
import { keys, wholeNumber, yesOrNo } from "../config/kinds.ts";
import { ConfigurationError } from "./settings.ts";

/** How YAML writes a boolean, which an input is a text of. */
const truths: ReadonlyMap<string, boolean> = new Map([
  ...["true", "True", "TRUE"].map((word) => [word, true] as const),
  ...["false", "False", "FALSE"].map((word) => [word, false] as const),
]);

type Read = (text: string) => unknown;
const asWritten: Read = (text) => text;
const asTruth: Read = (text) => truths.get(text) ?? text;
const asLines = (text: string): readonly string[] =>
  text
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "");
const asEvidence: Read = (text) => {
  const files = asLines(text).filter((path) => !isRunners(path));
  return files.length > 0 ? { files } : {};
};

/** Whether a path is one of the runner's file system, and none of the repository. */
const isRunners = (path: string): boolean => /^(?:[/\\]|[A-Za-z]:)/.test(path);

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
  evidence: asEvidence,
};

/**
 * Paths of evidence that is no file of the repository: an earlier step of the job has fetched it. Undefined where none is
 * given.
 */
export function fetchedEvidence(input: (name: string) => string): readonly string[] | undefined {
  const paths = asLines(input("evidence")).filter(isRunners);
  return paths.length > 0 ? paths : undefined;
}

/** The pull request with replacements that an audit keeps: what it may assume and change at most. */
export type Fixing = { readonly assume: boolean; readonly most: number };

const fixInputs = keys({
  "fix-pull-request": yesOrNo().default(false),
  "fix-assume": yesOrNo().default(false),
  "max-fixes": wholeNumber(1, 50).default(10),
});

/** Whether an audit keeps a pull request, and which: it is the workflow that lets a job write. */
export function fixingIn(input: (name: string) => string): Fixing | undefined {
  const reads = { "fix-pull-request": asTruth, "fix-assume": asTruth, "max-fixes": Number };
  const parsed = fixInputs.safeParse(readIn(input, reads));
  if (!parsed.success) throw mistaken(parsed.error);
  const { "fix-pull-request": isAsked, "fix-assume": assume, "max-fixes": most } = parsed.data;
  return isAsked ? { assume, most } : undefined;
}

/** What an audit tells beside its summary: an issue that it keeps, and a page. */
export type Telling = { readonly issue: boolean; readonly html: boolean };

const tellInputs = keys({ "tracking-issue": yesOrNo().default(false) });

export function tellingIn(input: (name: string) => string): Telling {
  const parsed = tellInputs.safeParse(readIn(input, { "tracking-issue": asTruth }));
  if (!parsed.success) throw mistaken(parsed.error);
  return { issue: parsed.data["tracking-issue"], html: input("html-file") !== "" };
}

/** Inputs that are set, as settings; the others leave the word to the configuration. */
export function settingsIn(input: (name: string) => string): Settings {
  const parsed = settings.safeParse(readIn(input, settingInputs));
  if (!parsed.success) throw mistaken(parsed.error);
  return parsed.data;
}

function readIn(
  input: (name: string) => string,
  reads: Readonly<Record<string, Read>>,
): Readonly<Record<string, unknown>> {
  const set = Object.entries(reads).flatMap(([name, read]) => {
    const text = input(name);
    return text === "" ? [] : [[name, read(text)] as const];
  });
  return Object.fromEntries(set);
}

function mistaken({ issues }: z.ZodError): ConfigurationError {
  const mistakes = issues.map(
    ({ path, message }) => `input ${path.map(String).join(".")}: ${message}`,
  );
  return new ConfigurationError(mistakes.join("\n"));
}
