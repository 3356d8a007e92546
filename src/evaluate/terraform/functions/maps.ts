import { known, textKey, type Hole } from "../../../iam/text.ts";
import { equal } from "../../equality.ts";
import { keysOf, member, membersOf } from "../../members.ts";
import {
  failure,
  list,
  oneOf,
  writtenAt,
  type Entry,
  type MapValue,
  type Rest,
  type Value,
} from "../../value.ts";
import { areKnown, stringOf, textOf, valuesOf } from "./arguments.ts";
import type { Call, Functions } from "./function.ts";
import { wholeList } from "./lists.ts";

export const mapFunctions: Functions = new Map([
  ["merge", merge],
  ["keys", keys],
  ["values", values],
  ["lookup", lookup],
  ["zipmap", zip],
  ["transpose", transpose],
  ["matchkeys", matching],
]);

function merge(call: Call): MapValue | undefined {
  const entries = new Map<string, Entry>();
  const rest: MapValue["rest"][number][] = [];
  for (const map of valuesOf(call)) {
    if (map.kind === "map") {
      for (const each of map.entries) entries.set(textKey(each.key), each);
      for (const hole of map.rest) rest.push(hole);
    } else if (map.kind === "unknown" || map.kind === "choice") rest.push(map.hole);
    else if (map.kind !== "null") return undefined;
  }
  for (const { hole } of call.more) rest.push(hole);
  return { kind: "map", entries: [...entries.values()], rest, origin: writtenAt(call.place) };
}

function keys({ args, place }: Call): Value | undefined {
  const map = args[0]?.();
  if (map?.kind !== "map") return undefined;
  const rest = map.rest.map((hole): Rest => ({ hole, like: [], complete: false }));
  return { kind: "list", items: keysOf(map), rest, origin: writtenAt(place) };
}

function values({ args, place }: Call): Value | undefined {
  const map = args[0]?.();
  return map?.kind === "map"
    ? { kind: "list", ...membersOf(map), origin: writtenAt(place) }
    : undefined;
}

function lookup({ args, hole }: Call): Value | undefined {
  const [map, key, otherwise] = args.map((arg) => arg());
  const name = stringOf(key);
  if (map?.kind !== "map") return undefined;
  if (name === undefined) return key && textOf(key) ? anyOf(map, otherwise, hole) : undefined;
  const has = map.entries.some((each) => known(each.key) === name);
  if (has || !otherwise) return member(map, name, hole);
  return oneOf([otherwise], map.rest.length === 0, hole);
}

/** Whatever stands under a key that is not known, or what is given for one that is not there. */
function anyOf(map: MapValue, otherwise: Value | undefined, hole: Hole): Value {
  const { items, rest } = membersOf(map);
  const values = [...items, ...rest.flatMap(({ like }) => like), ...(otherwise ? [otherwise] : [])];
  return oneOf(
    values,
    rest.every(({ complete }) => complete),
    hole,
  );
}

function zip(call: Call): Value | undefined {
  const [names, items] = [wholeList(call), wholeList({ ...call, args: call.args.slice(1) })];
  if (!names || !items) return undefined;
  if (names.length !== items.length) return failure(call.hole);
  const texts = names.map(textOf);
  if (!areKnown(texts)) return undefined;
  const entries = new Map<string, Entry>();
  for (const [i, key] of texts.entries()) {
    const value = items[i];
    if (value) entries.set(textKey(key), { key, value, place: value.origin.written });
  }
  return { kind: "map", entries: [...entries.values()], rest: [], origin: writtenAt(call.place) };
}

/** A map of lists of strings turned over: the strings are the keys, and their keys the lists. */
function transpose({ args, place }: Call): Value | undefined {
  const map = args[0]?.();
  if (map?.kind !== "map" || map.rest.length > 0) return undefined;
  const turned = new Map<string, Entry & { readonly value: ReturnType<typeof list> }>();
  const names = keysOf(map);
  for (const [i, items] of membersOf(map).items.entries()) {
    const [name] = names.slice(i, i + 1);
    if (items.kind !== "list" || items.rest.length > 0 || !name) return undefined;
    for (const item of items.items) {
      const key = textOf(item);
      const text = key && known(key);
      if (!key || text === undefined) return undefined;
      const others = turned.get(text)?.value.items ?? [];
      turned.set(text, { key, value: list([...others, name], place), place });
    }
  }
  return { kind: "map", entries: [...turned.values()], rest: [], origin: writtenAt(place) };
}

/** The items whose keys, in a list of the same length, are among those that are looked for. */
function matching(call: Call): Value | undefined {
  const [items, itemKeys, wanted] = [0, 1, 2].map((i) =>
    wholeList({ ...call, args: call.args.slice(i) }),
  );
  if (!items || !itemKeys || !wanted) return undefined;
  if (items.length !== itemKeys.length) return failure(call.hole);
  const judged = itemKeys.map((key) => {
    const equals = wanted.map((each) => equal(each, key));
    return equals.includes(true) || (equals.includes(undefined) ? undefined : false);
  });
  return areKnown(judged)
    ? list(
        items.filter((_, i) => judged[i]),
        call.place,
      )
    : undefined;
}
