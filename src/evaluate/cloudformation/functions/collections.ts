import type { Value } from "../../value.ts";
import { argumentsOf, knownText, type Call, type Functions } from "./function.ts";

export const collectionFunctions: Functions = new Map([
  ["Select", select],
  ["FindInMap", findInMap],
]);

function select(call: Call): Value | undefined {
  const { at, evaluator } = call;
  const [index, list] = argumentsOf(call).map((item) => evaluator.evaluate(item, at));
  const number = knownText(index);
  return number === undefined || list?.kind !== "list" ? undefined : list.items[Number(number)];
}

function findInMap(call: Call): Value | undefined {
  const { at, evaluator } = call;
  const [map, key, name] = argumentsOf(call).map((item) => knownText(evaluator.evaluate(item, at)));
  if (map === undefined || key === undefined || name === undefined) return undefined;
  const value = evaluator.mapped(map, key, name);
  return value && evaluator.affordable(value);
}
