import { itemPattern } from "./action-pattern.ts";
import type { Text } from "./text.ts";

/**
 * The account of an AWS principal, which stands there by its 12 digits or in the ARN of what is in
 * it, whatever else of that is known; undefined where there is none or it is not known. Follows "AWS
 * JSON policy elements: Principal" of AWS's IAM User Guide.
 */
export function principalAccount(principal: Text): string | undefined {
  const text = itemPattern(principal, "x");
  return /^\d{12}$/.exec(text)?.[0] ?? /^arn:[^:]+:(?:iam|sts)::(\d{12}):/.exec(text)?.[1];
}
