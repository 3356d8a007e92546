import type { Policy } from "../iam/policy.ts";
import type { Place } from "../source/source.ts";

/** What the code of functions calls, beside what the policies allow that they run under. */
export type CodeBeside = {
  /** The declarations that run it, by scoped address. */
  readonly functions: readonly string[];
  /** The policies that they run under, as far as they are written here. */
  readonly policies: readonly Policy[];
  /** The files that were read. */
  readonly paths: readonly string[];
  /** Actions that the code needs, by their places. */
  readonly called: readonly CalledAt[];
  /** Those of them that no statement allows. */
  readonly missing: readonly CalledAt[];
  /** What statements allow by name, or as all of a service, and the code calls nowhere. */
  readonly uncalled: readonly { readonly action: string; readonly place: Place }[];
  /** What the code does with AWS that is not known: more may be called. */
  readonly unseen: readonly Seen[];
};

export type CalledAt = { readonly action: string; readonly places: readonly Place[] };

export type Seen = { readonly reason: string; readonly detail: string; readonly place: Place };
