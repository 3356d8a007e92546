import { known, textKey } from "../../../iam/text.ts";
import { equal } from "../../equality.ts";
import { membersOf } from "../../members.ts";
import { mostMade } from "../../effort.ts";
import { asText, isOneText } from "../../texts.ts";
import {
  bool,
  failure,
  list as listOfItems,
  nothing,
  number,
  oneOf,
  writtenAt,
  type ListValue,
  type Rest,
  type Value,
} from "../../value.ts";
import { indexed } from "../traversal.ts";
import { boolOf, numberOf, textOf, valuesOf } from "./arguments.ts";
import { isSomething } from "./choosing.ts";
import type { Call, Functions } from "./function.ts";
import { plainOf } from "./plain.ts";
import { graphemesOf } from "./texts.ts";
import { compareTexts } from "../../../source/order.ts";

export const listFunctions: Functions = new Map([
  ["concat", concat],
  ["flatten", flatten],
  ["compact", compact],
  ["distinct", distinct],
  ["sort", (call: Call) => sorted(call, listOf(call))],
  ["reverse", reverse],
  ["tolist", listOf],
  ["element", element],
  ["index", indexOf],
  ["contains", contains],
  ["slice", slice],
  ["chunklist", chunks],
  ["one", one],
  ["length", length],
  ["alltrue", (call: Call) => truths(call, true)],
  ["anytrue", (call: Call) => truths(call, false)],
]);

type Members = Pick<ListValue, "items" | "rest">;

/** The first argument as a list; what is a set loses that here. */
export function listOf({ args }: Call): ListValue | undefined {
  const value = args[0]?.();
  if (value?.kind !== "list") return undefined;
  const { kind, items, rest, origin, restBehind } = value;
  return { kind, items, rest, ...(restBehind && { restBehind }), origin };
}

/** The first argument as a list of which all items are there, known or not. */
export function wholeList(call: Call): readonly Value[] | undefined {
  const list = listOf(call);
  return list?.rest.length === 0 ? list.items : undefined;
}

function joined(parts: readonly Members[], { place }: Pick<Call, "place">): ListValue {
  return {
    kind: "list",
    items: parts.flatMap((part) => part.items),
    rest: parts.flatMap((part) => part.rest),
    origin: writtenAt(place),
  };
}

function concat(call: Call): ListValue {
  return joined([...valuesOf(call).map(partsOf), ...call.more.map(openPart)], call);
}

/** What lists that are not known one by one have. */
function openPart({ hole, like, complete }: Rest): Members {
  return { items: [], rest: [{ hole, ...likeItems(like, complete) }] };
}

function likeItems(lists: readonly Value[], complete: boolean): Omit<Rest, "hole"> {
  const parts = lists.map(partsOf);
  return {
    like: parts.flatMap(({ items, rest }) => [...items, ...rest.flatMap((each) => each.like)]),
    complete: complete && parts.every(({ rest }) => rest.every((each) => each.complete)),
  };
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
  const { kind, origin } = list;
  return { kind, items: items.filter(isSomething), rest: [...rest, ...list.rest], origin };
}

export function distinct(call: Call): ListValue | undefined {
  const list = listOf(call);
  return list && unlessKnown({ ...list, items: different(list.items) }, call);
}

/** Items without those that equal an earlier one for certain. */
export function different(items: readonly Value[]): readonly Value[] {
  const seen = new Set<string>();
  const kept: Value[] = [];
  for (const item of items) {
    const text = asText(item);
    const key = text && textKey(text);
    if (key === undefined ? kept.some((other) => equal(item, other)) : seen.has(key)) continue;
    if (key !== undefined) seen.add(key);
    kept.push(item);
  }
  return kept;
}

export function sorted(call: Call, list: ListValue | undefined): ListValue | undefined {
  const keyed = list?.items.map((item) => ({ item, key: keyOf(item) }));
  if (!list || !keyed?.every(({ key }) => key !== undefined) || list.rest.length > 0)
    return list && unlessKnown(list, call);
  const order = keyed.sort(({ key: a = "" }, { key: b = "" }) => compareTexts(a, b));
  return { ...list, items: order.map(({ item }) => item) };
}

/** Items whose number or order depends on what is not known. */
function unlessKnown(list: ListValue, { hole }: Call): ListValue {
  if (list.items.length < 2 || list.items.every((item) => plainOf(item) !== undefined)) return list;
  if (list.rest.some((each) => each.hole === hole)) return list;
  return { ...list, rest: [...list.rest, { hole, like: [], complete: true }] };
}

