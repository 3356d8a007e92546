import type { Mark } from "../../source/embedded.ts";
import type { Span } from "../../source/source.ts";
import type { DataScalar } from "../data.ts";

/**
 * Where the characters of a decoded scalar stand in the file.
 *
 * The scalar is decoded once more, with an eye on the offsets (YAML 1.2.2, chapters 7 and 8);
 * undefined where the outcome is not the value that the parser made of it, which happens in
 * scalars with syntax errors only.
 */
export function marksOf(
  text: string,
  span: Span,
  style: DataScalar["style"],
  value: string,
): readonly Mark[] | undefined {
  const inside = style === "plain" ? 0 : 1;
  // As long as it is spelled: every character stands for itself.
  if (style !== "literal" && style !== "folded" && value.length === length(span) - 2 * inside)
    return [{ inner: 0, outer: span.start + inside }];
  const decoded = decoders[style](text, span, value);
  return decoded.value === value ? decoded.marks : undefined;
}

function length(span: Span): number {
  return span.end - span.start;
}

/** A string that is put together from pieces of the file. */
type Decoded = {
  value: string;
  readonly marks: Mark[];
  /** Where in the file the next character stands if it follows the last one. */
  next: number;
};

function nothingDecoded(): Decoded {
  return { value: "", marks: [], next: -1 };
}

/** Adds characters that stand at an offset as they are. */
function put(decoded: Decoded, piece: string, outer: number): void {
  if (piece === "") return;
  if (outer !== decoded.next) mark(decoded, outer);
  decoded.value += piece;
  decoded.next = outer + piece.length;
}

/** Adds a character that is spelled by the several between two offsets. */
function putEscape(decoded: Decoded, piece: string, outer: number, end: number): void {
  if (piece === "") return;
  mark(decoded, outer);
  decoded.value += piece;
  decoded.next = end;
  mark(decoded, end);
}

function mark(decoded: Decoded, outer: number): void {
  const inner = decoded.value.length;
  if (decoded.marks.at(-1)?.inner === inner) decoded.marks.pop();
  decoded.marks.push({ inner, outer });
}

type Decoder = (text: string, span: Span, value: string) => Decoded;

const decoders: Record<DataScalar["style"], Decoder> = {
  plain: (text, span) =>
    decodeLines(text, span, (decoded, start, end) => {
      put(decoded, text.slice(start, end), start);
    }),
  single: (text, span) =>
    decodeLines(text, inQuotes(span), (decoded, start, end) => {
      decodeSingle(decoded, text, start, end);
    }),
  double: (text, span) => decodeDouble(text, inQuotes(span)),
  literal: decodeLiteral,
  folded: decodeFolded,
};

function inQuotes(span: Span): Span {
  return { start: span.start + 1, end: Math.max(span.start + 1, span.end - 1) };
}

function isBlank(char: string | undefined): boolean {
  return char === " " || char === "\t";
}

/** The offset of the line feed that ends the line of an offset, or the end of the span. */
function lineFeedAfter(text: string, at: number, end: number): number {
  const found = text.indexOf("\n", at);
  return found < 0 || found > end ? end : found;
}

/** Plain and single-quoted scalars: a line end is a blank, each empty line a line end. */
function decodeLines(
  text: string,
  span: Span,
  putLine: (decoded: Decoded, start: number, end: number) => void,
): Decoded {
  const decoded = nothingDecoded();
  let lineStart = span.start;
  let breaks = 0;
  let breakAt = span.start;
  for (;;) {
    const lineEnd = lineFeedAfter(text, lineStart, span.end);
    const isFirst = lineStart === span.start;
    const isLast = lineEnd === span.end;
    let start = lineStart;
    let end = lineEnd;
    if (!isLast && text[end - 1] === "\r") end--;
    if (!isFirst) while (start < end && isBlank(text[start])) start++;
    if (!isLast) while (end > start && isBlank(text[end - 1])) end--;
    if (start < end || isFirst || isLast) {
      if (breaks === 1) put(decoded, " ", breakAt);
      else if (breaks > 1) put(decoded, "\n".repeat(breaks - 1), breakAt);
      putLine(decoded, start, end);
      breaks = 0;
      breakAt = end;
    }
    if (isLast) return decoded;
    breaks++;
    lineStart = lineEnd + 1;
  }
}

function decodeSingle(decoded: Decoded, text: string, start: number, end: number): void {
  let from = start;
  for (;;) {
    const quotes = text.indexOf("''", from);
    if (quotes < 0 || quotes >= end) break;
    put(decoded, text.slice(from, quotes), from);
    putEscape(decoded, "'", quotes, quotes + 2);
    from = quotes + 2;
  }
  put(decoded, text.slice(from, end), from);
}

