import { levelOf } from "../catalog/action.ts";
import { covers } from "../catalog/wildcard.ts";
import { hasWildcard, isEveryAction, isWholeService, itemPattern } from "../iam/action-pattern.ts";
import { narrows } from "../iam/carried.ts";
import { limits } from "../iam/condition.ts";
import { effectiveGrant, type Later } from "../iam/effective.ts";
import { globIncluded } from "../iam/glob.ts";
import { grantOf, isOwnResource, type GrantedAction } from "../iam/grant.ts";
import { isCeiling, placeIn, type Statement } from "../iam/policy.ts";
import { alternatives, known, readable, type Text } from "../iam/text.ts";
import { groupedBy } from "../source/grouped.ts";
import { once } from "../source/once.ts";
import { code } from "../source/quoted.ts";
import { isDelegatingPolicy, isDelegation } from "./delegation.ts";
import type { Context, ItemFinding, Judgement, StatementRule } from "./rule.ts";
import { milder, worst, type Severity } from "./severity.ts";
import { isToldAlone } from "./single-actions.ts";
import { severityOf } from "./weight.ts";
import { actionNames, count, listed, written } from "./wording.ts";

export const wildcardAction: StatementRule = {
  on: "statement",
  id: "wildcard-action",
  title: "An action wildcard grants more than it names",
  severity: "high",
  why: "A wildcard grants what nobody asked for: deletions beside reads, permissions management beside writes, and every action that AWS adds under such a name later. Whoever gets hold of the role gets all of it.",
  repair:
    "Name the actions that are used. Where a whole access level is needed, list its actions without those that manage permissions.",
  *judge(statement, context) {
    if (statement.effect !== "Allow" || isCeiling(context.policy.kind)) return;
    const { action } = statement;
    if (!action || action.negated) return;
    if (isDelegation(context, statement)) return;
    const rest = action.rest.flatMap((hole) => hole.among?.texts ?? []);
    for (const item of [...action.items, ...rest]) {
      const worstFound = judgeText(item, statement, context);
      if (!worstFound) continue;
      const subject = placeIn(statement, item);
      yield { ...worstFound, subject, item: { written: written(item, statement) } };
    }
  },
  fold: ([worstFound, ...others]) => ({
    message: [worstFound.message, ...alsoWild(worstFound, others)].join(" "),
    subject: worstFound.subject,
  }),
};

/** "`s3:*`, `ec2:*` and 7 more are wildcards as well." */
function alsoWild(told: ItemFinding, others: readonly ItemFinding[]): readonly string[] {
  const all = new Set(others.map(({ item }) => item.written));
  all.delete(told.item.written);
  const names = [...all];
  if (names.length === 0) return [];
  return [`${listed(names, 5)} ${names.length === 1 ? "is a wildcard" : "are wildcards"} as well.`];
}

type Found = Omit<Judgement, "subject" | "item">;

/** How bad it is that a statement has an item, by this rule; undefined where it says nothing of it. */
export function wildcardSeverity(
  item: Text,
  statement: Statement,
  context: Context,
): Severity | undefined {
  const agreed = context.terms.rules.get(wildcardAction.id);
  const found = agreed === "off" ? undefined : judgeText(item, statement, context);
  return found && agreed !== "off" ? (agreed ?? found.severity) : undefined;
}

/** The worst of what an item may stand for. */
function judgeText(item: Text, statement: Statement, context: Context): Found | undefined {
  const found = alternatives(item).flatMap((each) => judgeItem(each, statement, context) ?? []);
  const severity = worst(found.map((each) => each.severity));
  return found.find((each) => each.severity === severity);
}