function keyOf(value: Value): string | undefined {
  const text = asText(value);
  return text && known(text);
}

function reverse(call: Call): Value | undefined {
  const list = listOf(call);
  if (!list) return undefined;
  const { kind, items, rest, origin } = list;
  return { kind, items: items.toReversed(), rest, origin };
}

function element({ args, hole }: Call): Value | undefined {
  const [list, index] = args.map((arg) => arg());
  if (list?.kind !== "list" || !index) return undefined;
  const count = list.items.length;
  const wanted = numberOf(index);
  const isWhole = list.rest.length === 0;
  if (isWhole && (count === 0 || (wanted ?? 0) < 0)) return failure(hole);
  const wrapped: Value =
    isWhole && wanted !== undefined ? number(wanted % count, hole.place) : index;
  return indexed(list, wrapped, hole);
}

function indexOf(call: Call): Value | undefined {
  const [items, wanted] = [wholeList(call), call.args[1]?.()];
  if (!items || !wanted) return undefined;
  const equals = items.map((item) => equal(item, wanted));
  const at = equals.findIndex((each) => each !== false);
  if (at < 0) return failure(call.hole);
  return equals[at] ? number(at, call.place) : undefined;
}

function contains({ args, place }: Call): Value | undefined {
  const [list, wanted] = args.map((arg) => arg());
  if (!list || !wanted || (list.kind !== "list" && list.kind !== "choice")) return undefined;
  const { items, rest } = membersOf(list);
  const equals = items.map((item) => equal(item, wanted));
  if (equals.includes(true)) return bool(true, place);
  const others = rest.flatMap((each) => each.like.map((item) => equal(item, wanted)));
  const isNone =
    [...equals, ...others].every((each) => each === false) && rest.every((each) => each.complete);
  return isNone ? bool(false, place) : undefined;
}

function slice(call: Call): Value | undefined {
  const list = listOf(call);
  const [from, to] = [numberOf(call.args[1]?.()), numberOf(call.args[2]?.())];
  if (!list || from === undefined || to === undefined) return undefined;
  const { items, rest, restBehind } = list;
  if (from < 0 || to < from) return failure(call.hole);
  if (to > items.length) return rest.length === 0 ? failure(call.hole) : undefined;
  return rest.length === 0 || restBehind
    ? listOfItems(items.slice(from, to), call.place)
    : undefined;
}

function chunks(call: Call): Value | undefined {
  const [items, size] = [wholeList(call), numberOf(call.args[1]?.())];
  if (!items || size === undefined) return undefined;
  if (size < 0) return failure(call.hole);
  const width = size === 0 ? items.length : size;
  const count = width === 0 ? 0 : Math.ceil(items.length / width);
  if (count > mostMade) return undefined;
  const made = Array.from({ length: count }, (_, i) =>
    listOfItems(items.slice(i * width, (i + 1) * width), call.place),
  );
  return listOfItems(made, call.place);
}

function one(call: Call): Value | undefined {
  const list = listOf(call);
  if (!list) return undefined;
  const [only, ...more] = list.items;
  if (only && list.rest.length === 0) return more.length === 0 ? only : failure(call.hole);
  if (only) return only;
  if (list.rest.length === 0) return nothing(call.place);
  const like = list.rest.flatMap((each) => each.like);
  return oneOf(
    like,
    list.rest.every((each) => each.complete),
    call.hole,
  );
}

function length({ args, place }: Call): Value | undefined {
  const value = args[0]?.();
  if (value?.kind === "list" || value?.kind === "map") {
    const { items, rest } = membersOf(value);
    return rest.length === 0 ? number(items.length, place) : undefined;
  }
  const text = textOf(value);
  const whole = text && value?.kind === "text" ? known(text) : undefined;
  return whole === undefined ? undefined : number(graphemesOf(whole).length, place);
}

/** Whether all of a list are true, or any is: one that is decisive decides, whatever the others are. */
function truths({ args, place }: Call, whole: boolean): Value | undefined {
  const list = args[0]?.();
  if (list?.kind !== "list") return undefined;
  const known = list.items.map(boolOf);
  if (known.includes(!whole)) return bool(!whole, place);
  return known.includes(undefined) || list.rest.length > 0 ? undefined : bool(whole, place);
}
