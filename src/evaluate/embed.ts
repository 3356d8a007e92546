import { known, type Hole } from "../iam/text.ts";
import { filler, outerOffset, type Mark } from "../source/embedded.ts";
import type { Source, Span } from "../source/source.ts";
import { endsInString } from "../syntax/placeholders.ts";
import { fillsIn } from "./embedded.ts";
import { valueInJson } from "./json.ts";
import { asText } from "./texts.ts";
import { unknown, type EmbeddedText, type Fill, type Value } from "./value.ts";

/** Builds a text that may be a JSON document, piece by piece, with a map to where they stand. */
export type Embedding = {
  /** Text of the document itself, with the marks that say where it stands. */
  literal(text: string, marks: readonly Mark[]): void;
  /** A part of another text that may be one, with its marks and what was put into it. */
  part(of: EmbeddedText, span: Span): void;
  /**
   * A value in the place of some characters of the file. It becomes as many of `filler`: inside a
   * JSON string as they are, elsewhere in quotes, so that the text is JSON either way.
   */
  value(value: Value, hole: Hole, outer: number, width: number): void;
  /** Whether what comes next stands inside a JSON string. */
  isQuoted(): boolean;
  result(source: Source): EmbeddedText;
};

/** Whether a text may be a JSON document, so that its places are worth keeping. */
export function mayBeJson(text: string): boolean {
  return /^\s*[[{]/.test(text);
}

export function embedding(): Embedding {
  let text = "";
  let quoted = false;
  const marks: Mark[] = [];
  const fills: Fill[] = [];
  return {
    literal(piece, own) {
      for (const { inner, outer } of own) marks.push({ inner: text.length + inner, outer });
      text += piece;
      quoted = endsInString(piece, quoted);
    },
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
      quoted = endsInString(piece, quoted);
    },
    value(value, hole, outer, width) {
      const start = text.length;
      marks.push({ inner: start, outer });
      const between = quoted ? undefined : punctuation(value);
      if (between !== undefined) {
        text += between;
        return;
      }
      text += quoted ? filler.repeat(width) : `"${filler.repeat(Math.max(width - 2, 1))}"`;
      const read = quoted ? inString(value, hole) : parsed(value, hole);
      fills.push({ start, end: text.length, value: read, quoted });
    },
    isQuoted: () => quoted,
    result: (source) => ({ text, source, marks, fills }),
  };
}

/** What stands between values and is none itself: `${last ? "" : ","}`. */
function punctuation(value: Value): string | undefined {
  const text = value.kind === "text" ? known(value.text) : undefined;
  return text !== undefined && /^[\s,]*$/.test(text) ? text : undefined;
}

/** What a value is within a string: its text, where it has one. */
function inString(value: Value, hole: Hole): Value {
  return asText(value) ? value : unknown(hole);
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
