import type { Action } from "../catalog/action.ts";
import type { ArnPattern } from "../iam/arn-pattern.ts";
import { coveredBy, grantOf, type GrantedAction } from "../iam/grant.ts";
import type { GrantedResource } from "../iam/reach.ts";
import { isCeiling, placeIn, type Statement } from "../iam/policy.ts";
import { isHole, type Text } from "../iam/text.ts";
import type { StatementRule } from "./rule.ts";
import type { Confidence } from "./severity.ts";
import { a, listed, plainTypes, typeName, written } from "./wording.ts";

export const actionResourceMismatch: StatementRule = {
  on: "statement",
  id: "action-resource-mismatch",
  title: "An action is allowed on resources that it does not take",
  severity: "low",
  universal: true,
  why: "AWS checks an action against the kinds of resources that it takes. On any other ARN the statement grants nothing: the call fails where somebody relies on it, and the list is longer than what it allows.",
  repair:
    "Put the action on a resource of a kind that it takes (`bucket` for `s3:ListBucket`, `bucket/*` for `s3:GetObject`), on `*` where it takes none, or leave it out.",
  *judge(statement, { policy, catalog }) {
    if (statement.effect !== "Allow" || isCeiling(policy.kind)) return;
    const { action, resource } = statement;
    if (!action || action.negated || !resource || resource.negated) return;
    const grant = grantOf(statement, policy, catalog);
    // A text that is no ARN is another mistake, and says nothing of the action.
    if (grant.resources.some(({ pattern }) => pattern.kind === "malformed")) return;
    const confidence = confidenceIn(grant.resources);
    for (const item of action.items) {
      const covered = coveredBy(item, grant);
      if (covered.length === 0 || covered.some(({ reach }) => reach !== "nothing")) continue;
      if (covered.some((each) => mayBeAsked(each, grant.resources))) continue;
      yield {
        severity: "low",
        confidence,
        message: `${reason(item, covered, statement)}: this grants nothing.`,
        subject: placeIn(statement, item),
      };
    }
  },
};

/**
 * Whether an action that takes no resource is allowed on all of its service: requests of some are
 * checked against such an ARN nevertheless, as `s3:ListAllMyBuckets` against `arn:aws:s3:::*` and
 * `logs:DescribeLogGroups` against `log-group::log-stream:*` of the account.
 */
function mayBeAsked({ action }: GrantedAction, resources: readonly GrantedResource[]): boolean {
  if (action.scoping !== "none") return false;
  return resources.some(({ pattern }) => {
    if (pattern.kind !== "arn") return false;
    const { service, resource } = pattern.components;
    const [name, ...more] = resource;
    if (typeof name !== "string" || more.length > 0) return false;
    if (service.length !== 1 || service[0] !== action.service) return false;
    return /^(?:\*|log-group:\*)(?::\*)*$/.test(name);
  });
}

/** AWS's reference has gaps, and a wildcard may stand for more than it seems to. */
function confidenceIn(resources: readonly GrantedResource[]): Confidence {
  return resources.some(({ pattern }) => hasWildName(pattern)) ? "low" : "medium";
}

function hasWildName(pattern: ArnPattern): boolean {
  if (pattern.kind !== "arn") return false;
  const parts = pattern.components.resource;
  return parts.some((part) => !isHole(part) && /[*?]/.test(part.replace(/[/:]\*$/, "")));
}

function reason(item: Text, covered: readonly GrantedAction[], statement: Statement): string {
  const name = written(item, statement);
  const [only, ...more] = covered;
  if (!only || more.length > 0) return `No action of ${name} takes any of the resources here`;
  const types = typesOf(only.action);
  return types.length === 0
    ? `${name} cannot be limited to resources, and \`*\` is not among those here`
    : `${name} takes ${listed(types, 3, "or")}, and none of the resources here is one`;
}

function typesOf(action: Action): readonly string[] {
  return plainTypes(action).map((type) => a(typeName(type)));
}
