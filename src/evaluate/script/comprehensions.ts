import type { Comprehension, Entry, Turn } from "../../syntax/script/tree.ts";
import { membersOf } from "../members.ts";
import { asText } from "../texts.ts";
import {
  unknown,
  writtenAt,
  type Entry as MapEntry,
  type ListValue,
  type Rest,
  type Value,
} from "../value.ts";
import type { Bound } from "./at.ts";
import { turned, type Asking } from "./bound.ts";

/** What `[a for b in c if d]` makes: an element for each turn; where conditions decide, perhaps. */
export function comprehended(node: Comprehension, bound: Bound, asking: Asking): Value {
  const origin = writtenAt(asking.placeOf(node));
  const { element } = node;
  if (element.kind === "entry") return objectOf(node, element, bound, asking);
  const make = (at: Bound): Value => asking.evaluate(element, at);
  return { kind: "list", ...turnsOf(node.turns, bound, make, node, asking), origin };
}

type Made = Pick<ListValue, "items" | "rest">;

function turnsOf(
  [turn, ...inner]: readonly Turn[],
  bound: Bound,
  make: (bound: Bound) => Value,
  at: Comprehension,
  asking: Asking,
): Made {
  if (!turn) return { items: [make(bound)], rest: [] };
  const { items, rest } = membersOf(asking.evaluate(turn.over, bound));
  const each = (item: Value): Made =>
    turnsOf(inner, turned(turn.names, item, turn, bound, asking), make, at, asking);
  const sure = joined(items.map(each));
  const further = rest.map(
    (part): Rest => ({ ...part, like: part.like.flatMap((item) => all(each(item))) }),
  );
  const made = { items: sure.items, rest: [...sure.rest, ...further] };
  if (turn.conditions.length === 0) return made;
  const complete = made.rest.every((part) => part.complete);
  return { items: [], rest: [{ hole: asking.hole(at), like: all(made), complete }] };
}

function objectOf(
  node: Comprehension,
  { key, value, span }: Entry,
  bound: Bound,
  asking: Asking,
): Value {
  const keys = turnsOf(node.turns, bound, (at) => asking.evaluate(key, at), node, asking);
  const values = turnsOf(node.turns, bound, (at) => asking.evaluate(value, at), node, asking);
  const entries = keys.items.map((each, index): MapEntry | undefined => {
    const text = asText(each);
    const found = values.items[index];
    return text && found && { key: text, value: found, place: asking.placeOf({ span }) };
  });
  if (!entries.every((each) => each !== undefined)) return unknown(asking.hole(node));
  const isOpen = keys.rest.length + values.rest.length > 0;
  return {
    kind: "map",
    entries,
    rest: isOpen ? [asking.hole(node)] : [],
    origin: writtenAt(asking.placeOf(node)),
  };
}

function joined(made: readonly Made[]): Made {
  return { items: made.flatMap(({ items }) => items), rest: made.flatMap(({ rest }) => rest) };
}

function all({ items, rest }: Made): readonly Value[] {
  return [...items, ...rest.flatMap(({ like }) => like)];
}
