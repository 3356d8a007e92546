import type { Agreement } from "../config/agreement.ts";
import { defaults, type Replies, type Settings } from "../config/config.ts";
import {
  noConfiguration,
  readExtended,
  type Configuration,
  type Extended,
} from "../config/extended.ts";
import { evidenceTerms, type EvidenceTerms } from "../config/evidence.ts";
import { pathGlobs } from "../source/glob.ts";
import { over, termsByPath } from "../config/terms.ts";
import type { Read, Wanted } from "../repository/tree.ts";
import type { FailOn } from "../rules/terms.ts";
import type { Source } from "../source/source.ts";

/** Settings of which each has a value. */
export type Chosen = {
  readonly agreement: Pick<
    Agreement,
    "termsOf" | "suppressions" | "requireReason" | "newSuppressions" | "commit"
  >;
  readonly evidence: EvidenceTerms;
  /** Where no profile says otherwise. */
  readonly failOn: FailOn;
  readonly comment: boolean;
  readonly check: boolean;
  readonly maxComments: number;
  /** The paths that are looked at. */
  readonly inside: Wanted;
  readonly baselinePath: string;
  readonly history: NonNullable<Settings["history"]>;
  readonly replies: Replies;
  /** Paths of the files that made it: the configuration, and those that it extends. */
  readonly files: readonly string[];
};

/** Where the configuration is looked for when nobody names it. */
export const usualConfig = ".github/pare.yml";

/** A configuration that is wrong, or not there although it was named. */
export class ConfigurationError extends Error {}

/**
 * The configuration of a file that was read, with those that it extends, which `ask` reads by their
 * paths; an empty one where none was named and none is there.
 */
export async function settingsOf(
  read: Read,
  named: boolean,
  ask: (path: string) => Promise<Read>,
): Promise<Configuration> {
  const source = sourceOf(read, named);
  if (!source) return noConfiguration;
  const reading = readExtended(source);
  let step = reading.next();
  while (!step.done) step = reading.next(await ask(step.value));
  return rightOf(step.value);
}

function sourceOf(read: Read, named: boolean): Source | undefined {
  if (read.ok) return read.source;
  if (!named && read.isAbsent) return undefined;
  throw new ConfigurationError(`${read.problem.path}: ${read.problem.detail}`);
}

function rightOf(extended: Extended): Configuration {
  if (extended.ok) return extended.configuration;
  throw new ConfigurationError(extended.mistakes.join("\n"));
}

/**
 * What holds: what is given (inputs, options) goes before the configuration, its profiles included,
 * and that before the defaults.
 */
export function chosen(
  given: Settings,
  { settings, suppressions, files }: Configuration = noConfiguration,
): Chosen {
  const all: Settings = over(given, settings);
  return {
    agreement: {
      termsOf: termsByPath(settings, settings.profiles ?? [], given),
      suppressions,
      requireReason: all["require-reason"] ?? defaults["require-reason"],
      newSuppressions: all["new-suppressions"] ?? defaults["new-suppressions"],
      commit: all.commit ?? defaults.commit,
    },
    evidence: evidenceTerms({ ...settings.evidence, ...given.evidence }),
    failOn: all["fail-on"] ?? defaults["fail-on"],
    comment: all.comment ?? defaults.comment,
    check: all.check ?? defaults.check,
    maxComments: all["max-comments"] ?? defaults["max-comments"],
    inside: pathGlobs(all.paths ?? defaults.paths),
    baselinePath: all.baseline ?? defaults.baseline,
    history: all.history ?? defaults.history,
    replies: all.replies ?? defaults.replies,
    files,
  };
}