const escapes: Record<string, string> = {
  "0": "\0",
  a: "\x07",
  b: "\b",
  t: "\t",
  "\t": "\t",
  n: "\n",
  v: "\v",
  f: "\f",
  r: "\r",
  e: "\x1b",
  " ": " ",
  '"': '"',
  "/": "/",
  "\\": "\\",
  N: "\u0085",
  _: "\u00a0",
  L: "\u2028",
  P: "\u2029",
};

const hexDigits: Record<string, number> = { x: 2, u: 4, U: 8 };

function decodeDouble(text: string, span: Span): Decoded {
  const decoded = nothingDecoded();
  let from = span.start;
  let at = span.start;
  const flush = (): void => {
    put(decoded, text.slice(from, at), from);
  };
  while (at < span.end) {
    const char = text[at];
    if (char === "\\") {
      flush();
      from = at = decodeEscape(decoded, text, at, span.end);
    } else if (isBlank(char) || char === "\n" || char === "\r") {
      const end = blanksEnd(text, at, span.end);
      const breaks = text.slice(at, end).split("\n").length - 1;
      if (breaks > 0) {
        flush();
        put(decoded, breaks === 1 ? " " : "\n".repeat(breaks - 1), at);
        from = end;
      }
      at = end;
    } else at++;
  }
  flush();
  return decoded;
}

/** Behind blanks and line ends; a carriage return is one only before a line feed. */
function blanksEnd(text: string, start: number, end: number): number {
  let at = start;
  while (at < end) {
    const char = text[at];
    if (!isBlank(char) && char !== "\n" && (char !== "\r" || text[at + 1] !== "\n")) break;
    at++;
  }
  // A carriage return by itself is a character like others.
  return at === start ? start + 1 : at;
}

/** Decodes the escape at an offset and returns where the text goes on. */
function decodeEscape(decoded: Decoded, text: string, at: number, end: number): number {
  const next = text[at + 1] ?? "";
  const digits = hexDigits[next];
  if (digits !== undefined) {
    const after = at + 2 + digits;
    const code = Number.parseInt(text.slice(at + 2, after), 16);
    putEscape(decoded, code <= 0x10ffff ? String.fromCodePoint(code) : "", at, after);
    return after;
  }
  const lineFeed = next === "\r" ? at + 2 : at + 1;
  if (text[lineFeed] === "\n") {
    // The line end is not part of the string, nor is the indentation after it.
    let after = lineFeed + 1;
    while (after < end && isBlank(text[after])) after++;
    return after;
  }
  putEscape(decoded, escapes[next] ?? "", at, at + 2);
  return at + 2;
}

/** The lines of a block scalar after its header, without their ends. */
function linesOf(text: string, span: Span): readonly Span[] {
  const lines: Span[] = [];
  let start = lineFeedAfter(text, span.start, span.end) + 1;
  while (start <= span.end) {
    const lineFeed = lineFeedAfter(text, start, span.end);
    const end = lineFeed < span.end && text[lineFeed - 1] === "\r" ? lineFeed - 1 : lineFeed;
    lines.push({ start, end });
    start = lineFeed + 1;
  }
  return lines;
}

/** Line by line: what a line has more than its decoded one is indentation. */
function decodeLiteral(text: string, span: Span, value: string): Decoded {
  const decoded = nothingDecoded();
  const lines = linesOf(text, span);
  let inner = 0;
  for (const { start, end } of lines) {
    if (inner >= value.length) break;
    const lineFeed = lineFeedAfter(value, inner, value.length);
    const content = value.slice(inner, lineFeed);
    put(decoded, content, Math.max(start, end - content.length));
    if (lineFeed < value.length) put(decoded, "\n", end);
    inner = lineFeed + 1;
  }
  if (inner < value.length) put(decoded, value.slice(inner), span.end);
  return decoded;
}

/** Like a literal one, but a single line end between two lines at the indentation is a blank. */
function decodeFolded(text: string, span: Span, value: string): Decoded {
  const decoded = nothingDecoded();
  const lines = linesOf(text, span);
  const first = lines.find((line) => text.slice(line.start, line.end).trim() !== "");
  const firstContent = /^\n*([^\n]*)/.exec(value)?.[1] ?? "";
  const indent = first ? Math.max(0, firstEnd(text, first, firstContent) - first.start) : 0;
  let inner = 0;
  let before = span.start;
  for (const line of lines) {
    const start = Math.min(line.end, line.start + indent);
    const content = text.slice(start, line.end);
    if (content === "") continue;
    const found = value.indexOf(content, inner);
    // Only blanks and line ends may lie between two lines.
    if (found < 0 || /[^ \n]/.test(value.slice(inner, found))) break;
    put(decoded, value.slice(inner, found), before);
    put(decoded, content, start);
    inner = found + content.length;
    before = line.end;
  }
  put(decoded, value.slice(inner), before);
  return decoded;
}

/** Where the first line's content begins, which the folded string begins with. */
function firstEnd(text: string, line: Span, content: string): number {
  for (let at = line.start; at <= line.end; at++)
    if (content.startsWith(text.slice(at, line.end))) return at;
  return line.start;
}
