import type { Draft } from "../iam/draft.ts";

/**
 * How much a replacement takes for granted (iam-semantics §6). "equivalent": nothing that an
 * action of the catalog could do is lost. "evidenced": what is lost is not used, as the code shows
 * that runs under the policy, or what was seen of those who have it. "assumed": right if what it
 * assumes is. "fill in": names are missing, so that it is shown and not offered.
 */
export type Grade = "equivalent" | "evidenced" | "assumed" | "fill in";

/** The grades that are proved: all of them, or those that rest on no assumption. */
export function provedGrades(upTo: "assumed" | "evidenced"): readonly Grade[] {
  return upTo === "assumed" ? ["equivalent", "evidenced", "assumed"] : ["equivalent", "evidenced"];
}

/** What to write in the place of a statement. */
export type Narrowing = {
  readonly drafts: readonly Draft[];
  readonly grade: Grade;
  /** What it assumes, as clauses: "that this role uses only `aws_s3_bucket.logs`". */
  readonly assumptions: readonly string[];
  /** What the code shows that runs under the policy, as clauses: "that it calls only ...". */
  readonly evidence: readonly string[];
  /** What evidence of use shows, as clauses: "that `s3:DeleteObject` was not used ...". */
  readonly byUse: readonly string[];
  /** What somebody has to fill in. */
  readonly missing: readonly string[];
  /** What is no longer allowed, and why that is taken to be right. */
  readonly lost: readonly Lost[];
  /** The rules whose findings it answers. */
  readonly answers: readonly string[];
  /** Those of them that it answers in part: for some actions, nothing narrower is known. */
  readonly leaves: readonly string[];
  /** What would be narrower still. */
  readonly alternatives: readonly Alternative[];
  /**
   * What takes less, for where that cannot be spelled: a reference that a text has no room for. Looked for when it is
   * asked for: until it is let go, all that was found around the statement stays in memory.
   */
  readonly otherwise?: (() => Narrowing | undefined) | undefined;
};

/** Some of the actions of a replacement, on the same resources or on some that are to be named. */
export type Alternative = {
  /** As a clause: "it only reads objects". */
  readonly when: string;
  readonly drafts: readonly Draft[];
};

export type Lost = { readonly reason: string; readonly actions: readonly string[] };

/** Why there is no replacement, a closed list. */
export const refusals = {
  "name-or-actions":
    "what it grants is named one by one: whether its name or its actions are wrong, its author knows",
  "not-element": "`NotAction` and `NotResource` can only be replaced by what is known to be used",
  administrator: "`*` can only be replaced by what is known to be used",
  delegation:
    "it lets an account as a whole manage the key: name others in a statement of their own, and leave it its wildcard",
  "who-is-meant": "who should be allowed is not written anywhere here",
  condition: "what its condition should ask for, its author knows",
  "too-many-actions": "the actions that the wildcard stands for are too many to list",
  "other-resources": "most of what the wildcard stands for is about resources not declared here",
  "not-called":
    "the code that runs under it calls nothing of what the statement allows: it may not be needed",
  unused: "nothing that it allows was used: leave it out, where nobody needs it",
  "grants-nothing": "nothing that the statement allows would be left",
  elsewhere: "what is to be changed is written elsewhere, or decided by a condition",
  "unknown-elements": "elements of the statement are not known here",
  made: "it comes of a policy template, a connector, an event or a grant: another one, or a statement in its place, may grant less",
  together:
    "it grants too much together with other statements: which piece is not needed, its author knows",
  "managed-policy":
    "it is AWS that writes it, and nothing here tells what of it is used: a policy of one's own in its place may grant less",
  permission: "it is a permission, which is changed property by property: name one action in it",
  "permission-principal":
    "it is a permission, which is changed property by property: name who is meant as its principal, or the source's account or ARN; a function's URL can ask for `AWS_IAM`",
  "no-narrower": "nothing narrower is known",
  forms:
    "the wildcard stands for forms of what is named before it: their names would grant no less",
  "not-spelled": "the statement cannot be rewritten where it stands",
  "too-many-findings":
    "the module or template is too large for so many replacements to be looked for and proved",
} as const;

export type Refusal = {
  readonly because: keyof typeof refusals;
  readonly detail?: string;
};

/** Whether what its wildcards stand for is too much to be listed, so that more is to be asked. */
export function isTooMuch({ because }: Refusal): boolean {
  return because === "too-many-actions" || because === "other-resources";
}

export type Refused = { readonly ok: false; readonly refusal: Refusal };

export type Narrowed = { readonly ok: true; readonly narrowing: Narrowing } | Refused;

export function refuse(because: Refusal["because"], detail?: string): Refused {
  return { ok: false, refusal: { because, ...(detail !== undefined && { detail }) } };
}
