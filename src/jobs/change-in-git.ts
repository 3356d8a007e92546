import type { Answer } from "../github/answer.ts";
import type { Ends } from "../github/event.ts";
import type { Git } from "../repository/git.ts";
import type { Read, Wanted } from "../repository/tree.ts";
import type { Problem } from "../source/problem.ts";
import type { OpenChange } from "./open-change.ts";
import { filesToReview, type Change } from "./review.ts";
import { wantedFiles } from "./scan.ts";

/** Whether git has both commits, or gets them. A checkout of depth 1 has neither. */
export function hasCommits(git: Git, { base, head }: Ends): boolean {
  const missing = [base, head].filter((each) => git.commit(each) === undefined);
  if (missing.length === 0) return true;
  return git.fetch("origin", missing) && missing.every((each) => git.commit(each) !== undefined);
}

export function openInGit(git: Git, ends: Ends, unread: readonly Problem[] = []): OpenChange {
  const now = <T>(value: () => T): Promise<Answer<T>> =>
    new Promise((resolve) => {
      resolve({ ok: true, value: value() });
    });
  return {
    baseFile: (path) => now(() => gitFile(git, ends.base, path)),
    change: (inside) => now(() => ({ ...gitChange(git, ends, inside), unread })),
  };
}

/** A file of a commit that git has. */
export function gitFile(git: Git, commit: string, path: string): Read {
  return git.tree(commit, (each) => each === path).read(path);
}

/** The change between two commits that git has. */
export function gitChange(git: Git, { base, head }: Ends, inside: Wanted): Change {
  const diff = git.diff(base, head, (path) => wantedFiles(path) && inside(path));
  const wanted = filesToReview(diff, inside);
  return { base: git.tree(base, wanted), head: git.tree(head, wanted), diff, unread: [] };
}
