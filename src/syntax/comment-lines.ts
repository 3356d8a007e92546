import { lineIndex } from "../source/lines.ts";
import type { Span } from "../source/source.ts";

/** Where a comment stands, and the line (from 0) that it is about; absent where it is about none. */
export type Standing = {
  readonly span: Span;
  readonly trailing: boolean;
  readonly line?: number;
};

/**
 * For each comment the line that it is about: its own, where more than comments stands there,
 * else the one that follows its row of comments. A blank line, or the end of the text, follows
 * a row that is about nothing.
 *
 * @param spans where the comments stand, in the order of the text
 */
export function standingsOf(
  text: string,
  starts: readonly number[],
  spans: readonly Span[],
): readonly Standing[] {
  const trailing = areTrailing(text, starts, spans);
  const lines: (number | undefined)[] = [];
  // From the last one on: a comment above another is about what that is about.
  for (let index = spans.length - 1; index >= 0; index--) {
    const { start, end } = spans[index] ?? { start: 0, end: 0 };
    const next = trailing[index] ? start : nextOnRow(text, end);
    if (next === undefined) continue;
    lines[index] = next === spans[index + 1]?.start ? lines[index + 1] : lineIndex(starts, next);
  }
  return spans.map((span, index) => {
    const line = lines[index];
    return { span, trailing: trailing[index] ?? false, ...(line !== undefined && { line }) };
  });
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

/** What comes next behind a comment, on its line or the one below. */
function nextOnRow(text: string, end: number): number | undefined {
  const here = skipBlanks(text, end);
  const lineEnd = lineEndAt(text, here);
  if (lineEnd === 0) return here < text.length ? here : undefined;
  const there = skipBlanks(text, here + lineEnd);
  return there < text.length && lineEndAt(text, there) === 0 ? there : undefined;
}

function skipBlanks(text: string, from: number): number {
  let at = from;
  while (text[at] === " " || text[at] === "\t") at++;
  return at;
}

/** How many characters the line end has that stands at an offset; 0 where none does. */
function lineEndAt(text: string, at: number): number {
  if (text[at] === "\n") return 1;
  return text[at] === "\r" && text[at + 1] === "\n" ? 2 : 0;
}
