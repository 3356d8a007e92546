import { lineIndex } from "../source/lines.ts";
import type { Span } from "../source/source.ts";

/** Where a comment stands, and the line (from 0) that it is about. */
export type Standing = {
  readonly span: Span;
  /** Whether something stands before it on its line. */
  readonly trailing: boolean;
  readonly line: number;
};

/**
 * For each comment the line that it is about: its own, where more than comments stands there,
 * else the one right below its row of comments, be it a blank one.
 *
 * @param starts where the lines of the text begin
 * @param spans where the comments stand, in the order of the text
 */
export function standingsOf(
  text: string,
  starts: readonly number[],
  spans: readonly Span[],
): readonly Standing[] {
  const trailing = areTrailing(text, starts, spans);
  const standings: Standing[] = [];
  // From the last one on: a comment above another is about what that is about.
  let below: Standing | undefined;
  for (const [index, span] of [...spans.entries()].reverse()) {
    const isTrailing = trailing[index] ?? false;
    const next = isTrailing ? span.start : nextOnRow(text, span.end);
    const line = next === below?.span.start ? below.line : lineIndex(starts, next);
    below = { span, trailing: isTrailing, line };
    standings.push(below);
  }
  return standings.reverse();
}

/** Whether something stands before each comment on its line; comments themselves do not count. */
function areTrailing(
  text: string,
  starts: readonly number[],
  spans: readonly Span[],
): readonly boolean[] {
  const trailing: boolean[] = [];
  let before: Span = { start: -1, end: 0 };
  for (const span of spans) {
    const lineStart = starts[lineIndex(starts, span.start)] ?? 0;
    const gap = text.slice(Math.max(lineStart, before.end), span.start);
    const isBehindTrailing = before.start >= lineStart && trailing.at(-1) === true;
    trailing.push(/[^ \t\uFEFF]/.test(gap) || isBehindTrailing);
    before = span;
  }
  return trailing;
}

/** Where the next character behind a comment stands that is no blank: on its line or the next. */
function nextOnRow(text: string, end: number): number {
  const here = skipBlanks(text, end);
  const lineFeed = text[here] === "\r" ? here + 1 : here;
  return text[lineFeed] === "\n" ? skipBlanks(text, lineFeed + 1) : here;
}

function skipBlanks(text: string, from: number): number {
  let at = from;
  while (text[at] === " " || text[at] === "\t") at++;
  return at;
}
