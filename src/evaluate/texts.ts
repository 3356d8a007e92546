import { makeText, type Hole, type List, type Text } from "../iam/text.ts";
import type { Place } from "../source/source.ts";
import { possible, writtenAt, type ChoiceValue, type Value } from "./value.ts";

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

/** Whether the value is null or empty, or perhaps so. */
export function mayBeMissing(value: Value): boolean {
  const isOpen = (value.kind === "choice" || value.kind === "unknown") && value.orNothing;
  if (isOpen) return true;
  if (value.kind === "choice") return value.values.some(mayBeMissing);
  return value.kind === "null" || isEmptyText(value);
}

/** The places that a text brings into another one. */
export function sources({ origin }: Text): readonly Place[] {
  return [origin.written, ...origin.via];
}

/** The value as a list of texts; a single text is a list of one, as IAM has it. */
export function asList(value: Value): List {
  switch (value.kind) {
    case "unknown":
      return { items: [], rest: [value.hole] };
    case "choice":
      return isOneText(value) ? asItem(value) : asLists(value.hole, value.values, value.complete);
    case "list": {
      const lists = [
        // What is not known, and stands for an item, is one text.
        ...value.items.map((item) => (item.kind === "unknown" ? asItem(item) : asList(item))),
        ...value.rest.map(({ hole, like, complete }) => asLists(hole, like, complete)),
      ];
      return {
        items: lists.flatMap((list) => list.items),
        rest: lists.flatMap((list) => list.rest),
      };
    }
    default:
      return asItem(value);
  }
}

function asItem(value: Value): List {
  const text = asText(value);
  return { items: text ? [text] : [], rest: [] };
}

/** Whether a choice is between single texts, and not between lists of them or nothing. */
export function isOneText({ values }: ChoiceValue): boolean {
  const arms = values.flatMap(possible);
  return (
    arms.some((arm) => arm.kind !== "unknown") &&
    arms.every((arm) => arm.kind === "unknown" || isScalar(arm))
  );
}

function isScalar({ kind }: Value): boolean {
  return kind === "text" || kind === "number" || kind === "bool";
}

/** The texts that are in one of several values, or (not complete) in another one. */
function asLists(hole: Hole, values: readonly Value[], complete: boolean): List {
  const lists = values.map((value) => asList(value));
  const texts = lists.flatMap((list) => [
    ...list.items,
    ...list.rest.flatMap(
      (inner) => inner.among?.texts ?? [makeText([inner], writtenAt(inner.place))],
    ),
  ]);
  const closed =
    complete &&
    values.every((value) => value.kind !== "map" && value.kind !== "encoded") &&
    lists.every((list) => list.rest.every((inner) => inner.among?.complete));
  if (texts.length > 0)
    return { items: [], rest: [{ ...hole, among: { texts, complete: closed } }] };
  return { items: [], rest: closed ? [] : [hole] };
}
