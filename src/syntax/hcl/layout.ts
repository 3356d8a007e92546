import type { Span } from "../../source/source.ts";
import { lineIndent } from "../respell.ts";
import {
  type Comments,
  gapsOf,
  lastLine,
  type Part,
  rejoin,
  type Sequence,
  withoutComments,
} from "../sequence.ts";
import type { Expression } from "./ast.ts";
import { columns } from "./cells.ts";
import { endsWithHeredoc, heredocsIn } from "./trivia.ts";

/** What a statement, or a copy of it, is written with. */
export type Writing = {
  readonly text: string;
  readonly lineEnd: string;
  /** What lines are indented by, seen from those around them. */
  readonly unit: string;
  readonly width: number;
  /** Whether it is the first copy, in which the comments stay. */
  readonly first: boolean;
  /** The items of lists that it replaces: comments about them stay too. */
  readonly replaced: ReadonlySet<Expression>;
};

/** How far around a statement it is looked for how lines are indented. */
const nearby = 2000;

/**
 * What the lines of a statement are indented by, or those near it where its first element stands
 * beside the brace.
 */
export function unitOf(text: string, { start, end }: Span): string {
  const own = text.slice(start, end);
  const outer = /\n([ \t]*)\}$/.exec(own)?.[1] ?? lineIndent(text, start);
  const inner = /^[^\n]*\{[ \t]*(?:[#/][^\n]*)?\r?\n([ \t]*)\S/.exec(own)?.[1];
  if (inner?.startsWith(outer) && inner.length > outer.length) return inner.slice(outer.length);
  const around = text.slice(Math.max(0, start - nearby), start + nearby);
  const opened = /^([ \t]*)[^\n]*[{[][ \t]*\r?\n([ \t]+)/gm;
  for (const [, before = "", after = ""] of around.matchAll(opened))
    if (after.startsWith(before) && after.length > before.length) return after.slice(before.length);
  return "  ";
}

/** Where a value, or a whole statement, is to stand. */
export type Room = {
  /** The blanks that its line begins with. */
  readonly indent: string;
  /** The columns before it on its line and behind it. */
  readonly before: number;
  readonly behind: number;
  /** The columns of the line as it was; 0 where there was none. */
  readonly was: number;
};

/** Room on a line that may grow: whether it grew too long is asked of the whole. */
export function freeRoom(indent: string): Room {
  return { indent, before: -Infinity, behind: 0, was: 0 };
}

/** Whether a text on one line makes it longer than allowed, and the line was not so before. */
export function tooWide(text: string, room: Room, width: number): boolean {
  if (text.includes("\n")) return false;
  return room.was <= width && room.before + columns(text) + room.behind > width;
}

/** How parts that are written between brackets follow each other. */
export function sequenceOf(
  { text, lineEnd, unit }: Writing,
  within: Span,
  parts: readonly Span[],
  indent: string,
): Sequence {
  const deeper = lineEnd + indent + unit;
  const gaps = parts.length > 0 ? gapsOf(text, within, parts) : emptyGaps(text, within, deeper);
  const broken = gaps.slice(0, -1).find((gap) => gap.includes("\n"));
  const line = broken === undefined ? deeper : lineEnd + blanksOf(lastLine(broken));
  const inner = gaps.slice(1, -1).map(withoutComments);
  const isLine = !gaps.some((gap) => gap.includes("\n"));
  const between = usualOf(inner, line) ?? inner[0] ?? (isLine ? ", " : `,${line}`);
  return { gaps, between, line, commas: true, comma: between.includes(",") ? "," : "" };
}

/**
 * What stands between most parts that are on lines of their own; undefined if none are. A blank
 * line is usual where it stands between all of three parts or more, elsewhere it parts groups.
 */
export function usualOf(gaps: readonly string[], line: string): string | undefined {
  const broken = gaps.filter((gap) => gap.includes("\n"));
  const tight = broken.filter((gap) => !isSpaced(gap));
  const usual = tight.length > 0 || broken.length < 2 ? tight : broken;
  const [first] = broken;
  return mostFrequent(usual) ?? (first === undefined ? undefined : first.trim() + line);
}

function isSpaced(gap: string): boolean {
  return gap.split("\n").length > 2;
}

/**
 * The sequence with what closes it on a line of its own. `terraform fmt` indents the last line of
 * a sequence in another way where it also closes it, so other parts could not stand there.
 */
export function closedOnItsLine(
  { lineEnd, unit }: Writing,
  sequence: Sequence,
  indent: string,
): Sequence {
  const { gaps } = sequence;
  const last = gaps.at(-1) ?? "";
  if (last.includes("\n") || !gaps.some((gap) => gap.includes("\n"))) return sequence;
  const line = lineEnd + indent + unit;
  const deeper = (gap: string): string => gap.replace(/\r?\n[ \t]*(?=[^\r\n]|$)/g, line);
  return {
    ...sequence,
    gaps: [...gaps.slice(0, -1).map(deeper), last.trimEnd() + lineEnd + indent],
    between: deeper(sequence.between),
    line,
  };
}

/** Whether parts, given by their places among the written ones, are just those in their order. */
export function isSame({ gaps }: Sequence, places: readonly (number | undefined)[]): boolean {
  return places.length === gaps.length - 1 && places.every((place, at) => place === at);
}

/** What is to stand before and behind the first part of what is empty, but perhaps for a comment. */
function emptyGaps(text: string, within: Span, line: string): readonly string[] {
  const gap = text.slice(within.start, within.end);
  const comment = gap.trimEnd();
  if (comment === "") return ["", ""];
  return [comment + (gap.includes("\n") ? line : " "), gap.slice(comment.length)];
}

function blanksOf(line: string): string {
  return /^[ \t]*/.exec(line)?.[0] ?? "";
}

function mostFrequent(gaps: readonly string[]): string | undefined {
  const counts = new Map<string, number>();
  for (const gap of gaps) counts.set(gap, (counts.get(gap) ?? 0) + 1);
  const most = Math.max(...counts.values());
  return [...counts].find(([, count]) => count === most)?.[0];
}

/** The parts in their sequence; undefined where a heredoc would not end with its line. */
export function rejoined(
  sequence: Sequence,
  parts: readonly Part[],
  comments: Comments,
): string | undefined {
  const text = rejoin(sequence, parts, comments);
  if (!text.includes("<<")) return text;
  // One whose closing marker has company goes on, up to where another one ends.
  const wanted = parts.map((part) => heredocsIn(part.text)).reduce((a, b) => a + b, 0);
  return heredocsIn(text) === wanted && !endsWithHeredoc(text) ? text : undefined;
}
