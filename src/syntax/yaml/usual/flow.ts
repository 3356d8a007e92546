import type { Span } from "../../../source/source.ts";
import type { DataEntry, DataNode, DataScalar } from "../../data.ts";
import { columnOf, toToken, type Cursor } from "./cursor.ts";
import { entryOf, keyAt } from "./keys.ts";
import { plainInFlow, quoted, styleAt } from "./extents.ts";
import { scalarOf } from "./scalars.ts";
import { readTag } from "./tag.ts";

/** How deep what is read here may nest; what nests deeper is rare. */
export const deepestUsual = 50;

/**
 * A flow collection: `[a, b]`, `{a: b}`. Its lines are indented by more than what it stands in. Undefined
 * where it has keys without a value, pairs in a list, or plain scalars of several lines.
 */
export function flow(
  cursor: Cursor,
  above: number,
  depth: number,
  tag?: string,
): DataNode | undefined {
  if (depth > deepestUsual) return undefined;
  const { text, at: start } = cursor;
  const isMap = text[start] === "{";
  const close = isMap ? "}" : "]";
  const entries: DataEntry[] = [];
  const items: DataNode[] = [];
  for (let isFirst = true; ; isFirst = false) {
    if (!isFirst && text[cursor.at] !== ",") return undefined;
    cursor.at++;
    if (!toTokenWithin(cursor, above)) return undefined;
    if (text[cursor.at] === close) break;
    if (isMap) {
      const entry = flowEntry(cursor, above, depth);
      if (!entry) return undefined;
      entries.push(entry);
    } else {
      const item = flowNode(cursor, above, depth);
      if (!item) return undefined;
      items.push(item);
    }
    if (!toTokenWithin(cursor, above)) return undefined;
    if (text[cursor.at] === close) break;
  }
  const span = { start, end: ++cursor.at };
  const tagged = tag === undefined ? {} : { tag };
  return isMap
    ? { kind: "map", entries, flow: true, ...tagged, span }
    : { kind: "list", items, flow: true, ...tagged, span };
}

/** Whether there is another token, indented by more than what the collection stands in. */
function toTokenWithin(cursor: Cursor, above: number): boolean {
  return toToken(cursor) && columnOf(cursor) > above;
}

function flowEntry(cursor: Cursor, above: number, depth: number): DataEntry | undefined {
  const word = flowScalar(cursor, above);
  const key = word && keyAt(cursor, word.span, word.style, true);
  if (!key || !toTokenWithin(cursor, above)) return undefined;
  const value = flowNode(cursor, above, depth);
  return value && entryOf(key, value);
}

function flowNode(cursor: Cursor, above: number, depth: number): DataNode | undefined {
  const { text } = cursor;
  const tag = text[cursor.at] === "!" ? readTag(cursor) : undefined;
  if (text[cursor.at] === "{" || text[cursor.at] === "[")
    return flow(cursor, above, depth + 1, tag);
  const word = flowScalar(cursor, above);
  return word && scalarOf(text, word.span, word.style, tag);
}

function flowScalar(cursor: Cursor, above: number): Word | undefined {
  const style = styleAt(cursor);
  if (!style) return undefined;
  const span = style === "plain" ? plainInFlow(cursor) : quoted(cursor, above);
  return span && { span, style };
}

type Word = { readonly span: Span; readonly style: DataScalar["style"] };
