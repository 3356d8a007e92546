import { limits } from "../iam/condition.ts";
import type { Condition, Statement } from "../iam/policy.ts";
import { known, makeText } from "../iam/text.ts";
import type { Context } from "./rule.ts";

const externalId = "sts:externalid";

/**
 * Whether a statement asks whoever assumes a role for an id that says for whom they do, or may ask for
 * one. Follows "Access to AWS accounts owned by third parties" of AWS's IAM User Guide.
 */
export function asksForExternalId({ conditions }: Statement, context: Context): boolean {
  return conditions.some((condition) => {
    const key = known(condition.key);
    if (key === undefined || known(condition.operator) === undefined) return true;
    return key.toLowerCase() === externalId && limits(asOfAccount(condition), "caller", context);
  });
}

/** An id says for whom as an account says who. */
function asOfAccount(condition: Condition): Condition {
  return { ...condition, key: makeText(["aws:PrincipalAccount"], condition.key.origin) };
}
