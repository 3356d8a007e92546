import { known, textKey, type Hole } from "../iam/text.ts";
import {
  failure,
  oneOf,
  textValue,
  unknown,
  type Entry,
  type ListValue,
  type MapValue,
  type Value,
} from "./value.ts";
import { compareTexts } from "../source/order.ts";

/** What a value has as a list: of a choice, any number of what its arms have. */
export function membersOf(value: Value): Pick<ListValue, "items" | "rest"> {
  switch (value.kind) {
    case "list":
      return value;
    case "map":
      return {
        items: inOrder(value).map((each) => each.value),
        rest: value.rest.map((hole) => ({ hole, like: [], complete: false })),
      };
    case "choice": {
      const arms = value.values.map(membersOf);
      const like = arms.flatMap(({ items, rest }) => [
        ...items,
        ...rest.flatMap((inner) => inner.like),
      ]);
      const complete =
        value.complete && arms.every(({ rest }) => rest.every((inner) => inner.complete));
      return { items: [], rest: [{ hole: value.hole, like, complete }] };
    }
    case "unknown":
      return { items: [], rest: [{ hole: value.hole, like: [], complete: false }] };
    case "null":
      return { items: [], rest: [] };
    default:
      return { items: [value], rest: [] };
  }
}

/** The keys or indexes of what `membersOf` gives, where they are known. */
export function keysOf(value: Value): readonly Value[] {
  if (value.kind === "map") return inOrder(value).map(({ key }) => textValue(key));
  if (value.kind !== "list") return [];
  if (value.set) return value.items;
  if (value.rest.length > 0) return [];
  return value.items.map((_, index) => ({ kind: "number", value: index, origin: value.origin }));
}

/** The entries in the order of their keys, in which Terraform goes through them. */
export function inOrder({ entries }: MapValue): readonly Entry[] {
  const keyed = entries.map((entry) => ({ entry, key: textKey(entry.key) }));
  return keyed.sort((a, b) => compareTexts(a.key, b.key)).map(({ entry }) => entry);
}

/** What a map has under a key, which it may lack: it may have something else there, where not all of it is known. */
export function member(map: MapValue, key: string, hole: Hole): Value {
  const found = entry(map, key)?.value;
  if (map.rest.length > 0) return oneOf(found ? [found] : [], false, hole);
  if (found) return found;
  // A key that is not known may be this one.
  const isWhole = map.entries.every((each) => known(each.key) !== undefined);
  return isWhole ? failure(hole) : unknown(hole);
}

/** The entry of a map by its key; the last of several equal ones counts. */
export function entry(value: Value, key: string): Entry | undefined {
  if (value.kind !== "map") return undefined;
  return value.entries.findLast(({ key: { parts } }) => parts.length === 1 && parts[0] === key);
}
