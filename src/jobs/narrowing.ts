import { allowsOf, besides, type Allows } from "../change/beside.ts";
import { isNarrowing, type Shift } from "../change/shift.ts";
import type { Tree } from "../repository/tree.ts";
import type { Problem } from "../source/problem.ts";
import type { Sides } from "./lineage.ts";

/**
 * Whether a change is proved to do nothing but take access away: nothing is newly allowed, the files
 * about IAM say the same but for what their Allow statements do, and all of these files was evaluated.
 * What else changes is compared as far as a language tells what decides on it, and is no proof.
 */
export function onlyNarrows(
  { now, before, diff }: Sides,
  trees: { readonly base: Tree; readonly head: Tree },
  shifts: readonly Shift[],
  problems: readonly Problem[],
): boolean {
  if (!isNarrowing(shifts)) return false;
  const [head, base] = [allowsOf(now.policies), allowsOf(before.policies)];
  const changed = new Set<string>();
  for (const { path, before: earlier } of diff) {
    const names = [path, earlier].flatMap((each) => each ?? []);
    if (!names.some((each) => now.sources.has(each) || before.sources.has(each))) continue;
    if (path === undefined || path !== earlier) return false;
    changed.add(path);
    const said = saidBeside(path, trees.head, head);
    if (said === undefined || said !== saidBeside(path, trees.base, base)) return false;
  }
  // Of what was not looked at, anything may depend on the change.
  return problems.every(
    ({ path, reason }) => !changed.has(path) && path !== "." && reason !== "too-many",
  );
}

/** What a file says beside its Allows; undefined where it cannot be read. */
function saidBeside(path: string, tree: Tree, allows: Allows): string | undefined {
  const read = tree.read(path);
  return read.ok ? JSON.stringify(besides(read.source, allows(path))) : undefined;
}
