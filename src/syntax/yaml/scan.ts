import type { Span } from "../../source/source.ts";
import type { DataNode } from "../data.ts";
import { lineStart, writtenEntries } from "../respell.ts";
import { gapsOf } from "../sequence.ts";

// Finding what a tree does not tell - tags, anchors, aliases, dashes, comments - in the gaps
// between its nodes, where nothing else stands.

/** The offset of the next token: blanks, line ends and comments are passed over. */
export function skipTrivia(text: string, from: number): number {
  let at = from;
  for (;;) {
    while (/[ \t\r\n]/.test(text[at] ?? "")) at++;
    if (text[at] !== "#") return at;
    at = lineBreak(text, at);
  }
}

/**
 * How a node is spelled that comes next from an offset on: with its tag and anchor, or, where an
 * alias stands for it, the alias. An empty value is spelled by an empty span.
 */
export function spellingOf(text: string, from: number, node: DataNode): Span {
  const start = skipTrivia(text, from);
  if (isAliased(from, node)) return { start, end: aliasEnd(text, start) };
  const hasProps = start < node.span.start && /[!&]/.test(text[start] ?? "");
  return { start: hasProps ? start : node.span.start, end: node.span.end };
}

/** Whether a node that comes next from an offset on stands elsewhere: anchors go before aliases. */
export function isAliased(from: number, node: DataNode): boolean {
  return node.span.start < from;
}

function aliasEnd(text: string, start: number): number {
  return start + (/^[^\s,[\]{}]*/.exec(text.slice(start, start + 1024))?.[0].length ?? 0);
}

/** Behind the comment that ends the line of an offset, or the offset where there is none. */
export function tailEnd(text: string, from: number): number {
  let at = from;
  while (/[ \t]/.test(text[at] ?? "")) at++;
  return text[at] === "#" && at > from ? lineBreak(text, at) : from;
}

function lineBreak(text: string, from: number): number {
  const lineFeed = text.indexOf("\n", from);
  if (lineFeed < 0) return text.length;
  return text[lineFeed - 1] === "\r" ? lineFeed - 1 : lineFeed;
}

/** How many characters stand before an offset in its line. */
export function columnOf(text: string, offset: number): number {
  const start = lineStart(text, offset);
  return offset - start - (text[start] === "\uFEFF" ? 1 : 0);
}

/**
 * A part of the text, with the comments between the scalars of a node left out. Tags, anchors and
 * aliases stand there too, in which a `#` begins no comment.
 */
export function withoutCommentsIn(text: string, span: Span, node: DataNode): string {
  const scalars = [...scalarsIn(node, span)];
  const gaps = gapsOf(text, span, scalars).map((gap) =>
    gap.replace(/\r?\n[ \t]*#[^\r\n]*/g, "").replace(/(?:^|[ \t]+)#[^\r\n]*/g, ""),
  );
  return gaps
    .map((gap, index) => {
      const scalar = scalars[index];
      return scalar ? gap + text.slice(scalar.start, scalar.end) : gap;
    })
    .join("");
}

/**
 * The spans of the scalars and keys of a node that stands within a span, in the order of the
 * text; nothing of a node that an alias stands for.
 */
function* scalarsIn(node: DataNode, within: Span): Generator<Span> {
  if (isAliased(within.start, node)) return;
  if (node.kind === "scalar") yield node.span;
  else if (node.kind === "list") {
    let start = node.span.start;
    for (const item of node.items) {
      yield* scalarsIn(item, { start, end: within.end });
      start = Math.max(start, item.span.end);
    }
  } else
    for (const { keySpan, value } of writtenEntries(node)) {
      yield keySpan;
      yield* scalarsIn(value, { start: keySpan.end, end: within.end });
    }
}
