import type { Severity } from "../../rules/severity.ts";

/** What an audit of one night found: numbers for long, and for two nights what they are of. */
export type Night = {
  /** The day in UTC, `2026-11-28`: a repository has one night a day. */
  readonly date: string;
  /** The commit that was audited; "" where it is not known. */
  readonly commit: string;
  /** Of all policies together, 0 to 100. */
  readonly score: number;
  readonly policies: number;
  readonly statements: number;
  /** Places that were not evaluated. */
  readonly unread: number;
  /** Findings that are not held against anybody. */
  readonly excused: number;
  /** Suppressions that do not do what they are there for. */
  readonly faults: number;
  /** Findings that stand, by severity. */
  readonly findings: Readonly<Record<Severity, number>>;
  /** The same by rule, of those that found any. */
  readonly rules: Readonly<Record<string, number>>;
  /** Policies by their ids with their scores, the lowest of them; older nights have none. */
  readonly scores: Readonly<Record<string, number>>;
  /** What stood, the worst first; older nights have it no more. */
  readonly standing?: Standing;
};

export type Standing = {
  readonly marks: readonly Mark[];
  /** How many findings are not among them: there are more than are kept. */
  readonly left: number;
};

/** The most characters of a text in a history: a longer one is cut where people read it, or left out. */
export const mostOfText = 4096;

/** Findings that share a fingerprint, as `fingerprintOf` makes it and SARIF tells it. */
export type Mark = {
  readonly fingerprint: string;
  readonly count: number;
  /** The worst of them. */
  readonly severity: Severity;
  /** The night since which there is something of this fingerprint. */
  readonly since: string;
  readonly rule: string;
  readonly path: string;
  readonly owner: string;
};

/** All findings that stand. */
export function total({ findings }: Pick<Night, "findings">): number {
  return Object.values(findings).reduce((sum, each) => sum + each, 0);
}
