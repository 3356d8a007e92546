import type { Action } from "../catalog/action.ts";
import type { ComparedAction } from "./compared.ts";
import type { Window } from "./days.ts";
import type { Unlimited, UsedOn, UsedResource } from "./used-on.ts";

/** What evidence says of those who have a policy, who were all met in it. */
export type Observed = {
  /** The files that it was read from, in order. */
  readonly files: readonly string[];
  readonly window: Window;
  /** How many days that is. */
  readonly days: number;
  readonly regions: readonly string[];
  /** Who has the policy, in order, and how many calls of theirs were read. */
  readonly principals: readonly string[];
  readonly calls: number;
  /** In which Region each of them made all calls that name one; those that called in several are not in it. */
  readonly homes: ReadonlyMap<string, string>;
  /** Whether AWS's own reports say something of them. */
  readonly isReported: boolean;
  /** What is taken for granted beside what the events say, as clauses: "that `arn:...` has it". */
  readonly assumptions: readonly string[];
  /** Of an action on what a statement allows it on: that may be so only lately, though another one did before. */
  readonly of: (action: Action) => Verdict;
  /** On what they used it; undefined where they did not. */
  readonly on: (action: Action) => UsedOn | undefined;
};

/**
 * What evidence says of an action that a policy allows. `unused` is what is sure: it was not used for so many days
 * though its calls would have been seen, it has been allowed for as long, no code calls it that is read, nothing that is
 * configured needs it, and it is not to stay in any case.
 */
export type Verdict = Omit<ComparedAction, "use"> & {
  readonly use:
    | Exclude<ComparedAction["use"], "ungranted">
    | "recent"
    | "called"
    | "kept"
    | "needed";
  /** What AWS needs it for in the name of what runs under the policy: "the VPC configuration". */
  readonly for?: string;
  /** For how long it was not used; absent where it was. */
  readonly days?: number;
  /** What that takes for granted, as clauses: "that it has been allowed for 90 days". */
  readonly assumptions?: readonly string[];
  /** On what it was used, or why that is not known; absent where it was not used, or takes no resources. */
  readonly on?: UsedPlaces;
};

/** On what an action was used, for reports. */
export type UsedPlaces =
  | { readonly resources: readonly Pick<UsedResource, "arn" | "count" | "last">[] }
  | { readonly because: Unlimited };

/** What a statement's actions were used for, as reports have it. */
export type StatementUse = {
  readonly observed: Observed;
  readonly actions: readonly Verdict[];
  /** Those that reach further than to what is named, by their ids. */
  readonly wide: ReadonlySet<string>;
};
