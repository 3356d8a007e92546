import type { Comprehension, Turn } from "../../syntax/script/tree.ts";
import { membersOf } from "../members.ts";
import { unknown, writtenAt, type ListValue, type Rest, type Value } from "../value.ts";
import type { Bound } from "./at.ts";
import type { Asking } from "./bound.ts";

/**
 * What a comprehension makes: of one turn over a list that is known, an item for each of its items. What a
 * condition lets in may not be there. Of more turns, and of objects, what each adds is not told apart.
 */
export function comprehended(node: Comprehension, bound: Bound, asking: Asking): Value {
  const { element, turns } = node;
  const [turn, ...more] = turns;
  const own = asking.hole(node);
  if (element.kind === "entry" || !turn) return unknown(own);
  const made = (item: Value): Value =>
    asking.evaluate(element, new Map([...bound, ...boundBy(turn, item, asking)]));
  if (more.length > 0) {
    const rest: Rest = { hole: own, like: [asking.evaluate(element, bound)], complete: false };
    return listOf(node, [], [rest], asking);
  }
  const { items, rest } = membersOf(asking.evaluate(turn.over, bound));
  const added = rest.map((each): Rest => ({ ...each, like: each.like.map(made) }));
  if (turn.conditions.length === 0) return listOf(node, items.map(made), added, asking);
  return listOf(node, [], [...added, { hole: own, like: items.map(made), complete: true }], asking);
}

function listOf(
  node: Comprehension,
  items: readonly Value[],
  rest: readonly Rest[],
  { placeOf }: Asking,
): ListValue {
  return { kind: "list", items, rest, origin: writtenAt(placeOf(node)) };
}

/** The names of a turn with what an item gives them. */
function boundBy(
  { names }: Turn,
  item: Value,
  { script, hole }: Asking,
): readonly (readonly [NonNullable<ReturnType<typeof script.scopes.named>>, Value])[] {
  return names.flatMap((name, index) => {
    const binding = script.scopes.named(name.name, name.span.start);
    if (!binding) return [];
    const part = item.kind === "list" ? item.items[index] : undefined;
    const value = names.length === 1 ? item : (part ?? unknown(hole(name)));
    return [[binding, value] as const];
  });
}
