import type { Condition } from "./policy.ts";
import { exactKey, listKey } from "./exact.ts";
import { known, type List } from "./text.ts";

/**
 * Whether some conditions hold only where others do: true only if proved. All conditions of a
 * statement must hold, so more of them let through less; of the values of one, any will do, or, where
 * its operator is negated, none may be met ("IAM JSON policy elements: Condition operators").
 */
export function conditionsIncluded(
  narrow: readonly Condition[],
  wide: readonly Condition[],
): boolean {
  return wide.every((outer) => narrow.some((inner) => conditionIncluded(inner, outer)));
}

function conditionIncluded(narrow: Condition, wide: Condition): boolean {
  if (exactKey(narrow.operator).toLowerCase() !== exactKey(wide.operator).toLowerCase())
    return false;
  if (exactKey(narrow.key).toLowerCase() !== exactKey(wide.key).toLowerCase()) return false;
  if (listKey(narrow.values) === listKey(wide.values)) return true;
  const operator = known(narrow.operator)?.replace(/^for(?:any|all)values?:/i, "");
  const test = operator?.replace(/ifexists$/i, "").toLowerCase() ?? "";
  if (alternative.has(test)) return isSubset(narrow.values, wide.values);
  return excluding.has(test) && isSubset(wide.values, narrow.values);
}

/** Operators that one of several values satisfies. */
const alternative = new Set([
  ...["stringequals", "stringequalsignorecase", "stringlike", "arnequals", "arnlike"],
  ...["numericequals", "dateequals", "ipaddress", "binaryequals"],
]);

/** Operators that a value must differ from all of. */
const excluding = new Set([
  ...["stringnotequals", "stringnotequalsignorecase", "stringnotlike", "arnnotequals"],
  ...["arnnotlike", "numericnotequals", "datenotequals", "notipaddress"],
]);

/** Whether all values of a list are among those of another; a list that is not known may have more. */
function isSubset(part: List, whole: List): boolean {
  if (part.items.length === 0) return false;
  const keys = new Set(whole.items.map(exactKey));
  const rest = new Set(whole.rest.map(({ id }) => id));
  return (
    part.items.every((item) => keys.has(exactKey(item))) &&
    part.rest.every(({ id }) => rest.has(id))
  );
}
