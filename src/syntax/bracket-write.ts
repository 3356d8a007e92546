import type { Span } from "../source/source.ts";
import { contains } from "../source/source.ts";
import {
  type BracketContext,
  type BracketWriting,
  broken,
  colonOf,
  indentOf,
  indentUnit,
  inside,
  itemSpans,
  newSequence,
  sequenceOf,
  signsOf,
  tooWide,
  usualSequence,
  valueSpan,
} from "./bracket-layout.ts";
import type { DataList, DataMap, DataNode } from "./data.ts";
import type { Change, Item, NewValue, Step } from "./respell.ts";
import {
  entriesFrom,
  indicesIn,
  isPlainList,
  lineEndAt,
  lineIndent,
  lineStart,
  placesIn,
  stepsOf,
  withLineEnds,
  writtenEntries,
} from "./respell.ts";
import { newBracketMap, respellInner } from "./bracket-map.ts";
import { steadsOf } from "./replaced.ts";
import { gapsOf, type Part, rejoin, understood, withoutComments } from "./sequence.ts";

// Writing maps and lists between brackets: all of JSON, and YAML's flow style.

/** A map in brackets with changes made: the new text of its span. */
export function respellBracketMap(
  text: string,
  map: DataMap,
  changes: readonly Change[],
  context: BracketContext,
): string | undefined {
  const steps = stepsOf(map, changes);
  const { open, close } = signsOf(context.dialect);
  // YAML takes `[key: value]` for a list of a map, which has no braces to write in.
  if (!steps || text[map.span.start] !== open) return undefined;
  const written = writtenEntries(map);
  const spans = written.map(({ span }) => span);
  const gaps = gapsOf(text, inside(map), spans);
  if (!understood(gaps, true)) return undefined;

  const parts: Part[] = [];
  for (const step of steps) {
    const part = spellStep({ text, map, context, ...(step.entry && { entry: step.entry }) }, step);
    if (part === undefined) return undefined;
    parts.push({ text: part, ...(step.entry && { index: written.indexOf(step.entry) }) });
  }
  if (parts.length === 0)
    return written.length === 0 ? text.slice(map.span.start, map.span.end) : open + close;
  const body = rejoin(sequenceOf(text, map, gaps), parts, context.first ? "all" : "none");
  return open + body + close;
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
  writing: BracketWriting,
  list: DataList,
  items: readonly Item[],
): string | undefined {
  const { text, context } = writing;
  const spans = itemSpans(text, list, context.dialect);
  const gaps = gapsOf(text, inside(list), spans);
  if (!understood(gaps, true)) return undefined;
  if (items.length === 0)
    return spans.length === 0 ? text.slice(list.span.start, list.span.end) : "[]";

  const sequence = sequenceOf(text, list, gaps);
  const places = placesIn(list, items);
  const steads = steadsOf(places, indicesIn(list, context.replaced));
  const parts: Part[] = [];
  for (const [at, item] of items.entries()) {
    const index = places[at];
    const span = index === undefined ? undefined : spans[index];
    const part = span
      ? text.slice(span.start, span.end)
      : spellItem(writing, item, indentOf(text, list, sequence));
    if (part === undefined) return undefined;
    parts.push({ text: part, stead: steads.get(at), ...(index !== undefined && { index }) });
  }
  const body = `[${rejoin(sequence, parts, context.first ? "all" : "of parts")}]`;
  const isTooWide = tooWide(text, list.span, body, context.width);
  return isTooWide ? broken(text, list.span, parts, context) : body;
}

/** A list in brackets where none was, in the style of another list of the map. */
export function newBracketList(
  writing: BracketWriting,
  items: readonly Item[],
): string | undefined {
  if (items.length === 0) return "[]";
  const { text, map, entry, context } = writing;
  const sequence = newSequence(writing);
  const parts: Part[] = [];
  for (const item of items) {
    const part = spellItem(writing, item, indentOf(text, map, sequence));
    if (part === undefined) return undefined;
    parts.push({ text: part });
  }
  const body = `[${rejoin(sequence, parts, "none")}]`;
  const end = { start: map.span.end, end: map.span.end };
  const place = entry ? valueSpan(text, entry, context.dialect) : end;
  return tooWide(text, place, body, context.width) ? broken(text, place, parts, context) : body;
}

