import { known, textKey } from "../../../iam/text.ts";
import { keysOf, membersOf } from "../../members.ts";
import { asText, isOneText } from "../../texts.ts";
import {
  oneOf,
  writtenAt,
  type ListValue,
  type MapValue,
  type Rest,
  type Value,
} from "../../value.ts";
import { indexed } from "../traversal.ts";
import { isSomething } from "./choosing.ts";
import type { Call, Functions } from "./function.ts";

export const collectionFunctions: Functions = new Map([
  ["concat", concat],
  ["flatten", flatten],
  ["compact", compact],
  ["distinct", distinct],
  ["toset", toSet],
  ["sort", (call: Call) => sorted(call, listOf(call))],
  ["tolist", listOf],
  ["element", element],
  ["one", one],
  ["length", length],
  ["merge", merge],
  ["keys", keys],
  ["values", values],
]);

type Members = Pick<ListValue, "items" | "rest">;

function listOf({ args }: Call): ListValue | undefined {
  const value = args[0]?.();
  if (value?.kind !== "list") return undefined;
  const { kind, items, rest, origin } = value;
  return { kind, items, rest, origin };
}

function toSet(call: Call): ListValue | undefined {
  const list = sorted(call, distinct(call));
  return list && { ...list, set: true };
}

function joined(parts: readonly Members[], { place }: Pick<Call, "place">): ListValue {
  return {
    kind: "list",
    items: parts.flatMap((part) => part.items),
    rest: parts.flatMap((part) => part.rest),
    origin: writtenAt(place),
  };
}

function concat({ args, place }: Call): ListValue {
  return joined(
    args.map((arg) => partsOf(arg())),
    { place },
  );
}

function flatten({ args, place }: Call): ListValue {
  return joined(
    args.map((arg) => flat(arg())),
    { place },
  );
}

/** What a value that should be a list has. */
function partsOf(value: Value): Members {
  // What names a declaration stays a value of its own: a policy document can be followed.
  return value.kind === "unknown" && value.refersTo
    ? { items: [value], rest: [] }
    : membersOf(value);
}

/** The items of the lists in a list, however deep. */
function flat(value: Value): Members {
  const { items, rest } = partsOf(value);
  const inner = items.map((item) => (mayBeList(item) ? flat(item) : { items: [item], rest: [] }));
  const others = rest.map((each): Rest => {
    const like = each.like.map((item) =>
      mayBeList(item) ? flat(item) : { items: [item], rest: [] },
    );
    return {
      ...each,
      like: like.flatMap((list) => [...list.items, ...list.rest.flatMap((more) => more.like)]),
      complete: each.complete && like.every((list) => list.rest.every((more) => more.complete)),
    };
  });
  return {
    items: inner.flatMap((list) => list.items),
    rest: [...inner.flatMap((list) => list.rest), ...others],
  };
}

function mayBeList(value: Value): boolean {
  return (
    value.kind === "list" ||
    (value.kind === "choice" && !isOneText(value)) ||
    (value.kind === "unknown" && !value.refersTo)
  );
}

function compact(call: Call): ListValue | undefined {
  const list = listOf(call);
  if (!list) return undefined;
  const items = list.items.filter(
    (item) => item.kind !== "null" && !(item.kind === "text" && item.text.parts.length === 0),
  );
  // What may turn out to be empty is there or not.
  const unsure = items.filter((item) => !isSomething(item));
  const rest = unsure.map((item): Rest => ({ hole: call.hole, like: [item], complete: true }));
  return { ...list, items: items.filter(isSomething), rest: [...rest, ...list.rest] };
}

function distinct(call: Call): ListValue | undefined {
  const list = listOf(call);
  if (!list) return undefined;
  const seen = new Set<string>();
  const items = list.items.filter((item) => {
    const text = asText(item);
    const key = text && textKey(text);
    if (key === undefined) return true;
    const isNew = !seen.has(key);
    seen.add(key);
    return isNew;
  });
  return unlessKnown({ ...list, items }, call);
}

function sorted(call: Call, list: ListValue | undefined): ListValue | undefined {
  const keyed = list?.items.map((item) => ({ item, key: keyOf(item) }));
  if (!list || !keyed?.every(({ key }) => key !== undefined) || list.rest.length > 0)
    return list && unlessKnown(list, call);
  const order = keyed.sort(({ key: a = "" }, { key: b = "" }) => (a < b ? -1 : a > b ? 1 : 0));
  return { ...list, items: order.map(({ item }) => item) };
}

/** Items whose number or order depends on what is not known. */
function unlessKnown(list: ListValue, { hole }: Call): ListValue {
  if (list.items.length < 2 || list.items.every((item) => keyOf(item) !== undefined)) return list;
  if (list.rest.some((each) => each.hole === hole)) return list;
  return { ...list, rest: [...list.rest, { hole, like: [], complete: true }] };
}

function keyOf(value: Value): string | undefined {
  const text = asText(value);
  return text && known(text);
}

function element({ args, hole }: Call): Value | undefined {
  const [list, index] = args.map((arg) => arg());
  if (list?.kind !== "list" || !index) return undefined;
  const count = list.items.length;
  const wrapped: Value =
    index.kind === "number" && index.value >= 0 && count > 0
      ? { ...index, value: index.value % count }
      : index;
  return indexed(list, wrapped, hole);
}

function one(call: Call): Value | undefined {
  const list = listOf(call);
  if (!list) return undefined;
  const [only, ...more] = list.items;
  if (only) return more.length === 0 ? only : undefined;
  if (list.rest.length === 0) return { kind: "null", origin: writtenAt(call.place) };
  const like = list.rest.flatMap((each) => each.like);
  return oneOf(
    like,
    list.rest.every((each) => each.complete),
    call.hole,
  );
}

/** What people see as one character counts as one. */
const characters = new Intl.Segmenter("en");

function length({ args, place }: Call): Value | undefined {
  const value = args[0]?.();
  const text = value?.kind === "text" ? known(value.text) : undefined;
  const list = value?.kind === "list" || value?.kind === "map" ? membersOf(value) : undefined;
  const items = list?.rest.length === 0 ? list.items : undefined;
  const count = text === undefined ? items?.length : [...characters.segment(text)].length;
  return count === undefined
    ? undefined
    : { kind: "number", value: count, origin: writtenAt(place) };
}

function merge({ args, place }: Call): MapValue | undefined {
  const maps = args.map((arg) => arg());
  const entries = new Map<string, MapValue["entries"][number]>();
  const rest: MapValue["rest"][number][] = [];
  for (const map of maps) {
    if (map.kind === "map") {
      for (const each of map.entries) entries.set(textKey(each.key), each);
      for (const hole of map.rest) rest.push(hole);
    } else if (map.kind === "unknown" || map.kind === "choice") rest.push(map.hole);
    else if (map.kind !== "null") return undefined;
  }
  return { kind: "map", entries: [...entries.values()], rest, origin: writtenAt(place) };
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
