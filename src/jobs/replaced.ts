import type { Policy, Statement } from "../iam/policy.ts";
import { piecesOf, type Edit, type Piece } from "../source/edit.ts";
import { firstWhere } from "../source/search.ts";

/** A statement as it was found, and the policy that has it. */
export type Held = { readonly policy: Policy; readonly statement: Statement };

/** What stands where edits were made, and what stands beside them. */
type Replaced = {
  /** By the index of the edit, in the order of the policies. */
  readonly within: readonly (readonly Held[])[];
  readonly beside: readonly Held[];
};

type Region = { readonly start: number; readonly end: number; readonly index: number };

/** Sorts statements of the changed files by the edit in whose new text they stand. */
export function replacedBy(edits: readonly Edit[], policies: readonly Policy[]): Replaced {
  const regions = regionsOf(edits);
  const within: Held[][] = edits.map(() => []);
  const beside: Held[] = [];
  for (const policy of policies)
    for (const statement of policy.statements) {
      const { source, span } = statement.place;
      const region = lastUpTo(regions.get(source.path) ?? [], span.start);
      const own = region && span.end <= region.end ? within[region.index] : undefined;
      (own ?? beside).push({ policy, statement });
    }
  return { within, beside };
}

/** Where the texts of edits stand when all are made, in order, by path. */
function regionsOf(edits: readonly Edit[]): ReadonlyMap<string, readonly Region[]> {
  const byPath = new Map<string, { readonly piece: Piece; readonly index: number }[]>();
  for (const [index, edit] of edits.entries()) {
    const own = byPath.get(edit.path) ?? [];
    byPath.set(edit.path, own);
    own.push(...piecesOf(edit).map((piece) => ({ piece, index })));
  }
  const regions = new Map<string, readonly Region[]>();
  for (const [path, own] of byPath) {
    let shift = 0;
    own.sort((a, b) => a.piece.span.start - b.piece.span.start);
    regions.set(
      path,
      own.map(({ piece: { span, text }, index }): Region => {
        const start = span.start + shift;
        shift += text.length - (span.end - span.start);
        return { start, end: start + text.length, index };
      }),
    );
  }
  return regions;
}

/** The last region that begins at an offset or before it. */
function lastUpTo(regions: readonly Region[], offset: number): Region | undefined {
  return regions[firstWhere(regions, ({ start }) => start > offset) - 1];
}
