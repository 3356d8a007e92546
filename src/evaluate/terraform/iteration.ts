import { makeText, type Hole } from "../../iam/text.ts";
import type { Place } from "../../source/source.ts";
import type { Block, Expression, ForExpression } from "../../syntax/hcl/ast.ts";
import { membersOf } from "../members.ts";
import { oneOf, unknown, writtenAt, type Value } from "../value.ts";
import type { At, Evaluator } from "./at.ts";
import { argument } from "./module.ts";

/** What goes through a collection: a `for` expression, a `dynamic` block. */
export type Loop = ForExpression | Block;

/**
 * Where the inside of a loop stands: one turn of it, which stands for all. What it binds is the
 * same for all loops over equal collections.
 */
export function inside(loop: Loop, at: At, evaluator: Evaluator): At {
  const collection = loop.kind === "for" ? loop.collection : argument(loop.body, "for_each")?.value;
  if (!collection) return at;
  const { key, value } = turnOf(collection, at, evaluator);
  return { ...at, bindings: new Map([...at.bindings, ...boundBy(loop, key, value, at)]) };
}

/** Where the inside of loops in loops stands, the outermost first. */
export function within(loops: readonly Loop[], at: At, evaluator: Evaluator): At {
  return loops.reduce((outer, loop) => inside(loop, outer, evaluator), at);
}

/** The names that a loop gives to key and value. */
function boundBy(
  loop: Loop,
  key: Value,
  value: Value,
  { source }: At,
): readonly (readonly [string, Value])[] {
  if (loop.kind === "for") return forNames(loop, key, value);
  const iterator = argument(loop.body, "iterator");
  const name = iterator?.value.kind === "variable" ? iterator.value.name : loop.labels[0]?.value;
  return name === undefined ? [] : [[name, record({ source, span: loop.span }, { key, value })]];
}

export function forNames(
  { keyName, valueName }: ForExpression,
  key: Value,
  value: Value,
): readonly (readonly [string, Value])[] {
  return [[valueName, value], ...(keyName === undefined ? [] : ([[keyName, key]] as const))];
}

/**
 * Key and value of any turn through a collection: one of its values, where they are known. Equal
 * collections have equal turns.
 */
export function turnOf(
  collection: Expression,
  at: At,
  evaluator: Evaluator,
  over = evaluator.evaluate(collection, at),
): { readonly key: Value; readonly value: Value } {
  const { id, place } = evaluator.hole(collection, at);
  const part = (name: string): Hole => ({
    id: `${id}[*]${name}`,
    place,
    meaning: { kind: "unknown" },
  });
  const { items, rest } = membersOf(over);
  const like = [...items, ...rest.flatMap((each) => each.like)];
  const complete = rest.every((each) => each.complete);
  const value = oneOf(like, complete, part(""));
  const isSet = over.kind === "list" && over.set;
  return { key: isSet ? value : unknown(part("/key")), value };
}

/** An object of the names that Terraform binds together: `each`, `count`, an iterator. */
export function record(place: Place, fields: Readonly<Record<string, Value>>): Value {
  const origin = writtenAt(place);
  return {
    kind: "map",
    entries: Object.entries(fields).map(([name, value]) => ({
      key: makeText([name], origin),
      value,
      place,
    })),
    rest: [],
    origin,
  };
}
