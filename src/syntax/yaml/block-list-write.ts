import type { Span } from "../../source/source.ts";
import { type BracketWriting, inside, itemSpans } from "../bracket-layout.ts";
import { newBracketList } from "../bracket-write.ts";
import type { DataEntry, DataList } from "../data.ts";
import {
  indicesIn,
  isPlainList,
  type Item,
  lineIndent,
  placesIn,
  writtenEntries,
} from "../respell.ts";
import { steadsOf } from "../replaced.ts";
import { gapsOf, type Part, rejoin, understood } from "../sequence.ts";
import { flowStyle } from "./flow-style.ts";
import { blockItems, placed, type Raw, rawOf } from "./raw.ts";
import { columnOf, isAliased, skipTrivia, tailEnd } from "./scan.ts";

// Writing lists by indentation.

/** What is being written, where maps and lists are written by indentation. */
export type BlockWriting = BracketWriting & {
  /** The column of the map's keys. */
  readonly column: number;
  readonly lineEnd: string;
};

/** What looks like the beginning of a block scalar. */
export const blockHeader = /[|>][-+0-9]*[ \t]*(?:#.*)?(?:\r?\n|$)/;

/** An entry with the comment that ends its last line. */
export function lineSpan(text: string, { span }: DataEntry): Span {
  return { start: span.start, end: tailEnd(text, span.end) };
}

/** How an item is spelled where it stands. */
export function rawIn({ text, map, lineEnd, entry }: BlockWriting, item: Item): Raw {
  return rawOf(text, map, item, lineEnd, entry);
}

/** A line end and the indentation up to a column. */
export function newLine({ lineEnd }: BlockWriting, column: number): string {
  return lineEnd + " ".repeat(column);
}

/** A list where none was, in the style of another list of the map. */
export function newList(writing: BlockWriting, items: readonly Item[], said: Said): string {
  const neighbour = neighbourList(writing);
  if (neighbour?.flow && said.before === "") {
    const spelled = newBracketList(writing, items);
    if (spelled !== undefined) return ` ${spelled}${keptTail(writing, items) || said.behind}`;
  }
  const dash = dashColumn(writing, neighbour);
  const lines = items.map((item) => newLine(writing, dash) + blockItem(writing, item, dash, "- "));
  return behindKey(writing, said, dash) + lines.join("");
}

/** The comments about a value that another takes the place of. */
export type Said = {
  /** Between its key and it, with the blanks before. */
  readonly before: string;
  /** On the line where it ends, with the blanks before. */
  readonly behind: string;
};

/** Comments behind a key whose value begins on a line below, at a column. */
export function behindKey(writing: BlockWriting, { before, behind }: Said, column: number): string {
  return before === "" || behind === ""
    ? before + behind
    : before + newLine(writing, column) + behind.trimStart();
}

/** The comment of the one value that was there, where it is kept. */
function keptTail({ text, entry }: BlockWriting, items: readonly Item[]): string {
  const isKept = items.some((item) => "kept" in item && item.kept === entry?.value);
  return entry && isKept ? text.slice(entry.span.end, lineSpan(text, entry).end) : "";
}

function blockItem(writing: BlockWriting, item: Item, dash: number, mark: string): string {
  const raw = rawIn(writing, item);
  return mark + placed(raw, dash + mark.length, dash) + raw.tail;
}

/** A list written by indentation with other items, from its first dash on. */
export function respellBlockList(
  writing: BlockWriting,
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
  const steads = steadsOf(places, indicesIn(list, context.replaced));
  const line = newLine(writing, dash);
  const tailOf = (index: number): string =>
    text.slice(written[index]?.content.end, spans[index]?.end).trimStart();
  const parts = items.map((item, at): Part => {
    const index = places[at];
    const span = index === undefined ? undefined : spans[index];
    if (index !== undefined && span) {
      const kept = text.slice(span.start, span.end);
      return { index, text: kept, open: blockHeader.test(kept) };
    }
    const spelled = blockItem(writing, item, dash, mark);
    const open = blockHeader.test(spelled);
    const stead = steads.get(at);
    const tails = (stead?.indices ?? []).map(tailOf).filter((tail) => tail !== "");
    const isBehind = stead?.alone && !open;
    const commented = isBehind ? [spelled, ...tails].join(" ") : [...tails, spelled].join(line);
    return { text: commented, open, stead };
  });
  const sequence = { gaps, between: line, line, commas: false };
  return rejoin(sequence, parts, context.first ? "all" : "of parts");
}

/** A list that stood between brackets, written by indentation from the line after its key on. */
export function outOfBrackets(
  writing: BlockWriting,
  list: DataList,
  items: readonly Item[],
): string | undefined {
  const { text, context } = writing;
  const spans = itemSpans(text, list, flowStyle);
  const gaps = gapsOf(text, inside(list), spans);
  if (!understood(gaps, true)) return undefined;
  const dash = dashColumn(writing, neighbourList(writing));
  const places = placesIn(list, items);
  const steads = steadsOf(places, indicesIn(list, context.replaced));
  const parts = items.map((item, at): Part => {
    const index = places[at];
    const span = index === undefined ? undefined : spans[index];
    if (index === undefined || !span) {
      const spelled = blockItem(writing, item, dash, "- ");
      const stead = steads.get(at);
      const alone = stead?.alone === true && !blockHeader.test(spelled);
      return { text: spelled, stead: stead && { ...stead, alone } };
    }
    const column = lineIndent(text, span.start).length;
    const spelled = { text: text.slice(span.start, span.end), column, parent: column };
    return { index, text: `- ${placed(spelled, dash + 2, dash)}` };
  });
  const line = newLine(writing, dash);
  const sequence = { gaps, between: line, line, commas: true };
  return rejoin(sequence, parts, context.first ? "all" : "of parts", line);
}

/** The list of the map whose style a new one takes. */
function neighbourList({ text, map }: BlockWriting): DataList | undefined {
  const lists = writtenEntries(map).flatMap(({ keySpan, value }) => {
    const from = skipTrivia(text, keySpan.end) + 1;
    return isPlainList(value) && !isAliased(from, value) && value.items.length > 0 ? [value] : [];
  });
  return lists.find((list) => !list.flow) ?? lists[0];
}

/** Dashes stand at the column of their key or further in, as other lists of the file have it. */
function dashColumn(writing: BlockWriting, neighbour: DataList | undefined): number {
  const { text, map, column } = writing;
  if (neighbour && !neighbour.flow)
    return column + columnOf(text, neighbour.span.start) - columnOf(text, map.span.start);
  return column + dashOffset(text, map.span.start);
}

const nearby = 20_000;

/** How much further in than their keys the dashes of the lists around an offset stand. */
function dashOffset(text: string, at: number): number {
  const from = Math.max(0, at - nearby);
  const window = text.slice(from, at + nearby);
  let offset: number | undefined;
  for (const match of window.matchAll(
    /^( *(?:- +)*)[^\s#-][^\n]*:[ \t]*(?:[&!]\S*)?[ \t]*\r?\n( *)- /gm,
  )) {
    const [, before = "", dash = ""] = match;
    const isBehind = from + match.index > at;
    const found = dash.length - before.length;
    if (found < 0 || (isBehind && offset !== undefined)) continue;
    offset = found;
  }
  return offset ?? 2;
}
