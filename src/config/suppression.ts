import type { Finding } from "../rules/rule.ts";
import type { Place } from "../source/source.ts";

/** A word of somebody that some findings are fine, and why. */
export type Suppression = {
  /** Written into the file beside what it is about, or into the configuration. */
  readonly by: "comment" | "configuration";
  /** The comment, or the entry of the configuration. */
  readonly place: Place;
  /** The ids of the rules that it is about: one at least. */
  readonly rules: readonly string[];
  /** The last day on which it holds: `2027-01-31`. */
  readonly until?: string;
  readonly reason?: string;
  /** Whether a finding, of whatever rule, lies where it is about. */
  covers(finding: Finding): boolean;
};
