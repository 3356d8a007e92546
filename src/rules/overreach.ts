import type { ResourceType } from "../catalog/resource-type.ts";
import { narrows } from "../iam/carried.ts";
import { effectiveGrant } from "../iam/effective.ts";
import { keyName, limits } from "../iam/condition.ts";
import type { GrantedAction } from "../iam/grant.ts";
import type { Condition, Statement } from "../iam/policy.ts";
import {
  overreaching,
  overreachOf,
  ownRuleOf,
  type Overreach,
  type Overreaching,
} from "./overreach-class.ts";
import { overreachSentence } from "./overreach-text.ts";
import { isOpen, namesWhatItReaches, placeReaching } from "./reaching.ts";
import type { Context, Judgement } from "./rule.ts";
import { milder, severities, type Severity } from "./severity.ts";
import { isInVain } from "./unmet-condition.ts";
import { makesNew, makesOneOf, severityOf } from "./weight.ts";
import { written } from "./wording.ts";

/** The judge of one of the rules about what reaches too far: it speaks where its actions are the worst. */
export function judgeOverreach(
  rule: Overreaching,
): (statement: Statement, context: Context) => Iterable<Judgement> {
  return function* (statement, context) {
    const found = overreachesIn(statement, context);
    if (found[0]?.rule === rule) yield judgement(found, statement, context);
  };
}

const known = new WeakMap<Context, Map<Statement, readonly Overreach[]>>();

/** What reaches too far in a statement, the worst first: each of the rules asks for it. */
function overreachesIn(statement: Statement, context: Context): readonly Overreach[] {
  const own = known.get(context) ?? new Map<Statement, readonly Overreach[]>();
  known.set(context, own);
  const found = own.get(statement) ?? findOverreaches(statement, context);
  own.set(statement, found);
  return found;
}

function findOverreaches(statement: Statement, context: Context): readonly Overreach[] {
  if (!namesWhatItReaches(statement, context.policy)) return [];
  const { terms, classes, policy, catalog } = context;
  const open = effectiveGrant(statement, policy, catalog).actions.flatMap((granted) => {
    if (!isToBeLimited(granted, context)) return [];
    if (isInVain(granted, statement.conditions, context)) return [];
    const rule = overreachOf(granted.action, classes);
    return terms.rules.get(rule) === "off" ? [] : [{ granted, rule }];
  });
  const full = open.filter(({ granted }) => isLimitable(granted, context));
  if (full.length === 0)
    return open.map(({ granted }) => ({ granted, rule: "unscoped-resource", severity: "info" }));
  const isRouted = routeOf(statement, context) !== undefined;
  const graded = full.flatMap((each) => {
    const limit = limitOf([each.granted], statement, context);
    const severity = gradeOf(each.granted, context);
    if (limit && isOfNew(limit, each.granted, context)) return [];
    const own = isRouted ? milder(severity) : severity;
    return [{ ...each, severity: limit ? atMost(own, "low") : own }];
  });
  return severities.flatMap((step) =>
    overreaching.flatMap((rule) =>
      graded.filter((each) => each.severity === step && each.rule === rule),
    ),
  );
}

/**
 * Whether an action could be limited and is not. What only describes things and is covered by a
 * wildcard (`ec2:Describe*`, `rds:List*`) is left alone: some of it always needs `*`.
 */
function isToBeLimited(granted: GrantedAction, context: Context): boolean {
  const { action, exact } = granted;
  if (!isOpen(granted) || ownRuleOf(action) !== undefined) return false;
  if (context.told.has(action.id)) return false;
  return action.scoping !== "none" && (exact || severityOf(action, context) !== "low");
}

/** Whether an action can be limited to resources, as who has it asks for it: of some things a service names no ARN. */
function isLimitable({ action, reach }: GrantedAction, { policy, withoutArn }: Context): boolean {
  if (action.scoping !== "full") return false;
  const { assumedBy = [] } = policy;
  const { services = [] } = withoutArn(action.id) ?? {};
  const isWithoutArn = assumedBy.length > 0 && assumedBy.every((each) => services.includes(each));
  return !(isWithoutArn && reach === "everything");
}

