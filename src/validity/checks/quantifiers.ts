import { code } from "../../source/quoted.ts";
import type { StatementCheck } from "../check.ts";

/**
 * Whether keys of several values are compared by a set operator, and others by none. Follows "Set
 * operators for multivalued context keys" of AWS's IAM User Guide.
 */
export const quantifiers: StatementCheck = {
  codes: ["MISSING_QUALIFIER", "FORALLVALUES_WITH_SINGLE_VALUED_KEY"],
  *statement({ conditions }, { conditionKeys }) {
    for (const { key, entry, operator } of conditions) {
      const facts = conditionKeys.at(key);
      if (!facts || operator.name === undefined || operator.family === "Null") continue;
      if (facts.several && !operator.set)
        yield {
          code: "MISSING_QUALIFIER",
          at: entry.at,
          message: `A request may have several values of ${code(key)}: ${code("ForAllValues:")} or ${code("ForAnyValue:")} says which of them must fit.`,
          meant: [`ForAllValues:${operator.written}`, `ForAnyValue:${operator.written}`],
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
