import { writtenAt, type Value } from "../../value.ts";
import { argumentsOf, type Call, type Functions } from "./function.ts";

export const choosingFunctions: Functions = new Map([["If", choose]]);

function choose(call: Call): Value | undefined {
  const { at, place, evaluator, hole } = call;
  const [condition, ...arms] = argumentsOf(call);
  if (!condition || arms.length !== 2) return undefined;
  return {
    kind: "choice",
    values: arms.map((arm) => evaluator.evaluate(arm, at)),
    complete: true,
    hole: hole(),
    origin: writtenAt(place),
  };
}
