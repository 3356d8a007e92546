import type { Embedded } from "../source/embedded.ts";
import type { Place } from "../source/source.ts";
import { makeText, type Hole, type List, type Origin, type Text } from "../iam/text.ts";

/** What an expression comes to, as far as it is known before deployment. */
export type Value =
  | TextValue
  | NumberValue
  | BoolValue
  | NullValue
  | ListValue
  | MapValue
  | EncodedValue
  | ChoiceValue
  | UnknownValue;

export type TextValue = {
  readonly kind: "text";
  readonly text: Text;
  /** Where it may be JSON: the text with its places, so that what it holds can be placed too. */
  readonly embedded?: EmbeddedText;
  readonly origin: Origin;
};
export type NumberValue = {
  readonly kind: "number";
  readonly value: number;
  readonly origin: Origin;
};
export type BoolValue = {
  readonly kind: "bool";
  readonly value: boolean;
  readonly origin: Origin;
};
export type NullValue = { readonly kind: "null"; readonly origin: Origin };
export type ListValue = {
  readonly kind: "list";
  readonly items: readonly Value[];
  /** Further items of which only the source is known. */
  readonly rest: readonly Hole[];
  readonly origin: Origin;
};
export type MapValue = {
  readonly kind: "map";
  readonly entries: readonly Entry[];
  readonly rest: readonly Hole[];
  readonly origin: Origin;
};
export type Entry = {
  readonly key: Text;
  readonly value: Value;
  /** Key and value, where they are written together. */
  readonly place: Place;
};
/** The JSON text of a value: `jsonencode({...})`. */
export type EncodedValue = {
  readonly kind: "encoded";
  readonly value: Value;
  readonly origin: Origin;
};
/** One of several values, or (not complete) another one: arms of a condition, a default. */
export type ChoiceValue = {
  readonly kind: "choice";
  readonly values: readonly Value[];
  readonly complete: boolean;
  readonly hole: Hole;
  readonly origin: Origin;
};
export type UnknownValue = {
  readonly kind: "unknown";
  readonly hole: Hole;
  /** The declaration it is an attribute of. */
  readonly refersTo?: { readonly address: string; readonly attribute: string };
  readonly origin: Origin;
};

/** A decoded text in which each hole stands as a run of `filler`, to be told apart by offset. */
export type EmbeddedText = Embedded & { readonly fills: readonly Fill[] };
export type Fill = { readonly start: number; readonly end: number; readonly value: Value };

/** A character that no text of a policy holds, for the places of holes in an embedded text. */
export const filler = "\uE000";

export const writtenAt = (written: Place, via: readonly Place[] = []): Origin => ({ written, via });

export function textValue(text: Text): TextValue {
  return { kind: "text", text, origin: text.origin };
}

export function literal(value: string, written: Place): TextValue {
  return textValue(makeText([value], writtenAt(written)));
}

export function unknown(hole: Hole): UnknownValue {
  return { kind: "unknown", hole, origin: writtenAt(hole.place) };
}

/** The value as a reference at a place brings it in: every origin in it goes through that place. */
export function through(value: Value, place: Place): Value {
  const origin = pass(value.origin, place);
  switch (value.kind) {
    case "text":
      return { ...value, origin, text: { parts: value.text.parts, origin } };
    case "list":
      return { ...value, origin, items: value.items.map((item) => through(item, place)) };
    case "map":
      return {
        ...value,
        origin,
        entries: value.entries.map((entry) => ({ ...entry, value: through(entry.value, place) })),
      };
    case "choice":
      return { ...value, origin, values: value.values.map((item) => through(item, place)) };
    case "encoded":
      return { ...value, origin, value: through(value.value, place) };
    default:
      return { ...value, origin };
  }
}

const pass = (origin: Origin, place: Place): Origin => ({
  written: origin.written,
  via: [place, ...origin.via],
});

/** The value as a text; undefined where it is a list or a map and cannot be one. */
export function asText(value: Value): Text | undefined {
  switch (value.kind) {
    case "text":
      return value.text;
    case "number":
    case "bool":
      return makeText([String(value.value)], value.origin);
    case "unknown":
      return makeText([value.hole], value.origin);
    case "choice": {
      const texts = value.values.flatMap((each) => asText(each) ?? []);
      if (texts.length === 0) return makeText([value.hole], value.origin);
      // An arm that is null or a list is no text: then the others are not all there is.
      const complete = value.complete && texts.length === value.values.length;
      return makeText([{ ...value.hole, among: { texts, complete } }], value.origin);
    }
    case "null":
    case "list":
    case "map":
    case "encoded":
      return undefined;
  }
}

/** Whether the value is the empty string. */
export function isEmptyText(value: Value): boolean {
  return value.kind === "text" && value.text.parts.length === 0;
}

/** The value as a list of texts; a single text is a list of one, as IAM has it. */
export function asList(value: Value): List {
  switch (value.kind) {
    case "null":
      return { items: [], rest: [] };
    case "unknown":
      return { items: [], rest: [value.hole] };
    case "choice":
      return { items: [], rest: [amongLists(value)] };
    case "list": {
      const inner = value.items.map((item) => (item.kind === "list" ? asList(item) : one(item)));
      return {
        items: inner.flatMap((list) => list.items),
        rest: [...inner.flatMap((list) => list.rest), ...value.rest],
      };
    }
    default:
      return one(value);
  }
}

function one(value: Value): List {
  const text = asText(value);
  return { items: text ? [text] : [], rest: [] };
}

/** The hole of a choice of lists, with all texts that are in one of them. */
function amongLists({ hole, values, complete }: ChoiceValue): Hole {
  const lists = values.map(asList);
  const texts = lists.flatMap((list) => [
    ...list.items,
    ...list.rest.flatMap(
      (inner) => inner.among?.texts ?? [makeText([inner], writtenAt(inner.place))],
    ),
  ]);
  const closed = complete && lists.every((list) => list.rest.every((r) => r.among?.complete));
  return texts.length === 0 && !closed ? hole : { ...hole, among: { texts, complete: closed } };
}

/** The entry of a map by its key; the last of several equal ones counts. */
export function entry(value: Value, key: string): Entry | undefined {
  if (value.kind !== "map") return undefined;
  return value.entries.findLast(({ key: { parts } }) => parts.length === 1 && parts[0] === key);
}

/** The values that a value may be: those of a choice, else itself. */
export function possible(value: Value): readonly Value[] {
  return value.kind === "choice" ? value.values.flatMap(possible) : [value];
}
