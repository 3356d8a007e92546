import type { Policy, Statement } from "../iam/policy.ts";
import type { Finding } from "../rules/rule.ts";
import type { Edit } from "../source/edit.ts";
import type { Alternative, Narrowing, Refusal } from "./narrowing.ts";

/** What is proposed for a statement with findings. */
export type Proposal = {
  readonly statement: Statement;
  readonly policy: Policy;
  readonly findings: readonly Finding[];
  readonly outcome: Outcome;
  /**
   * Calls of a library's methods that grant exactly what the replacement does, or the statement itself where it
   * has none: `table.grantReadData(fn)`.
   */
  readonly grants: readonly string[];
};

/** A replacement in the language of its file. */
export type Written = {
  readonly narrowing: Narrowing;
  readonly edit: Edit;
  /** What would be narrower still, each in the place of the same statement. */
  readonly alternatives: readonly WrittenAlternative[];
};

export type WrittenAlternative = Alternative & { readonly edit: Edit };

export type Outcome =
  /** Proved, together with all others of its module or template: may be committed as it is. */
  | ({ readonly kind: "commit" } & Written)
  /** To be looked at: names are missing, or the proof is. */
  | ({ readonly kind: "show"; readonly because: string } & Written)
  | { readonly kind: "none"; readonly refusal: Refusal };
