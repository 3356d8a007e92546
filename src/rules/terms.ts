import type { Reach } from "../access/limit.ts";
import type { AccessLevel } from "../catalog/action.ts";
import type { PolicyKind } from "../iam/policy.ts";
import type { Severity } from "./severity.ts";

/** How much a team wants to be told: `audit` also hears of what weighs next to nothing. */
export const personas = ["default", "strict", "audit"] as const;
export type Persona = (typeof personas)[number];

/**
 * What blocks: findings from a severity on; nothing; or what a change newly allows, if it is critical
 * (anything, where nothing is said to be), and what is never allowed.
 */
export type FailOn = Severity | "never" | "new-access";

/** What a team has agreed on for the files of a path, beside what is known of AWS. */
export type Terms = {
  readonly failOn: FailOn;
  readonly persona: Persona;
  /** Rules, by id, that are switched off, or whose findings all have one severity. */
  readonly rules: ReadonlyMap<string, Severity | "off">;
  /** Accounts (12 digits) that are trusted as one's own. */
  readonly accounts: ReadonlySet<string>;
  /** Organisations (`o-...`) of which every account is. */
  readonly organizations: ReadonlySet<string>;
  /** Action patterns that may be written as they are, in lower case: `logs:*`. */
  readonly wildcards: readonly string[];
  /** What policies may grant at most, by who has them. */
  readonly access: readonly DeclaredAccess[];
  /** What may not be newly allowed where that blocks; anything, where nothing is named. */
  readonly critical: readonly Reach[];
  /** What no policy may allow. */
  readonly neverAllow: readonly Reach[];
  readonly houseRules: readonly HouseRule[];
};

/** A rule of a team's own: what policies may not allow, or may only within something. */
export type HouseRule = {
  readonly id: string;
  /** Why, in a sentence of the team's. */
  readonly says: string;
  readonly severity: Severity;
  readonly kinds: ReadonlySet<PolicyKind>;
  /** Whether it is about a policy, by the names and addresses of who has it. */
  covers(names: readonly string[]): boolean;
  /** What may not be allowed. */
  readonly never: readonly Reach[];
  /** What may be allowed all the same. */
  readonly unless: readonly Reach[];
};

/** The widest access level that the policies of some owners may grant. */
export type DeclaredAccess = {
  readonly level: AccessLevel;
  /** Whether it is declared for a policy: its path, and the names and address of its owner. */
  covers(path: string, names: readonly string[]): boolean;
};

/** What holds where a team has agreed on nothing. */
export const usualTerms: Terms = {
  failOn: "high",
  persona: "default",
  rules: new Map(),
  accounts: new Set(),
  organizations: new Set(),
  wildcards: [],
  access: [],
  critical: [],
  neverAllow: [],
  houseRules: [],
};

/** The least severity that a comment is made for: a comment asks somebody for an answer. */
export const worthAComment: Readonly<Record<Persona, Severity>> = {
  default: "medium",
  strict: "low",
  audit: "info",
};
