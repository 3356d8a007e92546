import { known, makeText, type Hole, type Part, type Text } from "../../iam/text.ts";
import type { Place } from "../../source/source.ts";
import {
  asText,
  entry,
  literal,
  textValue,
  writtenAt,
  type ListValue,
  type MapValue,
  type Value,
} from "../value.ts";
import { sources } from "./template.ts";

/** What a function is given: its arguments, each evaluated when asked for. */
type Call = {
  readonly args: readonly (() => Value)[];
  readonly place: Place;
  /** Stands for the result, or a part of it, where that is not known. */
  readonly hole: Hole;
};

type Fn = (call: Call) => Value | undefined;

/**
 * The result of a function of Terraform's; undefined where it is not one of those known here, or
 * its arguments are not known well enough.
 * (https://developer.hashicorp.com/terraform/language/functions)
 */
export function call(
  name: string,
  args: readonly (() => Value)[],
  place: Place,
  hole: Hole,
): Value | undefined {
  return functions.get(name)?.({ args, place, hole });
}

const functions: ReadonlyMap<string, Fn> = new Map<string, Fn>([
  ["jsondecode", ({ args }) => decoded(args[0]?.())],
  ["tolist", ({ args }) => asListValue(args[0]?.())],
  ["toset", (call) => distinct(call)],
  ["distinct", (call) => distinct(call)],
  ["sort", ({ args }) => asListValue(args[0]?.())],
  ["flatten", (call) => concat(call, true)],
  ["concat", (call) => concat(call, false)],
  ["compact", (call) => compact(call)],
  ["join", (call) => join(call)],
  ["format", (call) => format(call)],
  ["lower", (call) => mapText(call, (text) => text.toLowerCase())],
  ["upper", (call) => mapText(call, (text) => text.toUpperCase())],
  ["trimspace", (call) => mapText(call, (text) => text.trim())],
  ["trimprefix", (call) => trim(call, "start")],
  ["trimsuffix", (call) => trim(call, "end")],
  ["replace", (call) => replace(call)],
  ["merge", (call) => merge(call)],
  ["lookup", (call) => lookup(call)],
  ["element", (call) => element(call)],
  ["one", ({ args }) => only(args[0]?.())],
  ["try", (call) => firstKnown(call)],
  ["coalesce", (call) => firstKnown(call)],
  ["coalescelist", (call) => firstKnown(call)],
  ["length", (call) => length(call)],
  ["keys", (call) => keys(call)],
  ["values", ({ args }) => values(args[0]?.())],
  ["tostring", ({ args }) => args[0]?.()],
  ["tomap", ({ args }) => args[0]?.()],
  ["nonsensitive", ({ args }) => args[0]?.()],
  ["sensitive", ({ args }) => args[0]?.()],
]);

function decoded(value: Value | undefined): Value | undefined {
  return value?.kind === "encoded" ? value.value : undefined;
}

function asListValue(value: Value | undefined): ListValue | undefined {
  return value?.kind === "list" ? value : undefined;
}

/** The items of a value that should be a list; one that is not known is a rest of unknown items. */
function itemsOf(value: Value): Pick<ListValue, "items" | "rest"> {
  if (value.kind === "list") return value;
  if (value.kind === "null") return { items: [], rest: [] };
  // What names a declaration stays a value of its own: a policy document can be followed.
  if (value.kind === "unknown")
    return value.refersTo ? { items: [value], rest: [] } : { items: [], rest: [value.hole] };
  if (value.kind === "choice") {
    const lists = value.values.map(itemsOf);
    const texts = lists.flatMap((list) => list.items.flatMap((item) => asText(item) ?? []));
    const complete = value.complete && lists.every((list) => list.rest.length === 0);
    return { items: [], rest: [{ ...value.hole, among: { texts, complete } }] };
  }
  return { items: [value], rest: [] };
}

function concat({ args, place }: Call, deep: boolean): ListValue {
  const lists = args.map((arg) => (deep ? flat(arg()) : itemsOf(arg())));
  return {
    kind: "list",
    items: lists.flatMap((list) => list.items),
    rest: lists.flatMap((list) => list.rest),
    origin: writtenAt(place),
  };
}

function flat(value: Value): Pick<ListValue, "items" | "rest"> {
  const { items, rest } = itemsOf(value);
  const inner = items.map((item) =>
    item.kind === "list" || item.kind === "choice" || (item.kind === "unknown" && !item.refersTo)
      ? flat(item)
      : { items: [item], rest: [] },
  );
  return {
    items: inner.flatMap((list) => list.items),
    rest: [...inner.flatMap((list) => list.rest), ...rest],
  };
}

function compact({ args }: Call): ListValue | undefined {
  const list = asListValue(args[0]?.());
  if (!list) return undefined;
  const items = list.items.filter(
    (item) => item.kind !== "null" && !(item.kind === "text" && known(item.text) === ""),
  );
  return { ...list, items };
}

function distinct({ args }: Call): ListValue | undefined {
  const list = asListValue(args[0]?.());
  if (!list) return undefined;
  const seen = new Set<string>();
  const items = list.items.filter((item) => {
    const text = item.kind === "text" ? known(item.text) : undefined;
    if (text === undefined) return true;
    if (seen.has(text)) return false;
    seen.add(text);
    return true;
  });
  return { ...list, items };
}

