import { makeText } from "../../iam/text.ts";
import type { Comprehension, Name, Turn } from "../../syntax/script/tree.ts";
import { membersOf } from "../members.ts";
import { asText } from "../texts.ts";
import { unknown, writtenAt, type Entry, type ListValue, type Rest, type Value } from "../value.ts";
import type { Asking, Bound } from "./at.ts";
import { bindingIn } from "./scopes.ts";

/** The list or map that a comprehension makes, turn by turn; what a condition decides on may be there. */
export function comprehended(node: Comprehension, bound: Bound, asking: Asking): Value {
  const { element } = node;
  const origin = writtenAt(asking.placeOf(node));
  if (element.kind !== "entry") {
    const made = turned(node.turns, bound, asking, (within) => asking.evaluate(element, within));
    return { kind: "list", ...made, origin };
  }
  const entries = turned(
    node.turns,
    bound,
    asking,
    (within): Value => ({
      kind: "list",
      items: [asking.evaluate(element.key, within), asking.evaluate(element.value, within)],
      rest: [],
      origin,
    }),
  );
  const read = entries.items.map((each): Entry | undefined => {
    const [key, value] = each.kind === "list" ? each.items : [];
    const text = key && asText(key);
    return (
      text &&
      value && { key: makeText(text.parts, text.origin), value, place: asking.placeOf(element) }
    );
  });
  if (entries.rest.length > 0 || read.some((each) => each === undefined))
    return unknown(asking.hole(node));
  return { kind: "map", entries: read.filter((each) => each !== undefined), rest: [], origin };
}

/** What each turn gives: certainly, where all that it goes through is known and nothing decides on it. */
function turned(
  [turn, ...inner]: readonly Turn[],
  bound: Bound,
  asking: Asking,
  make: (bound: Bound) => Value,
): Pick<ListValue, "items" | "rest"> {
  if (!turn) return { items: [make(bound)], rest: [] };
  const { items, rest } = membersOf(asking.evaluate(turn.over, bound));
  const of = (item: Value): Pick<ListValue, "items" | "rest"> =>
    turned(inner, taken(turn.names, item, bound, asking), asking, make);
  const sure = items.map(of);
  const perhaps = rest.map((each): Rest => {
    const made = each.like.map(of);
    return {
      hole: each.hole,
      like: made.flatMap((one) => [...one.items, ...one.rest.flatMap(({ like }) => like)]),
      complete: each.complete && made.every((one) => one.rest.every(({ complete }) => complete)),
    };
  });
  const own = {
    items: sure.flatMap((each) => each.items),
    rest: sure.flatMap((each) => each.rest),
  };
  if (turn.conditions.length === 0) return { items: own.items, rest: [...own.rest, ...perhaps] };
  const hole = asking.hole(turn.over);
  const some: Rest = { hole, like: own.items, complete: true };
  return { items: [], rest: [some, ...own.rest, ...perhaps] };
}

/** The values that the names of a turn have: the element, or its elements. */
function taken(names: readonly Name[], item: Value, bound: Bound, asking: Asking): Bound {
  const within = new Map(bound);
  const elements = names.length > 1 ? membersOf(item).items : [item];
  for (const [index, name] of names.entries()) {
    const binding = bindingIn(name, asking.script.scopes);
    if (binding) within.set(binding, elements[index] ?? unknown(asking.hole(name)));
  }
  return within;
}
