import type { Action } from "../catalog/action.ts";
import { effectiveGrant } from "../iam/effective.ts";
import { operatorName } from "../iam/operator.ts";
import { isCeiling, placeIn, type Condition, type Statement } from "../iam/policy.ts";
import { known } from "../iam/text.ts";
import type { Context, StatementRule } from "./rule.ts";
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
  const key = known(condition.key);
  if (!name || key === undefined || name.negated || name.ifExists) return undefined;
  if (name.plain === "null" || name.set === "forallvalues") return undefined;
  return (
    literally(condition, name.plain, statement) ?? uncarried(key, condition, statement, context)
  );
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
  key: string,
  condition: Condition,
  statement: Statement,
  { policy, catalog }: Context,
): string | undefined {
  const [prefix = ""] = key.split(":");
  const listed = catalog.service(prefix)?.conditionKey(key);
  if (!listed || /tag/i.test(key)) return undefined;
  const carries = ({ conditionKeys, resourceTypes }: Action): boolean =>
    conditionKeys.includes(listed) ||
    resourceTypes.some(({ type }) => type.conditionKeys.includes(listed));
  const named = effectiveGrant(statement, policy, catalog).actions.filter(
    ({ action, exact, reach }) => exact && reach !== "nothing" && action.service === prefix,
  );
  const without = named.filter(({ action }) => !carries(action));
  if (without.length === 0) return undefined;
  return `Requests of ${actionNames(without)} never carry ${written(condition.key, statement)}, so that this statement does not allow ${without.length === 1 ? "it" : "them"}`;
}
