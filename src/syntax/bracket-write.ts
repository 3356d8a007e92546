import type { Span } from "../source/source.ts";
import type { DataEntry, DataList, DataMap, DataNode } from "./data.ts";
import type { Change, Item, NewValue, Step } from "./respell.ts";
import {
  entriesFrom,
  isPlainList,
  lineEndAt,
  lineIndent,
  lineStart,
  placesIn,
  stepsOf,
  withLineEnds,
  writtenEntries,
} from "./respell.ts";
import type { Comments, Part, Sequence } from "./sequence.ts";
import { gapsOf, lastLine, rejoin, understood, usualGap, withoutComments } from "./sequence.ts";

// Maps and lists between brackets: all of JSON, and YAML's flow style.

/** What JSON and YAML's flow style differ in. */
export type Dialect = {
  /** How a node is spelled that comes next from an offset on: tag, anchor, alias and all. */
  readonly spelling: (text: string, from: number, node: DataNode) => Span;
  /** The offset of the next token: blanks, line ends and comments are passed over. */
  readonly skip: (text: string, from: number) => number;
  /** A key, quoted like another one. */
  readonly key: (key: string, like: string | undefined) => string;
  /** A raw item, made fit to stand between brackets; undefined where it cannot. */
  readonly fit: (raw: string) => string | undefined;
  /** A part of the text, which ends with a node, without its comments. */
  readonly bare: (text: string, span: Span, node: DataNode) => string;
  /** The indentation that brackets opened at an offset may close at, on a line of their own. */
  readonly indent: (text: string, at: number, nested: boolean) => string;
};

export type BracketContext = {
  readonly dialect: Dialect;
  readonly width: number;
  /** Whether it is the first copy, in which the comments stay. */
  readonly first: boolean;
  /** Whether a list stands between the brackets of its map. */
  readonly nested: boolean;
};

/** A map in brackets with changes made: the new text of its span. */
export function respellBracketMap(
  text: string,
  map: DataMap,
  changes: readonly Change[],
  context: BracketContext,
): string | undefined {
  const steps = stepsOf(map, changes);
  // YAML takes `[key: value]` for a list of a map, which has no braces to write in.
  if (!steps || text[map.span.start] !== "{") return undefined;
  const written = writtenEntries(map);
  const gaps = gapsOf(
    text,
    inside(map),
    written.map(({ span }) => span),
  );
  if (!understood(gaps, true)) return undefined;

  const parts: Part[] = [];
  for (const step of steps) {
    const part = spellStep(text, map, step, context);
    if (part === undefined) return undefined;
    parts.push({ text: part, ...(step.entry && { index: written.indexOf(step.entry) }) });
  }
  if (parts.length === 0)
    return written.length === 0 ? text.slice(map.span.start, map.span.end) : "{}";
  const body = rejoin(sequenceOf(text, map, gaps), parts, context.first ? "all" : "none");
  return `{${body}}`;
}

/**
 * Several spellings of one item of a list in brackets, joined as its items are. Without the list,
 * they become one.
 */
export function joinCopies(
  text: string,
  item: DataMap,
  list: DataList | undefined,
  copies: readonly string[],
  context: BracketContext,
): string {
  const [only, ...more] = copies;
  if (only === undefined || (more.length === 0 && list)) return only ?? "";
  if (list) return copies.join(usualSequence(text, list, context.dialect).between);
  if (more.length === 0) return only;

  const multiline = only.includes("\n");
  const oneLine = `[${copies.join(", ")}]`;
  if (!multiline && !tooWide(text, item.span, oneLine, context.width)) return oneLine;
  const lineEnd = lineEndAt(text, item.span.start);
  const indent = context.dialect.indent(text, item.span.start, context.nested);
  const unit = indentUnit(text, item);
  const line = lineEnd + indent + unit;
  const shifted = copies.map((copy) => copy.replace(/\n(?=[^\r\n])/g, `\n${unit}`));
  return `[${line}${shifted.join(`,${line}`)}${lineEnd}${indent}]`;
}

