import type { Catalog } from "../catalog/catalog.ts";
import type { EscalationPath } from "../catalog/escalation-paths.ts";
import type { ActionClasses } from "../catalog/classes.ts";
import type { ConditionKeys } from "../catalog/condition-keys.ts";
import type { OwnAccount } from "../catalog/own-account.ts";
import type { WithoutArn } from "../catalog/without-arn.ts";
import type { ArnShapes } from "../catalog/arn-shapes.ts";
import type { Passing } from "../catalog/passing.ts";
import type { Naming } from "../catalog/given-name.ts";
import type { PublicAccessTypes } from "../catalog/public-access.ts";
import type { PolicyChecks } from "../catalog/policy-checks.ts";
import type { Quotas } from "../catalog/quotas.ts";
import type { Regions } from "../catalog/regions.ts";
import type { IdentityProviders } from "../catalog/identity-providers.ts";
import type { KnownAccounts } from "../catalog/known-accounts.ts";
import type { Deputies } from "../catalog/deputies.ts";
import type { FederatedSubjects } from "../catalog/federated-subjects.ts";
import type { LimitingKeys } from "../catalog/limiting-keys.ts";
import type { ManagedPolicies } from "../catalog/managed-policies.ts";
import type { ResourcePolicies } from "../catalog/resource-policies.ts";
import type { Uses } from "../catalog/uses.ts";
import type { Observed } from "../evidence/observed.ts";
import type { Holder } from "../iam/holders.ts";
import type { Policy, Statement } from "../iam/policy.ts";
import type { Place } from "../source/source.ts";
import type { Confidence, Severity } from "./severity.ts";
import type { Terms } from "./terms.ts";

/** What is known when a statement is judged: of AWS, and of what a team has agreed on. */
export type Knowledge = {
  readonly catalog: Catalog;
  readonly classes: ActionClasses;
  readonly naming: Naming;
  readonly passing: Passing;
  readonly providers: IdentityProviders;
  readonly conditionKeys: ConditionKeys;
  readonly limitingKeys: LimitingKeys;
  readonly deputies: Deputies;
  readonly federatedSubjects: FederatedSubjects;
  readonly resourcePolicies: ResourcePolicies;
  readonly publicAccess: PublicAccessTypes;
  readonly quotas: Quotas;
  readonly regions: Regions;
  readonly policyChecks: PolicyChecks;
  readonly knownAccounts: KnownAccounts;
  readonly managedPolicies: ManagedPolicies;
  readonly shapes: ArnShapes;
  readonly ownAccount: OwnAccount;
  readonly withoutArn: (action: string) => WithoutArn | undefined;
  readonly uses: Uses;
  readonly escalationPaths: readonly EscalationPath[];
  readonly termsOf: (path: string) => Terms;
  /** What evidence says of those who have a policy; undefined where it says nothing that is sure. */
  readonly useOf: (policy: Policy, statement: Statement) => Observed | undefined;
};

export type Context = Knowledge & {
  readonly policy: Policy;
  readonly terms: Terms;
  /** The actions of the statement that are told of already, by what they are together with others. */
  readonly told: ReadonlySet<string>;
};

const nothing: ReadonlySet<string> = new Set();

/** What a rule is told of a statement: what is known, and the terms of the file that it stands in. */
export function contextOf<K extends Knowledge>(
  { place }: Statement,
  policy: Policy,
  knowledge: K,
  told = nothing,
): K & Context {
  return { ...knowledge, policy, terms: knowledge.termsOf(place.source.path), told };
}

/** What a rule says of a statement; which rule and which statement is added by who asked. */
export type Judgement = {
  readonly severity: Severity;
  readonly confidence: Confidence;
  /** One sentence: what is wrong and why it matters. */
  readonly message: string;
  /** The token that is underlined. */
  readonly subject: Place;
  /** What tells it from others of its rule and statement: it stays the same from run to run. */
  readonly about?: string;
  /** The item that it is about, of a rule that says one thing of all of them. */
  readonly item?: Item;
};

/** An item of a statement, for the sentence about several. */
export type Item = {
  /** As it is written. */
  readonly written: string;
  /** What an action takes, where all that it covers take one thing. */
  readonly takes?: string;
  /** A sentence on how what is meant is named. */
  readonly hint?: string;
};

/** What a rule says of itself. Its page stands beside it under the same name. */
export type Described = {
  readonly id: string;
  readonly title: string;
  /** The severity of its usual findings, as the tables of rules have it. */
  readonly severity: Severity;
  /** Why it matters, and how to repair it: for pages, comments and SARIF alike. */
  readonly why: string;
  readonly repair: string;
};

/** A rule about single statements. */
export type StatementRule = Described & {
  readonly on: "statement";
  /**
   * It says what a statement does not do: that holds where it does in all instances of it. Of what
   * a statement does, one instance is enough.
   */
  readonly universal?: true;
  /** What it is about, if that is not what is allowed: no fewer actions or resources are an answer. */
  readonly about?: "whom" | "condition";
  /** What it says of a statement that it judges item by item: one thing of several, the worst first. */
  fold?: (
    found: readonly [ItemFinding, ...ItemFinding[]],
  ) => Pick<Judgement, "message" | "subject">;
  judge(statement: Statement, context: Context): Iterable<Judgement>;
};

/** A rule about all that a role, user or group has together. */
export type HolderRule = Described & {
  readonly on: "holder";
  judge(holder: Holder, knowledge: Knowledge): Iterable<Together>;
};

/** A rule about what is attached and written elsewhere, of which nothing is known but what it is called. */
export type AttachmentRule = Described & {
  readonly on: "attachment";
  judge(policy: Policy, knowledge: Knowledge): Iterable<Judgement & Pick<Together, "about">>;
};

export type Rule = StatementRule | HolderRule | AttachmentRule;

/** What a rule says of a statement, together with others of the same role, user or group. */
export type Together = Judgement & {
  readonly statement: Statement;
  readonly policy: Policy;
  /** The other statements without which it would not be so. */
  readonly beside: readonly Statement[];
  readonly about: string;
  /** The actions of the statement that it tells of: rules about single statements leave them out. */
  readonly actions: readonly string[];
};

export type Finding = Judgement & {
  readonly rule: string;
  readonly statement: Statement;
  readonly policy: Policy;
  /** The findings, one an item, that it is told in the place of. */
  readonly folds?: readonly Finding[];
} & Partial<Pick<Together, "beside" | "actions">>;

export type ItemFinding = Finding & { readonly item: Item };
