import { scopingCondition } from "../iam/condition.ts";
import { grantOf, isOwnResource, type GrantedAction } from "../iam/grant.ts";
import { isCeiling, placeIn, type Statement } from "../iam/policy.ts";
import type { Text } from "../iam/text.ts";
import { code } from "../source/quoted.ts";
import type { Place } from "../source/source.ts";
import {
  milder,
  severities,
  worst,
  type Context,
  type Judgement,
  type Severity,
  type StatementRule,
} from "./rule.ts";
import { makesNew, ruling, severityOf } from "./weight.ts";
import { actionNames, listed, written } from "./wording.ts";

export const unscopedResource: StatementRule = {
  on: "statement",
  id: "unscoped-resource",
  title: "Actions that can be limited to resources are allowed on all of them",
  severity: "medium",
  why: "An action that can be limited to a bucket, a table or a key reaches all of them when its resource is `*`: those of other teams, and those that do not exist yet.",
  repair:
    "Name the resources, by reference where the configuration declares them. Actions that cannot be limited go to a statement of their own on `*`. Where AWS makes up the ids, name the type and add a condition on a tag.",
  *judge(statement, context) {
    const { policy } = context;
    if (statement.effect !== "Allow" || isCeiling(policy.kind) || isOwnResource(policy)) return;
    const grant = grantOf(statement, policy, context.catalog);
    const open = grant.actions.filter((each) => isOpen(each, context));
    const full = open.filter(({ action }) => action.scoping === "full");
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
  const graded = open.map((each) => ({ ...each, severity: gradeOf(each, full, context) }));
  const severity = worst(graded.map((each) => each.severity)) ?? "info";
  const sorted = [...graded].sort(
    (a, b) => severities.indexOf(a.severity) - severities.indexOf(b.severity),
  );
  const scoping = scopingCondition(statement);
  const condition = scoping ? ` The condition on ${code(scoping)} limits them.` : "";
  const confidence = context.policy.attachedTo.length > 0 ? "high" : "medium";
  return {
    severity: scoping ? atMost(severity, "low") : severity,
    confidence: full ? confidence : "low",
    message: full
      ? `${actionNames(sorted)} can be limited to named resources, and ${reachOf(sorted, statement)}.${condition}`
      : `${actionNames(sorted)} may be limited to named resources where the call names one.${condition}`,
    subject: subjectOf(open, statement),
  };
}

function gradeOf(each: GrantedAction, full: boolean, context: Context): Severity {
  if (!full || (each.reach === "type" && !isNameable(each, context))) return "info";
  const severity = severityOf(each.action, context);
  if (each.reach !== "type" || !each.inAccount) return severity;
  // Every resource of a type, in one account: much less than everything, but for those that rule.
  return milder(severity, ruling.has(each.action.service) ? 1 : 2);
}

/**
 * Whether what the action takes has names that can be written before it exists. An instance's id
 * cannot, nor the name of what an action makes: there the type is as far as an ARN goes, and only
 * a condition goes further.
 */
function isNameable({ action }: GrantedAction, { naming }: Context): boolean {
  if (makesNew(action)) return false;
  const types = action.resourceTypes.map((use) => use.type);
  return types.filter((type) => naming.isGiven(type)).length * 2 > types.length;
}

/** The worse of a severity's steps are cut off. */
function atMost(severity: Severity, most: Severity): Severity {
  return severities[Math.max(severities.indexOf(severity), severities.indexOf(most))] ?? most;
}

function reachOf(open: readonly GrantedAction[], statement: Statement): string {
  const items = new Map<Text, true>();
  for (const { on } of open) for (const { item } of on) items.set(item, true);
  const shown = [...items.keys()].map((item) => written(item, statement));
  const all = open.some(({ reach }) => reach === "everything");
  const types = new Set(
    open.slice(0, 12).flatMap(({ action }) => action.resourceTypes.map((use) => use.type.name)),
  );
  const what =
    types.size <= 3 ? listed([...types].map((name) => `every ${name}`)) : "every resource";
  const them = open.length === 1 ? "it" : "them";
  return `${listed([...new Set(shown)])} ${all ? `lets ${them} reach` : "reaches"} ${what}`;
}

function subjectOf(open: readonly GrantedAction[], statement: Statement): Place {
  const [first] = open.flatMap(({ on }) => on);
  return (first && placeIn(statement, first.item)) ?? statement.resource?.place ?? statement.place;
}
