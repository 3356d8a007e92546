import { applyEdits } from "../../source/edit.ts";
import type { Span } from "../../source/source.ts";
import { linesIn } from "./cells.ts";
import { tokensIn, type Token } from "./tokens.ts";

// Comments and blanks of a piece of text, and to which part of it they belong.

/**
 * The spans of parts that follow each other, with the comments that are written into them:
 * between a part and the comma or line end behind it, or before it on its line. Where no commas
 * stand, a part ends with its line, comment and all.
 */
export function withOwnComments(
  text: string,
  within: Span,
  parts: readonly Span[],
  commas: boolean,
): readonly Span[] {
  const spans: Span[] = [];
  let from = within.start;
  for (const [index, { start, end }] of parts.entries()) {
    const upTo = parts[index + 1]?.start ?? within.end;
    const before = { start: from, end: start };
    from = endOfOwn(text, { start: end, end: upTo }, commas);
    spans.push({ start: startOfOwn(text, before), end: from });
  }
  return spans;
}

function tokensOf(text: string, { start, end }: Span): readonly Token[] {
  return [...tokensIn(text.slice(start, end))];
}

function startOfOwn(text: string, gap: Span): number {
  const tokens = tokensOf(text, gap);
  const own = tokens.slice(tokens.findLastIndex((token) => token.kind !== "block comment") + 1);
  return own[0] ? gap.start + own[0].start : gap.end;
}

function endOfOwn(text: string, gap: Span, commas: boolean): number {
  const tokens = tokensOf(text, gap);
  const found = tokens.findIndex(
    ({ kind }) => kind !== "block comment" && (commas || kind !== "line comment"),
  );
  const last = tokens.at(found < 0 ? -1 : found - 1);
  return last && found !== 0 ? gap.start + last.end : gap.start;
}

/** A piece of text without its comments, and without the lines that hold nothing else. */
export function withoutCommentsIn(text: string): string {
  if (!/[#/]/.test(text)) return text;
  const tokens = [...tokensIn(text)];
  const edits: { span: Span; text: string }[] = [];
  let begins = true;
  for (const [index, token] of tokens.entries()) {
    if (!isComment(token)) {
      begins = token.kind === "newline";
      continue;
    }
    const before = tokens[index - 1];
    let next = index + 1;
    while (isComment(tokens[next])) next++;
    const after = tokens[next];
    const alone = begins && (after === undefined || after.kind === "newline");
    const start = before === undefined ? 0 : before.kind === "newline" ? before.start : before.end;
    // A line of its own goes with the line end before it, other comments with the blanks there;
    // at the beginning of a line, or behind a bracket, with those behind it.
    const leads = (begins && !alone) || (before?.kind === "open" && after?.kind !== "newline");
    const span = leads
      ? { start: token.start, end: after?.start ?? token.end }
      : { start, end: token.end };
    if (span.start >= (edits.at(-1)?.span.end ?? 0)) edits.push({ span, text: "" });
  }
  return applyEdits(text, edits);
}

function isComment(token: Token | undefined): boolean {
  return token?.kind === "line comment" || token?.kind === "block comment";
}

const blankLine = /[ \t]*(?:\r?\n|$)/y;

/** A piece of text whose lines, from the second on, are indented by other blanks than they were. */
export function indentedFrom(text: string, from: string, to: string): string {
  if (from === to || !text.includes("\n")) return text;
  const edits = linesIn(text)
    .slice(1)
    .flatMap(({ start }) => {
      blankLine.lastIndex = start;
      const isKept = !text.startsWith(from, start) || blankLine.test(text);
      return isKept ? [] : [{ span: { start, end: start + from.length }, text: to }];
    });
  return applyEdits(text, edits);
}

/** How many heredocs there are. */
export function heredocsIn(text: string): number {
  if (!text.includes("<<")) return 0;
  return [...tokensIn(text)].filter(({ kind }) => kind === "heredoc").length;
}

/** Whether something ends with a heredoc, behind which the line must end. */
export function endsWithHeredoc(text: string): boolean {
  return text.includes("<<") && [...tokensIn(text)].at(-1)?.kind === "heredoc";
}