function join({ args, place }: Call): Value | undefined {
  const separator = args[0] && asText(args[0]());
  const list = asListValue(args[1]?.());
  if (!separator || !list || list.rest.length > 0) return undefined;
  const texts = list.items.map(asText);
  if (!texts.every((text) => text !== undefined)) return undefined;
  const parts = texts.flatMap((text, i) => [...(i > 0 ? separator.parts : []), ...text.parts]);
  return textValue(makeText(parts, writtenAt(place, texts.flatMap(sources))));
}

/** `format` with the verbs that print a value as it is. */
function format({ args, place }: Call): Value | undefined {
  const [spec, ...rest] = args.map((arg) => asText(arg()));
  const pattern = spec && known(spec);
  if (pattern === undefined) return undefined;
  const parts: Part[] = [];
  let next = 0;
  for (const piece of pattern.split(/(%[sdv%])/)) {
    if (piece === "%%") parts.push("%");
    else if (/^%[sdv]$/.test(piece)) {
      const text = rest[next++];
      if (!text) return undefined;
      parts.push(...text.parts);
    } else if (piece.includes("%")) return undefined;
    else parts.push(piece);
  }
  const via = rest.flatMap((text) => (text ? sources(text) : []));
  return textValue(makeText(parts, writtenAt(place, via)));
}

function mapText({ args, place }: Call, change: (text: string) => string): Value | undefined {
  const text = args[0] && asText(args[0]());
  const value = text && known(text);
  return value === undefined ? undefined : literal(change(value), place);
}

function trim({ args, place }: Call, side: "start" | "end"): Value | undefined {
  const [text, affix] = args.map((arg) => asText(arg()));
  const cut = affix && known(affix);
  if (!text || cut === undefined) return undefined;
  const at = side === "start" ? 0 : text.parts.length - 1;
  const outer = text.parts[at];
  if (typeof outer !== "string") return text.parts.length === 0 ? textValue(text) : undefined;
  const found = side === "start" ? outer.startsWith(cut) : outer.endsWith(cut);
  // The affix may go on into a hole: then nothing is known.
  if (!found) return outer.length >= cut.length ? textValue(text) : undefined;
  const left =
    side === "start" ? outer.slice(cut.length) : outer.slice(0, -cut.length || undefined);
  return textValue(makeText(text.parts.with(at, left), writtenAt(place, sources(text))));
}

function replace({ args, place }: Call): Value | undefined {
  const texts = args.map((arg) => asText(arg()));
  const [text, search, replacement] = texts.map((each) => each && known(each));
  if (text === undefined || search === undefined || replacement === undefined) return undefined;
  if (search.length > 1 && search.startsWith("/") && search.endsWith("/")) return undefined;
  return literal(text.replaceAll(search, replacement), place);
}

function merge({ args, place }: Call): MapValue | undefined {
  const maps = args.map((arg) => arg());
  const entries: MapValue["entries"][number][] = [];
  const rest: Hole[] = [];
  for (const map of maps) {
    if (map.kind === "map") {
      entries.push(...map.entries);
      rest.push(...map.rest);
    } else if (map.kind === "unknown" || map.kind === "choice") rest.push(map.hole);
    else if (map.kind !== "null") return undefined;
  }
  return { kind: "map", entries, rest, origin: writtenAt(place) };
}

function lookup({ args, hole }: Call): Value | undefined {
  const map = args[0]?.();
  const key = args[1] && asText(args[1]());
  const name = key && known(key);
  if (map?.kind !== "map" || name === undefined) return undefined;
  const found = entry(map, name);
  if (found) return found.value;
  if (map.rest.length > 0) return { kind: "unknown", hole, origin: writtenAt(hole.place) };
  return args[2]?.();
}

function element({ args }: Call): Value | undefined {
  const list = asListValue(args[0]?.());
  const index = args[1]?.();
  if (!list || list.rest.length > 0 || list.items.length === 0) return undefined;
  return index?.kind === "number" ? list.items[index.value % list.items.length] : undefined;
}

function only(value: Value | undefined): Value | undefined {
  return value?.kind === "list" && value.rest.length === 0 && value.items.length === 1
    ? value.items[0]
    : undefined;
}

/** `try` and `coalesce`: the first argument, unless it is null or may fail. */
function firstKnown({ args, hole }: Call): Value | undefined {
  const all = args.map((arg) => arg());
  const candidates = all.filter((value) => value.kind !== "null");
  const [first] = candidates;
  if (!first) return undefined;
  if (first.kind !== "unknown" && first.kind !== "choice") return first;
  return {
    kind: "choice",
    values: candidates,
    complete: true,
    hole,
    origin: writtenAt(hole.place),
  };
}

function length({ args, place }: Call): Value | undefined {
  const value = args[0]?.();
  const items =
    value?.kind === "list" ? value.items : value?.kind === "map" ? value.entries : undefined;
  if (!items || (value?.kind !== "list" && value?.kind !== "map") || value.rest.length > 0)
    return undefined;
  return { kind: "number", value: items.length, origin: writtenAt(place) };
}

function keys({ args, place }: Call): Value | undefined {
  const map = args[0]?.();
  if (map?.kind !== "map") return undefined;
  const items = map.entries.map((each): Value => textValue(each.key satisfies Text));
  return { kind: "list", items, rest: map.rest, origin: writtenAt(place) };
}

function values(map: Value | undefined): Value | undefined {
  if (map?.kind !== "map") return undefined;
  return {
    kind: "list",
    items: map.entries.map((each) => each.value),
    rest: map.rest,
    origin: map.origin,
  };
}
