import type { Condition } from "./policy.ts";
import { operatorName } from "./operator.ts";
import { known, makeText } from "./text.ts";

/** Operators by what asks for the opposite; a key that is missing satisfies the negated ones. */
const opposites: ReadonlyMap<string, string> = new Map([
  ["stringnotequals", "StringEquals"],
  ["stringnotequalsignorecase", "StringEqualsIgnoreCase"],
  ["stringnotlike", "StringLike"],
  ["arnnotequals", "ArnEquals"],
  ["arnnotlike", "ArnLike"],
  ["notipaddress", "IpAddress"],
  ["numericnotequals", "NumericEquals"],
  ["datenotequals", "DateEquals"],
]);

/**
 * The condition that holds wherever another one does not, for the operators with which a Deny keeps
 * out all but some: what is denied unless `aws:SourceVpce` is one is allowed if it is that one.
 * Undefined for others. Follows "IAM JSON policy elements: Condition operators" and "Set operators
 * for multi-valued context keys" of AWS's IAM User Guide.
 */
export function inverseOf(condition: Condition): Condition | undefined {
  const name = operatorName(condition.operator);
  if (!name) return undefined;
  const { set, plain, ifExists } = name;
  if (plain === "bool" || plain === "null") return inverseOfBool(condition, plain, ifExists);
  const opposite = opposites.get(plain);
  // A missing key makes a set operator for all true, and the opposite one for any false.
  const other = set && { foranyvalue: "ForAllValues:", forallvalues: "ForAnyValue:" }[set];
  return opposite === undefined ? undefined : withOperator(condition, `${other ?? ""}${opposite}`);
}

function inverseOfBool(
  condition: Condition,
  plain: "bool" | "null",
  ifExists: boolean,
): Condition | undefined {
  const { items, rest } = condition.values;
  const [only, ...more] = items;
  const value = only && known(only)?.toLowerCase();
  if (!only || more.length + rest.length > 0) return undefined;
  if (value !== "true" && value !== "false") return undefined;
  const inverse = makeText([value === "true" ? "false" : "true"], only.origin);
  // A missing key is neither true nor false: only with IfExists a Deny takes it too.
  const operator = plain === "null" ? "Null" : ifExists ? "Bool" : "BoolIfExists";
  return { ...withOperator(condition, operator), values: { items: [inverse], rest } };
}

function withOperator(condition: Condition, operator: string): Condition {
  return { ...condition, operator: makeText([operator], condition.operator.origin) };
}
