import { itemPattern } from "../iam/action-pattern.ts";
import { limits } from "../iam/condition.ts";
import { isEverybody } from "../iam/everybody.ts";
import { grantOf, type GrantedAction } from "../iam/grant.ts";
import { isCeiling, placeIn, type Condition, type Statement } from "../iam/policy.ts";
import { serviceOf } from "../iam/service-principal.ts";
import { alternatives, known, makeText, type Text } from "../iam/text.ts";
import { code } from "../source/quoted.ts";
import type { Context, StatementRule } from "./rule.ts";
import { worst, type Severity } from "./severity.ts";
import { actionNames, listed } from "./wording.ts";

export const confusedDeputy: StatementRule = {
  on: "statement",
  about: "whom",
  id: "confused-deputy",
  title: "A service is allowed to act for anybody's account",
  severity: "medium",
  why: "A service acts for whoever asks it to. Where a policy names the service alone, somebody in another account can have it write, invoke or read here: AWS calls it the confused deputy problem.",
  repair:
    "Add a condition on `aws:SourceArn` with the ARN of the resource that the service acts for, or on `aws:SourceAccount` with the account, or on `aws:SourceOrgID`. In a Lambda permission, set `source_arn` or `source_account` (`SourceArn`, `SourceAccount`).",
  *judge(statement, context) {
    const { policy } = context;
    if (statement.effect !== "Allow" || isCeiling(policy.kind)) return;
    const { principal } = statement;
    // Where everybody is let in, that is another rule's.
    if (!principal || isEverybody(principal) || statement.mayBeLimited) return;
    const found = servicesIn(statement).flatMap((each) => reached(each, statement, context));
    const severity = worst(found.map((each) => each.severity));
    const [first] = found.filter((each) => each.severity === severity);
    if (!severity || !first) return;
    yield {
      severity,
      confidence: statement.conditions.length > 0 ? "medium" : "high",
      message: messageFor(found, first, context),
      subject: placeIn(statement, first.item),
    };
  },
};

type Named = { readonly item: Text; readonly service: string };

type Reached = Named & {
  readonly severity: Severity;
  readonly actions: readonly GrantedAction[];
};

/** The services that a statement names, each once. */
function servicesIn({ principal }: Statement): readonly Named[] {
  const named = (principal?.entries ?? [])
    .filter(({ type }) => type === "Service")
    .flatMap(({ items, rest }) => [...items, ...rest.flatMap((hole) => hole.among?.texts ?? [])])
    .flatMap((item) =>
      alternatives(item).flatMap((each) => {
        const service = serviceOf(each);
        return service === undefined ? [] : [[service, { item, service }] as const];
      }),
    );
  return [...new Map(named).values()];
}

/** What a service may do here for any account, and how bad that is; none where it does not matter. */
function reached(named: Named, statement: Statement, context: Context): readonly Reached[] {
  const { deputies, policy, catalog } = context;
  const { service } = named;
  if (statement.conditions.some((each) => saysForWhom(each, service, context))) return [];
  const { actions } = grantOf(statement, policy, catalog);
  if (policy.kind === "trust")
    return deputies.sendsForRoles(service) ? [{ ...named, severity: "info", actions }] : [];
  const isMild =
    (deputies.writesByAccount(service) && isBelowAccount(statement)) ||
    statement.conditions.some((each) => saysForWhom(always(each), service, context));
  const of = (how: "alone" | "with more"): readonly GrantedAction[] =>
    actions.filter(
      (each) => deputies.reaches(service, each.action.service) === how && isWorth(each, context),
    );
  const [alone, withMore] = [of("alone"), of("with more")];
  if (alone.length > 0) return [{ ...named, severity: isMild ? "low" : "medium", actions: alone }];
  return withMore.length > 0 ? [{ ...named, severity: "low", actions: withMore }] : [];
}

/** What changes something, runs something or reads contents: whose list a bucket has is nothing. */
function isWorth({ action, reach }: GrantedAction, { classes }: Context): boolean {
  if (reach === "nothing" || action.level === "List") return false;
  return action.level !== "Read" || classes.has("contents", action.id);
}

/** Whether a condition says for whom a service may act, or may say it: what it asks may not be known. */
function saysForWhom(condition: Condition, service: string, context: Context): boolean {
  const key = known(condition.key);
  if (key === undefined || known(condition.operator) === undefined) return true;
  if (limits(condition, "caller", context)) return true;
  if (!context.deputies.isSource(key, service)) return false;
  return limits({ ...condition, key: sourceArn(condition) }, "caller", context);
}

/** A key whose values say who it is. */
function sourceArn({ key }: Condition): Text {
  return makeText(["aws:SourceArn"], key.origin);
}

/** A condition without what makes it hold where its key is missing: the service sends it. */
function always(condition: Condition): Condition {
  const operator = (known(condition.operator) ?? "").replace(/^ForAllValues:|IfExists$/gi, "");
  return { ...condition, operator: makeText([operator], condition.operator.origin) };
}

/** Whether all that is written lies below the id of an account, as AWS delivers its logs. */
function isBelowAccount({ resource }: Statement): boolean {
  if (!resource || resource.negated || resource.rest.some((hole) => !hole.among)) return false;
  return [...resource.items, ...resource.rest.flatMap((hole) => hole.among?.texts ?? [])]
    .flatMap(alternatives)
    .every((each) => /AWSLogs\/(?:o-[^/*?]+\/)?[^/*?]+/.test(itemPattern(each, "x")));
}

function messageFor(found: readonly Reached[], first: Reached, context: Context): string {
  const names = listed([...new Set(found.map(({ service }) => code(`${service}.amazonaws.com`)))]);
  const keys = listed(
    context.deputies.keys.slice(0, 3).map((key) => code(key)),
    3,
    "or",
  );
  const may =
    context.policy.kind === "trust"
      ? "may assume this role"
      : `is allowed ${actionNames(first.actions)}`;
  const verb = found.length > 1 ? may.replace(/^is/, "are") : may;
  return `${names} ${verb} on behalf of any account: no condition on ${keys} says for whom.`;
}
