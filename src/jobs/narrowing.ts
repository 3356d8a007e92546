import { isOfAllows } from "../change/explained.ts";
import { isNarrowing, type Shift } from "../change/shift.ts";
import type { Tree } from "../repository/tree.ts";
import { hunksBetween, type LineRange } from "../source/hunks.ts";
import type { Problem } from "../source/problem.ts";
import type { Sides } from "./lineage.ts";

/**
 * Whether a change is proved to do nothing but take access away: nothing is newly allowed, no line of a
 * file about IAM changes beside those of Allow statements, and all of these files was evaluated.
 */
export function onlyNarrows(
  { now, before, diff }: Sides,
  trees: { readonly base: Tree; readonly head: Tree },
  shifts: readonly Shift[],
  problems: readonly Problem[],
): boolean {
  if (!isNarrowing(shifts)) return false;
  const head = new Map<string, readonly LineRange[]>();
  const base = new Map(head);
  const changed = new Set<string>();
  for (const { path, before: earlier } of diff) {
    const name = path ?? earlier ?? "";
    if (!now.sources.has(name) && !before.sources.has(earlier ?? name)) continue;
    changed.add(name);
    const [text, old] = [textIn(trees.head, path), textIn(trees.base, earlier)];
    if (text === undefined || old === undefined) return false;
    head.set(
      name,
      hunksBetween(old, text).flatMap(({ added }) => added),
    );
    base.set(
      earlier ?? name,
      hunksBetween(text, old).flatMap(({ added }) => added),
    );
  }
  const isRead = problems.every(({ path }) => !changed.has(path) && path !== ".");
  return isRead && isOfAllows(head, now.policies) && isOfAllows(base, before.policies);
}

function textIn(tree: Tree, path: string | undefined): string | undefined {
  const read = path === undefined ? undefined : tree.read(path);
  return read?.ok ? read.source.text : undefined;
}
