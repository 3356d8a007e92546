import { known, makeText, type Hole } from "../../iam/text.ts";
import type { Source } from "../../source/source.ts";
import type { Expression } from "../../syntax/hcl/ast.ts";
import { mostMade } from "../effort.ts";
import { nothing, textValue, unknown, type Entry, type MapValue, type Value } from "../value.ts";
import { boolOf, numberOf } from "./functions/arguments.ts";
import { call } from "./functions.ts";

type Options = {
  readonly source: Source;
  /** What a default of `optional()` comes to. */
  readonly defaultOf: (expression: Expression) => Value;
  /** Stands for what a set comes to, where that is not known. */
  readonly hole: Hole;
};

/**
 * What a variable of a type has, when a value is given to it: strings for numbers, sets for lists,
 * the attributes that an object lacks. What Terraform refuses is left as it is.
 * (https://developer.hashicorp.com/terraform/language/expressions/type-constraints)
 */
export function asType(
  given: Value,
  type: Expression,
  { source, defaultOf, hole }: Options,
): Value {
  let left = mostMade;

  const converted = (value: Value, type: Expression): Value => {
    if (left <= 0) return unknown(hole);
    left--;
    if (value.kind === "unknown" || value.kind === "null") return value;
    if (value.kind === "choice")
      return { ...value, values: value.values.map((each) => converted(each, type)) };
    if (type.kind === "variable") return asPrimitive(value, type.name);
    if (type.kind !== "call") return value;
    const [inner] = type.args;
    if (!inner) return value;
    switch (type.name) {
      case "optional":
        return converted(value, inner);
      case "list":
        return value.kind === "list" ? asList(value, inner) : value;
      case "set":
        return value.kind === "list" ? asSet(asList(value, inner)) : value;
      case "map":
        return value.kind === "map"
          ? { ...value, entries: value.entries.map((each) => withValue(each, inner)) }
          : value;
      case "object":
        return value.kind === "map" && inner.kind === "object" ? asObject(value, inner) : value;
      default:
        return value;
    }
  };

  const asList = (value: Value & { readonly kind: "list" }, inner: Expression): Value => {
    const { origin, restBehind } = value;
    return {
      kind: "list",
      origin,
      ...(restBehind && { restBehind }),
      items: value.items.map((each) => converted(each, inner)),
      rest: value.rest.map((each) => ({
        ...each,
        like: each.like.map((item) => converted(item, inner)),
      })),
    };
  };

  const asSet = (value: Value): Value => {
    const { place } = hole;
    return call("toset", { args: [() => value], more: [], place, hole }) ?? value;
  };

  const withValue = (each: Entry, type: Expression): Entry => ({
    ...each,
    value: converted(each.value, type),
  });

  /** Attributes that the type does not have are dropped; those that it has may be left out. */
  const asObject = (
    value: MapValue,
    { items }: Expression & { readonly kind: "object" },
  ): MapValue => {
    if (value.entries.some(({ key }) => known(key) === undefined)) return value;
    const entries = items.flatMap(({ key, value: type, span }): readonly Entry[] => {
      const name = attributeName(key);
      const found = value.entries.findLast((each) => known(each.key) === name);
      const isOptional = type.kind === "call" && type.name === "optional";
      if (found && (found.value.kind !== "null" || !isOptional)) return [withValue(found, type)];
      if (name === undefined || !isOptional || value.rest.length > 0) return found ? [found] : [];
      const place = { source, span };
      const otherwise = type.args[1];
      const entry = {
        key: found?.key ?? makeText([name], { written: place, via: [] }),
        value: otherwise ? defaultOf(otherwise) : nothing(place),
        place: found?.place ?? place,
      };
      return [withValue(entry, type)];
    });
    return { ...value, entries };
  };

  return converted(given, type);
}

function attributeName(key: Expression): string | undefined {
  if (key.kind === "variable") return key.name;
  const [only] = key.kind === "template" ? key.parts : [];
  return only?.kind === "literal" ? only.value : undefined;
}

function asPrimitive(value: Value, type: string): Value {
  const { origin } = value;
  switch (type) {
    case "string":
      return value.kind === "number" || value.kind === "bool"
        ? textValue(makeText([String(value.value)], origin))
        : value;
    case "number": {
      const number = numberOf(value);
      return number === undefined ? value : { kind: "number", value: number, origin };
    }
    case "bool": {
      const bool = boolOf(value);
      return bool === undefined ? value : { kind: "bool", value: bool, origin };
    }
    default:
      return value;
  }
}
