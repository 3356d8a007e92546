import type { Embedded } from "../source/embedded.ts";
import type { Place, Span } from "../source/source.ts";
import { makeText, type Hole, type Origin, type Text } from "../iam/text.ts";

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
  /** Further items, before, between or behind those: in what order all come is not known then. */
  readonly rest: readonly Rest[];
  /** It is a set, in which each item is its own key. */
  readonly set?: true;
  /** The further items come behind those: what stands at an index of those is certain. */
  readonly restBehind?: true;
  readonly origin: Origin;
};
/** Items of which the source is known, and what they may be: any number of each of those. */
export type Rest = {
  readonly hole: Hole;
  readonly like: readonly Value[];
  /** They are nothing else. */
  readonly complete: boolean;
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
  /** It may be null or empty too. */
  readonly orNothing?: true;
  readonly hole: Hole;
  readonly origin: Origin;
};
export type UnknownValue = {
  readonly kind: "unknown";
  readonly hole: Hole;
  /** It may be null or empty: a variable's default is. */
  readonly orNothing?: true;
  /** The declaration it is an attribute of, and the instance of the module where that stands. */
  readonly refersTo?: {
    readonly scope?: string;
    readonly address: string;
    readonly attribute: string;
    /** Which of its instances: as part of an identity, and by its key. */
    readonly instance?: { readonly name: string; readonly key?: Value };
  };
  /** Where it is a declaration as a whole: each of its attributes, worked out when asked for. */
  readonly attributeOf?: (name: string) => Value;
  /** Terraform refuses the expression: what `try` passes over. */
  readonly fails?: true;
  readonly origin: Origin;
};

/** A decoded text in which each hole stands as a run of `filler`, to be told apart by offset. */
export type EmbeddedText = Embedded & {
  readonly fills: readonly Fill[];
  /** Parts of the file that may not be there, or more than once, or otherwise. */
  readonly unsure?: readonly UnsurePart[];
  /** The text as it is where all of those are otherwise. */
  readonly otherwise?: EmbeddedText;
};
/** A part of a file, and the condition that decides which of its arms is there, as it is written, where it has two. */
export type UnsurePart = Span & { readonly condition?: string };
export type Fill = {
  readonly start: number;
  readonly end: number;
  readonly value: Value;
  /** It stands inside a JSON string. */
  readonly quoted: boolean;
  /** It is a list whose items stand in the list around it; where none is, this stands there. */
  readonly spread?: Hole;
};

export const writtenAt = (written: Place, via: readonly Place[] = []): Origin => ({ written, via });

/** An entry whose key nobody wrote: what is made of others stands where they do. */
export function entryNamed(key: string, value: Value, place: Place): Entry {
  return { key: makeText([key], writtenAt(place)), value, place };
}

export function mapWith(entries: readonly Entry[], place: Place): MapValue {
  return { kind: "map", entries, rest: [], origin: writtenAt(place) };
}

export function textValue(text: Text): TextValue {
  return { kind: "text", text, origin: text.origin };
}

export function literal(value: string, written: Place): TextValue {
  return textValue(makeText([value], writtenAt(written)));
}

export function unknown(hole: Hole): UnknownValue {
  return { kind: "unknown", hole, origin: writtenAt(hole.place) };
}

/** What cannot be evaluated by Terraform either. */
export function failure(hole: Hole): UnknownValue {
  return { ...unknown(hole), fails: true };
}

export function isFailure(value: Value): boolean {
  return value.kind === "unknown" && value.fails === true;
}

export function number(value: number, written: Place): NumberValue {
  return { kind: "number", value, origin: writtenAt(written) };
}

export function bool(value: boolean, written: Place): BoolValue {
  return { kind: "bool", value, origin: writtenAt(written) };
}

export function nothing(written: Place): NullValue {
  return { kind: "null", origin: writtenAt(written) };
}

export function list(items: readonly Value[], written: Place): ListValue {
  return { kind: "list", items, rest: [], origin: writtenAt(written) };
}

/** The value as a reference at a place brings it in: every origin in it goes through that place. */
export function through(value: Value, place: Place): Value {
  const origin = pass(value.origin, place);
  switch (value.kind) {
    case "text":
      return { ...value, origin, text: { parts: value.text.parts, origin } };
    case "list":
      return {
        ...value,
        origin,
        items: value.items.map((item) => through(item, place)),
        rest: value.rest.map((rest) => ({
          ...rest,
          like: rest.like.map((item) => through(item, place)),
        })),
      };
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

/** One of several values; a single one that it must be is that value itself. */
export function oneOf(
  values: readonly Value[],
  complete: boolean,
  hole: Hole,
  place = hole.place,
): Value {
  const [only, ...more] = values;
  if (!only) return unknown(hole);
  if (complete && more.length === 0) return only;
  return { kind: "choice", values, complete, hole, origin: writtenAt(place) };
}

/** The values that a value may be: those of a choice, else itself. */
export function possible(value: Value): readonly Value[] {
  return value.kind === "choice" ? value.values.flatMap(possible) : [value];
}
