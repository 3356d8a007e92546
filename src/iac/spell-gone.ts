import type { Policy, Statement } from "../iam/policy.ts";
import type { Edit } from "../source/edit.ts";
import { samePlace, type Span } from "../source/source.ts";
import type { Comment } from "../syntax/comment.ts";

/**
 * Takes a statement out of the list that it stands in, whatever language that is: with its comma, or with its lines,
 * where nothing else stands on them. Of a policy something has to be left: AWS takes none without a statement.
 *
 * @param comments those of its file: what is said above it, and of it alone, goes too
 */
export function spellGone(
  { place, madeOf, presence, under }: Statement,
  { statements }: Policy,
  comments: readonly Comment[],
): { readonly ok: true; readonly edit: Edit } | { readonly ok: false; readonly because: string } {
  const others = statements.filter((each) => !samePlace(each.place, place));
  if (madeOf !== undefined) return { ok: false, because: `it comes of a ${madeOf}` };
  if (others.length === 0)
    return { ok: false, because: "nothing would be left of its policy: take that out" };
  // What stands in a condition alone is a part of it, and no item of the list.
  const isConditional = (each: Statement): boolean =>
    presence === "maybe" && (each.presence !== presence || each.under !== under);
  if (others.some(isConditional))
    return { ok: false, because: "a condition decides whether it is there" };
  const { path, text } = place.source;
  if (isOnlyArgument(text, place.span)) return { ok: false, because: "a call is for it alone" };
  return { ok: true, edit: { path, span: goneIn(text, place.span, comments), text: "" } };
}

/** Whether it is all that a call gets: `role.addToPolicy(...)`. */
function isOnlyArgument(text: string, { start, end }: Span): boolean {
  return /\(\s*$/.test(text.slice(0, start)) && /^\s*,?\s*\)/.test(text.slice(end));
}

function goneIn(text: string, { start, end }: Span, comments: readonly Comment[]): Span {
  const [behind = "", comma] = /^[ \t]*(,?)/.exec(text.slice(end)) ?? [];
  const before = text.slice(0, start).trimEnd();
  // The last one goes with the comma before it.
  if (comma === "" && before.endsWith(",")) return { start: before.length - 1, end };
  const to = end + (comma === "," ? behind.length : 0);
  const [rest = ""] = /^[ \t]*(?:\r?\n)?/.exec(text.slice(to)) ?? [];
  const line = text.lastIndexOf("\n", start - 1) + 1;
  // A list of YAML has a dash before each of them.
  const isWhole = /^[ \t]*(?:- +)?$/.test(text.slice(line, start)) && rest.endsWith("\n");
  if (!isWhole) return { start, end: to + rest.length };
  return withoutGap(text, withOwnComments(text, { start: line, end: to + rest.length }, comments));
}

/**
 * Whole lines with the comments directly above them. Where something else follows that nothing is said of, these may
 * be about both, and stay.
 */
export function withOwnComments(text: string, lines: Span, comments: readonly Comment[]): Span {
  const next = text.slice(lines.end).split("\n", 1)[0] ?? "";
  const isComment = comments.some(
    ({ span }) => span.start === lines.end + next.length - next.trimStart().length,
  );
  if (!isComment && /^\s*[^\s\]})]/.test(next) && indentOf(next) >= indentAt(text, lines.start))
    return lines;
  let { start } = lines;
  for (const { span, trailing } of [...comments].reverse()) {
    const line = text.lastIndexOf("\n", span.start - 1) + 1;
    const isAbove = !trailing && /^[ \t]*\r?\n$/.test(text.slice(span.end, start));
    if (isAbove && indentAt(text, line) === indentAt(text, start)) start = line;
  }
  return { ...lines, start };
}

function indentAt(text: string, line: number): number {
  return indentOf(text.slice(line).split("\n", 1)[0] ?? "");
}

function indentOf(line: string): number {
  return line.length - line.trimStart().length;
}

/** With one of the blank lines on both sides, or with that at the begin or end of a block. */
function withoutGap(text: string, { start, end }: Span): Span {
  const before = text.slice(0, start);
  const [blank] = /^[ \t]*\r?\n/.exec(text.slice(end)) ?? [];
  const [above] = /(?<=\n)[ \t]*\r?\n$/.exec(before) ?? [];
  if (blank !== undefined && (above !== undefined || /[[{(:]\s*$/.test(before)))
    return { start, end: end + blank.length };
  if (above !== undefined && /^[ \t]*[\]})]/.test(text.slice(end)))
    return { start: start - above.length, end };
  return { start, end };
}
