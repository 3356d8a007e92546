import type { Span } from "../../source/source.ts";
import {
  type BracketContext,
  type Dialect,
  inside,
  itemSpans,
  newBracketList,
  respellBracketList,
} from "../bracket-write.ts";
import type { DataEntry, DataList, DataMap } from "../data.ts";
import type { Change, Item, NewValue, Step } from "../respell.ts";
import {
  isPlainList,
  lineEndAt,
  lineIndent,
  lineStart,
  placesIn,
  type Respelled,
  stepsOf,
  writtenEntries,
} from "../respell.ts";
import { gapsOf, type Part, rejoin, understood, withoutComments } from "../sequence.ts";
import { blockItems, fitBrackets, placed, type Raw, rawOf } from "./raw.ts";
import { columnOf, isAliased, skipTrivia, spellingOf, tailEnd, withoutCommentsIn } from "./scan.ts";
import { yamlScalar } from "./scalar-write.ts";

// Maps and lists written by indentation.

export type BlockContext = BracketContext & {
  /** Whether comments below the map that are indented like it are part of what is written. */
  readonly withComments: boolean;
};

export type BlockMap = Respelled & {
  /** It may end with a block scalar, where it did not: comments below would become its text. */
  readonly open: boolean;
};

/** What a map is written with. */
type Writing = {
  readonly text: string;
  readonly map: DataMap;
  /** The entry that is being changed. */
  readonly entry?: DataEntry;
  /** The column of its keys. */
  readonly column: number;
  readonly lineEnd: string;
  readonly context: BracketContext;
};

/** YAML's flow style. */
export const flowStyle: Dialect = {
  spelling: spellingOf,
  skip: skipTrivia,
  key: spelledKey,
  fit: fitBrackets,
  bare: withoutCommentsIn,
  indent: (text, at, nested) => {
    const before = text.slice(lineStart(text, at), at);
    const indent = /^[ \t]*(?:- +)*/.exec(before)?.[0] ?? "";
    const inKey = nested && indent.length < before.length;
    return indent.replaceAll("-", " ") + (inKey ? "  " : "");
  },
};

