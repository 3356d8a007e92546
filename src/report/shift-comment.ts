import type { Difference } from "../change/shift.ts";
import { statementMark } from "../rules/fingerprint.ts";
import { linesOf } from "../source/lines.ts";
import { code } from "../source/quoted.ts";
import { bounded } from "./bounded.ts";
import type { Comment } from "./comment.ts";
import { markerOf } from "./marker.ts";
import { linesShown } from "./place.ts";
import type { ReviewResult } from "./result.ts";
import { differenceLines } from "./shift-text.ts";

/**
 * Comments on changed lines through which statements elsewhere newly allow something: a local, a
 * default, an input of a module. What a statement in the diff allows is said of the statement itself.
 */
export function shiftComments(result: ReviewResult, job: string): readonly Comment[] {
  const byPlace = new Map<string, (readonly [string, Difference])[]>();
  for (const { address, gained } of result.shifts)
    for (const difference of gained) {
      if (difference.at === difference.statement.place || isInDiff(difference, result)) continue;
      const { path } = difference.at.source;
      const key = `${path} ${linesOf(difference.at).first}`;
      byPlace.set(key, [...(byPlace.get(key) ?? []), [address, difference]]);
    }
  return [...byPlace.values()].flatMap((all) => commentAt(all, result, job) ?? []);
}

/** Whether a line of the statement itself is in the diff. */
function isInDiff({ statement }: Difference, { changes }: ReviewResult): boolean {
  const { first, last } = linesOf(statement.place);
  const hunks = changes.get(statement.place.source.path) ?? [];
  return hunks.some((hunk) => hunk.first <= last && first <= hunk.last);
}

function commentAt(
  all: readonly (readonly [string, Difference])[],
  { changes }: ReviewResult,
  job: string,
): Comment | undefined {
  const [first] = all;
  if (!first) return undefined;
  const { at } = first[1];
  const lines = linesOf(at);
  const hunk = (changes.get(at.source.path) ?? []).findLast(
    (each) => each.first <= lines.last && lines.first <= each.last,
  );
  if (!hunk) return undefined;
  const line = Math.min(lines.last, hunk.last);
  const startLine = Math.max(lines.first, hunk.first);
  const about = {
    statements: all.map(([, { statement, policy }]) => statementMark(statement, policy)),
    findings: [],
  };
  return {
    path: at.source.path,
    ...(startLine < line && { startLine }),
    line,
    ...about,
    body: bounded([
      markerOf({ job, ...about }),
      "**Newly allowed** through this change, by what is written elsewhere:",
      all
        .flatMap(([address, difference]) =>
          differenceLines(difference).map(
            (each) => `- ${code(address)}, in ${linesShown(difference.statement.place)}: ${each}`,
          ),
        )
        .join("\n"),
    ]),
  };
}
