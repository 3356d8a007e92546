import type { Place, Source, Span } from "./source.ts";
import { firstWhere } from "./search.ts";

/**
 * A text decoded out of a source (the body of a heredoc, a quoted string), with a map from its
 * offsets to those of the source. Between two marks both texts run in step.
 */
export type Embedded = {
  readonly text: string;
  readonly source: Source;
  readonly marks: readonly Mark[];
};

/** From offset `inner` of the embedded text on, the characters stand at `outer` in the source. */
export type Mark = { readonly inner: number; readonly outer: number };

/** A character that no text of a policy holds, for the places of holes in an embedded text. */
export const filler = "\uE000";

/** The place in the source that a span of the embedded text was decoded from. */
export function outerPlace(embedded: Embedded, span: Span): Place {
  const start = outerOffset(embedded, span.start);
  const end = span.end > span.start ? outerEnd(embedded, span.end) : start;
  // What a function puts together may stand in another order than it is written in.
  return { source: embedded.source, span: { start, end: Math.max(start, end) } };
}

/**
 * The end of the last character, not the beginning of what follows it, between which indentation
 * may lie. Where that character is an escape, the mark behind it says how long it is; the one in
 * front of it may be missing, where what stands there runs in step with it.
 */
function outerEnd(embedded: Embedded, end: number): number {
  const { marks, source } = embedded;
  const isMarked = (inner: number): boolean => lastMark(embedded, inner)?.inner === inner;
  const last = outerOffset(embedded, end - 1);
  const isEscape = isMarked(end - 1) || source.text[last] === "\\";
  if (!isMarked(end) || !isEscape) return last + 1;
  // What was put in stands all in one place, up to where the next one begins.
  let behind = lastMarkIndex(embedded, end);
  while (marks[behind - 1]?.inner === end) behind--;
  while (behind < marks.length && (marks[behind]?.outer ?? 0) <= last) behind++;
  return marks[behind]?.outer ?? last + 1;
}

export function outerOffset(embedded: Embedded, inner: number): number {
  const mark = lastMark(embedded, inner) ?? { inner: 0, outer: 0 };
  return mark.outer + (inner - mark.inner);
}

/** The last mark at an offset or in front of it; the first one, where all are behind it. */
function lastMark(embedded: Embedded, inner: number): Mark | undefined {
  return embedded.marks[lastMarkIndex(embedded, inner)];
}

function lastMarkIndex({ marks }: Embedded, inner: number): number {
  return Math.max(0, firstWhere(marks, (mark) => mark.inner > inner) - 1);
}
