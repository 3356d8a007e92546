import type { Span } from "../../../source/source.ts";
import { columnOf, isGap, lineEnd, toLineEnd, type Cursor } from "./cursor.ts";

// Where scalars end: each function goes behind the one that begins at the cursor, and gives its span.

/** What a plain scalar may begin with; `-`, `?` and `:` where something follows at once. */
const plainStart = /[^\s\-?:,[\]{}#&*!|>'"%@`]|[-?:](?=[^\s,[\]{}])/y;

/** How the scalar at a cursor is written, which is no block scalar; undefined where none begins. */
export function styleAt({ text, at }: Cursor): "plain" | "single" | "double" | undefined {
  if (text[at] === "'") return "single";
  if (text[at] === '"') return "double";
  plainStart.lastIndex = at;
  return plainStart.test(text) ? "plain" : undefined;
}

/** Where the words that begin at an offset end in their line, and what ends them there. */
type Words = { readonly end: number; readonly by: "colon" | "comment" | "bracket" | "line" };

const brackets = new Set([",", "[", "]", "{", "}"]);

function wordsAt(text: string, from: number, isFlow: boolean): Words {
  let end = from;
  for (let at = from; ; at++) {
    const char = text[at];
    if (char === undefined || char === "\n") return { end, by: "line" };
    if (char === " ") {
      if (text[at + 1] === "#") return { end, by: "comment" };
      continue;
    }
    if (char === ":" && isColon(text, at, isFlow)) return { end, by: "colon" };
    if (isFlow && brackets.has(char)) return { end, by: "bracket" };
    end = at + 1;
  }
}

function isColon(text: string, at: number, isFlow: boolean): boolean {
  return isGap(text, at + 1) || (isFlow && brackets.has(text[at + 1] ?? ""));
}

/** A plain scalar of one line, as a key in a block is; undefined where no colon ends it. */
export function plainKey(cursor: Cursor): Span | undefined {
  const { text, at: start } = cursor;
  const { end, by } = wordsAt(text, start, false);
  if (by !== "colon") return undefined;
  cursor.at = end;
  return { start, end };
}

/** A plain scalar of one line within a flow collection. */
export function plainInFlow(cursor: Cursor): Span {
  const { text, at: start } = cursor;
  cursor.at = wordsAt(text, start, true).end;
  return { start, end: cursor.at };
}

/**
 * A plain scalar of a block, whose further lines are indented by more than what it stands in. Undefined where it is
 * none for certain: where a line looks like an entry of a map, or has a comment and another one follows.
 */
export function plain(cursor: Cursor, above: number): Span | undefined {
  const { text, at: start } = cursor;
  let words = wordsAt(text, start, false);
  for (;;) {
    if (words.by === "colon") return undefined;
    cursor.at = words.end;
    if (words.by === "comment") break;
    const next = { ...cursor, at: lineEnd(text, words.end) };
    passEmptyLines(next);
    if (columnOf(next) <= above || next.at === text.length || text[next.at] === "#") break;
    cursor.line = next.line;
    words = wordsAt(text, next.at, false);
  }
  return { start, end: cursor.at };
}

/** To what stands in the next line that is not empty, be it a comment. */
function passEmptyLines(cursor: Cursor): void {
  const { text } = cursor;
  for (; cursor.at < text.length; cursor.at++)
    if (text[cursor.at] === "\n") cursor.line = cursor.at + 1;
    else if (text[cursor.at] !== " ") return;
}

/** A quoted scalar; its further lines are indented by more than what it stands in. */
export function quoted(cursor: Cursor, above: number): Span | undefined {
  const { text, at: start } = cursor;
  const quote = text[start];
  for (let at = start + 1; at < text.length; at++) {
    if (text[at] === "\n") {
      cursor.at = at;
      passEmptyLines(cursor);
      if (columnOf(cursor) <= above) return undefined;
      at = cursor.at - 1;
    } else if (text[at] === "\\" && quote === '"' && text[at + 1] !== "\n") at++;
    else if (text[at] === quote) {
      if (quote === "'" && text[at + 1] === quote) at++;
      else {
        cursor.at = at + 1;
        return { start, end: cursor.at };
      }
    }
  }
  return undefined;
}

/** A block scalar's first characters where they say nothing of its indentation, nor keep its last line ends. */
export const blockHeader = /[|>]-?/y;

/** A block scalar by its header and the lines that are indented as its first one; undefined where blank lines count. */
export function blockScalar(cursor: Cursor, above: number): Span | undefined {
  const { text, at: start } = cursor;
  blockHeader.lastIndex = start;
  if (!blockHeader.test(text)) return undefined;
  cursor.at = blockHeader.lastIndex;
  if (!isGap(text, cursor.at) || !toLineEnd(cursor)) return undefined;
  const first = { ...cursor };
  passEmptyLines(first);
  const indent = columnOf(first);
  if (indent <= above || first.at === text.length) return undefined;
  let end = cursor.at;
  // Behind the last line, those blank ones belong to the scalar that are longer.
  let isLonger = false;
  while (cursor.at < text.length) {
    const from = cursor.at + 1;
    let at = from;
    while (text[at] === " ") at++;
    const isBlank = at === text.length || text[at] === "\n";
    if (!isBlank && at - from < indent) break;
    cursor.at = lineEnd(text, at);
    if (isBlank) isLonger ||= at - from > indent;
    else {
      isLonger = false;
      end = cursor.at;
    }
  }
  return isLonger ? undefined : { start, end };
}