function judgeItem(item: Text, statement: Statement, context: Context): Found | undefined {
  if (!hasWildcard(item) || isAgreed(item, context)) return undefined;
  const { policy, catalog } = context;
  const grant = effectiveGrant(statement, policy, catalog);
  const pattern = known(item)?.toLowerCase();
  const coveredIn = (actions: readonly GrantedAction[]): readonly GrantedAction[] =>
    pattern === undefined ? [] : coveredBy(pattern, actions);
  const granted = grantOf(statement, policy, catalog).actions;
  const covered = coveredIn(granted);
  const fitting = covered.filter(fits);
  const effective = grant.actions === granted ? fitting : coveredIn(grant.actions).filter(fits);
  const denied = fitting.length - effective.length;
  if (denied > 0 && effective.length === 0) return undefined;
  // Where a Deny leaves next to nothing, that is what there is to judge.
  const later = grant.later(item);
  const isEverything = isEveryAction(item) && denied <= effective.length;
  const found = isEverything
    ? everyAction(item, effective, denied, statement, later)
    : isWholeService(item)
      ? wholeService(item, covered, effective, statement, context, later)
      : known(item) === undefined
        ? partlyKnown(item, statement, context)
        : someActions(item, effective, statement, context, later);
  // What does not carry its key is not allowed at all; what nothing carries narrows nothing.
  const limit = grant
    .conditionsOn(effective)
    .find((each) =>
      effective.length > 0
        ? effective.some((granted) => narrows(each, granted, context))
        : limits(each, "request", context),
    );
  if (!found || !limit) return found;
  return {
    ...found,
    severity: found.severity === "low" ? found.severity : milder(found.severity),
    message: `${found.message} The condition on ${written(limit.key, statement)} narrows that.`,
  };
}

/** Whether an action takes some of the resources. */
function fits({ reach }: GrantedAction): boolean {
  return reach !== "nothing";
}

/** The actions that a pattern in lower case covers; where it names a service, only those are compared. */
function coveredBy(pattern: string, actions: readonly GrantedAction[]): readonly GrantedAction[] {
  if (pattern === "*") return actions;
  const [service = ""] = pattern.split(":", 1);
  const isOfAny = service === pattern || /[*?]/.test(service);
  const mayBe = isOfAny ? actions : (byService(actions).get(service) ?? []);
  if (!isOfAny && pattern === `${service}:*`) return mayBe;
  return mayBe.filter(({ action }) => covers(pattern, action.id.toLowerCase()));
}

/** Those of each service, for all items of a statement. */
const byService = once((actions: readonly GrantedAction[]) =>
  groupedBy(actions, ({ action }) => action.service),
);

/** Whether a team lets this wildcard, or one that covers it, be written as it is. */
export function isAgreed({ parts }: Text, { terms }: Context): boolean {
  const comparison = { ignoreCase: true, variables: false };
  return terms.wildcards.some((agreed) => globIncluded(parts, [agreed], comparison));
}

/** Where a wildcard also reaches further than it should. */
function isWide({ reach }: GrantedAction): boolean {
  return reach === "everything" || reach === "type";
}

function everyAction(
  item: Text,
  effective: readonly GrantedAction[],
  denied: number,
  statement: Statement,
  later: Later,
): Found {
  const everywhere = effective.some(({ reach }) => reach === "everything");
  return {
    severity: effective.some(isWide) ? "critical" : "high",
    confidence: "high",
    message: `${written(item, statement)} allows every action of every AWS service${everywhere ? " on every resource" : ""}${denied > 0 ? ` but the ${String(denied)} that a Deny takes away` : ""}${andLater(", also those that AWS adds later", later)}.`,
  };
}

/** `s3:*` */
function wholeService(
  item: Text,
  covered: readonly GrantedAction[],
  effective: readonly GrantedAction[],
  statement: Statement,
  context: Context,
  later: Later,
): Found | undefined {
  if (covered.length > 0 && effective.length === 0) return undefined;
  const managing = managingOf(effective);
  return {
    severity: serviceSeverity(effective, managing.length > 0, context),
    confidence: known(item) === undefined ? "medium" : "high",
    message: `${written(item, statement)} allows ${extent(covered, effective, context)}${amongThem(managing)}${andLater(", and whatever AWS adds later", later)}.`,
  };
}

