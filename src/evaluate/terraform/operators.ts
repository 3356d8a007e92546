import { known } from "../../iam/text.ts";
import type { Place } from "../../source/source.ts";
import type { BinaryOperator, Unary } from "../../syntax/hcl/ast.ts";
import { equal } from "../equality.ts";
import { writtenAt, type Value } from "../value.ts";

/** The truth of a value, where it is known: Terraform reads "true" and "false" as booleans too. */
export function truth(value: Value): boolean | undefined {
  if (value.kind === "bool") return value.value;
  if (value.kind === "choice" && value.complete) {
    const [only, ...more] = new Set(value.values.map(truth));
    return more.length === 0 ? only : undefined;
  }
  const text = value.kind === "text" ? known(value.text) : undefined;
  return text === "true" ? true : text === "false" ? false : undefined;
}

export function unary(node: Unary, operand: Value, place: Place): Value | undefined {
  const origin = writtenAt(place);
  if (node.operator === "-")
    return operand.kind === "number"
      ? { kind: "number", value: -operand.value, origin }
      : undefined;
  const value = truth(operand);
  return value === undefined ? undefined : { kind: "bool", value: !value, origin };
}

/** What an operator comes to; undefined where its operands are not known well enough. */
export function binary(
  operator: BinaryOperator,
  left: Value,
  right: Value,
  place: Place,
): Value | undefined {
  const origin = writtenAt(place);
  const bool = (value: boolean | undefined): Value | undefined =>
    value === undefined ? undefined : { kind: "bool", value, origin };
  switch (operator) {
    case "==":
      return bool(equal(left, right));
    case "!=": {
      const same = equal(left, right);
      return bool(same === undefined ? undefined : !same);
    }
    case "&&":
    case "||": {
      const decides = operator === "||";
      const sides = [truth(left), truth(right)];
      if (sides.includes(decides)) return bool(decides);
      return bool(sides.includes(undefined) ? undefined : !decides);
    }
    default: {
      const a = numberOf(left);
      const b = numberOf(right);
      if (a === undefined || b === undefined) return undefined;
      const result = arithmetic(operator, a, b);
      if (typeof result === "boolean") return bool(result);
      return Number.isFinite(result) ? { kind: "number", value: result, origin } : undefined;
    }
  }
}

function arithmetic(
  operator: Exclude<BinaryOperator, "==" | "!=" | "&&" | "||">,
  a: number,
  b: number,
): number | boolean {
  switch (operator) {
    case "+":
      return a + b;
    case "-":
      return a - b;
    case "*":
      return a * b;
    case "/":
      return a / b;
    case "%":
      return a % b;
    case "<":
      return a < b;
    case ">":
      return a > b;
    case "<=":
      return a <= b;
    case ">=":
      return a >= b;
  }
}

function numberOf(value: Value): number | undefined {
  if (value.kind === "number") return value.value;
  const text = value.kind === "text" ? known(value.text) : undefined;
  return text !== undefined && /^-?\d+(?:\.\d+)?$/.test(text) ? Number(text) : undefined;
}
