import { leavingOut, type Problem } from "../source/problem.ts";

/**
 * What counts as newly allowed for being unknown: places of the head for whose reason something may be allowed
 * that no comparison of statements sees, and of which there are more now than before. Where such a place moves to
 * another file, or a file with one changes elsewhere, nothing is newly unknown.
 */
export function newlyUnknown(
  head: readonly Problem[],
  base: readonly Problem[],
): readonly Problem[] {
  const before = counted(base);
  const now = counted(head);
  return head.filter((each) => {
    const said = saidBy(each);
    return leavingOut.has(each.reason) && (now.get(said) ?? 0) > (before.get(said) ?? 0);
  });
}

function counted(problems: readonly Problem[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const said of problems.map(saidBy)) counts.set(said, (counts.get(said) ?? 0) + 1);
  return counts;
}

const saidBy = ({ reason, detail, written }: Problem): string =>
  `${reason} ${written ?? ""} ${detail}`;
