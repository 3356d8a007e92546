import { isHole, known, saidBy, type Hole } from "../iam/text.ts";
import { once } from "../source/once.ts";
import { filler, outerOffset, outerPlace, type Mark } from "../source/embedded.ts";
import type { Source, Span } from "../source/source.ts";
import { endsInString } from "../syntax/placeholders.ts";
import { fillsIn } from "./embedded.ts";
import { decodeJson, valueInJson } from "./json.ts";
import { isMarked, mayBreakOut, unescapedText } from "./in-string.ts";
import { asText } from "./texts.ts";
import {
  textValue,
  unknown,
  type EmbeddedText,
  type Fill,
  type ListValue,
  type TextValue,
  type Value,
} from "./value.ts";

/** Builds a text that may be a JSON document, piece by piece, with a map to where they stand. */
export type Embedding = {
  /** Text of the document itself, with the marks that say where it stands. */
  literal(text: string, marks: readonly Mark[]): void;
  /** A part of another text that may be one, with its marks and what was put into it. */
  part(of: EmbeddedText, span: Span): void;
  /**
   * A known text in the place of some characters of the file, where all of it stands: spread over them,
   * so that what stands at two places of it does so in the file.
   */
  put(text: string, outer: number, width?: number): void;
  /**
   * A value in the place of some characters of the file. It becomes as many of `filler`: inside a
   * JSON string as they are, elsewhere in quotes, so that the text is JSON either way.
   */
  value(value: Value, hole: Hole, outer: number, width: number): void;
  /** Whether what comes next stands inside a JSON string. */
  isQuoted(): boolean;
  result(source: Source): EmbeddedText;
};

/** A longer text is not put in piece by piece. */
export const longestPut = 4000;