function judgement(found: readonly Overreach[], statement: Statement, context: Context): Judgement {
  const isSoft = found.every(({ granted }) => !isLimitable(granted, context));
  const severity = found[0]?.severity ?? "info";
  const limit = limitOf(
    found.map(({ granted }) => granted),
    statement,
    context,
  );
  const route = routeOf(statement, context);
  const confidence = context.policy.attachedTo.length > 0 ? "high" : "medium";
  return {
    severity,
    confidence: isSoft ? "low" : confidence,
    message: [
      overreachSentence(found, isSoft, statement),
      ...(limit ? [limitSentence(limit, statement, context)] : []),
      ...(route ? [routeSentence(route, statement)] : []),
    ].join(" "),
    subject: placeReaching(
      found.map(({ granted }) => granted),
      statement,
    ),
  };
}

/** A condition that limits what each of some actions reaches. */
function limitOf(
  actions: readonly GrantedAction[],
  statement: Statement,
  context: Context,
): Condition | undefined {
  const { conditionsOn } = effectiveGrant(statement, context.policy, context.catalog);
  return conditionsOn(actions).find((each) =>
    actions.every((granted) => narrows(each, granted, context)),
  );
}

/** A condition that leaves it to AWS services to ask for what a statement allows. */
function routeOf({ conditions }: Statement, context: Context): Condition | undefined {
  return conditions.find((each) => limits(each, "route", context));
}

function limitSentence(
  { key }: Condition,
  statement: Statement,
  { limitingKeys }: Context,
): string {
  const name = keyName(key);
  const isOfUse = limitingKeys.means("use", name);
  const what = limitingKeys.means("made", name) ? "what is made" : isOfUse ? "what for" : "which";
  return `The condition on ${written(key, statement)} limits ${what}.`;
}

function routeSentence({ key }: Condition, statement: Statement): string {
  return `By the condition on ${written(key, statement)} only an AWS service may ask, for who has this.`;
}

/**
 * Whether an action under a condition reaches nothing that is there already: it tags what is being made,
 * or makes something with a tag, by its type, which is as far as an ARN goes.
 */
function isOfNew({ key }: Condition, granted: GrantedAction, context: Context): boolean {
  const { limitingKeys } = context;
  const name = keyName(key);
  if (limitingKeys.means("making", name)) return true;
  const { action, reach, on } = granted;
  if (reach !== "type" || !limitingKeys.means("made", name)) return false;
  return on.every(({ types }) => types.every((type) => makesOneOf(action, type)));
}

function gradeOf(each: GrantedAction, context: Context): Severity {
  if (each.reach === "type" && !isNameable(each, context)) return "info";
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
 * Whether what the action takes has names that can be written before it exists, or ids that stay, as
 * a key's in whatever account. An instance's id cannot, nor the name of what an action makes: there the type is as far as
 * an ARN goes, and only a condition goes further. What it is asked for beside that says little of where
 * it reaches.
 */
function isNameable(
  { action, on, inAccount }: GrantedAction,
  { naming, shapes, classes }: Context,
): boolean {
  // Credentials are made for who is there already.
  if (makesNew(action) && !classes.has("credentials", action.id)) return false;
  const types = on
    .filter(({ breadth }) => breadth === "type")
    .flatMap((each) => each.types.filter((type) => !shapes.isBeside(type, action)));
  const isSingle = (type: ResourceType): boolean => !inAccount && naming.isSingle(type);
  const named = types.filter((type) => naming.isGiven(type) || isSingle(type));
  return named.length * 2 > types.length;
}

/** The worse of a severity's steps are cut off. */
function atMost(severity: Severity, most: Severity): Severity {
  return severities[Math.max(severities.indexOf(severity), severities.indexOf(most))] ?? most;
}
