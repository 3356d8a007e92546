import type { Policy, Statement } from "../iam/policy.ts";
import type { Finding } from "../rules/rule.ts";
import type { Edit } from "../source/edit.ts";
import type { Narrowing, Refusal } from "./narrowing.ts";

/** What is proposed for a statement with findings. */
export type Proposal = {
  readonly statement: Statement;
  readonly policy: Policy;
  readonly findings: readonly Finding[];
  readonly outcome: Outcome;
};

export type Outcome =
  /** Proved, together with all others of its module or template: may be committed as it is. */
  | { readonly kind: "commit"; readonly narrowing: Narrowing; readonly edit: Edit }
  /** To be looked at: names are missing, or the proof is. */
  | {
      readonly kind: "show";
      readonly narrowing: Narrowing;
      readonly edit: Edit;
      readonly because: string;
    }
  | { readonly kind: "none"; readonly refusal: Refusal };
