import { isHole, known, type Text } from "../../../iam/text.ts";
import { membersOf } from "../../members.ts";
import { asText } from "../../texts.ts";
import { bool, failure, isFailure, oneOf, type Value } from "../../value.ts";
import type { Call, Functions } from "./function.ts";

export const choosingFunctions: Functions = new Map([
  [
    "try",
    (call: Call) =>
      first(call, (value, index) => isSure(value) || call.isThere?.(index) === true, isFailure),
  ],
  ["can", can],
  ["coalesce", (call: Call) => first(call, isSomething, isNothing)],
  ["coalescelist", (call: Call) => first(call, hasItems, isEmpty)],
]);

/** The first argument that is taken; one of several, where it is not known which one that is. */
function first(
  { args, more, hole }: Call,
  taken: (value: Value, index: number) => boolean,
  passedOver: (value: Value) => boolean,
): Value | undefined {
  const values = args.map((arg) => arg());
  const last = values.findIndex((value, index) => !passedOver(value) && taken(value, index));
  const candidates = (last < 0 ? values : values.slice(0, last + 1)).filter(
    (value) => !passedOver(value),
  );
  if (candidates.length > 0) return oneOf(candidates, last >= 0 || more.length === 0, hole);
  return more.length === 0 ? failure(hole) : undefined;
}

function can({ args, place, isThere }: Call): Value | undefined {
  const value = args[0]?.();
  if (!value) return undefined;
  if (isFailure(value)) return bool(false, place);
  return isSure(value) || isThere?.(0) ? bool(true, place) : undefined;
}

/** Whether an expression cannot fail: what refers to something may find that it is not there. */
function isSure(value: Value): boolean {
  switch (value.kind) {
    case "text":
      return known(value.text) !== undefined;
    case "number":
    case "bool":
    case "null":
      return true;
    case "list":
      return value.rest.length === 0 && value.items.every(isSure);
    case "map":
      return value.rest.length === 0 && value.entries.every((each) => isSure(each.value));
    case "encoded":
      return isSure(value.value);
    case "choice":
    case "unknown":
      return false;
  }
}

function isNothing(value: Value): boolean {
  return value.kind === "null" || (value.kind === "text" && value.text.parts.length === 0);
}

/** Whether a value is certainly neither null nor the empty string. */
export function isSomething(value: Value): boolean {
  const text = asText(value);
  return text ? isLong(text) : value.kind !== "null";
}

function isLong({ parts }: Text): boolean {
  return parts.some((part) => {
    if (!isHole(part)) return true;
    if (part.among) return part.among.complete && part.among.texts.every(isLong);
    return part.meaning.kind !== "unknown";
  });
}

function isEmpty(value: Value): boolean {
  const { items, rest } = membersOf(value);
  return items.length + rest.length === 0;
}

function hasItems(value: Value): boolean {
  return membersOf(value).items.length > 0;
}