/** A list in brackets with other items: the new text of its span. */
export function respellBracketList(
  text: string,
  list: DataList,
  items: readonly Item[],
  map: DataMap,
  context: BracketContext,
): string | undefined {
  const spans = itemSpans(text, list, context.dialect);
  const gaps = gapsOf(text, inside(list), spans);
  if (!understood(gaps, true)) return undefined;
  if (items.length === 0)
    return spans.length === 0 ? text.slice(list.span.start, list.span.end) : "[]";

  const sequence = sequenceOf(text, list, gaps);
  const places = placesIn(list, items);
  const parts: Part[] = [];
  for (const [at, item] of items.entries()) {
    const index = places[at];
    const span = index === undefined ? undefined : spans[index];
    const part = span
      ? text.slice(span.start, span.end)
      : spellItem(text, map, item, indentOf(text, list, sequence), context, undefined);
    if (part === undefined) return undefined;
    parts.push({ text: part, ...(index !== undefined && { index }) });
  }
  const comments: Comments = context.first ? "all" : "of parts";
  const body = `[${rejoin(sequence, parts, comments)}]`;
  return tooWide(text, list.span, body, context.width)
    ? broken(text, list.span, parts, context)
    : body;
}

/** A list in brackets where none was, in the style of another list of the map. */
export function newBracketList(
  text: string,
  map: DataMap,
  items: readonly Item[],
  entry: DataEntry | undefined,
  context: BracketContext,
): string | undefined {
  if (items.length === 0) return "[]";
  const place = entry
    ? valueSpan(text, entry, context.dialect)
    : { start: map.span.end, end: map.span.end };
  const sequence = neighbour(text, map, context) ?? ownLayout(text, map, entry, context);
  const parts: Part[] = [];
  for (const item of items) {
    const part = spellItem(text, map, item, indentOf(text, map, sequence), context, entry);
    if (part === undefined) return undefined;
    parts.push({ text: part });
  }
  const body = `[${rejoin(sequence, parts, "none")}]`;
  return tooWide(text, place, body, context.width) ? broken(text, place, parts, context) : body;
}

/** How an entry's value is spelled, from its tag or alias on. */
export function valueSpan(text: string, entry: DataEntry, dialect: Dialect): Span {
  const colon = dialect.skip(text, entry.keySpan.end);
  return dialect.spelling(text, text[colon] === ":" ? colon + 1 : entry.keySpan.end, entry.value);
}

/** The text of a node that stands somewhere in the map, or elsewhere in the file. */
function keptSpan(
  text: string,
  map: DataMap,
  node: DataNode,
  dialect: Dialect,
  changed: DataEntry | undefined,
): Span {
  for (const entry of entriesFrom(map, changed)) {
    if (entry.value === node) return valueSpan(text, entry, dialect);
    if (entry.value.kind !== "list" || !isWithin(entry.value.span, entry.span)) continue;
    const index = entry.value.items.indexOf(node);
    const span = entry.value.flow && itemSpans(text, entry.value, dialect)[index];
    if (span) return span;
  }
  const props = /(?:[!&][^\s,[\]{}]*[ \t]+)+$/.exec(
    text.slice(lineStart(text, node.span.start), node.span.start),
  );
  return { start: node.span.start - (props?.[0].length ?? 0), end: node.span.end };
}

function isWithin(inner: Span, outer: Span): boolean {
  return outer.start <= inner.start && inner.end <= outer.end;
}

function spellStep(
  text: string,
  map: DataMap,
  { entry, key, value }: Step,
  context: BracketContext,
): string | undefined {
  const { dialect } = context;
  const [neighbourEntry] = writtenEntries(map);
  const like = entry ?? neighbourEntry;
  const spelledKey = (name: string): string =>
    dialect.key(name, like && text.slice(like.keySpan.start, like.keySpan.end));

  if (!entry) {
    const spelled = spellValue(text, map, undefined, value, context);
    return spelled === undefined
      ? undefined
      : spelledKey(key) + colonLike(text, neighbourEntry, dialect) + spelled;
  }
  if (!value)
    return context.first
      ? text.slice(entry.span.start, entry.span.end)
      : text.slice(entry.span.start, entry.keySpan.end) +
          dialect.bare(text, { start: entry.keySpan.end, end: entry.span.end }, entry.value);

  const colon = dialect.skip(text, entry.keySpan.end);
  if (text[colon] !== ":") return undefined;
  const span = valueSpan(text, entry, dialect);
  const spelled = spellValue(text, map, entry, value, context);
  if (spelled === undefined) return undefined;
  const head =
    key === undefined
      ? text.slice(entry.span.start, colon + 1)
      : spelledKey(key) + text.slice(entry.keySpan.end, colon + 1);
  const gap = text.slice(colon + 1, span.start);
  // An empty value may stand directly behind its colon.
  const blank = span.start === span.end && gap === "" ? " " : "";
  return head + (context.first ? gap : withoutComments(gap)) + blank + spelled;
}

