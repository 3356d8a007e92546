import { once } from "./once.ts";
import type { Place, Source } from "./source.ts";
import { firstWhere } from "./search.ts";

/** A position as people count: line and column from 1, the column in UTF-16 units. */
export type Position = { readonly line: number; readonly column: number };

/** The lines and columns of a place; `end` is the position behind its last character. */
export type Range = { readonly start: Position; readonly end: Position };

/** Offsets at which the lines of a text begin; LF and CRLF end a line. */
export function lineStarts(text: string): readonly number[] {
  const starts = [0];
  for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) starts.push(at + 1);
  return starts;
}

/** The same of a file, which many ask for. */
export const startsOf = once(({ text }: Source) => lineStarts(text));

/** The number (from 0) of the line that holds an offset. */
export function lineIndex(starts: readonly number[], offset: number): number {
  return Math.max(0, firstWhere(starts, (start) => start > offset) - 1);
}

export function positionAt(source: Source, offset: number): Position {
  const starts = startsOf(source);
  const index = lineIndex(starts, offset);
  return { line: index + 1, column: offset - (starts[index] ?? 0) + 1 };
}

export function rangeOf(place: Place): Range {
  return {
    start: positionAt(place.source, place.span.start),
    end: positionAt(place.source, place.span.end),
  };
}

/** First and last line (from 1) that a place touches; an empty place touches one. */
export function linesOf(place: Place): { readonly first: number; readonly last: number } {
  const starts = startsOf(place.source);
  const { start, end } = place.span;
  return {
    first: lineIndex(starts, start) + 1,
    last: lineIndex(starts, Math.max(start, end - 1)) + 1,
  };
}

/** The blanks that the line of an offset begins with. */
export function indentAt(source: Source, offset: number): string {
  const start = startsOf(source)[lineIndex(startsOf(source), offset)] ?? 0;
  return /^[ \t]*/.exec(source.text.slice(start))?.[0] ?? "";
}
