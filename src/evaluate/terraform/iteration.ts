import { makeText, type Hole } from "../../iam/text.ts";
import type { Place } from "../../source/source.ts";
import type { Block, Expression, ForExpression } from "../../syntax/hcl/ast.ts";
import { membersOf } from "../members.ts";
import { oneOf, unknown, writtenAt, type Value } from "../value.ts";
import type { At, Evaluator } from "./at.ts";
import { argument } from "./module.ts";
import { truth } from "./operators.ts";
import { together, type Presence } from "../presence.ts";
import { mostTurns, turnsIn } from "./turns.ts";

/** What goes through a collection: a `for` expression, a `dynamic` block. */
export type Loop = ForExpression | Block;

/** What is there only where a condition is as it says: an arm of it, or the inside of an `if`. */
export type Arm = {
  readonly kind: "arm";
  readonly condition: Expression;
  readonly taken: boolean;
};

/**
 * Where the inside of a loop stands: one turn of it, which stands for all. What it binds is the
 * same for all loops over equal collections.
 */
export function inside(loop: Loop, at: At, evaluator: Evaluator): At {
  const collection = collectionOf(loop);
  if (!collection) return at;
  const { key, value } = turnOf(collection, at, evaluator);
  return { ...at, bindings: new Map([...at.bindings, ...boundBy(loop, key, value, at)]) };
}

function collectionOf(loop: Loop): Expression | undefined {
  return loop.kind === "for" ? loop.collection : argument(loop.body, "for_each")?.value;
}

/** Where the inside of loops in loops stands, the outermost first. */
export function within(loops: readonly Loop[], at: At, evaluator: Evaluator): At {
  return loops.reduce((outer, loop) => inside(loop, outer, evaluator), at);
}

/** Where something stands in one turn of the loops around it, and whether that turn is taken. */
export type Turned = { readonly at: At; readonly presence: Presence };

/**
 * Where the inside of loops and arms in each other stands, turn by turn. One turn stands for all that are not
 * known, or too many; where there is none for certain, one shows what would be there.
 */
export function turnsWithin(
  loops: readonly (Loop | Arm)[],
  at: At,
  evaluator: Evaluator,
  most = mostTurns,
): readonly Turned[] {
  return loops.reduce<readonly Turned[]>(
    (outer, loop) => {
      const inner = outer.flatMap((turned) =>
        turnsOf(loop, turned.at, evaluator, most).map((each) => ({
          at: each.at,
          presence: together(turned.presence, each.presence),
        })),
      );
      return inner.length <= most + outer.length
        ? inner
        : outer.map((turned) => ({
            at: loop.kind === "arm" ? turned.at : inside(loop, turned.at, evaluator),
            presence: together(turned.presence, "maybe"),
          }));
    },
    [{ at, presence: "always" }],
  );
}

function turnsOf(loop: Loop | Arm, at: At, evaluator: Evaluator, most: number): readonly Turned[] {
  if (loop.kind === "arm") {
    const is = truth(evaluator.evaluate(loop.condition, at));
    return [{ at, presence: is === !loop.taken ? "never" : "always" }];
  }
  const collection = collectionOf(loop);
  const any = (presence: Presence): Turned => ({ at: inside(loop, at, evaluator), presence });
  if (!collection) return [any("maybe")];
  const over = evaluator.evaluate(collection, at);
  const { turns, isOpen } = turnsIn(over, turnOf(collection, at, evaluator, over).key, most);
  const known = turns.map(
    ({ key, value, presence }): Turned => ({
      at: { ...at, bindings: new Map([...at.bindings, ...boundBy(loop, key, value, at)]) },
      presence,
    }),
  );
  if (isOpen) return [...known, any("maybe")];
  return known.length > 0 ? known : [any("never")];
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

/** The names that a `for` gives to key and value. */
export type ForNames = Pick<ForExpression, "keyName" | "valueName">;

function forNames(
  { keyName, valueName }: ForNames,
  key: Value,
  value: Value,
): readonly (readonly [string, Value])[] {
  return [[valueName, value], ...(keyName === undefined ? [] : ([[keyName, key]] as const))];
}

/** Where the inside of a `for` stands in the turn of a key and a value. */
export function bindingFor(names: ForNames, key: Value, value: Value, at: At): At {
  return { ...at, bindings: new Map([...at.bindings, ...forNames(names, key, value)]) };
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
