import { groupedBy } from "../source/grouped.ts";

/**
 * Conditions as IAM's JSON has them: operators, each with its keys and what these are compared with. Whatever they are
 * called is a property of their own: `constructor` in somebody's policy is none of what all objects have.
 */
export function conditionMap<Value>(
  conditions: readonly {
    readonly operator: string;
    readonly key: string;
    readonly values: Value;
  }[],
): Readonly<Record<string, Readonly<Record<string, Value>>>> {
  const operators = groupedBy(conditions, ({ operator }) => operator);
  return Object.fromEntries(
    [...operators].map(([operator, own]) => [
      operator,
      Object.fromEntries(own.map(({ key, values }) => [key, values])),
    ]),
  );
}
