import type { ResourceType } from "../catalog/resource-type.ts";
import { isEveryAction } from "../iam/action-pattern.ts";
import { limitingCondition } from "../iam/condition.ts";
import { grantOf, isOwnResource, type GrantedAction } from "../iam/grant.ts";
import { isCeiling, placeIn, type Statement } from "../iam/policy.ts";
import type { Place } from "../source/source.ts";
import type { Context, Judgement, StatementRule } from "./rule.ts";
import { milder, severities, worst, type Severity } from "./severity.ts";
import { makesNew, severityOf } from "./weight.ts";
import { actionNames, listed, plainTypes, typeName, written } from "./wording.ts";

export const unscopedResource: StatementRule = {
  on: "statement",
  id: "unscoped-resource",
  title: "Actions that can be limited to resources are allowed on all of them",
  severity: "medium",
  why: "An action that can be limited to a bucket, a table or a key reaches all of them when its resource is `*`: those of other teams, and those that do not exist yet.",
  repair:
    "Name the resources, by reference where the configuration declares them. Actions that cannot be limited go to a statement of their own on `*`. Where AWS makes up the ids, name the type and add a condition on a tag.",
  *judge(statement, context) {
    const { policy, catalog } = context;
    if (statement.effect !== "Allow" || isCeiling(policy.kind) || isOwnResource(policy)) return;
    const { action, resource } = statement;
    if (!action || action.negated || resource?.negated) return;
    // Every action on every resource is one mistake, and said by another rule.
    if (action.items.some(isEveryAction)) return;
    const open = grantOf(statement, policy, catalog).actions.filter((each) =>
      isOpen(each, context),
    );
    const full = open.filter((each) => each.action.scoping === "full");
    const judged = full.length > 0 ? full : open;
    if (judged.length > 0) yield judgement(judged, full.length > 0, statement, context);
  },
};

/**
 * Whether an action could be limited and is not. What only describes things and is covered by a
 * wildcard (`ec2:Describe*`, `rds:List*`) is left alone: some of it always needs `*`.
 */
function isOpen({ reach, action, exact }: GrantedAction, context: Context): boolean {
  if (reach !== "everything" && reach !== "type") return false;
  return action.scoping !== "none" && (exact || severityOf(action, context) !== "low");
}

function judgement(
  open: readonly GrantedAction[],
  full: boolean,
  statement: Statement,
  context: Context,
): Judgement {
  const graded = open.map((each) => ({ each, severity: gradeOf(each, full, context) }));
  const severity = worst(graded.map((each) => each.severity)) ?? "info";
  const sorted = severities.flatMap((step) =>
    graded.flatMap((one) => (one.severity === step ? [one.each] : [])),
  );
  const limit = limitingCondition(statement, "request", context);
  const condition = limit ? ` The condition on ${written(limit.key, statement)} limits which.` : "";
  const confidence = context.policy.attachedTo.length > 0 ? "high" : "medium";
  return {
    severity: limit ? atMost(severity, "low") : severity,
    confidence: full ? confidence : "low",
    message: full
      ? `${actionNames(sorted)} can be limited to certain resources, and ${reachOf(sorted, statement)}.${condition}`
      : `${actionNames(sorted)} may be limited to certain resources where the call names one.${condition}`,
    subject: subjectOf(open, statement),
  };
}

function gradeOf(each: GrantedAction, full: boolean, context: Context): Severity {
  if (!full || (each.reach === "type" && !isNameable(each, context))) return "info";
  const severity = severityOf(each.action, context);
  // Every resource of a type, in one account, is less than everything; but for an account's own
  // users and roles there is nothing beyond the account.
  const less =
    each.reach === "type" &&
    each.inAccount &&
    !context.classes.has("account-permissions", each.action.id);
  return less ? atMost(milder(severity), "low") : severity;
}

/**
 * Whether what the action takes has names that can be written before it exists. An instance's id
 * cannot, nor the name of what an action makes: there the type is as far as an ARN goes, and only
 * a condition goes further.
 */
function isNameable({ action, on }: GrantedAction, { naming }: Context): boolean {
  if (makesNew(action)) return false;
  const types = on.filter(({ breadth }) => breadth === "type").flatMap((each) => each.types);
  return types.filter((type) => naming.isGiven(type)).length * 2 > types.length;
}

/** The worse of a severity's steps are cut off. */
function atMost(severity: Severity, most: Severity): Severity {
  return severities[Math.max(severities.indexOf(severity), severities.indexOf(most))] ?? most;
}

/** "`*` lets them reach every role and every project" */
function reachOf(open: readonly GrantedAction[], statement: Statement): string {
  // Actions of the same types take the same list of resources.
  const lists = new Map(open.map(({ on, reach }) => [on, reach]));
  const items = [...lists].flatMap(([on, reach]) =>
    on.flatMap(({ item, breadth }) => (breadth === reach ? [item] : [])),
  );
  const shown = new Set([...new Set(items)].map((item) => written(item, statement)));
  const types = new Set(open.slice(0, 12).flatMap((each) => typesReached(each).map(typeName)));
  const many = types.size > 3 || open.some(isOfMany);
  const what = many ? "every resource" : listed([...types].map((name) => `every ${name}`));
  const verb = shown.size === 1 ? "lets" : "let";
  return `${listed([...shown])} ${verb} ${open.length === 1 ? "it" : "them"} reach ${what}`;
}

/** No type stands for those of an action of very many, such as the tagging of anything. */
function isOfMany({ action, reach }: GrantedAction): boolean {
  return reach === "everything" && action.conjuncts.length === 1 && action.resourceTypes.length > 8;
}

/** The types that it reaches all resources of: those that the ARN says, where it says some. */
function typesReached({ action, on, reach }: GrantedAction): readonly ResourceType[] {
  return reach === "type"
    ? on.filter(({ breadth }) => breadth === reach).flatMap(({ types }) => types.slice(0, 1))
    : plainTypes(action);
}

function subjectOf(open: readonly GrantedAction[], statement: Statement): Place {
  for (const { on, reach } of open) {
    const first = on.find(({ breadth }) => breadth === reach);
    if (first) return placeIn(statement, first.item);
  }
  return statement.resource?.place ?? statement.place;
}
