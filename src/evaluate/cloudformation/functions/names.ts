import { entry } from "../../members.ts";
import type { Value } from "../../value.ts";
import { substitute } from "../substitute.ts";
import { argumentsOf, plainString, type Call, type Functions } from "./function.ts";

export const nameFunctions: Functions = new Map([
  ["Ref", ref],
  ["GetAtt", getAtt],
  ["Sub", sub],
]);

function ref({ argument, at, place, evaluator }: Call): Value | undefined {
  const name = plainString(argument);
  return name === undefined ? undefined : evaluator.ref(name, at, place);
}

function getAtt(call: Call): Value | undefined {
  const { argument, place, evaluator } = call;
  if (argument.kind === "list") {
    const [id, ...path] = argumentsOf(call).map(plainString);
    return id === undefined || path.some((name) => name === undefined)
      ? undefined
      : evaluator.attribute(id, path.join("."), place);
  }
  const [, id, name] = /^([^.]+)\.(.+)$/.exec(plainString(argument) ?? "") ?? [];
  return id === undefined || name === undefined ? undefined : evaluator.attribute(id, name, place);
}

function sub(call: Call): Value | undefined {
  const { argument, at, place, evaluator } = call;
  const [first, second] = argument.kind === "list" ? argument.items : [argument];
  if (first?.kind !== "scalar" || typeof first.value !== "string") return undefined;
  const own = second && evaluator.evaluate(second, at);
  return substitute(
    first,
    place,
    (name) => {
      const given = own && entry(own, name);
      return given ? evaluator.affordable(given.value) : named(name, call);
    },
    (name) => evaluator.hole(name, place),
    evaluator.fillsIn(first, at, place),
  );
}

/** What a name in the text of `Fn::Sub` stands for. */
function named(name: string, { at, place, evaluator }: Call): Value {
  const dot = name.indexOf(".");
  return dot < 0
    ? evaluator.ref(name, at, place)
    : evaluator.attribute(name.slice(0, dot), name.slice(dot + 1), place);
}
