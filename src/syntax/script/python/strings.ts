import { decode, endText, startDecoding, type Decoding } from "../decoded.ts";
import type { Expression, StringLiteral, StringPart } from "../tree.ts";
import { escapeAt } from "./escapes.ts";
import { expressionsIn, spanOf, type Node } from "./nodes.ts";
import { noteOnce, otherOf, textOf, type Reading } from "./reading.ts";

/** Reads a string, or several in a row; each keeps its own parts. */
export function readString(reading: Reading, node: Node): StringLiteral {
  const pieces = node.name === "ContinuedString" ? node.children : [node];
  const parts = pieces.flatMap((piece) => readPiece(reading, piece));
  return { kind: "string", parts, span: spanOf(node) };
}

/** How a string is written: `rb"..."`, `f'''...'''`. */
type Style = { readonly raw: boolean; readonly bytes: boolean; readonly format: boolean };

function readPiece(reading: Reading, node: Node): readonly StringPart[] {
  const written = textOf(reading, node);
  const [opening = "", prefix = "", quotes = ""] =
    /^([a-zA-Z]{0,2})('''|"""|'|")/.exec(written) ?? [];
  const style = {
    raw: /r/i.test(prefix),
    bytes: /b/i.test(prefix),
    format: /f/i.test(prefix),
  };
  const start = node.start + opening.length;
  const isClosed = endsWith(written.slice(opening.length), quotes);
  if (!isClosed) noteOnce(reading, "syntax-error", "this string is not closed", node.start);
  const end = isClosed ? node.end - quotes.length : node.end;
  const parts: StringPart[] = [];
  const decoding = startDecoding(reading.text, start);
  let at = start;
  for (const hole of node.children) {
    if (hole.name !== "FormatReplacement") continue;
    readText(decoding, parts, at, hole.start, style);
    push(parts, endText(decoding, hole.start, hole.end));
    parts.push({ kind: "hole", value: readHole(reading, hole), span: spanOf(hole) });
    at = hole.end;
  }
  readText(decoding, parts, at, end, style);
  push(parts, endText(decoding, end));
  return parts;
}

/** Whether the text ends with these quotes, and they are no escape's. */
function endsWith(text: string, quotes: string): boolean {
  if (!text.endsWith(quotes)) return false;
  let start = text.length - quotes.length;
  while (text.charAt(start - 1) === "\\") start--;
  return (text.length - quotes.length - start) % 2 === 0;
}

function push(parts: StringPart[], part: StringPart | undefined): void {
  if (part) parts.push(part);
}

const special = new Set("\\{}\r");

/** Decodes what stands between two holes. */
function readText(
  decoding: Decoding,
  parts: StringPart[],
  start: number,
  end: number,
  style: Style,
): void {
  const { text } = decoding;
  let at = start;
  while (at < end)
    at = special.has(text.charAt(at)) ? readSpecial(decoding, parts, at, end, style) : at + 1;
}

/** Reads a character that may mean another; the offset behind what was read. */
function readSpecial(
  decoding: Decoding,
  parts: StringPart[],
  at: number,
  end: number,
  { raw, bytes, format }: Style,
): number {
  const { text } = decoding;
  const char = text.charAt(at);
  if (char === "\r") {
    // Python reads the ends of all lines alike.
    const length = text.charAt(at + 1) === "\n" && at + 1 < end ? 2 : 1;
    decode(decoding, at, at + length, "\n");
    return at + length;
  }
  if (char === "\\") {
    const escape = raw ? undefined : escapeAt(text, at, bytes);
    if (!escape || at + escape.length > end) return at + 1;
    if (escape.meaning === undefined) skip(decoding, parts, at, at + escape.length);
    else decode(decoding, at, at + escape.length, escape.meaning);
    return at + escape.length;
  }
  if (!format) return at + 1;
  if (text.charAt(at + 1) === char && at + 2 <= end) {
    decode(decoding, at, at + 2, char);
    return at + 2;
  }
  if (char === "}") return at + 1;
  // `f"\{a}"`, which the parser takes for an escape.
  const closing = text.slice(at, end).indexOf("}");
  const behind = closing < 0 ? end : at + closing + 1;
  skip(decoding, parts, at, behind);
  return behind;
}

/** Leaves a hole where nobody knows what the text is. */
function skip(decoding: Decoding, parts: StringPart[], start: number, end: number): void {
  const span = { start, end };
  push(parts, endText(decoding, start, end));
  parts.push({ kind: "hole", value: otherOf(span), span });
}

/** The value of `{value!r:>{width}}`. Of `{value=}`, and where the format has values too, only what is in it. */
function readHole(reading: Reading, hole: Node): Expression {
  const values = expressionsIn(hole.children).map((node) => reading.expression(reading, node));
  const [only, ...more] = values;
  const isPlain = hole.children.every(({ name }) => !unlike.has(name));
  return only && isPlain && more.length === 0 ? only : otherOf(hole, values);
}

/** What makes of a value another text, or of several values one. */
const unlike = new Set(["FormatSelfDoc", ",", "*"]);
