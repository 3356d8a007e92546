import picomatch from "picomatch";
import { usualAgreement, type Agreement } from "../config/agreement.ts";
import { defaults, readConfig, type Settings } from "../config/config.ts";
import type { Read, Wanted } from "../repository/tree.ts";
import type { Severity } from "../rules/rule.ts";

/** Settings of which each has a value. */
export type Chosen = {
  readonly failOn: Severity | "never";
  readonly comment: boolean;
  readonly maxComments: number;
  /** The paths that are looked at. */
  readonly inside: Wanted;
};

/** Where the configuration is looked for when nobody names it. */
export const usualConfig = ".github/pare.yml";

/** A configuration that is wrong, or not there although it was named. */
export class ConfigurationError extends Error {}

/** The settings of a file that was read; none where none was named and none is there. */
export function settingsOf(read: Read, named: boolean): Settings {
  if (!read.ok) {
    if (!named && read.problem.reason === "unreadable") return {};
    throw new ConfigurationError(`${read.problem.path}: ${read.problem.detail}`);
  }
  const configured = readConfig(read.source);
  if (configured.ok) return configured.settings;
  throw new ConfigurationError(configured.mistakes.join("\n"));
}

/** The first value that is set counts: inputs before the file before the defaults. */
export function chosen(...layers: readonly Settings[]): Chosen {
  const all: Settings = Object.assign({}, ...[...layers].reverse()) as Settings;
  const paths = all.paths ?? defaults.paths;
  return {
    failOn: all["fail-on"] ?? defaults["fail-on"],
    comment: all.comment ?? defaults.comment,
    maxComments: all["max-comments"] ?? defaults["max-comments"],
    inside: insideOf(paths),
  };
}

/**
 * The paths that globs name. As in `paths:` of a workflow, `!` takes out what it matches, and the
 * last glob that matches decides.
 */
function insideOf(globs: readonly string[]): Wanted {
  const rules = globs.map((glob) => ({
    taken: !glob.startsWith("!"),
    matches: picomatch(glob.replace(/^!/, ""), { dot: true }),
  }));
  const otherwise = rules.every(({ taken }) => !taken);
  return (path) => rules.findLast(({ matches }) => matches(path))?.taken ?? otherwise;
}

/** What is agreed on, on a day. */
export function agreementOf({ failOn }: Chosen, today: string): Agreement {
  const usual = usualAgreement(today);
  return { ...usual, failOn, termsOf: (path) => ({ ...usual.termsOf(path), failOn }) };
}
