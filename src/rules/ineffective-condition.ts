import { itemPattern } from "../iam/action-pattern.ts";
import { isEverything, limitingCondition, limits } from "../iam/condition.ts";
import { isEverybody } from "../iam/everybody.ts";
import { operatorName } from "../iam/operator.ts";
import { isCeiling, placeIn, type Condition, type Statement } from "../iam/policy.ts";
import { alternatives, known, makeText } from "../iam/text.ts";
import type { Context, StatementRule } from "./rule.ts";
import { written } from "./wording.ts";

export const ineffectiveCondition: StatementRule = {
  on: "statement",
  id: "ineffective-condition",
  title: "A condition lets through what it seems to keep out",
  severity: "medium",
  why: "A condition is read as a limit. With `IfExists`, `ForAllValues` or a value of `*` it is met by requests that say nothing of what it asks for, and whoever relies on it has none.",
  repair:
    "Ask for the key: take `IfExists` or `ForAllValues` off, or add a `Null` condition that is `false`. In the place of `*` write whom or what is meant.",
  about: "condition",
  *judge(statement, context) {
    if (statement.effect !== "Allow" || isCeiling(context.policy.kind)) return;
    // Whoever lets in everybody is told of what does not keep them out.
    if (statement.principal && isEverybody(statement.principal)) return;
    for (const condition of statement.conditions) {
      const because = whyNot(condition, statement, context);
      if (because === undefined) continue;
      yield {
        severity: "medium",
        confidence: "high",
        message: `The condition on ${written(condition.key, statement)} does not limit this: ${because}.`,
        subject: placeIn(statement, condition.operator),
      };
    }
  },
};

/** Why a condition that would limit who asks, or through what, lets through others too; undefined where it does not. */
function whyNot(condition: Condition, statement: Statement, context: Context): string | undefined {
  const name = operatorName(condition.operator);
  const key = known(condition.key);
  if (!name || key === undefined || name.negated || name.plain === "null") return undefined;
  const carried = context.conditionKeys.at(key)?.carried;
  const asked = { ...condition, operator: makeText([name.plain], condition.operator.origin) };
  const limiting =
    limits(asked, "caller", context) || limits(asked, "route", context) || isSecondFactor(asked);
  const mayBeMissing = carried !== "always" && carried !== "signed" && !isAskedFor(key, statement);
  // The claims of a provider are in each of its tokens; what limits beside it is enough.
  const isClaim = key.split(":")[0]?.includes(".") ?? false;
  const others = { conditions: statement.conditions.filter((each) => each !== condition) };
  const isLimited = limitingCondition(others, "caller", context) !== undefined;
  if (limiting && mayBeMissing && !isClaim && !isLimited) {
    if (name.ifExists) return "with `IfExists` a request without the key meets it";
    if (name.set === "forallvalues") return "`ForAllValues` is met by a request without the key";
  }
  const isAny = condition.values.items
    .flatMap(alternatives)
    .some((value) => isEverything(known(value) ?? ""));
  // That a request comes through an endpoint, or is a service's, already says something.
  const isOfSome = carried === "endpoint" || carried === "service" || isClaim;
  const isOfCaller = context.limitingKeys.limits("caller", key) && !/tag\//i.test(key);
  return isAny && isOfCaller && !isOfSome && !name.plain.startsWith("stringequals")
    ? "every value of it is one that it asks for"
    : undefined;
}

function isSecondFactor({ key, values }: Condition): boolean {
  return (
    /^aws:multifactorauthpresent$/i.test(itemPattern(key, "x")) &&
    values.items.some((value) => known(value)?.toLowerCase() === "true")
  );
}

/** Whether another condition asks for the key to be there. */
function isAskedFor(key: string, { conditions }: Statement): boolean {
  return conditions.some(({ operator, ...other }) => {
    const name = operatorName(operator);
    if (known(other.key)?.toLowerCase() !== key.toLowerCase() || !name) return false;
    if (name.plain === "null")
      return (
        other.values.items.length > 0 &&
        other.values.items.every((value) => known(value)?.toLowerCase() === "false")
      );
    return !name.negated && !name.ifExists && name.set !== "forallvalues";
  });
}