/** Whether a text may be a JSON document, or entries of one, so that its places are worth keeping. */
export function mayBeJson(text: string): boolean {
  return /^[\s,]*[[{]/.test(text);
}

/**
 * Whether the places of a text are worth keeping: of JSON, and of a policy in YAML, which is decoded
 * before anybody takes it for one.
 */
export function mayBeDocument(text: string): boolean {
  return (
    mayBeJson(text) ||
    /^(?:\s|#[^\n]*\n|---[^\n]*\n)*["']?(?:Version|Id|Statement)["']?:\s/.test(text)
  );
}

export function embedding(): Embedding {
  let text = "";
  let quoted = false;
  const marks: Mark[] = [];
  const fills: Fill[] = [];
  const literal = (piece: string, own: readonly Mark[]): void => {
    for (const { inner, outer } of own) marks.push({ inner: text.length + inner, outer });
    text += piece;
    quoted = endsInString(piece, quoted);
  };
  const fill = (value: Value, hole: Hole, outer: number, width: number): void => {
    const start = text.length;
    marks.push({ inner: start, outer });
    text += quoted ? filler.repeat(width) : `"${filler.repeat(Math.max(width - 2, 1))}"`;
    const read = quoted ? inString(value, hole) : parsed(value, hole);
    fills.push({ start, end: text.length, value: read, quoted });
  };
  const spread = (list: ListValue, hole: Hole, outer: number, width: number): void => {
    const start = text.length;
    marks.push({ inner: start, outer });
    text += `"${filler.repeat(Math.max(width - 2, 1))}"`;
    fills.push({ start, end: text.length, value: list, quoted: false, spread: hole });
  };
  const put = (piece: string, outer: number, width = 1): void => {
    const at = (inner: number): number => outer + Math.floor((inner * width) / piece.length);
    const inside = Array.from({ length: piece.length }, (_, inner) => ({
      inner,
      outer: at(inner),
    }));
    literal(piece, inside);
    if (piece !== "") marks.push({ inner: text.length, outer: outer + width });
  };
  const isPut = (value: Value): value is TextValue =>
    quoted ? breaksOut(value) && lengthOf(value) <= longestPut : isFragment(value);
  return {
    literal,
    part(of, { start, end }) {
      if (start === end) return;
      const shift = text.length - start;
      const inside = of.marks.filter(({ inner }) => inner > start && inner < end);
      for (const { inner, outer } of [{ inner: start, outer: outerOffset(of, start) }, ...inside])
        marks.push({ inner: inner + shift, outer });
      for (const fill of fillsIn(of.fills, { start, end }))
        fills.push({ ...fill, start: fill.start + shift, end: fill.end + shift });
      const piece = of.text.slice(start, end);
      text += piece;
      marks.push({ inner: text.length, outer: outerPlace(of, { start, end }).span.end });
      quoted = endsInString(piece, quoted);
    },
    put,
    value(value, hole, outer, width) {
      const entries = quoted ? undefined : entriesOf(value);
      if (entries) {
        put(entries.before, outer);
        spread(entries.list, hole, outer, width);
        put(entries.behind, outer + width - 1);
        return;
      }
      if (!isPut(value)) {
        fill(value, hole, outer, width);
        return;
      }
      for (const piece of value.text.parts) {
        if (typeof piece === "string") put(piece, outer, width);
        else fill(unknown(piece), piece, outer, width);
      }
    },
    isQuoted: () => quoted,
    result: (source) => ({ text, source, marks, fills }),
  };
}

/**
 * A piece of JSON that is no document itself: `${last ? "" : ","}`, an entry with its comma, the head of
 * a document. What is one has places of its own; a text that is not known at all stands for a value.
 */
function isFragment(value: Value): value is TextValue {
  if (value.kind !== "text" || value.embedded?.unsure) return false;
  if (valueInJson(value.embedded)) return false;
  const length = lengthOf(value);
  return value.text.parts.length === 0 || (length > 0 && length <= longestPut);
}

type Entries = { readonly before: string; readonly list: ListValue; readonly behind: string };

/**
 * A text of whole entries of a list, of more than one or with a comma beside it, each of which keeps the place
 * that it has, in whatever file that is: `join(",", local.statements)`.
 */
export function entriesOf(value: Value): Entries | undefined {
  const embedded = value.kind === "text" && !value.embedded?.unsure ? value.embedded : undefined;
  return embedded && entriesIn(embedded);
}

const entriesIn = once((embedded: EmbeddedText): Entries | undefined => {
  const { text, source, fills } = embedded;
  // What is one value by itself needs no list around it.
  if (decodeJson(embedded).ok && !fills.some(({ spread }) => spread)) return undefined;
  const start = text.search(/[^\s,]/);
  let end = text.length;
  while (end > start && /[\s,]/.test(text.charAt(end - 1))) end--;
  if (start < 0) return undefined;
  const list = embedding();
  list.literal("[", [{ inner: 0, outer: outerOffset(embedded, start) }]);
  list.part(embedded, { start, end });
  list.literal("]", [{ inner: 0, outer: outerOffset(embedded, end) }]);
  const read = valueInJson(list.result(source));
  const [before, behind] = [text.slice(0, start), text.slice(end)];
  if (read?.kind !== "list") return undefined;
  const isOne = read.items.length === 1 && !`${before}${behind}`.includes(",");
  return isOne ? undefined : { before, list: read, behind };
});

/**
 * A text in a string of JSON that says more there than its characters: it ends the string, as in
 * `"${join("\", \"", local.arns)}"`, of which several are made, or it escapes what follows: `iam:\u002a` is `iam:*`.
 */
export function breaksOut(value: Value): value is TextValue {
  return value.kind === "text" && value.text.parts.some((part) => !isHole(part) && isMarked(part));
}

function lengthOf({ text }: TextValue): number {
  return text.parts.reduce((sum, part) => sum + (isHole(part) ? 0 : part.length), 0);
}

/** Two texts of which one stands in a document, or nothing does. */
export function fragmentsOf(value: Value): readonly [TextValue, TextValue] | undefined {
  if (value.kind !== "choice" || !value.complete) return undefined;
  const [first, second, ...more] = value.values.filter(isFragment);
  const isEither = first && second && more.length === 0 && value.values.length === 2;
  return isEither && (isPunctuation(first) || isPunctuation(second)) ? [first, second] : undefined;
}

function isPunctuation({ text }: TextValue): boolean {
  return /^[\s,]*$/.test(known(text) ?? "?");
}

/** What a value is within a string: what its text says there, where it has one. */
function inString(value: Value, hole: Hole): Value {
  const text = asText(value);
  if (!text) return unknown(hole);
  if (!mayBreakOut(text)) return value;
  const unescaped = unescapedText(text);
  if (unescaped) return textValue(unescaped);
  const { id, place } = hole;
  return unknown({ id: `${id} in JSON, ${saidBy(text)}`, place, meaning: { kind: "unknown" } });
}

/** What a value is where it stands as JSON itself: `"Resource": ${jsonencode(local.arns)}`. */
function parsed(value: Value, hole: Hole): Value {
  switch (value.kind) {
    case "encoded":
      return value.value;
    case "number":
    case "bool":
    case "null":
    case "unknown":
      return value;
    case "choice":
      return { ...value, values: value.values.map((each) => parsed(each, hole)) };
    case "text":
      return valueInJson(value.embedded) ?? unknown(hole);
    case "list":
    case "map":
      return unknown(hole);
  }
}
