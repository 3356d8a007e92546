import type { PolicyChecks } from "../../catalog/policy-checks.ts";
import { code } from "../../source/quoted.ts";
import type { StatementCheck } from "../check.ts";
import type { ConditionView } from "../view.ts";

/**
 * Whether keys of several values are compared by a set operator, and others by none. Follows "Set
 * operators for multivalued context keys" of AWS's IAM User Guide.
 */
export const quantifiers: StatementCheck = {
  codes: ["MISSING_QUALIFIER", "FORALLVALUES_WITH_SINGLE_VALUED_KEY"],
  *statement({ conditions, effect }, { conditionKeys, policyChecks }) {
    for (const condition of conditions) {
      const { key, entry, operator, operatorKey } = condition;
      const facts = conditionKeys.at(key);
      if (!facts || operator.name === undefined || operator.family === "Null") continue;
      if (facts.several && !operator.set)
        yield {
          code: "MISSING_QUALIFIER",
          at: entry.at,
          message: `A request may have several values of ${code(key)}: ${code("ForAllValues:")} or ${code("ForAnyValue:")} says which of them must fit.`,
          meant: [`ForAllValues:${operator.written}`, `ForAnyValue:${operator.written}`],
          ...(effect === "Allow" &&
            isMetByAny(condition, conditions, policyChecks) && {
              replacement: {
                place: operatorKey.at.place,
                was: operator.written,
                value: `ForAnyValue:${operator.written}`,
              },
            }),
        };
      if (!facts.several && operator.set === "ForAllValues")
        yield {
          code: "FORALLVALUES_WITH_SINGLE_VALUED_KEY",
          at: entry.value,
          message: `${code("ForAllValues:")} holds where ${code(key)} is missing, and a request has no more than one value of it.`,
        };
    }
  },
};

/** Whether all that stands under an operator is to have one value that fits, and nothing stands so beside it. */
function isMetByAny(
  { operator, operatorKey }: ConditionView,
  conditions: readonly ConditionView[],
  policyChecks: PolicyChecks,
): boolean {
  return (
    !operator.negated &&
    conditions.every((each) =>
      each.operatorKey === operatorKey
        ? policyChecks.isMetByAny(each.key)
        : each.operator.written.toLowerCase() !== `foranyvalue:${operator.written.toLowerCase()}`,
    )
  );
}
