import type { Policy } from "../iam/policy.ts";
import type { Proposal } from "../narrow/proposal.ts";
import type { Finding, Severity } from "../rules/rule.ts";
import type { Problem } from "../source/problem.ts";
import type { Source } from "../source/source.ts";
import type { Hunk } from "../source/hunks.ts";

/** What an audit found: all that reports are made of. */
export type Result = {
  readonly files: number;
  readonly policies: number;
  readonly statements: number;
  readonly findings: readonly Finding[];
  readonly proposals: readonly Proposal[];
  readonly problems: readonly Problem[];
  readonly sources: ReadonlyMap<string, Source>;
  /** From which severity on a finding blocks; "never" for none. */
  readonly failOn: Severity | "never";
  readonly blocked: boolean;
  /** Of all policies together; in a review, of those that the change touches. */
  readonly score: number;
  /** Of each of them, as they stand. */
  readonly scores: readonly PolicyScore[];
  /** The day of the catalog of AWS's actions. */
  readonly catalogDate: string;
};

/** What a policy allows, as a number from 0 to 100: 100 allows nothing. */
export type PolicyScore = { readonly policy: Policy; readonly score: number };

/** What a review found; findings are those of the statements that the change touches. */
export type ReviewResult = Result & {
  readonly touched: number;
  readonly scoreBefore: number;
  readonly changes: ReadonlyMap<string, readonly Hunk[]>;
};

export function isReview(result: Result | ReviewResult): result is ReviewResult {
  return "touched" in result;
}
