import type { Severity } from "../rules/rule.ts";

/** Findings that were there when a team began: what the gate does not block, until it gets worse. */
export type Baseline = ReadonlyMap<string, BaselineEntry>;

/** All findings of one fingerprint. */
export type BaselineEntry = {
  readonly fingerprint: string;
  /** How many there are: two templates may say the same. */
  readonly count: number;
  /** The worst of them. */
  readonly severity: Severity;
  /** For people alone: these may change. */
  readonly rule: string;
  readonly path: string;
  readonly owner: string;
};
