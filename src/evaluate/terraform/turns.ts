import { keysOf, membersOf } from "../members.ts";
import type { Presence } from "../presence.ts";
import type { Value } from "../value.ts";

/** What a collection has, key by key, where something is made for each of its members. */
export type Turn = { readonly key: Value; readonly value: Value; readonly presence: Presence };

/** The turns through a collection that are known; it may have others where it is open. */
export type Turns = { readonly turns: readonly Turn[]; readonly isOpen: boolean };

/** More are not looked at one by one. */
export const mostTurns = 100;

/** What all loops of a module may turn together, beyond twice each. */
const mostTurnsTogether = 5000;

/** The share of each of a number of loops. */
export function turnsOfEach(loops: number): number {
  return Math.max(2, Math.min(mostTurns, Math.floor(mostTurnsTogether / Math.max(loops, 1))));
}

/**
 * The turns through a collection.
 *
 * @param any stands for a key that is not known
 */
export function turnsIn(over: Value, any: Value, most = mostTurns): Turns {
  const all = allTurns(over, any);
  if (all.turns.length <= most) return all;
  return { turns: all.turns.slice(0, most), isOpen: true };
}

function allTurns(over: Value, any: Value): Turns {
  if (over.kind === "choice") {
    const arms = over.values.map((arm) => allTurns(arm, any));
    return {
      // Of several collections any may be the one.
      turns: arms.flatMap(({ turns }) => turns.map((turn) => ({ ...turn, presence: "maybe" }))),
      isOpen: !over.complete || arms.some(({ isOpen }) => isOpen),
    };
  }
  const { items, rest } = membersOf(over);
  const keys = keysOf(over);
  const isSet = over.kind === "list" && over.set === true;
  const known = items.map((value, i): Turn => ({ key: keys[i] ?? any, value, presence: "always" }));
  const others = rest.flatMap(({ like }) =>
    like.map((value): Turn => ({ key: isSet ? value : any, value, presence: "maybe" })),
  );
  return { turns: [...known, ...others], isOpen: rest.some(({ complete }) => !complete) };
}
