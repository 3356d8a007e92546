import { makeText, textKey, type Hole } from "../../iam/text.ts";
import type { Expression, ForExpression } from "../../syntax/hcl/ast.ts";
import { keysOf, membersOf } from "../members.ts";
import { asText } from "../texts.ts";
import {
  failure,
  isFailure,
  list,
  oneOf,
  writtenAt,
  type Entry,
  type ListValue,
  type Rest,
  type Value,
} from "../value.ts";
import type { At, Evaluator } from "./at.ts";
import { bindingFor, turnOf, type ForNames } from "./iteration.ts";
import { truth } from "./operators.ts";

/** How often a loop turns: each known item, and what stands for others, of which there may be any. */
export type Turns = {
  readonly known: readonly At[];
  readonly others: readonly { readonly like: readonly At[]; readonly complete: boolean }[];
};

/** Where the inside of a loop stands, turn by turn. */
export function turnsThrough(
  names: ForNames,
  collection: Expression,
  over: Value,
  at: At,
  evaluator: Evaluator,
): Turns {
  const any = turnOf(collection, at, evaluator, over);
  const members = membersOf(over);
  const keys = keysOf(over);
  return {
    known: members.items.map((item, index) => bindingFor(names, keys[index] ?? any.key, item, at)),
    others: members.rest.map(({ like, complete }) => {
      const values = like.length > 0 ? like : [any.value];
      return {
        like: values.map((value) => bindingFor(names, any.key, value, at)),
        complete: complete || like.length === 0,
      };
    }),
  };
}

/** The list or object that a `for` expression makes. */
export function evaluateFor(node: ForExpression, at: At, evaluator: Evaluator): Value {
  const whole = evaluator.hole(node, at);
  const over = evaluator.evaluate(node.collection, at);
  if (isFailure(over)) return failure(whole);
  return loopOver(node, over, at, evaluator, whole);
}

/** Of several collections, an object comes of each: keys of one are none of the others. */
function loopOver(
  node: ForExpression,
  over: Value,
  at: At,
  evaluator: Evaluator,
  whole: Hole,
): Value {
  if (over.kind === "choice" && makesObjects(node)) {
    const values = over.values.map((each) => loopOver(node, each, at, evaluator, whole));
    return oneOf(values, over.complete, whole);
  }
  const turns = turnsThrough(node, node.collection, over, at, evaluator);
  return node.key
    ? objectOf(node, node.key, turns, evaluator, whole)
    : listOf(node, turns, evaluator, whole);
}

/** Whether a loop makes an object, or a list of what loops make so. */
function makesObjects({ key, value }: ForExpression): boolean {
  return key !== undefined || (value.kind === "for" && makesObjects(value));
}

/** Whether the `if` of a loop wants a turn, where that is known. */
function wanted({ condition }: ForExpression, at: At, evaluator: Evaluator): boolean | undefined {
  return condition ? truth(evaluator.evaluate(condition, at)) : true;
}

function listOf(node: ForExpression, turns: Turns, evaluator: Evaluator, whole: Hole): ListValue {
  const turn = (
    at: At,
  ): { readonly is: boolean | undefined; readonly values: readonly Value[] } => {
    const is = wanted(node, at, evaluator);
    return { is, values: is === false ? [] : [evaluator.evaluate(node.value, at)] };
  };
  const known = turns.known.map(turn);
  const unsure = known.flatMap(({ is, values }) => (is === undefined ? values : []));
  const others = turns.others.map(
    ({ like, complete }): Rest => ({
      hole: whole,
      like: like.flatMap((each) => turn(each).values),
      complete,
    }),
  );
  return {
    kind: "list",
    items: known.flatMap(({ is, values }) => (is ? values : [])),
    rest: unsure.length > 0 ? [{ hole: whole, like: unsure, complete: true }, ...others] : others,
    origin: writtenAt(whole.place),
  };
}

/** What a loop is not known to give is somewhere in the map: the hole stands for that. */
function objectOf(
  node: ForExpression,
  key: Expression,
  turns: Turns,
  evaluator: Evaluator,
  whole: Hole,
): Value {
  const { place } = whole;
  const entries = new Map<string, Entry>();
  let isWhole = turns.others.length === 0;
  for (const at of turns.known) {
    const is = wanted(node, at, evaluator);
    if (is === undefined) isWhole = false;
    if (!is) continue;
    const text =
      asText(evaluator.evaluate(key, at)) ??
      makeText([evaluator.hole(key, at)], writtenAt(whole.place));
    const value = evaluator.evaluate(node.value, at);
    const others = entries.get(textKey(text))?.value;
    const gathered = others?.kind === "list" ? others.items : [];
    entries.set(textKey(text), {
      key: text,
      value: node.grouped ? list([...gathered, value], place) : value,
      place: { source: at.source, span: node.value.span },
    });
  }
  return {
    kind: "map",
    entries: [...entries.values()],
    rest: isWhole ? [] : [whole],
    origin: writtenAt(place),
  };
}
