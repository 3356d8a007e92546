import type { Evidence } from "../evidence/evidence.ts";
import { usualTerms, type FailOn, type Terms } from "../rules/terms.ts";
import type { Place } from "../source/source.ts";
import type { Baseline } from "./baseline.ts";
import { evidenceTerms, type EvidenceTerms } from "./evidence.ts";
import type { Reply } from "./excuse.ts";
import type { Suppression } from "./suppression.ts";

/** All that a team has agreed on: in its configuration, its baseline, and on the pull request. */
export type Agreement = {
  readonly termsOf: (path: string) => Terms;
  /** Where no profile says otherwise. */
  readonly failOn: FailOn;
  /** Those of the configuration, for files that take no comments. */
  readonly suppressions: readonly Suppression[];
  /** Whether a suppression without a reason holds. */
  readonly requireReason: boolean;
  /** What becomes of suppressions that a change brings along. */
  readonly newSuppressions: NewSuppressions;
  /** What may be committed with a click. */
  readonly commit: Commit;
  readonly baseline: Baseline;
  /** What was used, by the files that say so, and what a team makes of it. */
  readonly evidence: EvidenceTerms & { readonly read: readonly EvidenceFile[] };
  /** Answers that suppress findings on the pull request, by `replyKey`. */
  readonly replies: ReadonlyMap<string, Reply>;
  /** The day on which is judged, `2026-11-28`, in UTC: suppressions end. */
  readonly today: string;
  /** When lines of what is judged as a whole were last changed; absent where nobody knows. */
  readonly changedOn?: ((place: Place) => string | undefined) | undefined;
  /** Paths of the files that say so: a change to them holds once it is merged. */
  readonly files: readonly string[];
};

/** What a file says of use. */
export type EvidenceFile = { readonly path: string; readonly evidence: Evidence };

export const newSuppressionsChoices = ["allow", "report", "block"] as const;
export type NewSuppressions = (typeof newSuppressionsChoices)[number];

export const commitChoices = ["assumed", "evidenced"] as const;
export type Commit = (typeof commitChoices)[number];

/** What holds where nobody has agreed on anything. */
export function usualAgreement(today: string): Agreement {
  return {
    termsOf: () => usualTerms,
    failOn: usualTerms.failOn,
    suppressions: [],
    requireReason: true,
    newSuppressions: "report",
    commit: "assumed",
    baseline: new Map(),
    evidence: { ...evidenceTerms({}), read: [] },
    replies: new Map(),
    today,
    files: [],
  };
}
