import { makeText, type Hole, type Part, type Text } from "../../iam/text.ts";
import { outerOffset, type Mark } from "../../source/embedded.ts";
import type { Place } from "../../source/source.ts";
import type { DataScalar } from "../../syntax/data.ts";
import { withBothArms } from "../both-arms.ts";
import { mayBeJson } from "../embed.ts";
import { asText, sources } from "../texts.ts";
import {
  through,
  unknown,
  writtenAt,
  type EmbeddedText,
  type TextValue,
  type Value,
} from "../value.ts";
import type { Bindings } from "./at.ts";
import type { Filling } from "./composition.ts";
import { addPiece, armOf, type Piece } from "./piece.ts";

/** What a name stands for, and what is written for it, where that is a function in the same file. */
type Given = Pick<Piece, "value" | "node">;

/** The text of `Fn::Sub`, its names filled in with what `lookUp` gives, or else with holes. */
export function substitute(
  node: DataScalar,
  place: Place,
  lookUp: (name: string) => Given | undefined,
  hole: (name: string) => Hole,
  fills: readonly Filling[] = [],
): TextValue {
  const decoded = String(node.value);
  const pieces = between(decoded, fills, partsOfSub).map((piece): Filled => {
    const { name } = piece;
    if (name === undefined) return piece;
    const own = hole(name);
    return { ...piece, put: { ...(lookUp(name) ?? { value: unknown(own) }), hole: own } };
  });
  return joined(node, place, pieces);
}

/** The text of a scalar that no function reads; the value itself of one that is filled in whole. */
export function filledText(node: DataScalar, place: Place, fills: readonly Filling[]): Value {
  const decoded = String(node.value);
  const [only] = fills;
  if (only?.start === 0 && only.end === decoded.trimEnd().length) return through(only.value, place);
  return joined(node, place, between(decoded, fills, whole));
}

function joined(node: DataScalar, place: Place, pieces: readonly Filled[]): TextValue {
  const decoded = String(node.value);
  const parts: Part[] = [];
  const via: Place[] = [];
  for (const { start, end, put } of pieces) {
    const text = put && asText(put.value);
    if (!text) {
      parts.push(put?.hole ?? decoded.slice(start, end));
      continue;
    }
    for (const each of sources(text)) via.push(each);
    for (const each of text.parts) parts.push(each);
  }
  return textWith(makeText(parts, writtenAt(place, via)), embed(node, pieces, place));
}

/** What a loop puts in the place of the names that it binds. */
export function boundFills(
  text: string,
  bindings: Bindings,
  hole: (name: string) => Hole,
): readonly Filling[] {
  if (bindings.size === 0) return [];
  return namesIn(text, bindings).flatMap(({ start, end, name }) => {
    const value = name === undefined ? undefined : bindings.get(name);
    return value && name !== undefined ? [{ start, end, value, hole: hole(name) }] : [];
  });
}

/** A key in a loop, with the names that the loop binds filled in. */
export function boundKey(key: string, place: Place, bindings: Bindings): Text {
  const parts = namesIn(key, bindings).flatMap(({ start, end, name }): readonly Part[] => {
    const value = name === undefined ? undefined : bindings.get(name);
    return (value && asText(value)?.parts) ?? [key.slice(start, end)];
  });
  return makeText(parts, writtenAt(place));
}

function textWith(text: TextValue["text"], embedded: EmbeddedText | undefined): TextValue {
  return { kind: "text", text, origin: text.origin, ...(embedded && { embedded }) };
}

/** A part of a decoded text: literal, or a name to be filled in. */
type Stretch = { readonly start: number; readonly end: number; readonly name?: string };

type Filled = Stretch & { readonly put?: Omit<Piece, "at"> };

/** What is filled in, and the pieces of the texts between. */
function between(
  text: string,
  fills: readonly Filling[],
  partsOf: (text: string) => readonly Stretch[],
): readonly Filled[] {
  let at = 0;
  const before = (end: number): readonly Stretch[] => {
    const from = at;
    return partsOf(text.slice(from, end)).map((piece) => ({
      ...piece,
      start: piece.start + from,
      end: piece.end + from,
    }));
  };
  const pieces = fills.flatMap(({ start, end, value, hole }): readonly Filled[] => {
    const plain = before(start);
    at = end;
    return [...plain, { start, end, put: { value, hole } }];
  });
  return [...pieces, ...before(text.length)];
}

const whole = ({ length }: string): readonly Stretch[] =>
  length > 0 ? [{ start: 0, end: length }] : [];

/**
 * The pieces of the text of `Fn::Sub`: `${Name}` is filled in, `${!Name}` is `${Name}` itself.
 * (https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference-sub.html)
 */
export function partsOfSub(text: string): readonly Stretch[] {
  const pieces: Stretch[] = [];
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
function namesIn(text: string, bindings: Bindings): readonly Stretch[] {
  const pieces: Stretch[] = [];
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
  return withBothArms(source, (made, arm, unsure) => {
    for (const { start, end, put } of pieces) {
      const outer = outerOffset(decoded, start);
      const at = { source, span: { start: outer, end: outer + end - start } };
      if (put) addPiece(armOf({ ...put, at }, made.isQuoted(), arm, unsure), made);
      else made.literal(text.slice(start, end), marksFrom(marks, start, end, outer));
    }
  });
}

/** The marks of a part of a decoded text, which itself stands at `outer`. */
export function marksFrom(
  marks: readonly Mark[],
  start: number,
  end: number,
  outer: number,
): readonly Mark[] {
  const inside = marks.filter(({ inner }) => start < inner && inner <= end);
  return [
    { inner: 0, outer },
    ...inside.map((each) => ({ inner: each.inner - start, outer: each.outer })),
  ];
}
