import { bool, failure, literal, number, type Value } from "../../value.ts";
import { boolOf, numberOf, stringOf } from "./arguments.ts";
import type { Call, Functions } from "./function.ts";

export const conversionFunctions: Functions = new Map([
  ["tostring", toString],
  ["tonumber", toNumber],
  ["tobool", toBool],
  ...["tomap", "toobject", "sensitive", "nonsensitive", "ephemeralasnull"].map(
    (name) => [name, ({ args }: Call) => args[0]?.()] as const,
  ),
]);

function toString({ args, place, hole }: Call): Value | undefined {
  const value = args[0]?.();
  if (value?.kind === "list" || value?.kind === "map") return failure(hole);
  return value?.kind === "number" || value?.kind === "bool"
    ? literal(String(value.value), place)
    : value;
}

function toNumber({ args, place, hole }: Call): Value | undefined {
  const value = args[0]?.();
  if (value?.kind === "null" || value?.kind === "number") return value;
  const known = numberOf(value);
  if (known !== undefined) return number(known, place);
  return stringOf(value) === undefined ? undefined : failure(hole);
}

function toBool({ args, place, hole }: Call): Value | undefined {
  const value = args[0]?.();
  if (value?.kind === "null" || value?.kind === "bool") return value;
  const known = boolOf(value);
  if (known !== undefined) return bool(known, place);
  return stringOf(value) === undefined ? undefined : failure(hole);
}
