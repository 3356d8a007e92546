import { contains } from "../../source/source.ts";
import type { BracketContext } from "../bracket-layout.ts";
import { newBracketMap } from "../bracket-map.ts";
import { respellBracketList, respellBracketMap } from "../bracket-write.ts";
import type { DataEntry, DataMap } from "../data.ts";
import type { Change, NewValue, Respelled, Step } from "../respell.ts";
import {
  isPlainList,
  lineEndAt,
  lineStart,
  stepsOf,
  valuesIn,
  writtenEntries,
} from "../respell.ts";
import { gapsOf, type Part, rejoin, understood, withoutComments } from "../sequence.ts";
import {
  behindKey,
  blockHeader,
  type BlockWriting,
  lineSpan,
  newLine,
  newList,
  outOfBrackets,
  rawIn,
  respellBlockList,
  type Said,
} from "./block-list-write.ts";
import { spelledKey } from "./flow-style.ts";
import { placed, type Raw } from "./raw.ts";
import { columnOf, isAliased, skipTrivia, spellingOf, tailEnd, withoutCommentsIn } from "./scan.ts";

// Writing maps by indentation.

export type BlockContext = BracketContext & {
  /** Whether comments below the map that are indented like it are part of what is written. */
  readonly withComments: boolean;
};

export type BlockMap = Respelled & {
  /** It may end with a block scalar, where it did not: comments below would become its text. */
  readonly open: boolean;
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

function spellStep(writing: BlockWriting, { entry, key, value }: Step): string | undefined {
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
  writing: BlockWriting,
  entry: DataEntry,
  head: string,
  from: number,
  value: NewValue,
): string | undefined {
  const { text, context } = writing;
  const span = spellingOf(text, from, entry.value);
  const before = text.slice(from, span.start);
  const gap = context.first ? before : withoutComments(before);
  const { end } = entry.span;
  const tail = text.slice(end, tailEnd(text, end));
  const own = !isAliased(from, entry.value);
  const block = own && entry.value.kind !== "scalar" && !entry.value.flow;
  const behind = context.first ? tail : "";

  if ("scalar" in value) {
    const raw = rawIn(writing, { text: value.scalar });
    if (block || raw.block) return head + singleValue(writing, raw);
    return `${head}${gap === "" ? " " : gap}${placed(raw, writing.column, writing.column)}${behind}`;
  }

  if ("within" in value) {
    const { value: inner } = entry;
    if (inner.kind !== "map" || inner.tag !== undefined || !own) return undefined;
    const spelled = inner.flow
      ? respellBracketMap(text, inner, value.within, context)
      : respellBlockMap(text, inner, value.within, { ...context, withComments: false })?.text;
    return spelled && head + gap + spelled + (inner.flow ? behind : "");
  }

  const { items } = value;
  const list = isPlainList(entry.value) ? entry.value : undefined;
  if (list && own && (items.length > 0 || list.flow)) {
    const props = text.slice(span.start, list.span.start);
    if (block) {
      const spelled = respellBlockList(writing, list, items);
      return spelled === undefined ? undefined : head + gap + props + spelled;
    }
    const spelled = respellBracketList(writing, list, items);
    if (spelled !== undefined) return head + gap + props + spelled + behind;
    const unfolded = props === "" ? outOfBrackets(writing, list, items) : undefined;
    const said = { before: gap.trimEnd(), behind };
    if (unfolded !== undefined)
      return head + behindKey(writing, said, writing.column + 2) + unfolded;
  }
  const [only, ...more] = items;
  const isReplaced = context.replaced.has(entry.value);
  const said = { before: gap.trimEnd(), behind: isReplaced ? tail : "" };
  if (only && more.length === 0 && !list) {
    const raw = rawIn(writing, only);
    const isSame = "kept" in only && only.kept === entry.value;
    return head + (isSame ? gap + raw.text + raw.tail : singleValue(writing, raw, said));
  }
  if (items.length === 0) return `${head} []${/^[ \t]*#[^\r\n]*/.exec(said.before)?.[0] ?? ""}`;
  return head + newList(writing, items, said);
}

const nothing: Said = { before: "", behind: "" };

function spellNew(writing: BlockWriting, head: string, value: NewValue): string {
  if ("within" in value) {
    const flow = isInFlow(writing) ? newBracketMap(writing, value.key, value.within) : undefined;
    const isLine = flow !== undefined && !flow.includes("\n");
    return head + (isLine ? ` ${flow}` : newMap(writing, value.within));
  }
  const items = "items" in value ? value.items : [{ text: value.scalar }];
  const [only, ...more] = items;
  if (!only) return `${head} []`;
  if (more.length > 0) return head + newList(writing, items, nothing);
  return head + singleValue(writing, rawIn(writing, only));
}

/** A map where none was, on lines of its own. */
function newMap(writing: BlockWriting, changes: readonly Change[]): string {
  const { text, map } = writing;
  const column = writing.column + innerOffset(writing);
  const [neighbour] = writtenEntries(map);
  const likeKey = neighbour && text.slice(neighbour.keySpan.start, neighbour.keySpan.end);
  return valuesIn(changes)
    .map((value) => {
      const head = newLine(writing, column) + `${spelledKey(value.key, likeKey)}:`;
      return spellNew({ ...writing, column }, head, value);
    })
    .join("");
}

/** Whether the maps in the map stand between braces. */
function isInFlow({ map }: BlockWriting): boolean {
  const inner = writtenEntries(map).flatMap(({ value }) => (value.kind === "map" ? [value] : []));
  return inner.length > 0 && inner.every(({ flow, tag }) => flow && tag === undefined);
}

/** How much further in than the keys of the map those of the maps in it stand. */
function innerOffset({ text, map }: BlockWriting): number {
  const inner = writtenEntries(map).find(
    ({ value, span }) =>
      value.kind === "map" &&
      !value.flow &&
      contains(span, value.span) &&
      lineStart(text, value.span.start) > span.start,
  );
  return inner ? columnOf(text, inner.value.span.start) - columnOf(text, map.span.start) : 2;
}

/**
 * What comes after a colon: the value on the same line. A map or list, and what stands below a
 * comment, is on lines of its own; so is a block scalar, behind which no comment can stand.
 */
function singleValue(writing: BlockWriting, raw: Raw, said: Said = nothing): string {
  const { column } = writing;
  const isOpen = said.behind !== "" && blockHeader.test(raw.text);
  if (!raw.block && !isOpen && said.before === "")
    return ` ${placed(raw, column, column)}${raw.tail}${said.behind}`;
  const { before, behind } = said;
  const above = isOpen ? said : { before, behind: "" };
  const line = newLine(writing, column + 2);
  const value = placed(raw, column + 2, column) + raw.tail;
  return behindKey(writing, above, column + 2) + line + value + (isOpen ? "" : behind);
}
