import { known, makeText, type Text } from "../../../iam/text.ts";
import type { Place } from "../../../source/source.ts";
import { inOrder } from "../../members.ts";
import {
  bool,
  list,
  literal,
  nothing,
  number,
  writtenAt,
  type EncodedValue,
  type Value,
} from "../../value.ts";

/** Data without places: what JSON can say. */
export type Plain = string | number | boolean | null | readonly Plain[] | PlainObject;

// A record cannot hold itself.

export type PlainObject = { readonly [key: string]: Plain };

/** A value that is known as a whole; undefined where any part of it is not. */
export function plainOf(value: Value): Plain | undefined {
  switch (value.kind) {
    case "text":
      return known(value.text);
    case "number":
    case "bool":
      return value.value;
    case "null":
      return null;
    case "encoded": {
      const text = encodedText(value);
      return text && known(text);
    }
    case "list": {
      const items = value.items.map(plainOf);
      if (value.rest.length > 0 || items.includes(undefined)) return undefined;
      return items as readonly Plain[];
    }
    case "map": {
      if (value.rest.length > 0) return undefined;
      const entries = inOrder(value).map((each) => [known(each.key), plainOf(each.value)]);
      return entries.some((each) => each.includes(undefined))
        ? undefined
        : (Object.fromEntries(entries) as PlainObject);
    }
    case "choice":
    case "unknown":
      return undefined;
  }
}

/** Data as a value that is written at a place. */
export function valueOfPlain(plain: Plain, place: Place): Value {
  if (plain === null) return nothing(place);
  if (typeof plain === "string") return literal(plain, place);
  if (typeof plain === "number") return number(plain, place);
  if (typeof plain === "boolean") return bool(plain, place);
  if (isList(plain))
    return list(
      plain.map((item) => valueOfPlain(item, place)),
      place,
    );
  return {
    kind: "map",
    entries: Object.entries(plain).map(([key, value]) => ({
      key: makeText([key], writtenAt(place)),
      value: valueOfPlain(value, place),
      place,
    })),
    rest: [],
    origin: writtenAt(place),
  };
}

function isList(plain: readonly Plain[] | object): plain is readonly Plain[] {
  return Array.isArray(plain);
}

/** The JSON that Terraform writes for a value, where all of it is known. */
export function encodedText({ value, origin }: EncodedValue): Text | undefined {
  const plain = plainOf(value);
  return plain === undefined ? undefined : makeText([jsonOf(plain)], origin);
}

/** JSON with its keys in order, and escaped as Go does. */
function jsonOf(plain: Plain): string {
  return JSON.stringify(plain).replace(
    /[<>&\u2028\u2029]/g,
    (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}
