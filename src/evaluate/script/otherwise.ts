import { isHole, type Hole } from "../../iam/text.ts";
import { isFailure, oneOf, type Value } from "../value.ts";

/**
 * What `a ?? b`, the default of what is taken apart, and `a || b` come to: the left, where that is something, the
 * right, where it is nothing, and one of both, where it is not known.
 */
export function otherwise(
  operator: "??" | "or",
  left: Value,
  right: () => Value,
  hole: Hole,
): Value {
  if (left.kind === "choice") {
    const values = left.values.flatMap((each) => {
      const value = otherwise(operator, each, right, hole);
      return value.kind === "choice" && value.complete ? value.values : [value];
    });
    return oneOf([...new Set(values)], left.complete, hole);
  }
  const isThere = operator === "??" ? isSomething(left) : isTrue(left);
  if (isThere === undefined) return oneOf([left, right()], true, hole);
  return isThere ? left : right();
}

/** Whether a value is neither null nor missing. */
function isSomething(value: Value): boolean | undefined {
  if (value.kind === "null" || isFailure(value)) return false;
  return value.kind === "unknown" ? undefined : true;
}

/** Whether a value counts as true, in JavaScript and in Python. */
function isTrue(value: Value): boolean | undefined {
  switch (value.kind) {
    case "bool":
      return value.value;
    case "number":
      return value.value !== 0;
    case "text": {
      const { parts } = value.text;
      if (parts.length === 0) return false;
      return parts.some((part) => !isHole(part) && part !== "") || undefined;
    }
    case "list":
      return value.items.length > 0 || undefined;
    case "map":
      return value.entries.length > 0 || undefined;
    case "encoded":
      return true;
    default:
      return isSomething(value);
  }
}
