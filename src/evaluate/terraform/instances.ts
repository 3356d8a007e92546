import { textKey, type Hole } from "../../iam/text.ts";
import { asText } from "../texts.ts";
import { number, oneOf, unknown, type Value } from "../value.ts";
import { mostTurns, turnsIn, type Presence, type Turn } from "./turns.ts";

/** Which instance of a declaration is meant. */
export type Instance = {
  /**
   * As part of an identity: `[0]`, `[a]`; `[*]` for any of them; "" for the only one, or the one in
   * which the expression stands.
   */
  readonly name: string;
  /** Its index or key, where it has one that is named. */
  readonly key?: Value;
  /** What `each.value` is in it, where that is known. */
  readonly value?: Value;
  /** The expression that names it may name others too, as it is evaluated again. */
  readonly looped?: boolean;
};

export const itself: Instance = { name: "" };

/** An instance, and whether it is there. */
export type Present = { readonly instance: Instance; readonly presence: Presence };

/** What stands for instances that are not known one by one. */
const some: Present = { instance: itself, presence: "maybe" };

/** What shows how an instance would be, where there is none. */
const none: Present = { instance: itself, presence: "never" };

/** The instances that `count` makes, by number; one stands for those that are not known. */
export function counted(count: Value, hole: Hole): readonly Present[] {
  const arms = count.kind === "choice" ? (count.complete ? count.values : []) : [count];
  const numbers = arms.map((arm) => (arm.kind === "number" ? arm.value : NaN));
  const [least, most] = [Math.min(...numbers), Math.max(...numbers)];
  if (numbers.length === 0 || Number.isNaN(most)) return [some];
  const known = Array.from(
    { length: Math.min(most, mostTurns) },
    (_, i): Present => ({
      instance: { name: `[${i}]`, key: number(i, hole.place) },
      presence: i < least ? "always" : "maybe",
    }),
  );
  if (most > mostTurns) return [...known, some];
  return known.length > 0 ? known : [none];
}

/** The instances that `for_each` makes, by key; one stands for those that are not known. */
export function keyed(over: Value, hole: Hole): readonly Present[] {
  const { turns, isOpen } = turnsIn(over, unknown(hole));
  const byName = new Map<string, Turn[]>();
  for (const turn of turns) {
    const text = asText(turn.key);
    const name = `[${text ? textKey(text) : "?"}]`;
    byName.set(name, [...(byName.get(name) ?? []), turn]);
  }
  const known = [...byName].map(([name, same]): Present => {
    const [first] = same;
    const value = oneOf(
      same.map((turn) => turn.value),
      true,
      hole,
    );
    const presence = same.every((turn) => turn.presence === "always") ? "always" : "maybe";
    return { instance: { name, ...(first && { key: first.key }), value }, presence };
  });
  if (isOpen) return [...known, some];
  return known.length > 0 ? known : [none];
}

/** An instance as Terraform writes it behind an address: `[0]`, `["a"]`; "" for the only one. */
export function instanceLabel({ key, name }: Instance): string {
  if (!key) return name;
  const text = asText(key);
  return key.kind === "number" || !text ? name : `[${JSON.stringify(textKey(text))}]`;
}