/** A map written by indentation with changes made, up to the comment that ends its last line. */
export function respellBlockMap(
  text: string,
  map: DataMap,
  changes: readonly Change[],
  context: BlockContext,
): BlockMap | undefined {
  const steps = stepsOf(map, changes);
  if (!steps || steps.length === 0 || !isFirstInLine(text, map.span.start)) return undefined;
  const written = writtenEntries(map);
  const spans = written.map((entry) => lineSpan(text, entry));
  const column = columnOf(text, map.span.start);
  const lastEnd = spans.at(-1)?.end ?? map.span.end;
  const end = context.withComments ? commentsEnd(text, lastEnd, column) : lastEnd;
  const span = { start: map.span.start, end };
  const gaps = gapsOf(text, span, spans);
  const isPlain = written.every(({ keySpan }) => !/[[{]/.test(text[keySpan.start] ?? ""));
  if (!isPlain || !understood(gaps, false)) return undefined;

  const lineEnd = lineEndAt(text, map.span.start);
  const writing = { text, map, column, lineEnd, context: { ...context, nested: false } };
  const parts: Part[] = [];
  for (const step of steps) {
    const part = spellStep(writing, step);
    if (part === undefined) return undefined;
    const index = step.entry && written.indexOf(step.entry);
    const was = index === undefined ? undefined : spans[index];
    const changed = part !== (was && text.slice(was.start, was.end));
    const open = blockHeader.test(part);
    parts.push({ text: part, changed, open, ...(index !== undefined && { index }) });
  }
  const line = newLine(writing, column);
  const sequence = { gaps, between: line, line, commas: false };
  const last = parts.at(-1);
  const isOld = last?.index === written.length - 1 && last.changed !== true;
  return {
    span,
    text: rejoin(sequence, parts, context.first ? "all" : "none"),
    open: last?.open === true && !isOld,
  };
}

/** Whether nothing but dashes stands before an offset in its line: no tag of a first key, no tab. */
function isFirstInLine(text: string, offset: number): boolean {
  return /^\uFEFF? *(?:- +)*$/.test(text.slice(lineStart(text, offset), offset));
}

/** What looks like the beginning of a block scalar. */
const blockHeader = /[|>][-+0-9]*[ \t]*(?:#.*)?(?:\r?\n|$)/;

/** Behind the comments on the lines below an offset that are indented as far as a column. */
function commentsEnd(text: string, from: number, column: number): number {
  const lines = /(?:[ \t]*\r?\n)+( *)#[^\r\n]*/y;
  let end = from;
  for (;;) {
    lines.lastIndex = end;
    const [line = "", indent = ""] = lines.exec(text) ?? [];
    if (line === "" || indent.length < column) return end;
    end += line.length;
  }
}

/** An entry with the comment that ends its last line. */
function lineSpan(text: string, { span }: DataEntry): Span {
  return { start: span.start, end: tailEnd(text, span.end) };
}

function rawIn({ text, map, lineEnd, entry }: Writing, item: Item): Raw {
  return rawOf(text, map, item, lineEnd, entry);
}

function newLine({ lineEnd }: Writing, column: number): string {
  return lineEnd + " ".repeat(column);
}

function spelledKey(key: string, like: string | undefined): string {
  const quote = like?.[0];
  if (quote === '"') return JSON.stringify(key);
  return quote === "'" ? `'${key.replaceAll("'", "''")}'` : yamlScalar(key);
}

function spellStep(writing: Writing, { entry, key, value }: Step): string | undefined {
  const { text, map, context } = writing;
  const like = entry ?? writtenEntries(map)[0];
  const likeKey = like ? text.slice(like.keySpan.start, like.keySpan.end) : "";
  if (!entry) return spellNew(writing, `${spelledKey(key, likeKey)}:`, value);
  if (value) {
    const colon = skipTrivia(text, entry.keySpan.end);
    if (text[colon] !== ":") return undefined;
    const keyText = key === undefined ? likeKey : spelledKey(key, likeKey);
    const head = keyText + text.slice(entry.keySpan.end, colon + 1);
    return spellChanged({ ...writing, entry }, entry, head, colon + 1, value);
  }
  const { end } = lineSpan(text, entry);
  return context.first
    ? text.slice(entry.span.start, end)
    : text.slice(entry.span.start, entry.keySpan.end) +
        withoutCommentsIn(text, { start: entry.keySpan.end, end }, entry.value);
}

/** An entry with another value; `head` is its key and colon, which end at `from`. */
function spellChanged(
  writing: Writing,
  entry: DataEntry,
  head: string,
  from: number,
  value: NewValue,
): string | undefined {
  const { text, context } = writing;
  const span = spellingOf(text, from, entry.value);
  const before = text.slice(from, span.start);
  const gap = context.first ? before : withoutComments(before);
  const tail = context.first ? text.slice(entry.span.end, tailEnd(text, entry.span.end)) : "";
  const own = !isAliased(from, entry.value);
  const block = own && entry.value.kind !== "scalar" && !entry.value.flow;

  if ("scalar" in value) {
    const raw = rawIn(writing, { text: value.scalar });
    if (block || raw.block) return head + singleValue(writing, raw);
    return `${head}${gap === "" ? " " : gap}${placed(raw, writing.column, writing.column)}${tail}`;
  }

  const { items } = value;
  const list = isPlainList(entry.value) ? entry.value : undefined;
  if (list && own && (items.length > 0 || list.flow)) {
    const props = text.slice(span.start, list.span.start);
    if (block) {
      const spelled = respellBlockList(writing, list, items);
      return spelled === undefined ? undefined : head + gap + props + spelled;
    }
    const spelled = respellBracketList(text, list, items, writing.map, context);
    if (spelled !== undefined) return head + gap + props + spelled + tail;
    const unfolded = props === "" ? outOfBrackets(writing, list, items) : undefined;
    if (unfolded !== undefined) return head + (gap.trimEnd() || tail) + unfolded;
  }
  const [only, ...more] = items;
  if (only && more.length === 0 && !list) {
    const raw = rawIn(writing, only);
    if ("kept" in only && only.kept === entry.value) return head + gap + raw.text + raw.tail;
    return head + singleValue(writing, raw);
  }
  const comment = gap.trimEnd();
  if (items.length === 0) return `${head} []${/^[ \t]*#[^\r\n]*/.exec(comment)?.[0] ?? ""}`;
  return head + comment + newList(writing, items, entry, comment !== "");
}

function spellNew(writing: Writing, head: string, value: NewValue): string {
  if ("items" in value && value.items.length !== 1)
    return head + newList(writing, value.items, undefined, false);
  const [only] = "items" in value ? value.items : [{ text: value.scalar }];
  if (!only) return `${head} []`;
  return head + singleValue(writing, rawIn(writing, only));
}

/** What comes after a colon: the value on the same line, or a map or list on lines of its own. */
function singleValue(writing: Writing, raw: Raw): string {
  const { column } = writing;
  return raw.block
    ? newLine(writing, column + 2) + placed(raw, column + 2, column) + raw.tail
    : ` ${placed(raw, column, column)}${raw.tail}`;
}

/** A list where none was, in the style of another list of the map. */
function newList(
  writing: Writing,
  items: readonly Item[],
  entry: DataEntry | undefined,
  commented: boolean,
): string {
  const { text, map, context } = writing;
  if (items.length === 0) return " []";
  const neighbour = neighbourList(writing);
  if (neighbour?.flow && !commented) {
    const spelled = newBracketList(text, map, items, entry, context);
    if (spelled !== undefined) return ` ${spelled}${keptTail(writing, items, entry)}`;
  }
  const dash = dashColumn(writing, neighbour);
  return items
    .map((item) => newLine(writing, dash) + blockItem(writing, item, dash, "- "))
    .join("");
}

/** The comment of the one value that was there, where it is kept. */
function keptTail({ text }: Writing, items: readonly Item[], entry: DataEntry | undefined): string {
  const isKept = items.some((item) => "kept" in item && item.kept === entry?.value);
  return entry && isKept ? text.slice(entry.span.end, lineSpan(text, entry).end) : "";
}

function blockItem(writing: Writing, item: Item, dash: number, mark: string): string {
  const raw = rawIn(writing, item);
  return mark + placed(raw, dash + mark.length, dash) + raw.tail;
}

/** A list written by indentation with other items, from its first dash on. */
function respellBlockList(
  writing: Writing,
  list: DataList,
  items: readonly Item[],
): string | undefined {
  const { text, context } = writing;
  const written = blockItems(text, list);
  const spans = written.map(({ span }) => span);
  const end = spans.at(-1)?.end ?? list.span.end;
  const gaps = gapsOf(text, { start: list.span.start, end }, spans);
  if (!understood(gaps, false)) return undefined;

  const dash = columnOf(text, list.span.start);
  const between = written[0] && text.slice(written[0].span.start, written[0].content.start);
  const mark = between && /^- +$/.test(between) ? between : "- ";
  const places = placesIn(list, items);
  const parts = items.map((item, at): Part => {
    const index = places[at];
    const span = index === undefined ? undefined : spans[index];
    const part =
      index !== undefined && span
        ? { index, text: text.slice(span.start, span.end) }
        : { text: blockItem(writing, item, dash, mark) };
    return { ...part, open: blockHeader.test(part.text) };
  });
  const line = newLine(writing, dash);
  const sequence = { gaps, between: line, line, commas: false };
  return rejoin(sequence, parts, context.first ? "all" : "of parts");
}

/** A list that stood between brackets, written by indentation from the line after its key on. */
function outOfBrackets(
  writing: Writing,
  list: DataList,
  items: readonly Item[],
): string | undefined {
  const { text, context } = writing;
  const spans = itemSpans(text, list, flowStyle);
  const gaps = gapsOf(text, inside(list), spans);
  if (!understood(gaps, true)) return undefined;
  const dash = dashColumn(writing, neighbourList(writing));
  const places = placesIn(list, items);
  const parts = items.map((item, at): Part => {
    const index = places[at];
    const span = index === undefined ? undefined : spans[index];
    if (index === undefined || !span) return { text: blockItem(writing, item, dash, "- ") };
    const column = lineIndent(text, span.start).length;
    const spelled = { text: text.slice(span.start, span.end), column, parent: column };
    return { index, text: `- ${placed(spelled, dash + 2, dash)}` };
  });
  const line = newLine(writing, dash);
  const sequence = { gaps, between: line, line, commas: true };
  return rejoin(sequence, parts, context.first ? "all" : "of parts", line);
}

/** The list of the map whose style a new one takes. */
function neighbourList({ text, map }: Writing): DataList | undefined {
  const lists = writtenEntries(map).flatMap(({ keySpan, value }) => {
    const from = skipTrivia(text, keySpan.end) + 1;
    return isPlainList(value) && !isAliased(from, value) && value.items.length > 0 ? [value] : [];
  });
  return lists.find((list) => !list.flow) ?? lists[0];
}

/** Dashes stand at the column of their key or further in, as other lists of the file have it. */
function dashColumn(writing: Writing, neighbour: DataList | undefined): number {
  const { text, map, column } = writing;
  if (neighbour && !neighbour.flow) return columnOf(text, neighbour.span.start);
  return column + dashOffset(text, map.span.start);
}

const nearby = 20_000;

/** How much further in than their keys the dashes of the lists around an offset stand. */
function dashOffset(text: string, at: number): number {
  const from = Math.max(0, at - nearby);
  const window = text.slice(from, at + nearby);
  let offset = 2;
  for (const match of window.matchAll(
    /^( *(?:- +)*)[^\s#-][^\n]*:[ \t]*(?:[&!]\S*)?[ \t]*\r?\n( *)- /gm,
  )) {
    const [, before = "", dash = ""] = match;
    const found = dash.length - before.length;
    if (found < 0) continue;
    offset = found;
    if (from + match.index > at) break;
  }
  return offset;
}
