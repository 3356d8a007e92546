import type { Span } from "../../source/source.ts";
import type { BracketContext, Dialect } from "../bracket-layout.ts";
import { respellBracketMap } from "../bracket-write.ts";
import type { DataEntry, DataList, DataMap, DataNode } from "../data.ts";
import { defaultWidth, lineIndent, type Change } from "../respell.ts";
import type { Argument, Call, Expression, Language, ObjectLiteral } from "./tree.ts";

// Writing in programs: object literals, and the keywords that Python gives to a call, as the maps that
// bracket-write.ts knows how to write.

/** What is written with: the quotes that a program uses, and its language. */
export type ScriptStyle = {
  readonly language: Language;
  readonly quote: '"' | "'";
  /** A comma stands behind the last line between brackets too. */
  readonly trailing: boolean;
};

/** An object literal, or a call with keywords, with changes made: the new text of the span of the map. */
export function respellScriptMap(
  text: string,
  map: DataMap,
  changes: readonly Change[],
  style: ScriptStyle,
  first: boolean,
): string | undefined {
  const own = dialectOf(style);
  const isCall = text[map.span.start] === "(";
  const context: BracketContext = {
    dialect: isCall ? { ...own, key: (key) => key, signs: keywords, inner: own } : own,
    width: defaultWidth,
    first,
    replaced: new Set(),
    nested: true,
  };
  return respellBracketMap(text, map, changes, context);
}

const keywords = { open: "(", close: ")", assign: "=" };

function dialectOf({ language, quote, trailing }: ScriptStyle): Dialect {
  return {
    trailing,
    spelling: spellingOf,
    skip: (text, from) => skipTrivia(text, from, language),
    key: (key, like) =>
      language === "typescript" && isName(key) && !/^["']/.test(like ?? "")
        ? key
        : quoteIn(key, like?.startsWith("'") ? "'" : like?.startsWith('"') ? '"' : quote),
    fit: (raw) => raw,
    bare: (text, span) => text.slice(span.start, span.end),
    indent: lineIndent,
  };
}

function isName(key: string): boolean {
  return /^[A-Za-z_$][\w$]*$/.test(key);
}

/** A string in quotes. */
export function quoteIn(value: string, quote: ScriptStyle["quote"]): string {
  const inside = JSON.stringify(value).slice(1, -1);
  return quote === '"'
    ? `"${inside}"`
    : `'${inside.replaceAll('\\"', '"').replaceAll("'", "\\'")}'`;
}

/** An item with the sign that spreads it. */
function spellingOf(text: string, from: number, { span }: DataNode): Span {
  const before = /(?:\.\.\.|\*{1,2})[ \t]*$/.exec(text.slice(from, span.start));
  return { start: span.start - (before?.[0].length ?? 0), end: span.end };
}

function skipTrivia(text: string, from: number, language: Language): number {
  const trivia = language === "python" ? /(?:\s+|#[^\n]*)*/y : /(?:\s+|\/\/[^\n]*|\/\*[^]*?\*\/)*/y;
  trivia.lastIndex = from;
  return from + (trivia.exec(text)?.[0].length ?? 0);
}

/** The literals of a program as data, as far as they are written between brackets. */
export function dataOf(node: Expression, text: string): DataNode {
  const { span } = node;
  if (node.kind === "list" && text[span.start] === "[") return listOf(node.items, span, text);
  if (node.kind === "object" && text[span.start] === "{") return mapOfObject(node, text);
  return { kind: "scalar", value: null, style: "plain", span };
}

function listOf(
  items: Extract<Expression, { kind: "list" }>["items"],
  span: Span,
  text: string,
): DataList {
  return { kind: "list", flow: true, items: items.map(({ value }) => dataOf(value, text)), span };
}

export function mapOfObject({ entries, span }: ObjectLiteral, text: string): DataMap {
  return {
    kind: "map",
    flow: true,
    entries: entries.map((each): DataEntry => {
      if (each.kind === "spread") return untouched(each.span);
      const [only] = each.key.kind === "string" ? each.key.parts : [];
      const key = only?.kind === "text" ? only.value : "";
      return { key, keySpan: each.key.span, value: dataOf(each.value, text), span: each.span };
    }),
    span,
  };
}

/** The keywords of a call as a map between parentheses; undefined where something is given otherwise. */
export function mapOfKeywords({ callee, args, span }: Call, text: string): DataMap | undefined {
  const start = text.indexOf("(", callee.span.end);
  if (start < 0 || start >= span.end) return undefined;
  return {
    kind: "map",
    flow: true,
    entries: args.map((each): DataEntry => entryOf(each, text)),
    span: { start, end: span.end },
  };
}

function entryOf({ name, value, span }: Argument, text: string): DataEntry {
  if (name === undefined) return untouched(span);
  const keySpan = { start: span.start, end: span.start + name.length };
  return { key: name, keySpan, value: dataOf(value, text), span };
}

/** An entry that stays what it is. */
function untouched(span: Span): DataEntry {
  const end = { start: span.end, end: span.end };
  return {
    key: "...",
    keySpan: span,
    value: { kind: "scalar", value: null, style: "plain", span: end },
    span,
  };
}
