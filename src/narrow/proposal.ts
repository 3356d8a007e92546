import type { StatementUse } from "../evidence/observed.ts";
import type { Draft } from "../iam/draft.ts";
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
  /** A policy template that may stand there instead, where a language has them. */
  readonly template?: TemplateOffer;
  /** How the replacement has room, where it would make its policy longer than AWS takes. */
  readonly split?: Split;
  /** What evidence says of its use; absent where none does. */
  readonly use?: StatementUse;
};

/** Some statements in the place of one, and the others in managed policies beside it. */
export type Split = {
  /** How long the policy would be otherwise. */
  readonly because: string;
  /** What stays. */
  readonly drafts: readonly Draft[];
  readonly edit: Edit;
  /** The policies beside it, with what attaches them. */
  readonly beside: Edit;
};

/** A policy template of a language's own in the place of a statement: `SQSPollerPolicy` of AWS SAM. */
export type TemplateOffer = {
  readonly name: string;
  readonly edit: Edit;
  /** What it grants there. */
  readonly grants: readonly Statement[];
  /** It grants exactly what the replacement does. */
  readonly isEqual: boolean;
  /** Others stand in the same list: whoever wrote those knows them. */
  readonly isUsual: boolean;
  /** It is what the replacement is written as. */
  readonly isTaken?: true;
  /** The actions that it allows and the replacement does not, and the other way round. */
  readonly more: readonly string[];
  readonly without: readonly string[];
};

/** A replacement in the language of its file. */
export type Written = {
  readonly narrowing: Narrowing;
  readonly edit: Edit;
  /** What would be narrower still, each in the place of the same statement: those that differ most. */
  readonly alternatives: readonly WrittenAlternative[];
};

export type WrittenAlternative = Alternative & { readonly edit: Edit };

/** Why a replacement is to be looked at, a closed list. */
export const reservations = {
  "fill-in": "names are to be filled in",
  synthesized: "a tool makes this file: what it is made of is to be changed",
  "one-at-a-time": "others of its list are to be replaced as well: one at a time",
  shared: "others take in the same text, for which it is not proved",
  commented: "a comment says why its resources are what they are: read it first",
  "not-asked-for": "what it assumes is not asked for",
  "not-proved": "the replacement is not proved",
} as const;

export type Reservation = keyof typeof reservations;

export type Outcome =
  /** Proved, together with all others of its module or template: may be committed as it is. */
  | ({ readonly kind: "commit" } & Written)
  /** To be looked at: names are missing, or the proof is. */
  | ({
      readonly kind: "show";
      readonly reservation: Reservation;
      /** The same in words, with what it is about. */
      readonly because: string;
    } & Written)
  | { readonly kind: "none"; readonly refusal: Refusal };
