import type { Bound, Evaluator } from "../../evaluate/script/at.ts";
import { known } from "../../iam/text.ts";
import { writtenAt, type MapValue, type Value } from "../../evaluate/value.ts";
import { makeText } from "../../iam/text.ts";
import type { Place } from "../../source/source.ts";
import type { Call, Expression } from "../../syntax/script/tree.ts";

/** A property as it is given, evaluated when it is asked for. */
export type Property = {
  readonly name: string;
  /** Name and value. */
  readonly place: Place;
  readonly value: () => Value;
  /** The expression that gives it, where it is written among the arguments. */
  readonly node?: Expression;
};

export type Properties = {
  readonly given: readonly Property[];
  /** More may be given, of which nothing is known. */
  readonly isOpen: boolean;
};

/** What is not a property of a resource among the arguments that make it. */
const besides: ReadonlySet<string> = new Set(["resource_name", "opts"]);

/**
 * The properties that a resource is made with: an object behind its name, or in Python arguments with names and
 * what a class of arguments holds.
 */
export function propertiesOf(call: Call, evaluator: Evaluator): Properties {
  if (evaluator.script.program.language === "typescript") {
    const own = call.args[1];
    return own ? ofObject(own.value, evaluator) : nothing;
  }
  return all(
    call.args.map(({ name, spread, value, span }, index): Properties => {
      if (name !== undefined && besides.has(name)) return nothing;
      if (name === "args") return ofObject(value, evaluator);
      if (name !== undefined)
        return { given: [propertyAt(name, value, span, evaluator)], isOpen: false };
      const isName = spread === undefined && index === 0;
      const isOptions = spread === undefined && isOptionsOfPython(value);
      return isName || isOptions ? nothing : ofObject(value, evaluator);
    }),
  );
}

const nothing: Properties = { given: [], isOpen: false };

function all(each: readonly Properties[]): Properties {
  return {
    given: each.flatMap(({ given }) => given),
    isOpen: each.some(({ isOpen }) => isOpen),
  };
}

function isOptionsOfPython(node: Expression): boolean {
  return (
    node.kind === "call" &&
    node.callee.kind === "member" &&
    /^(?:ResourceOptions|InvokeOptions)$/.test(node.callee.name)
  );
}

/** How many objects may take in each other, one behind the other. */
const longestChain = 20;

function ofObject(node: Expression, evaluator: Evaluator, depth = 0): Properties {
  const own = evaluator.origin(node);
  if (depth > longestChain) return { given: [], isOpen: true };
  if (own.kind !== "object" || own.entries.some((each) => !isPlain(each)))
    return ofValue(evaluator.evaluate(node));
  return all(
    own.entries.map((each): Properties => {
      if (each.kind === "spread") return ofObject(each.value, evaluator, depth + 1);
      const [key] = each.key.kind === "string" ? each.key.parts : [];
      const name = key?.kind === "text" ? key.value : "";
      return { given: [propertyAt(name, each.value, each.span, evaluator)], isOpen: false };
    }),
  );
}

function isPlain(each: Extract<Expression, { kind: "object" }>["entries"][number]): boolean {
  if (each.kind === "spread") return true;
  const { key } = each;
  return key.kind === "string" && key.parts.length <= 1 && key.parts[0]?.kind !== "hole";
}

function ofValue(value: Value): Properties {
  if (value.kind === "null") return nothing;
  if (value.kind !== "map") return { given: [], isOpen: true };
  return {
    given: value.entries.map(({ key, value: own, place }) => ({
      name: known(key) ?? "",
      place,
      value: () => own,
    })),
    isOpen: value.rest.length > 0,
  };
}

function propertyAt(
  name: string,
  value: Expression,
  span: Place["span"],
  { script, evaluate }: Evaluator,
): Property {
  return {
    name,
    place: { source: script.source, span },
    value: () => evaluate(value),
    node: value,
  };
}

/** What a class of arguments, or a function, is given in Python, as one map. */
export function argumentsOf(call: Call, evaluator: Evaluator, bound: Bound): MapValue {
  const { source } = evaluator.script;
  const place = { source, span: call.span };
  const parts = call.args.map(({ name, value, span }): Pick<MapValue, "entries" | "rest"> => {
    const read = evaluator.evaluate(value, bound);
    const at = { source, span };
    if (name !== undefined)
      return {
        entries: [{ key: makeText([name], writtenAt(at)), value: read, place: at }],
        rest: [],
      };
    return read.kind === "map" ? read : { entries: [], rest: [evaluator.hole(value)] };
  });
  return {
    kind: "map",
    entries: parts.flatMap(({ entries }) => entries),
    rest: parts.flatMap(({ rest }) => rest),
    origin: writtenAt(place),
  };
}
