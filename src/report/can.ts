import type { Condition, Elements, Policy, PolicyKind, Statement } from "../iam/policy.ts";
import type { Request } from "../iam/request.ts";
import type { NotEvaluated } from "./not-evaluated.ts";

/** What policies answer to one request, and what would have to be otherwise. */
export type CanAnswer = {
  readonly request: Request;
  /** `depends`: on values that are not known. */
  readonly verdict: "allowed" | "explicitly denied" | "implicitly denied" | "depends";
  /** The statements that decide: those that allow, or deny. */
  readonly by: readonly Cited[];
  /** Where it depends: the values with which it is allowed, by the expressions that give them. */
  readonly provided: readonly Provided[];
  /** Where it depends: what may deny it. */
  readonly against: readonly Cited[];
  /** The sets of policies in which an Allow is missing. */
  readonly missing: readonly string[];
  /** Statements that allow something like it. */
  readonly nearly: readonly NearMiss[];
  readonly written: Written;
  /** What else is to be known of the answer. */
  readonly notes: readonly string[];
  readonly unread: readonly NotEvaluated[];
};

export type Cited = { readonly policy: Policy; readonly statement: Statement };

/** The elements of statements as their files have them, by statement id. */
export type Written = ReadonlyMap<string, Elements>;

export type Provided = { readonly expression: string; readonly value: string };

/** A statement that allows the action: what of the request it does not cover. */
export type NearMiss = Cited & {
  readonly but:
    | { readonly kind: "conditions"; readonly conditions: readonly Condition[] }
    | { readonly kind: "resource" | "principal" };
};

/** Who may do something, by the statements that allow it. */
export type WhoAnswer = {
  readonly action: string;
  readonly resource: string;
  readonly holders: readonly Allowed[];
  readonly written: Written;
  readonly files: number;
  readonly policies: number;
  /** What else is to be known of the answer. */
  readonly notes: readonly string[];
  readonly unread: readonly NotEvaluated[];
};

export type Allowed = {
  /** Who has the policies, or what is reached by its own policy. */
  readonly address: string;
  readonly scope: string;
  readonly kind: PolicyKind;
  readonly certain: boolean;
  readonly statements: readonly AllowedBy[];
};

export type AllowedBy = Cited & {
  readonly certain: boolean;
  /** The search ended before it was decided. */
  readonly undecided: boolean;
  readonly witness?: Request;
};
