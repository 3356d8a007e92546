import { makeText, type Hole, type Part, type Text } from "../../iam/text.ts";
import { outerOffset, type Mark } from "../../source/embedded.ts";
import type { Place } from "../../source/source.ts";
import type { DataNode, DataScalar } from "../../syntax/data.ts";
import { embedding, mayBeJson } from "../embed.ts";
import { asText, sources } from "../texts.ts";
import { unknown, writtenAt, type EmbeddedText, type TextValue, type Value } from "../value.ts";
import type { Bindings } from "./at.ts";

/** The text of `Fn::Sub`, its names filled in with what `lookUp` gives, or else with holes. */
export function substitute(
  node: DataScalar,
  place: Place,
  lookUp: (name: string) => Value | undefined,
  hole: (name: string) => Hole,
): TextValue {
  return filledIn(node, place, piecesOf(String(node.value)), lookUp, hole);
}

function filledIn(
  node: DataScalar,
  place: Place,
  found: readonly Piece[],
  lookUp: (name: string) => Value | undefined,
  hole: (name: string) => Hole,
): TextValue {
  const decoded = String(node.value);
  const pieces = found.map((piece): Filled => {
    const { name } = piece;
    if (name === undefined) return piece;
    const own = hole(name);
    return { ...piece, put: { value: lookUp(name) ?? unknown(own), hole: own } };
  });
  const parts = pieces.flatMap(({ start, end, put }): readonly Part[] =>
    put ? (asText(put.value)?.parts ?? [put.hole]) : [decoded.slice(start, end)],
  );
  const via = pieces.flatMap(({ put }) => {
    const text = put && asText(put.value);
    return text ? sources(text) : [];
  });
  return textWith(makeText(parts, writtenAt(place, via)), embed(node, pieces, place));
}

/** The text of a scalar that no function reads. */
export function plainText(node: DataScalar, place: Place): TextValue {
  const decoded = String(node.value);
  const whole = { start: 0, end: decoded.length };
  return textWith(makeText([decoded], writtenAt(place)), embed(node, [whole], place));
}

/** The text of a scalar in a loop, in which only the names that the loop binds are filled in. */
export function boundText(
  node: DataScalar,
  place: Place,
  bindings: Bindings,
  hole: (name: string) => Hole,
): TextValue {
  const decoded = String(node.value);
  return filledIn(node, place, namesIn(decoded, bindings), (name) => bindings.get(name), hole);
}

/** A key in a loop, with the names that the loop binds filled in. */
export function boundKey(key: string, place: Place, bindings: Bindings): Text {
  const parts = namesIn(key, bindings).flatMap(({ start, end, name }): readonly Part[] => {
    const value = name === undefined ? undefined : bindings.get(name);
    return (value && asText(value)?.parts) ?? [key.slice(start, end)];
  });
  return makeText(parts, writtenAt(place));
}

/** Where a scalar's characters stand, if no function reads it. */
export function plainMarks(node: DataNode): readonly Mark[] | undefined {
  return node.kind === "scalar" && node.tag === undefined ? node.marks : undefined;
}

function textWith(text: TextValue["text"], embedded: EmbeddedText | undefined): TextValue {
  return { kind: "text", text, origin: text.origin, ...(embedded && { embedded }) };
}

/** A part of a decoded text: literal, or a name to be filled in. */
type Piece = { readonly start: number; readonly end: number; readonly name?: string };

type Filled = Piece & { readonly put?: { readonly value: Value; readonly hole: Hole } };

/**
 * The pieces of the text of `Fn::Sub`: `${Name}` is filled in, `${!Name}` is `${Name}` itself.
 * (https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference-sub.html)
 */
function piecesOf(text: string): readonly Piece[] {
  const pieces: Piece[] = [];
  let at = 0;
  for (const match of text.matchAll(/\$\{(!?)([^}]*)\}/g)) {
    const [all, escaped = "", name = ""] = match;
    const start = match.index;
    pieces.push({ start: at, end: escaped ? start + "${".length : start });
    at = escaped ? start + "${!".length : start + all.length;
    if (!escaped) pieces.push({ start, end: at, name: name.trim() });
  }
  pieces.push({ start: at, end: text.length });
  return pieces.filter(({ start, end }) => start < end);
}

/** What a loop replaces: `${Name}` and, for names that `Fn::Sub` does not take, `&{Name}`. */
function namesIn(text: string, bindings: Bindings): readonly Piece[] {
  const pieces: Piece[] = [];
  let at = 0;
  for (const match of text.matchAll(/[$&]\{([^{}]*)\}/g)) {
    const [all, name = ""] = match;
    if (!bindings.has(name)) continue;
    pieces.push({ start: at, end: match.index });
    at = match.index + all.length;
    pieces.push({ start: match.index, end: at, name });
  }
  pieces.push({ start: at, end: text.length });
  return pieces.filter(({ start, end }) => start < end);
}

/** The text as one with places, where it may be JSON and the places are known. */
function embed(
  { value, marks }: DataScalar,
  pieces: readonly Filled[],
  { source }: Place,
): EmbeddedText | undefined {
  const text = String(value);
  if (!marks || !mayBeJson(text)) return undefined;
  const decoded = { text, source, marks };
  const made = embedding();
  for (const { start, end, put } of pieces) {
    const outer = outerOffset(decoded, start);
    if (put) made.value(put.value, put.hole, outer, end - start);
    else made.literal(text.slice(start, end), [{ inner: 0, outer }, ...marksIn(marks, start, end)]);
  }
  return made.result(source);
}

function marksIn(marks: readonly Mark[], start: number, end: number): readonly Mark[] {
  return marks
    .filter(({ inner }) => start < inner && inner <= end)
    .map(({ inner, outer }) => ({ inner: inner - start, outer }));
}
