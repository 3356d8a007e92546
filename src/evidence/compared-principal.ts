import type { ReportedAction } from "./reported-use.ts";

/** A role or user of an account: what it may do, beside what it did. */
export type ComparedPrincipal = {
  readonly arn: string;
  readonly activity: Activity;
  /** Its calls in the evidence. */
  readonly calls: number;
  /** When it was last seen to call, or by IAM's own record to be used; absent where neither says. */
  readonly last?: string;
  readonly actions: readonly ReportedAction[];
  /** The ARNs of policies that it has, and that were not read. */
  readonly missing: readonly string[];
  /** Statements some of whose actions are not known. */
  readonly unknown: number;
};

/**
 * "active": it called, or reports say that it was used within the time of the events. "inactive": it did not, and reports
 * say that it was not used. "unseen": it did not, though events of its account were read; there is no report on it.
 * "unknown": nothing was read that would tell.
 */
export type Activity = "active" | "inactive" | "unseen" | "unknown";
