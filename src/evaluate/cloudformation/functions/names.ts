import { entry } from "../../members.ts";
import { oneOf, type Value } from "../../value.ts";
import { substitute } from "../substitute.ts";
import { allTexts, argumentsOf, plainString, type Call, type Functions } from "./function.ts";
import type { DataNode } from "../../../syntax/data.ts";

/** What `Fn::ImportValue` and `Fn::GetStackOutput` give is of another stack: they stay holes. */
export const nameFunctions: Functions = new Map([
  ["Ref", ref],
  ["GetAtt", getAtt],
  ["Sub", sub],
]);

function ref(call: Call): Value | undefined {
  const { argument, at, place, evaluator } = call;
  return named(namesOf(argument, call), call, (name) => evaluator.ref(name, at, place));
}

function getAtt(call: Call): Value | undefined {
  const { argument, place, evaluator } = call;
  const attribute = (id: string, name: string): Value => evaluator.attribute(id, name, place);
  if (argument.kind === "list") {
    const [id, ...path] = argumentsOf(call).map((item) => namesOf(item, call));
    const [attributes, ...more] = path;
    if (!id || !attributes) return undefined;
    const further = more.map((names) => (names?.length === 1 ? names[0] : undefined));
    if (further.some((name) => name === undefined)) return undefined;
    return named(id, call, (logicalId) =>
      named(attributes, call, (name) => attribute(logicalId, [name, ...further].join("."))),
    );
  }
  return named(namesOf(argument, call), call, (text) => {
    const [, id, name] = /^([^.]+)\.(.+)$/.exec(text) ?? [];
    return id === undefined || name === undefined ? undefined : attribute(id, name);
  });
}

/** The names that an argument may be. AWS::LanguageExtensions takes functions for it. */
function namesOf(node: DataNode, { at, evaluator }: Call): readonly string[] | undefined {
  const plain = at.bindings.size === 0 ? plainString(node) : undefined;
  return plain === undefined ? allTexts(evaluator.evaluate(node, at)) : [plain];
}

/** What one of several names stands for. */
function named(
  names: readonly string[] | undefined,
  { hole, place }: Call,
  find: (name: string) => Value | undefined,
): Value | undefined {
  const values = names?.map(find) ?? [];
  return values.length > 0 && values.every((value) => value !== undefined)
    ? values.length === 1
      ? values[0]
      : oneOf(values, true, hole(), place)
    : undefined;
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
      if (!given) return { value: variable(name, call) };
      const value = evaluator.affordable(given.value);
      return value && { value, node: choiceNamed(name, second, value, at) };
    },
    (name) => evaluator.hole(name, place),
    evaluator.fillsIn(first, at, place),
  );
}

/** The function that is written for a name of `Fn::Sub` in the same file, where the name is one of several values. */
function choiceNamed(
  name: string,
  names: DataNode | undefined,
  { kind, origin }: Value,
  { source }: Call["at"],
): DataNode | undefined {
  if (kind !== "choice" || names?.kind !== "map" || origin.written.source !== source)
    return undefined;
  return names.entries.findLast(({ key }) => key === name)?.value;
}

/** What a name in the text of `Fn::Sub` stands for. */
function variable(name: string, { at, place, evaluator }: Call): Value {
  const dot = name.indexOf(".");
  return dot < 0
    ? evaluator.ref(name, at, place)
    : evaluator.attribute(name.slice(0, dot), name.slice(dot + 1), place);
}
