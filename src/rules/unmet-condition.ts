import { carries } from "../iam/carried.ts";
import { effectiveGrant } from "../iam/effective.ts";
import type { GrantedAction } from "../iam/grant.ts";
import { operatorName } from "../iam/operator.ts";
import { isCeiling, placeIn, type Condition, type Statement } from "../iam/policy.ts";
import { known } from "../iam/text.ts";
import type { Context, Knowledge, StatementRule } from "./rule.ts";
import { actionNames, written } from "./wording.ts";

export const unmetCondition: StatementRule = {
  on: "statement",
  id: "unmet-condition",
  title: "A condition is met by no request",
  severity: "low",
  why: "What stands under a condition that no request meets is not allowed: the calls that it was written for are denied, and the next attempt at a repair is often a wider policy.",
  repair:
    "Compare with `StringLike` or `ArnLike` where a value has wildcards. Give actions that do not carry a key a statement without the condition, on the resources that they need.",
  about: "condition",
  *judge(statement, context) {
    if (statement.effect !== "Allow" || isCeiling(context.policy.kind)) return;
    for (const condition of statement.conditions) {
      const because = whyNot(condition, statement, context);
      if (because === undefined) continue;
      yield {
        severity: "low",
        confidence: "medium",
        message: `${because}.`,
        subject: placeIn(statement, condition.key),
      };
    }
  },
};

function whyNot(condition: Condition, statement: Statement, context: Context): string | undefined {
  const name = operatorName(condition.operator);
  if (!name || known(condition.key) === undefined || !asksForKey(condition)) return undefined;
  return literally(condition, name.plain, statement) ?? uncarried(condition, statement, context);
}

/** Whether a request without its key does not meet it. */
function asksForKey({ operator }: Condition): boolean {
  const name = operatorName(operator);
  if (!name || name.negated || name.ifExists) return false;
  return name.plain !== "null" && name.set !== "forallvalues";
}

/** A value with a wildcard, which `StringEquals` takes for a character, where no value has one. */
function literally(
  { key, values }: Condition,
  operator: string,
  statement: Statement,
): string | undefined {
  if (!/^stringequals(?:ignorecase)?$/.test(operator)) return undefined;
  const isPattern = (value: string): boolean =>
    /^arn:[^:]*[*?]|^arn:.*[*?]|^o-[^/]*\*|^(?:repo|project_path|organization):.*\*|^\*$/.test(
      value,
    );
  const patterns = values.items.filter((value) =>
    isPattern((known(value) ?? "").replace(/\$\{[*?$]\}/g, "x")),
  );
  const [first] = patterns;
  if (!first || patterns.length < values.items.length + values.rest.length) return undefined;
  return `No value of ${written(key, statement)} is ${written(first, statement)} letter by letter: \`StringEquals\` knows no wildcards`;
}

/** Actions whose requests never carry a key of their own service, by AWS's reference. */
function uncarried(
  condition: Condition,
  statement: Statement,
  context: Context,
): string | undefined {
  const without = effectiveGrant(statement, context.policy, context.catalog).actions.filter(
    (each) => each.reach !== "nothing" && neverMeets(each, condition, context),
  );
  if (without.length === 0) return undefined;
  return `Requests of ${actionNames(without)} never carry ${written(condition.key, statement)}, so that this statement does not allow ${without.length === 1 ? "it" : "them"}`;
}

/** Whether an action is named in vain under one of some conditions: what it would reach is told of by this rule. */
export function isInVain(
  granted: GrantedAction,
  conditions: readonly Condition[],
  knowledge: KeyKnowledge,
): boolean {
  return conditions.some((each) => asksForKey(each) && neverMeets(granted, each, knowledge));
}

type KeyKnowledge = Pick<Knowledge, "catalog" | "limitingKeys">;

function neverMeets(
  granted: GrantedAction,
  condition: Condition,
  { catalog, limitingKeys }: KeyKnowledge,
): boolean {
  const key = known(condition.key);
  // AWS's reference says less of tags than services know of them, and nothing of what an instance asks.
  if (key === undefined || /tag/i.test(key) || !granted.exact) return false;
  if (limitingKeys.means("asker", key)) return false;
  const isOwn = key.split(":")[0]?.toLowerCase() === granted.action.service;
  return isOwn && !carries(granted, key, catalog);
}
