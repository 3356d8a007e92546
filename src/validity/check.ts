import type { ArnShapes } from "../catalog/arn-shapes.ts";
import type { Catalog } from "../catalog/catalog.ts";
import type { ConditionKeys } from "../catalog/condition-keys.ts";
import type { Deputies } from "../catalog/deputies.ts";
import type { PolicyChecks } from "../catalog/policy-checks.ts";
import type { Regions } from "../catalog/regions.ts";
import type { Place } from "../source/source.ts";
import type { IssueCode } from "./issue-codes.ts";
import type { At, TextNode } from "./node.ts";
import type { PolicyView, StatementView } from "./view.ts";

/** What a policy is to AWS, as far as that decides what is valid in it. */
export const validityKinds = [
  "identity",
  "resource",
  "trust",
  "service-control",
  "resource-control",
] as const;
export type ValidityKind = (typeof validityKinds)[number];

/** What is known of AWS. */
export type ValidityFacts = {
  readonly catalog: Catalog;
  readonly conditionKeys: ConditionKeys;
  readonly shapes: ArnShapes;
  readonly deputies: Deputies;
  readonly regions: Regions;
  readonly policyChecks: PolicyChecks;
};

export type Context = ValidityFacts & {
  readonly kind: ValidityKind;
  /** What a resource policy is attached to, as CloudFormation calls it: `AWS::S3::Bucket`. */
  readonly resourceType: string | undefined;
};

/** What a check finds. */
export type Found = {
  readonly code: IssueCode;
  /** Where; several places where they are wrong together. */
  readonly at: At | readonly [At, ...At[]];
  readonly message: string;
  /** What may have been meant, the likeliest first. */
  readonly meant?: readonly string[];
  /** The text to write at a place instead of the one that it was, where only one is right. */
  readonly replacement?: { readonly place: Place; readonly was: string; readonly value: string };
  /** Items that say nothing beside the others of their list. */
  readonly redundant?: readonly TextNode[];
};

/** A check of a whole policy. It says nothing of what is not known. */
export type PolicyCheck = {
  readonly codes: readonly IssueCode[];
  policy(policy: PolicyView, context: Context): Iterable<Found>;
};

/** A check that judges each statement alone. */
export type StatementCheck = {
  readonly codes: readonly IssueCode[];
  statement(statement: StatementView, context: Context, policy: PolicyView): Iterable<Found>;
};

export type Check = PolicyCheck | StatementCheck;
