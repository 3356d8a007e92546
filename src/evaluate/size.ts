import { isHole, type Among, type Hole, type Origin, type Part, type Text } from "../iam/text.ts";
import type {
  ChoiceValue,
  EmbeddedText,
  EncodedValue,
  ListValue,
  MapValue,
  Value,
} from "./value.ts";

/** How many characters, or places that a value came through, count as one value. */
const characters = 64;
const places = 8;

const sizes = new WeakMap<object, number>();

function measured<Thing extends object>(thing: Thing, measure: (thing: Thing) => number): number {
  const known = sizes.get(thing);
  if (known !== undefined) return known;
  const size = measure(thing);
  sizes.set(thing, size);
  return size;
}

/**
 * How large a value is: the values in it, with what their texts, names and origins hold. A value
 * that stands in it twice counts twice, as it does to whoever walks it; to measure it is cheap.
 */
export function sizeOf(value: Value): number {
  const own = 1 + ofOrigin(value.origin);
  switch (value.kind) {
    case "number":
    case "bool":
    case "null":
      return own;
    case "text":
      return (
        own +
        sum(value.text.parts, ofPart) +
        (value.embedded ? measured(value.embedded, ofEmbedded) : 0)
      );
    case "unknown":
      return own + ofHole(value.hole);
    case "encoded":
    case "choice":
    case "list":
    case "map":
      return own + measured(value, ofInside);
  }
}

function ofInside(value: EncodedValue | ChoiceValue | ListValue | MapValue): number {
  switch (value.kind) {
    case "encoded":
      return sizeOf(value.value);
    case "choice":
      return ofHole(value.hole) + sum(value.values, sizeOf);
    case "list":
      return (
        sum(value.items, sizeOf) +
        sum(value.rest, (each) => ofHole(each.hole) + sum(each.like, sizeOf))
      );
    case "map":
      return (
        sum(value.entries, (each) => sizeOfText(each.key) + sizeOf(each.value)) +
        sum(value.rest, ofHole)
      );
  }
}

/** How large a text is, counted as `sizeOf` does. */
export function sizeOfText(text: Text): number {
  return ofOrigin(text.origin) + sum(text.parts, ofPart);
}

const ofPart = (part: Part): number => (isHole(part) ? 1 + ofHole(part) : ofLength(part));

const ofEmbedded = ({ text, fills, otherwise }: EmbeddedText): number =>
  ofLength(text) +
  sum(fills, ({ value }) => sizeOf(value)) +
  (otherwise ? ofEmbedded(otherwise) : 0);

function ofHole({ id, among }: Hole): number {
  return ofLength(id) + (among ? measured(among, ofAmong) : 0);
}

const ofAmong = ({ texts }: Among): number => sum(texts, (text) => 1 + sizeOfText(text));

const ofLength = ({ length }: string): number => length / characters;

const ofOrigin = ({ via }: Origin): number => via.length / places;

function sum<Item>(items: readonly Item[], size: (item: Item) => number): number {
  let total = 0;
  for (const item of items) total += size(item);
  return total;
}