function extent(
  covered: readonly GrantedAction[],
  effective: readonly GrantedAction[],
  { catalog }: Context,
): string {
  const [service, ...more] = new Set(effective.map(({ action }) => action.service));
  if (service === undefined) return "every action of a service that is not known here";
  if (more.length > 0) return `every action of ${more.length + 1} services`;
  const title = catalog.service(service)?.title ?? service;
  const fitting = covered.filter(fits).length;
  const left = effective.length === fitting ? "that fit the resource" : "that no Deny takes away";
  return effective.length === covered.length
    ? covered.length === 1
      ? `the only action of ${title}`
      : `all ${count(covered.length, "action")} of ${title}`
    : `the ${effective.length} of ${count(covered.length, "action")} of ${title} ${left}`;
}

function serviceSeverity(
  effective: readonly GrantedAction[],
  managing: boolean,
  { policy, classes }: Context,
): Severity {
  const wide = effective.some(isWide);
  const ruling = effective.some(({ action }) => classes.has("account-permissions", action.id));
  if (!isOwnResource(policy) && ruling) return wide ? "critical" : "high";
  return wide && managing ? "high" : "medium";
}

/** `s3:Put*`: as bad as what it reaches; reading about things by `Describe*` is no finding. */
function someActions(
  item: Text,
  effective: readonly GrantedAction[],
  statement: Statement,
  context: Context,
  later: Later,
): Found | undefined {
  // What a rule of its own tells of is not named again.
  const told = effective.filter((each) => !isToldAlone(each, context));
  const severity = worst(told.map(({ action }) => severityOf(action, context)));
  if (!severity || severity === "low") return undefined;
  const managing = managingOf(told);
  const changing = told.filter(({ action }) => severityOf(action, context) === severity);
  const [only, ...more] = effective;
  const alone = only && more.length === 0 && managing.length === 1;
  const what = alone
    ? `${code(only.action.id)}, which manages permissions`
    : effective.length <= 3 && told.length === effective.length && managing.length === 0
      ? actionNames(effective, 2)
      : `${count(effective.length, "action")}${managing.length > 0 ? amongThem(managing) : `, ${actionNames(changing, 2)} among them`}`;
  const narrower = effective.some(isWide) ? 0 : isDelegatingPolicy(context, statement) ? 2 : 1;
  const family = managing.length === 0 && isFamily(item, effective);
  return {
    severity: milder(severity, Math.max(narrower, family ? 1 : 0)),
    confidence: "high",
    message: `${written(item, statement)} covers ${what}${andLater(", and whatever AWS adds later", later, " under such a name")}.`,
  };
}

/**
 * Whether it is the forms of one thing, as AWS's own texts have it: `kms:GenerateDataKey*`,
 * `kms:ReEncrypt*`.
 */
export function isFamily(item: Text, effective: readonly GrantedAction[]): boolean {
  const oneThing = /^[^:]+:[A-Z][a-z]+[A-Z][A-Za-z]*\*$/.test(known(item) ?? "");
  return oneThing && effective.length <= 4;
}

/** `${var.service}:Put*`: for sure a wildcard, and not known of what. */
function partlyKnown(item: Text, statement: Statement, context: Context): Found | undefined {
  const possible = context.catalog.expand(itemPattern(item));
  const heavy = possible.filter((action) => severityOf(action, context) !== "low");
  // Some service gives its `Describe...` another meaning; most of them describe.
  if (heavy.length * 2 <= possible.length) return undefined;
  return {
    severity: "low",
    confidence: "low",
    message: `${written(item, statement)} covers whatever bears such a name, now and later; which actions these are is not known here.`,
  };
}

/** What is said of actions that are not there yet, as far as no Deny takes them away. */
function andLater(said: string, later: Later, usual = ""): string {
  if (later === "all") return `${said}${usual}`;
  const names = later.map((each) => code(readable(each)));
  return names.length > 0 ? `${said} under ${listed(names, 3, "or")}` : "";
}

function managingOf(actions: readonly GrantedAction[]): readonly GrantedAction[] {
  return actions.filter(({ action }) => levelOf(action) === "Permissions management");
}

function amongThem(managing: readonly GrantedAction[]): string {
  return managing.length > 0
    ? `, permissions management among them (${actionNames(managing, 2)})`
    : "";
}
