import type { Span } from "../source/source.ts";
import { contains } from "../source/source.ts";
import type { DataEntry, DataList, DataMap, DataNode } from "./data.ts";
import { isPlainList, lineEndAt, lineIndent, lineStart, writtenEntries } from "./respell.ts";
import type { Part, Sequence } from "./sequence.ts";
import { gapsOf, lastLine, understood, usualGap, withoutComments } from "./sequence.ts";

// How maps and lists between brackets are laid out: all of JSON, YAML's flow style, the literals of programs.

/** What JSON, YAML's flow style and programs differ in. */
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
  /** What a map stands between, and what stands behind a key, where that is not `{`, `}` and `:`. */
  readonly signs?: Signs;
  /** Behind the last item of a list that is broken into lines stands a comma too. */
  readonly trailing?: boolean;
  /** How the maps in a map are written, where that is otherwise. */
  readonly inner?: Dialect;
};

export type Signs = { readonly open: string; readonly close: string; readonly assign: string };

const braces: Signs = { open: "{", close: "}", assign: ":" };

export function signsOf({ signs = braces }: Dialect): Signs {
  return signs;
}

export type BracketContext = {
  readonly dialect: Dialect;
  readonly width: number;
  /** Whether it is the first copy, in which the comments stay. */
  readonly first: boolean;
  /** What it replaces: comments about that stay too. */
  readonly replaced: ReadonlySet<DataNode>;
  /** Whether a list stands between the brackets of its map. */
  readonly nested: boolean;
};

/** What is being written: a map, and the entry of it that is being changed. */
export type BracketWriting = {
  readonly text: string;
  readonly map: DataMap;
  readonly entry?: DataEntry;
  readonly context: BracketContext;
};

/** How an entry's value is spelled, from its tag or alias on. */
export function valueSpan(text: string, entry: DataEntry, dialect: Dialect): Span {
  const colon = dialect.skip(text, entry.keySpan.end);
  const isAssigned = text[colon] === signsOf(dialect).assign;
  return dialect.spelling(text, isAssigned ? colon + 1 : entry.keySpan.end, entry.value);
}

/** What stands between key and value of an entry, for a new one. */
export function colonOf({ text, context }: BracketWriting, entry: DataEntry): string {
  const { start } = valueSpan(text, entry, context.dialect);
  const written = text.slice(entry.keySpan.end, start);
  if (signsOf(context.dialect).assign === "=")
    return /^[ \t]*=[ \t]*$/.test(written) ? written : "=";
  // YAML can do without the blank only behind a quoted key.
  const isQuoted = /["']/.test(text[entry.keySpan.start] ?? "");
  return (isQuoted ? /^[ \t]*:[ \t]?$/ : /^[ \t]*:[ \t]$/).test(written) ? written : ": ";
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

/** How the items of a list follow each other. */
export function usualSequence(text: string, list: DataList, dialect: Dialect): Sequence {
  return sequenceOf(text, list, gapsOf(text, inside(list), itemSpans(text, list, dialect)));
}

/** How the parts of a map or list in brackets follow each other. */
export function sequenceOf(
  text: string,
  node: DataMap | DataList,
  gaps: readonly string[],
): Sequence {
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
export function indentOf(text: string, node: DataMap | DataList, sequence: Sequence): string {
  return sequence.between.includes("\n")
    ? sequence.line.replace(/^\r?\n/, "")
    : lineIndent(text, node.span.start);
}

/** Written without a blank behind colons and commas. */
function isTight(text: string, node: DataMap | DataList): boolean {
  return /":["[{]/.test(text.slice(Math.max(0, node.span.start - 200), node.span.end));
}

/** The layout of a new list: that of another list of the map, or the map's own. */
export function newSequence(writing: BracketWriting): Sequence {
  return neighbour(writing) ?? ownLayout(writing);
}

/** The layout of another list of the map, taken as that of a list with nothing in it. */
function neighbour({ text, map, context }: BracketWriting): Sequence | undefined {
  for (const { value, span } of writtenEntries(map)) {
    if (!isPlainList(value) || !value.flow || value.items.length === 0) continue;
    if (!contains(span, value.span)) continue;
    const sequence = usualSequence(text, value, context.dialect);
    if (!understood(sequence.gaps, true)) continue;
    const first = withoutComments(sequence.gaps[0] ?? "");
    const last = withoutComments(sequence.gaps.at(-1) ?? "");
    return { ...sequence, gaps: [first, last] };
  }
  return undefined;
}

function ownLayout({ text, map, entry: changed, context }: BracketWriting): Sequence {
  const entry = changed ?? writtenEntries(map)[0];
  if (!entry || !text.slice(map.span.start, map.span.end).includes("\n"))
    return { gaps: ["", ""], between: isTight(text, map) ? "," : ", ", line: "", commas: true };
  const lineEnd = lineEndAt(text, map.span.start);
  const indent = context.dialect.indent(text, entry.span.start, context.nested);
  const line = lineEnd + indent + indentUnit(text, map);
  return { gaps: [line, lineEnd + indent], between: `,${line}`, line, commas: true };
}

/** One item a line, in the place of a part of the text. */
export function broken(
  text: string,
  place: Span,
  parts: readonly Part[],
  { dialect, nested }: BracketContext,
): string {
  const lineEnd = lineEndAt(text, place.start);
  const indent = dialect.indent(text, place.start, nested);
  const line = lineEnd + indent + indentUnit(text, { span: place });
  return `[${line}${parts.map((part) => part.text).join(`,${line}`)}${dialect.trailing ? "," : ""}${lineEnd}${indent}]`;
}

/** Whether a text on one line makes it longer than allowed, and the line was not so before. */
export function tooWide(text: string, span: Span, replacement: string, width: number): boolean {
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
  const near = Math.max(0, node.span.start - 2000);
  const lineFeed = near === 0 ? -1 : text.indexOf("\n", near);
  // What is on one line with much else says nothing of how lines are indented.
  const nearby = lineFeed < 0 && near > 0 ? "" : text.slice(lineFeed + 1, node.span.start + 2000);
  for (const [, before = "", after = ""] of nearby.matchAll(
    /^([ \t]*)(?![ \t])[^\n]*[{[:][ \t]*\r?\n([ \t]+)/gm,
  ))
    if (after.startsWith(before) && after.length > before.length) return after.slice(before.length);
  return "  ";
}
