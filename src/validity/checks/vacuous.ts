import { code } from "../../source/quoted.ts";
import type { Found, StatementCheck } from "../check.ts";
import type { Node } from "../node.ts";
import type { ConditionView } from "../view.ts";
import { valueOf } from "../written.ts";

/** Conditions that a lone wildcard makes hold always, never, or wherever the key is there. */
export const vacuous: StatementCheck = {
  codes: [
    "EQUIVALENT_TO_NULL_FALSE",
    "EQUIVALENT_TO_NULL_TRUE",
    "REDUNDANT_KEY_DUE_TO_WILDCARD_IN_CONDITION",
    "REDUNDANT_STATEMENT_DUE_TO_WILDCARD_IN_CONDITION",
  ],
  *statement({ conditions }) {
    for (const condition of conditions) {
      const { values, operator } = condition;
      const isWild = operator.family === "String" && operator.isLike;
      const wild = values.find((value) => /^\*+$/.test(valueOf(value) ?? ""));
      if (isWild && wild) yield said(condition, wild);
    }
  },
};

/**
 * A missing key makes an operator false, a negated one, `IfExists` and `ForAllValues` true; of a key
 * that is there, everything fits a wildcard.
 */
function said({ key, operator }: ConditionView, at: Node): Found {
  const { negated, ifExists, set, written } = operator;
  const isTrueWithout = ifExists || set === "ForAllValues" || (negated && set !== "ForAnyValue");
  if (!negated && isTrueWithout)
    return {
      code: "REDUNDANT_KEY_DUE_TO_WILDCARD_IN_CONDITION",
      at,
      message: `Everything fits the wildcard, and a missing ${code(key)} too: the condition asks for nothing.`,
    };
  if (negated && !isTrueWithout)
    return {
      code: "REDUNDANT_STATEMENT_DUE_TO_WILDCARD_IN_CONDITION",
      at,
      message: `Everything fits the wildcard, and ${code(written)} wants what does not: the statement never applies.`,
    };
  return {
    code: negated ? "EQUIVALENT_TO_NULL_TRUE" : "EQUIVALENT_TO_NULL_FALSE",
    at,
    message: `This asks whether ${code(key)} is ${negated ? "missing" : "there"}, which Null says plainly.`,
    meant: [`"Null": {"${key}": "${negated ? "true" : "false"}"}`],
  };
}
