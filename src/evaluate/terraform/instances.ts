import { makeText, textKey, type Hole } from "../../iam/text.ts";
import type { Body } from "../../syntax/hcl/ast.ts";
import { asText } from "../texts.ts";
import { list, number, oneOf, unknown, writtenAt, type ListValue, type Value } from "../value.ts";
import { argument } from "./module.ts";
import type { Presence } from "../presence.ts";
import { mostTurns, turnsIn, type Turn } from "./turns.ts";

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

/** The argument that repeats a block, if one does. */
export type Repeats = "count" | "for_each" | undefined;

export function repeatsIn(body: Body): Repeats {
  if (argument(body, "count")) return "count";
  return argument(body, "for_each") ? "for_each" : undefined;
}

/** What stands for instances that are not known one by one. */
export const unnamed: Present = { instance: itself, presence: "maybe" };

/** What shows how an instance would be, where there is none. */
const none: Present = { instance: itself, presence: "never" };

/** The instances that `count` makes, by number; one stands for those that are not known. */
export function counted(count: Value, hole: Hole): readonly Present[] {
  const arms = count.kind === "choice" ? (count.complete ? count.values : []) : [count];
  const numbers = arms.map((arm) => (arm.kind === "number" ? arm.value : NaN));
  const [least, most] = [Math.min(...numbers), Math.max(...numbers)];
  if (numbers.length === 0 || Number.isNaN(most)) return [unnamed];
  const known = Array.from(
    { length: Math.min(most, mostTurns) },
    (_, i): Present => ({
      instance: { name: `[${i}]`, key: number(i, hole.place) },
      presence: i < least ? "always" : "maybe",
    }),
  );
  if (most > mostTurns) return [...known, unnamed];
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
  if (isOpen) return [...known, unnamed];
  return known.length > 0 ? known : [none];
}

/** Whether all instances are known, and there. */
export function isWhole(instances: readonly Present[]): boolean {
  return instances.every(({ instance, presence }) => instance.name !== "" && presence === "always");
}

/** The list of what a splat takes from each instance: those that may be there are its rest. */
export function eachOf<In extends Present>(
  instances: readonly In[],
  value: (each: In) => Value,
  hole: Hole,
): ListValue {
  const { place } = hole;
  const there = instances.filter(({ presence }) => presence === "always").map(value);
  const others = instances.filter(({ presence }) => presence === "maybe");
  if (others.length === 0) return list(there, place);
  const complete = others.every(({ instance }) => instance.name !== "");
  const rest = [{ hole, like: others.map(value), complete }];
  return { kind: "list", items: there, rest, restBehind: true, origin: writtenAt(place) };
}

/** All instances together: a list by their numbers, or an object by their keys. */
export function gathered<In extends Present>(
  instances: readonly In[],
  repeats: Repeats,
  value: (each: In) => Value,
  hole: Hole,
): Value {
  const { place } = hole;
  const origin = writtenAt(place);
  const known = instances.filter(({ instance }) => instance.name !== "");
  const isNone = instances.every(({ presence }) => presence === "never");
  const all: Value =
    repeats === "count"
      ? list(known.map(value), place)
      : {
          kind: "map",
          entries: known.map((each) => {
            const { key, name } = each.instance;
            return {
              key: (key && asText(key)) ?? makeText([name], origin),
              value: value(each),
              place,
            };
          }),
          rest: [],
          origin,
        };
  if (isNone || isWhole(instances)) return all;
  return known.length > 0
    ? { kind: "choice", values: [all], complete: false, hole, origin }
    : unknown(hole);
}

/** An instance as Terraform writes it behind an address: `[0]`, `["a"]`; "" for the only one. */
export function instanceLabel({ key, name }: Instance): string {
  if (!key) return name;
  const text = asText(key);
  return key.kind === "number" || !text ? name : `[${JSON.stringify(textKey(text))}]`;
}
