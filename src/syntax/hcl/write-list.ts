import type { Span } from "../../source/source.ts";
import { lineIndent, withLineEnds } from "../respell.ts";
import { steadsOf } from "../replaced.ts";
import type { Part, Sequence } from "../sequence.ts";
import type { Expression, Tuple } from "./ast.ts";
import {
  closedOnItsLine,
  isSame,
  rejoined,
  type Room,
  sequenceOf,
  tooWide,
  type Writing,
} from "./layout.ts";
import { indentedFrom, withOwnComments } from "./trivia.ts";

export type HclItem =
  /** An expression of the file, taken over to the letter with the comments that belong to it. */
  | { readonly kept: Expression }
  /** As it is to be spelled. Of several lines, those after the first are indented from it. */
  | { readonly text: string };

/** A tuple with other items, between its brackets. */
export function respellTuple(
  writing: Writing,
  tuple: Tuple,
  items: readonly HclItem[],
  room: Room,
): string | undefined {
  if (items.length === 0) return "[]";
  const within = { start: tuple.span.start + 1, end: tuple.span.end - 1 };
  const nodes = tuple.items.map(({ span }) => span);
  const spans = withOwnComments(writing.text, within, nodes, true);
  const written = sequenceOf(writing, within, spans, room.indent);
  const places = placesIn(tuple, items);
  const sequence = isSame(written, places)
    ? written
    : closedOnItsLine(writing, written, room.indent);
  const replaced = tuple.items.flatMap((node, at) => (writing.replaced.has(node) ? [at] : []));
  const steads = steadsOf(places, replaced);
  const spell = (item: HclItem, at: number, indent: string): string => {
    const spelled = spellItem(writing, item, indent, spans[places[at] ?? -1]);
    return withInner(writing.text, nodes, spans, steads.get(at)?.indices ?? [], spelled);
  };

  const isLine = !sequence.gaps.some((gap) => gap.includes("\n"));
  const indent = sequence.between.includes("\n")
    ? sequence.line.replace(writing.lineEnd, "")
    : room.indent;
  const parts = items.map((item, at): Part => {
    const index = places[at];
    const span = sequence === written ? spans[index ?? -1] : undefined;
    const spelled = span ? writing.text.slice(span.start, span.end) : spell(item, at, indent);
    return { text: spelled, stead: steads.get(at), ...(index !== undefined && { index }) };
  });
  const layout = isLine ? sequence : openedOnItsLine(sequence, parts);
  const body = rejoined(layout, parts, writing.first ? "all" : "of parts");
  if (body !== undefined && !(isLine && mustBreak(writing, items, body, room))) return `[${body}]`;
  const deeper = room.indent + writing.unit;
  return onLines(
    writing,
    items.map((item, at) => spell(item, at, deeper)),
    room,
  );
}

/** An item with the comments that are written into those that it stands for. */
function withInner(
  text: string,
  nodes: readonly Span[],
  spans: readonly Span[],
  indices: readonly number[],
  spelled: string,
): string {
  return indices.reduce((all, index) => {
    const [node, span] = [nodes[index], spans[index]];
    if (!node || !span) return all;
    const [before, behind] = [text.slice(span.start, node.start), text.slice(node.end, span.end)];
    return before + all + behind;
  }, spelled);
}

/** The sequence with its first part on a line of its own, if that is a new one of several lines. */
function openedOnItsLine(sequence: Sequence, [first]: readonly Part[]): Sequence {
  const [opening = "", ...gaps] = sequence.gaps;
  const isNew = first && first.index !== 0 && first.text.includes("\n");
  return isNew && opening.trim() === "" && !opening.includes("\n")
    ? { ...sequence, gaps: [sequence.line, ...gaps] }
    : sequence;
}

/** A tuple where none was; `lines` says whether one that would fit a line is broken up. */
export function newTuple(
  writing: Writing,
  items: readonly HclItem[],
  lines: "always" | "if many" | "never",
  room: Room,
): string | undefined {
  if (items.length === 0) return "[]";
  const spelled = (indent: string): readonly string[] =>
    items.map((item) => spellItem(writing, item, indent));
  if (lines === "never" || (lines === "if many" && items.length === 1)) {
    const sequence: Sequence = { gaps: ["", ""], between: ", ", line: "", commas: true };
    const parts = spelled(room.indent).map((text): Part => ({ text }));
    const body = rejoined(sequence, parts, "none");
    if (body !== undefined && !mustBreak(writing, items, body, room)) return `[${body}]`;
  }
  return onLines(writing, spelled(room.indent + writing.unit), room);
}

/**
 * Whether a list cannot stay in a line: it is too long, or it would go on in the line in which an
 * item of several lines ends, which cannot be read.
 */
function mustBreak(writing: Writing, items: readonly HclItem[], body: string, room: Room): boolean {
  const isNew = items.some((item) => "text" in item && item.text.includes("\n"));
  return (isNew && items.length > 1) || tooWide(`[${body}]`, room, writing.width);
}

/** One item a line. */
function onLines(writing: Writing, items: readonly string[], room: Room): string | undefined {
  const line = writing.lineEnd + room.indent + writing.unit;
  const gaps = [line, `,${writing.lineEnd}${room.indent}`];
  const parts = items.map((text): Part => ({ text }));
  const body = rejoined({ gaps, between: `,${line}`, line, commas: true }, parts, "none");
  return body === undefined ? undefined : `[${body}]`;
}

/** An item whose further lines begin with an indentation. */
export function spellItem(writing: Writing, item: HclItem, indent: string, span?: Span): string {
  if ("text" in item) return spellRaw(writing, item.text, indent);
  const { start, end } = span ?? item.kept.span;
  return indentedFrom(writing.text.slice(start, end), lineIndent(writing.text, start), indent);
}

/** A raw expression whose further lines begin with an indentation. */
export function spellRaw({ lineEnd }: Writing, raw: string, indent: string): string {
  return indentedFrom(withLineEnds(raw, lineEnd), "", indent);
}

/** The places of nodes among the items of a tuple. */
function placesIn(tuple: Tuple, items: readonly HclItem[]): readonly (number | undefined)[] {
  const taken = new Set<number>();
  return items.map((item) => {
    const index = "kept" in item ? tuple.items.indexOf(item.kept) : -1;
    if (index < 0 || taken.has(index)) return undefined;
    taken.add(index);
    return index;
  });
}
