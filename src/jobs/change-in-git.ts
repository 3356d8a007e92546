import type { Answer } from "../github/answer.ts";
import type { Ends } from "../github/event.ts";
import type { Git } from "../repository/git.ts";
import type { Read, Tree, Wanted } from "../repository/tree.ts";
import type { Problem } from "../source/problem.ts";
import { changedOn } from "./ages.ts";
import { withLines } from "./changed-lines.ts";
import type { Commits, OpenChange } from "./open-change.ts";
import { filesToReview, type Change } from "./review.ts";
import { linkingIn, mayTakeIn } from "./related.ts";
import { wantedFiles } from "./scan.ts";

/** Whether git has all commits, or gets them. A checkout of depth 1 has none of them. */
export function hasCommits(git: Git, { base, head, into }: Commits): boolean {
  const missing = [...new Set([base, head, into])].filter((each) => git.commit(each) === undefined);
  if (missing.length === 0) return true;
  return git.fetch("origin", missing) && missing.every((each) => git.commit(each) !== undefined);
}

export function openInGit(git: Git, commits: Commits, unread: readonly Problem[] = []): OpenChange {
  const now = <T>(value: () => T): Promise<Answer<T>> =>
    new Promise((resolve) => {
      resolve({ ok: true, value: value() });
    });
  return {
    agreedFile: (path) => now(() => fileIn(git, commits.into, path)),
    proposedFile: (path) => now(() => fileIn(git, commits.head, path)),
    change: (inside) => now(() => ({ ...gitChange(git, commits, inside), unread })),
  };
}

function fileIn(git: Git, commit: string, path: string): Read {
  return git.tree(commit, (each) => each === path).read(path);
}

/** The change between two commits that git has. */
export function gitChange(git: Git, { base, head }: Ends, inside: Wanted): Change {
  const diff = git.diff(base, head, (path) => wantedFiles(path) && inside(path));
  const isRead = diff.some(({ path, before }) =>
    [path, before].some((each) => each !== undefined && wantedFiles(each) && inside(each)),
  );
  const treeAt = (commit: string): Tree => {
    const linking = isRead
      ? linkingIn(git.tree(commit, (path) => mayTakeIn(path) && inside(path)))
      : [];
    return git.tree(commit, filesToReview(diff, inside, linking));
  };
  const [old, now] = [treeAt(base), treeAt(head)];
  const lines = withLines(diff, old, now);
  return { base: old, head: now, diff: lines, changedOn: changedOn(git, base), unread: [] };
}
