import type { Proposal } from "../narrow/proposal.ts";
import { applyEdits, piecesOf, type Edit } from "../source/edit.ts";
import { lineIndex, startsOf } from "../source/lines.ts";
import { movedBy, type Source } from "../source/source.ts";
import { compareTexts } from "../source/order.ts";

/** Whole lines (from 1, both ends included) of a file, and what is to stand in their place. */
export type Replacement = {
  readonly first: number;
  readonly last: number;
  readonly lines: readonly string[];
};

/**
 * The lines that edits of one file stand on, as GitHub's suggestions replace them. One that several ask for is
 * made once.
 */
export function replacementOf(source: Source, asked: readonly Edit[]): Replacement {
  const edits = [...new Set(asked)];
  const starts = startsOf(source);
  const first = Math.min(...edits.map(({ span }) => lineIndex(starts, span.start)));
  const last = Math.max(
    ...edits.map(({ span }) => lineIndex(starts, Math.max(span.start, span.end - 1))),
  );
  const start = starts[first] ?? 0;
  const end = starts[last + 1] ?? source.text.length;
  const before = source.text.slice(start, end);
  const after = applyEdits(
    before,
    edits.flatMap(piecesOf).map(({ span, text }) => ({ span: movedBy(span, -start), text })),
  );
  return { first: first + 1, last: last + 1, lines: after === "" ? [] : linesIn(after) };
}

/** "Lines 3 to 5 should read"; or that they go, where nothing is to stand in their place. */
export function shouldRead({ first, last, lines }: Replacement): string {
  const where = first === last ? `Line ${first}` : `Lines ${first} to ${last}`;
  return `${where} ${lines.length > 0 ? "should read" : "can be taken out"}`;
}

/** The replacement without the lines at both ends that stay as they are; at least one is left, where any is. */
export function trimmed(source: Source, whole: Replacement): Replacement {
  const { first, last, lines: after } = whole;
  if (after.length === 0) return whole;
  const before = linesIn(source.text).slice(first - 1, last);
  const least = Math.min(before.length, after.length) - 1;
  let head = 0;
  while (head < least && before[head] === after[head]) head++;
  let tail = 0;
  while (tail < least - head && before.at(-1 - tail) === after.at(-1 - tail)) tail++;
  return {
    first: first + head,
    last: first + before.length - 1 - tail,
    lines: after.slice(head, after.length - tail),
  };
}

function linesIn(text: string): readonly string[] {
  return text.replace(/\r?\n$/, "").split(/\r?\n/);
}

/** Proposals whose replacements share a line: they can only be made together. */
export function clusters(proposals: readonly Proposal[]): readonly (readonly Proposal[])[] {
  const placed = proposals.flatMap((proposal) => {
    const { outcome, statement } = proposal;
    if (outcome.kind !== "commit") return [];
    const { first, last } = replacementOf(statement.place.source, [outcome.edit]);
    return [{ proposal, path: statement.place.source.path, first, last }];
  });
  placed.sort((a, b) => compareTexts(a.path, b.path) || a.first - b.first);
  const groups: { path: string; last: number; proposals: Proposal[] }[] = [];
  for (const { proposal, path, first, last } of placed) {
    const group = groups.at(-1);
    if (group?.path === path && first <= group.last) {
      group.proposals.push(proposal);
      group.last = Math.max(group.last, last);
    } else groups.push({ path, last, proposals: [proposal] });
  }
  return groups.map((group) => group.proposals);
}
