import type { DataEntry, DataNode } from "../../data.ts";
import { columnOf, isGap, toLineEnd, toToken, passBlanks, type Cursor } from "./cursor.ts";
import { deepestUsual, flow } from "./flow.ts";
import { entryOf, keyAt, type Key } from "./keys.ts";
import { blockScalar, plain, plainKey, quoted, styleAt } from "./extents.ts";
import { scalarOf } from "./scalars.ts";
import { readTag } from "./tag.ts";

/** Characters with a meaning for YAML that is not dealt with here: tabs, carriage returns, marks of the byte order. */
const unusual = /[^\n\x20-\x7e\u00a0-\u2027\u202a-\ufefe\uff00-\ufffd]/;

/** The beginnings of lines that divide documents or speak to the parser. */
const divider = /^(?:---|\.\.\.|%)/m;

/**
 * Reads a text the way most YAML is written, in an eighth of the time that the library takes: one document of maps
 * and lists, by indentation or in brackets, with scalars, comments and local tags. Undefined where there is
 * anything else in it - anchors, aliases, merge keys, explicit keys, other tags, empty items, mistakes -,
 * and of what is not quite certain: then the library is to read it.
 */
export function readUsual(text: string): DataNode | undefined {
  if (unusual.test(text)) return undefined;
  const cursor = { text, at: 0, line: 0 };
  if (!toToken(cursor)) return undefined;
  if (text.startsWith("---\n", cursor.at) && cursor.at === cursor.line) cursor.at += "---".length;
  if (divider.test(cursor.at > 0 ? text.slice(cursor.at) : text)) return undefined;
  if (!toToken(cursor)) return undefined;
  const root = node(cursor, -1, 0);
  return root?.kind === "scalar" || toToken(cursor) ? undefined : root;
}

/** What begins where only dashes may stand before it in its line, and is indented by more than `above`. */
function node(cursor: Cursor, above: number, depth: number): DataNode | undefined {
  if (cursor.text[cursor.at] !== "!") return opening(cursor, above, depth);
  const tag = readTag(cursor);
  if (tag === undefined) return undefined;
  if (!toLineEnd(cursor)) return inLine(cursor, above, depth, tag);
  return toToken(cursor) && columnOf(cursor) > above
    ? opening(cursor, above, depth, tag)
    : undefined;
}

/** A map or list by indentation, or what else may stand in a line. */
function opening(cursor: Cursor, above: number, depth: number, tag?: string): DataNode | undefined {
  if (depth > deepestUsual) return undefined;
  if (isDash(cursor)) return list(cursor, depth, tag);
  const { at, line } = cursor;
  const key = blockKey(cursor, above);
  if (key) return map(cursor, at - line, key, depth, tag);
  cursor.at = at;
  cursor.line = line;
  return inLine(cursor, above, depth, tag);
}

function isDash({ text, at }: Cursor): boolean {
  return text[at] === "-" && isGap(text, at + 1);
}

function blockKey(cursor: Cursor, above: number): Key | undefined {
  const style = styleAt(cursor);
  if (!style) return undefined;
  const span = style === "plain" ? plainKey(cursor) : quoted(cursor, above);
  return span && keyAt(cursor, span, style, false);
}

/** A map whose keys stand in a column; behind the first one stands the cursor. */
function map(
  cursor: Cursor,
  column: number,
  first: Key,
  depth: number,
  tag?: string,
): DataNode | undefined {
  const entries: DataEntry[] = [];
  let end: number;
  for (let key: Key | undefined = first; key; ) {
    const value = valueAfter(cursor, column, depth + 1);
    if (!value) return undefined;
    entries.push(entryOf(key, value));
    end = value.span.end;
    if (!toToken(cursor) || columnOf(cursor) < column) {
      const span = { start: first.keySpan.start, end };
      return { kind: "map", entries, flow: false, ...(tag !== undefined && { tag }), span };
    }
    key = columnOf(cursor) === column ? blockKey(cursor, column) : undefined;
  }
  return undefined;
}

/** What stands behind the colon of a key that stands in a column. */
function valueAfter(cursor: Cursor, column: number, depth: number): DataNode | undefined {
  const { text, at } = cursor;
  passBlanks(cursor);
  const isTagged = text[cursor.at] === "!";
  const tag = isTagged ? readTag(cursor) : undefined;
  if (isTagged && tag === undefined) return undefined;
  if (!toLineEnd(cursor)) return inLine(cursor, column, depth, tag);
  if (toToken(cursor)) {
    if (columnOf(cursor) > column)
      return isTagged ? opening(cursor, column, depth, tag) : node(cursor, column, depth);
    // A list may stand in the column of the key that it belongs to.
    if (columnOf(cursor) === column && isDash(cursor)) return list(cursor, depth, tag);
  }
  if (isTagged) return undefined;
  return { kind: "scalar", value: null, style: "plain", span: { start: at, end: at } };
}

/** A list whose first dash stands at the cursor; undefined where one of its items is empty. */
function list(cursor: Cursor, depth: number, tag?: string): DataNode | undefined {
  if (depth > deepestUsual) return undefined;
  const start = cursor.at;
  const column = columnOf(cursor);
  const items: DataNode[] = [];
  let end: number;
  do {
    cursor.at++;
    if (toLineEnd(cursor) && !(toToken(cursor) && columnOf(cursor) > column)) return undefined;
    const item = node(cursor, column, depth + 1);
    if (!item) return undefined;
    items.push(item);
    end = item.span.end;
  } while (toToken(cursor) && columnOf(cursor) === column && isDash(cursor));
  const span = { start, end };
  return { kind: "list", items, flow: false, ...(tag !== undefined && { tag }), span };
}

/** What may stand behind a key or a tag; further lines of it are indented by more than `above`. */
function inLine(cursor: Cursor, above: number, depth: number, tag?: string): DataNode | undefined {
  const first = cursor.text[cursor.at];
  return first === "[" || first === "{"
    ? flow(cursor, above, depth, tag)
    : scalar(cursor, above, tag);
}

const blockStyles: Readonly<Record<string, "literal" | "folded">> = {
  "|": "literal",
  ">": "folded",
};

function scalar(cursor: Cursor, above: number, tag?: string): DataNode | undefined {
  const { text, at } = cursor;
  const block = blockStyles[text[at] ?? ""];
  if (block) {
    const span = blockScalar(cursor, above);
    return span && scalarOf(text, span, block, tag);
  }
  const style = styleAt(cursor);
  if (!style) return undefined;
  const span = style === "plain" ? plain(cursor, above) : quoted(cursor, above);
  return span && scalarOf(text, span, style, tag);
}