function spellValue(
  text: string,
  map: DataMap,
  entry: DataEntry | undefined,
  value: NewValue,
  context: BracketContext,
): string | undefined {
  if ("scalar" in value) return context.dialect.fit(value.scalar);
  const { items } = value;
  const list = entry && isPlainList(entry.value) ? entry.value : undefined;
  if (entry && list && isWithin(list.span, entry.span)) {
    const span = valueSpan(text, entry, context.dialect);
    const spelled = respellBracketList(text, list, items, map, context);
    return spelled === undefined ? undefined : text.slice(span.start, list.span.start) + spelled;
  }
  const [only, ...more] = items;
  if (only && more.length === 0 && !list) {
    const at = entry?.span.start ?? map.span.start;
    return spellItem(text, map, only, lineIndent(text, at), context, entry);
  }
  return newBracketList(text, map, items, entry, context);
}

/** An item that was not in the list before, whose further lines begin with an indentation. */
function spellItem(
  text: string,
  map: DataMap,
  item: Item,
  indent: string,
  context: BracketContext,
  entry: DataEntry | undefined,
): string | undefined {
  if ("text" in item) {
    const lineEnd = lineEndAt(text, map.span.start);
    const fit = context.dialect.fit(item.text);
    return fit && withLineEnds(fit, lineEnd + indent);
  }
  const { start, end } = keptSpan(text, map, item.kept, context.dialect, entry);
  const was = lineIndent(text, start);
  const raw = context.dialect.fit(text.slice(start, end));
  return raw?.replace(/(\n)([ \t]*)/g, (_, lineFeed: string, blanks: string) =>
    blanks.startsWith(was) ? lineFeed + indent + blanks.slice(was.length) : lineFeed + blanks,
  );
}

/** What stands between the brackets. */
export function inside({ span }: DataMap | DataList): Span {
  return { start: span.start + 1, end: span.end - 1 };
}

/** How the items of a list in brackets are spelled, tags and all. */
export function itemSpans(text: string, list: DataList, dialect: Dialect): readonly Span[] {
  const spans: Span[] = [];
  let at = list.span.start + 1;
  for (const node of list.items) {
    const span = dialect.spelling(text, at, node);
    spans.push(span);
    const next = dialect.skip(text, span.end);
    at = text[next] === "," ? next + 1 : next;
  }
  return spans;
}

function usualSequence(text: string, list: DataList, dialect: Dialect): Sequence {
  return sequenceOf(text, list, gapsOf(text, inside(list), itemSpans(text, list, dialect)));
}

/** How the parts of a map or list in brackets follow each other. */
function sequenceOf(text: string, node: DataMap | DataList, gaps: readonly string[]): Sequence {
  const first = withoutComments(gaps[0] ?? "");
  const between =
    usualGap(gaps) ?? (first.includes("\n") ? `,${first}` : isTight(text, node) ? "," : ", ");
  const lineEnd = lineEndAt(text, node.span.start);
  const indent = partIndent(text, node, gaps);
  const line = lineEnd + indent;
  const [only = "", ...more] = gaps;
  if (more.length > 0) return { gaps, between, line, commas: true };
  // Nothing is in it: what stands between the brackets, which may be a comment, comes first.
  return only.includes("\n")
    ? {
        gaps: [only.trimEnd() + line, lineEnd + lastLine(only)],
        between: `,${line}`,
        line,
        commas: true,
      }
    : { gaps: [only, only], between, line, commas: true };
}

/** What the lines begin with on which parts stand, or would stand. */
function partIndent(text: string, node: DataMap | DataList, gaps: readonly string[]): string {
  const before = gaps.slice(0, -1).find((gap) => gap.includes("\n"));
  if (before !== undefined) return /^[ \t]*/.exec(lastLine(before))?.[0] ?? "";
  const last = gaps.at(-1) ?? "";
  const closing = last.includes("\n") ? lastLine(last) : lineIndent(text, node.span.start);
  return closing + indentUnit(text, node);
}

