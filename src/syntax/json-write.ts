import type { DataMap } from "./data.ts";
import type { BracketContext, Dialect } from "./bracket-layout.ts";
import { joinCopies, respellBracketMap } from "./bracket-write.ts";
import {
  defaultWidth,
  lineIndent,
  type RespellListItem,
  type RespellMap,
  type Respelled,
} from "./respell.ts";

/** A string as JSON (RFC 8259) spells it. */
export function quoteJson(value: string): string {
  return JSON.stringify(value);
}

/**
 * A map with some of its values changed, in the style in which it is written. The span is the
 * map's own.
 */
export const respellMap: RespellMap = (text, map, changes, options) =>
  respelled(map, respellBracketMap(text, map, changes, contextOf(options?.width)));

/** Copies of a map with changes of their own, as items of the list in which the map stands. */
export const respellListItem: RespellListItem = (text, item, list, copies, options) => {
  const texts: string[] = [];
  for (const [index, changes] of copies.entries()) {
    const context = { ...contextOf(options?.width), first: index === 0 };
    const copy = respellBracketMap(text, item, changes, context);
    if (copy === undefined) return undefined;
    texts.push(copy);
  }
  if (texts.length === 0) return undefined;
  return respelled(item, joinCopies(text, item, list, texts, contextOf(options?.width)));
};

function respelled(map: DataMap, text: string | undefined): Respelled | undefined {
  return text === undefined ? undefined : { span: map.span, text };
}

/** JSON has no comments that could stay. */
function contextOf(width: number = defaultWidth): BracketContext {
  return { dialect: json, width, first: true, replaced: new Set(), nested: true };
}

const json: Dialect = {
  spelling: (_text, _from, node) => node.span,
  skip: (text, from) => {
    let at = from;
    while (/[ \t\r\n]/.test(text[at] ?? "")) at++;
    return at;
  },
  key: quoteJson,
  fit: (raw) => raw,
  bare: (text, span) => text.slice(span.start, span.end),
  indent: lineIndent,
};
