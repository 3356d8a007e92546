import type { Condition } from "../iam/policy.ts";
import type { Context } from "../iam/request.ts";
import { readOperator, type Operator } from "./operator.ts";
import { readPattern, type Variables } from "./pattern.ts";
import { settledList, settledText, type Settled } from "./settled.ts";

/**
 * Whether a request meets a condition. Undefined where its operator is none that AWS has, so that
 * nobody can say. Follows "IAM JSON policy elements: Condition operators" and "Conditions with
 * multiple context keys or values" of AWS's IAM User Guide.
 */
export function meets(
  context: Context,
  condition: Condition,
  settled: Settled,
  variables: Variables | undefined,
): boolean | undefined {
  const operator = readOperator(settledText(condition.operator, settled));
  if (!operator) return undefined;
  const key = settledText(condition.key, settled).toLowerCase();
  const values = context.get(key) ?? [];
  const expected = settledList(condition.values, settled);
  if (operator === "Null")
    return expected.some((each) => each.toLowerCase() === String(values.length === 0));
  if (!operator.quantifier && values.length > 0 && settled.hasSeveral(key))
    return settled.meetsUnsaid(condition);
  return quantified(operator, values, (value) =>
    expected.some((each) => {
      const pattern = readPattern(each, variables);
      return pattern !== undefined && operator.compare(value, pattern);
    }),
  );
}

/**
 * Whether the values of a key are as an operator asks. Several expected values are alternatives; to
 * a negated operator, none of them may be it. A key without values is missing.
 */
function quantified(
  { quantifier, negated, ifExists }: Operator,
  values: readonly string[],
  isExpected: (value: string) => boolean,
): boolean {
  if (ifExists && values.length === 0) return true;
  const isAsked = (value: string): boolean => isExpected(value) !== negated;
  // To the set operators, an empty text is no value either.
  const filled = values.filter((value) => value !== "");
  switch (quantifier) {
    case "ForAllValues":
      return filled.every(isAsked);
    case "ForAnyValue":
      return filled.some(isAsked);
    case undefined:
      return negated ? !values.some(isExpected) : values.some(isExpected);
  }
}

/** The values of a request that stand for policy variables: of keys with one value. */
export function variablesOf(context: Context): Variables {
  return (key) => {
    const [only, ...more] = context.get(key.toLowerCase()) ?? [];
    return more.length === 0 ? only : undefined;
  };
}
