import { hunksOf, moved, positionOf, type Hunk } from "./hunks.ts";
import { endsOf, type ReviewComment, type World } from "./world.ts";

/** Where a comment stands in the pull request as it is now. */
export type Anchor = {
  readonly commit: string;
  readonly line: number;
  readonly startLine?: number;
  readonly position: number;
};

/**
 * GitHub moves a comment along with its lines when commits are pushed, and calls it outdated when
 * they change or leave the diff (ejc3/fcvm#748, vitali87/croft#454): undefined here.
 */
export function anchorOf(world: World, comment: ReviewComment): Anchor | undefined {
  const pull = world.pulls.find(({ number }) => number === comment.pull);
  const { line, side, path } = comment;
  if (!pull || line === undefined) return undefined;
  const { history } = world;
  const { head, mergeBase } = endsOf(world, pull);

  const [from, to] = side === "RIGHT" ? [comment.commit, head] : [comment.mergeBase, mergeBase];
  const shifts = history.shifts(from, to, path);
  if (!shifts) return undefined;
  const lines = movedRange(comment.startLine ?? line, line, shifts);
  const patch = history.changes(mergeBase, head).find((change) => change.path === path)?.patch;
  if (!lines || patch === undefined) return undefined;
  const position = positionOf(hunksOf(patch), side, lines.end);
  if (position === undefined) return undefined;
  return {
    commit: head,
    line: lines.end,
    ...(comment.startLine !== undefined && { startLine: lines.start }),
    position,
  };
}

function movedRange(
  start: number,
  end: number,
  shifts: readonly Hunk[],
): { start: number; end: number } | undefined {
  const lines = [];
  for (let line = start; line <= end; line++) lines.push(moved(line, shifts));
  const [first, last] = [lines[0], lines.at(-1)];
  if (lines.includes(undefined) || first === undefined || last === undefined) return undefined;
  return { start: first, end: last };
}