function spellStep(writing: BracketWriting, { entry, key, value }: Step): string | undefined {
  const { text, map, context } = writing;
  const { dialect } = context;
  const [neighbour] = writtenEntries(map);
  const like = entry ?? neighbour;
  const spelledKey = (name: string): string =>
    dialect.key(name, like && text.slice(like.keySpan.start, like.keySpan.end));

  if (!entry) {
    const spelled = spellValue(writing, value);
    const { assign } = signsOf(dialect);
    const colon = assign === ":" ? ": " : assign;
    const start = spelledKey(key) + (neighbour ? colonOf(writing, neighbour) : colon);
    return spelled === undefined ? undefined : start + spelled;
  }
  const keyText = text.slice(entry.span.start, entry.keySpan.end);
  if (!value) {
    const rest = { start: entry.keySpan.end, end: entry.span.end };
    const kept = context.first
      ? text.slice(rest.start, rest.end)
      : dialect.bare(text, rest, entry.value);
    return keyText + kept;
  }

  const colon = dialect.skip(text, entry.keySpan.end);
  const spelled = spellValue(writing, value);
  if (text[colon] !== signsOf(dialect).assign || spelled === undefined) return undefined;
  const span = valueSpan(text, entry, dialect);
  const gap = text.slice(colon + 1, span.start);
  // An empty value may stand directly behind its colon.
  const blank = span.start === span.end && gap === "" ? " " : "";
  return (
    (key === undefined ? keyText : spelledKey(key)) +
    text.slice(entry.keySpan.end, colon + 1) +
    (context.first ? gap : withoutComments(gap)) +
    blank +
    spelled
  );
}

function spellValue(writing: BracketWriting, value: NewValue): string | undefined {
  const { text, map, entry, context } = writing;
  if ("scalar" in value) return context.dialect.fit(value.scalar);
  if ("within" in value) {
    const { within } = value;
    const inside = { ...context, dialect: context.dialect.inner ?? context.dialect };
    return entry
      ? respellInner(entry, (inner) => respellBracketMap(text, inner, within, inside))
      : newBracketMap(writing, value.key, within);
  }
  const { items } = value;
  const list = entry && isPlainList(entry.value) ? entry.value : undefined;
  if (entry && list && contains(entry.span, list.span)) {
    const { start } = valueSpan(text, entry, context.dialect);
    const spelled = respellBracketList(writing, list, items);
    return spelled === undefined ? undefined : text.slice(start, list.span.start) + spelled;
  }
  const [only, ...more] = items;
  if (only && more.length === 0 && !list)
    return spellItem(writing, only, lineIndent(text, (entry ?? map).span.start));
  return newBracketList(writing, items);
}

/** An item that was not in the list before, whose further lines begin with an indentation. */
function spellItem(writing: BracketWriting, item: Item, indent: string): string | undefined {
  const { text, map, context } = writing;
  if ("text" in item) {
    const lineEnd = lineEndAt(text, map.span.start);
    const fit = context.dialect.fit(item.text);
    return fit && withLineEnds(fit, lineEnd + indent);
  }
  const { start, end } = keptSpan(writing, item.kept);
  const was = lineIndent(text, start);
  const raw = context.dialect.fit(text.slice(start, end));
  return raw?.replace(/\n([ \t]*)/g, (line, blanks: string) =>
    blanks.startsWith(was) ? `\n${indent}${blanks.slice(was.length)}` : line,
  );
}

/** The text of a node that stands somewhere in the map, or elsewhere in the file. */
function keptSpan({ text, map, entry: changed, context }: BracketWriting, node: DataNode): Span {
  for (const entry of entriesFrom(map, changed)) {
    if (entry.value === node) return valueSpan(text, entry, context.dialect);
    if (entry.value.kind !== "list" || !contains(entry.span, entry.value.span)) continue;
    const index = entry.value.items.indexOf(node);
    const span = entry.value.flow && itemSpans(text, entry.value, context.dialect)[index];
    if (span) return span;
  }
  const props = /(?:[!&][^\s,[\]{}]*[ \t]+)+$/.exec(
    text.slice(lineStart(text, node.span.start), node.span.start),
  );
  return { start: node.span.start - (props?.[0].length ?? 0), end: node.span.end };
}
