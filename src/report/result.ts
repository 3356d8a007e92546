import type { Difference, Shift } from "../change/shift.ts";
import type { BaselineEntry } from "../config/baseline.ts";
import type { Excused } from "../config/excuse.ts";
import type { Fault } from "../config/fault.ts";
import type { Suppression } from "../config/suppression.ts";
import type { UseOfRoles } from "../evidence/role-use.ts";
import type { Policy, Statement } from "../iam/policy.ts";
import type { Proposal } from "../narrow/proposal.ts";
import type { Finding } from "../rules/rule.ts";
import type { FailOn, Terms } from "../rules/terms.ts";
import type { Problem } from "../source/problem.ts";
import type { Source } from "../source/source.ts";
import type { Hunk } from "../source/hunks.ts";
import type { CodeBeside } from "./code.ts";

/** What an audit found: all that reports are made of. */
export type Result = {
  readonly files: number;
  readonly policies: number;
  readonly statements: number;
  /** Those that stand: nobody has excused them. */
  readonly findings: readonly Finding[];
  readonly excused: readonly Excused[];
  /** Suppressions that do not do what they are there for. */
  readonly faults: readonly Fault[];
  readonly proposals: readonly Proposal[];
  /** What code calls that runs under the policies; in a review, where the change touches either. */
  readonly code: readonly CodeBeside[];
  /** What evidence says of the roles; of an audit, where there is any. */
  readonly use?: UseOfRoles;
  readonly problems: readonly Problem[];
  readonly sources: ReadonlyMap<string, Source>;
  readonly termsOf: (path: string) => Terms;
  /** From which severity on a finding blocks where no profile says otherwise; "never" for none. */
  readonly failOn: FailOn;
  readonly blocking: Blocking;
  readonly blocked: boolean;
  /** Entries of the baseline of which nothing is found any more: debt that was repaid. */
  readonly repaid: readonly BaselineEntry[];
  /** Of all policies together; in a review, of those that the change touches. */
  readonly score: number;
  /** Of each of them, as they stand. */
  readonly scores: readonly PolicyScore[];
  /** The day of the catalog of AWS's actions. */
  readonly catalogDate: string;
};

/** What a verdict rests on; it passes where there is nothing of it. */
export type Blocking = {
  readonly findings: readonly Finding[];
  /** What a change newly allows, where that blocks. */
  readonly access: readonly Difference[];
  readonly faults: readonly Fault[];
  /** New suppressions, where none may come with a change. */
  readonly suppressions: readonly Suppression[];
  /** What of changed files could not be read, or is newly unknown, and mistakes in a changed configuration. */
  readonly unread: readonly Problem[];
};

/** What a policy allows, as a number from 0 to 100: 100 allows nothing. */
export type PolicyScore = {
  readonly policy: Policy;
  readonly score: number;
  /** The same of its Allow statements, each alone. */
  readonly statements: ReadonlyMap<Statement, number>;
  /** What it is made of, which adds up: by the services of the actions that are allowed. */
  readonly excess: ReadonlyMap<string, number>;
};

/** What a review found; findings are those of the statements that the change touches. */
export type ReviewResult = Result & {
  readonly touched: number;
  /** What it newly allows and takes away, of each role and resource whose policies change. */
  readonly shifts: readonly Shift[];
  /** Whether it is proved to do nothing but take access away. */
  readonly narrows: boolean;
  readonly scoreBefore: number;
  readonly changes: ReadonlyMap<string, readonly Hunk[]>;
  /** Suppressions that the change brings along, where a team wants to be told of them. */
  readonly newSuppressions: readonly Suppression[];
  /** Paths of the configuration and the baseline that it changes: they hold once it is merged. */
  readonly changedAgreement: readonly string[];
};

export function isReview(result: Result | ReviewResult): result is ReviewResult {
  return "touched" in result;
}