/** What the further lines of an item begin with. */
function indentOf(text: string, node: DataMap | DataList, sequence: Sequence): string {
  return sequence.between.includes("\n")
    ? sequence.line.replace(/^\r?\n/, "")
    : lineIndent(text, node.span.start);
}

/** Written without a blank behind colons and commas. */
function isTight(text: string, node: DataMap | DataList): boolean {
  return /":["[{]/.test(text.slice(Math.max(0, node.span.start - 200), node.span.end));
}

function colonLike(text: string, entry: DataEntry | undefined, dialect: Dialect): string {
  if (!entry) return ": ";
  const start = valueSpan(text, entry, dialect).start;
  const written = text.slice(entry.keySpan.end, start);
  // YAML can do without the blank only behind a quoted key.
  const isQuoted = /["']/.test(text[entry.keySpan.start] ?? "");
  return (isQuoted ? /^[ \t]*:[ \t]?$/ : /^[ \t]*:[ \t]$/).test(written) ? written : ": ";
}

/** The layout of another list of the map, taken as that of a list with nothing in it. */
function neighbour(text: string, map: DataMap, context: BracketContext): Sequence | undefined {
  for (const { value, span } of writtenEntries(map)) {
    if (!isPlainList(value) || !value.flow || value.items.length === 0) continue;
    if (!isWithin(value.span, span)) continue;
    const sequence = usualSequence(text, value, context.dialect);
    if (!understood(sequence.gaps, true)) continue;
    const first = withoutComments(sequence.gaps[0] ?? "");
    const last = withoutComments(sequence.gaps.at(-1) ?? "");
    return { ...sequence, gaps: [first, last] };
  }
  return undefined;
}

function ownLayout(
  text: string,
  map: DataMap,
  changed: DataEntry | undefined,
  { dialect, nested }: BracketContext,
): Sequence {
  const entry = changed ?? writtenEntries(map)[0];
  if (!entry || !text.slice(map.span.start, map.span.end).includes("\n"))
    return { gaps: ["", ""], between: isTight(text, map) ? "," : ", ", line: "", commas: true };
  const lineEnd = lineEndAt(text, map.span.start);
  const indent = dialect.indent(text, entry.span.start, nested);
  const line = lineEnd + indent + indentUnit(text, map);
  return { gaps: [line, lineEnd + indent], between: `,${line}`, line, commas: true };
}

/** One item a line, in the place of a part of the text. */
function broken(
  text: string,
  place: Span,
  parts: readonly Part[],
  { dialect, nested }: BracketContext,
): string {
  const lineEnd = lineEndAt(text, place.start);
  const indent = dialect.indent(text, place.start, nested);
  const line = lineEnd + indent + indentUnit(text, { span: place });
  return `[${line}${parts.map((part) => part.text).join(`,${line}`)}${lineEnd}${indent}]`;
}

/** Whether a text on one line makes it longer than allowed, and the line was not so before. */
function tooWide(text: string, span: Span, replacement: string, width: number): boolean {
  if (replacement.includes("\n")) return false;
  const start = lineStart(text, span.start);
  const lineFeed = text.indexOf("\n", span.end);
  const end = lineFeed < 0 ? text.length : lineFeed;
  const rest = text.slice(span.end, end).trimEnd().length;
  const before = span.start - start;
  const was = before + (span.end - span.start) + rest;
  return was <= width && before + replacement.length + rest > width;
}

/** What the lines of a node are indented by, seen from the lines it begins and ends on. */
export function indentUnit(text: string, node: { readonly span: Span }): string {
  const spelled = text.slice(node.span.start, node.span.end);
  const outer = /\n([ \t]*)[\]}]$/.exec(spelled)?.[1] ?? lineIndent(text, node.span.start);
  const inner = /\n([ \t]*)\S/.exec(spelled)?.[1];
  if (inner?.startsWith(outer) && inner.length > outer.length) return inner.slice(outer.length);
  const nearby = text.slice(Math.max(0, node.span.start - 2000), node.span.start + 2000);
  for (const [, before = "", after = ""] of nearby.matchAll(
    /^([ \t]*)[^\n]*[{[:][ \t]*\r?\n([ \t]+)/gm,
  ))
    if (after.startsWith(before) && after.length > before.length) return after.slice(before.length);
  return "  ";
}
