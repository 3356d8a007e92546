import { closerOf, isName, partsOf, textAt } from "../../syntax/compiled/chains.ts";
import type { Range, Tokens } from "../../syntax/compiled/tokens.ts";

// The lines of a program in Go, and what stands in them.

/** The lines between two brackets, without their ends. */
export function linesIn(tokens: Tokens, open: number): readonly Range[] {
  const close = closerOf(tokens, open);
  const lines: Range[] = [];
  for (let from = open + 1; from < close; ) {
    const to = Math.min(lineEnd(tokens, from), close);
    if (to > from) lines.push({ from, to });
    from = to + 1;
  }
  return lines;
}

export function lineEnd(tokens: Tokens, from: number): number {
  const most = Math.min(from + farthest, tokens.all.length);
  return findMark(tokens, ";", { from, to: most }) ?? most;
}

/** How far it is looked for the end of something. */
export const farthest = 1000;

/** A mark outside of brackets; the end of what is around it, where that comes first. */
export function findMark(tokens: Tokens, mark: string, { from, to }: Range): number | undefined {
  for (let at = from; at < Math.min(to, from + farthest); at++) {
    const text = textAt(tokens, at);
    if (text === mark) return at;
    if (/^[)\]}]$/.test(text)) return mark === ";" ? at : undefined;
    if (tokens.closers.has(at)) at = closerOf(tokens, at);
  }
  return undefined;
}

export function listAt(tokens: Tokens, from: number, to: number): readonly Range[] {
  return partsOf(tokens, { open: from - 1, close: to });
}

export function namesBefore(tokens: Tokens, at: number): readonly string[] {
  const found: string[] = [];
  for (let next = at - 1; isName(tokens, next); next -= 2) {
    found.unshift(textAt(tokens, next));
    if (textAt(tokens, next - 1) !== ",") break;
  }
  return found;
}
