import { entry } from "../../members.ts";
import { literal, oneOf, possible, writtenAt, type ListValue, type Value } from "../../value.ts";
import { addresses } from "../cidr.ts";
import { transform } from "../include.ts";
import {
  allTexts,
  argumentsOf,
  eachArm,
  knownText,
  valuesOf,
  type Call,
  type Functions,
} from "./function.ts";

/** `Fn::GetAZs` gives what an account has in a region: it stays a hole. */
export const collectionFunctions: Functions = new Map([
  ["Select", select],
  ["Length", length],
  ["FindInMap", findInMap],
  ["Cidr", cidr],
  ["Transform", transform],
]);

function select(call: Call): Value | undefined {
  const [index, list] = valuesOf(call);
  const number = Number(knownText(index) ?? NaN);
  if (!list || !Number.isInteger(number)) return undefined;
  return eachArm(list, call, (arm) =>
    arm.kind === "list" && isSettled(arm, number + 1) ? arm.items[number] : undefined,
  );
}

function length(call: Call): Value | undefined {
  const { argument, at, place, evaluator } = call;
  return eachArm(evaluator.evaluate(argument, at), call, (list) =>
    list.kind === "list" && isSettled(list, list.items.length)
      ? { kind: "number", value: list.items.length, origin: writtenAt(place) }
      : undefined,
  );
}

/** Whether the first items of a list stand in their places, whatever conditions decide. */
function isSettled({ items, rest }: ListValue, count: number): boolean {
  const first = items.slice(0, count).flatMap(possible);
  return rest.length === 0 && first.every(({ kind }) => kind !== "null");
}

/**
 * What a mapping has: one of its values, where the keys are not known. It has the one that is asked
 * for, as a template that asks for another is refused; or else the `DefaultValue`.
 */
function findInMap(call: Call): Value | undefined {
  const { at, evaluator, hole, place } = call;
  const [map, first, second, options] = argumentsOf(call).map((item) =>
    evaluator.evaluate(item, at),
  );
  const name = knownText(map);
  if (name === undefined || !first || !second) return undefined;
  const keys = [first, second].map((key) => allTexts(key));
  const [key, inner] = keys.map((texts) => texts && new Set(texts));
  const found = evaluator.mapped(name, [key, inner]);
  const otherwise = options && entry(options, "DefaultValue")?.value;
  const isSure = keys.every((texts) => texts?.length === 1) && found.length > 0;
  const values = otherwise && !isSure ? [...found, otherwise] : found;
  return values.length === 0 ? undefined : oneOf(values, true, hole(), place);
}

function cidr(call: Call): Value | undefined {
  const { place } = call;
  const [block, count, bits] = valuesOf(call).map(knownText);
  const blocks = addresses(block, Number(count ?? NaN), Number(bits ?? NaN));
  return (
    blocks && {
      kind: "list",
      items: blocks.map((each) => literal(each, place)),
      rest: [],
      origin: writtenAt(place),
    }
  );
}
