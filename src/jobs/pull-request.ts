import { refusalLine, type Answer } from "../github/answer.ts";
import type { Client, Pull } from "../github/client.ts";
import type { Ends } from "../github/event.ts";
import { mergeBase } from "../github/pull-request.ts";
import { GitFailure, type Git } from "../repository/git.ts";
import type { Read, Wanted } from "../repository/tree.ts";
import type { Problem } from "../source/problem.ts";
import { leftOut, pullInApi } from "./pull-in-api.ts";
import type { OpenPull } from "./open-pull.ts";
import { filesToReview, type Change } from "./review.ts";
import { wantedFiles } from "./scan.ts";

/**
 * Opens a pull request: from the merge base to its head, never the workspace, which is a merge
 * commit. Read from git, with what is missing fetched by name; where the remote does not give it,
 * through the API.
 */
export async function openPull(
  client: Client,
  pull: Pull,
  ends: Ends,
  git: Git | undefined,
): Promise<Answer<OpenPull>> {
  const asked = await mergeBase(client, pull, ends.base, ends.head);
  if (asked.ok) {
    const commits = { base: asked.value, head: ends.head };
    const fromApi = pullInApi(client, pull, commits);
    const isThere = git !== undefined && hasCommits(git, commits);
    return { ok: true, value: isThere ? firstOf(pullInGit(git, commits), fromApi) : fromApi };
  }
  // GitHub does not say, or there is none: git may know, and the base itself is better than nothing.
  if (!git || !hasCommits(git, ends)) return asked;
  const base = git.mergeBase(ends.base, ends.head);
  const doubt = `compared with the base as it is now, since where the change began is not known. ${refusalLine(asked)}`;
  const unread = base === undefined ? [leftOut(doubt)] : [];
  return {
    ok: true,
    value: pullInGit(git, { base: base ?? ends.base, head: ends.head }, unread),
  };
}

/** Whether git has both commits, or gets them. A checkout of depth 1 has neither. */
export function hasCommits(git: Git, { base, head }: Ends): boolean {
  const missing = [base, head].filter((each) => git.commit(each) === undefined);
  if (missing.length === 0) return true;
  return git.fetch("origin", missing) && missing.every((each) => git.commit(each) !== undefined);
}

/** A clone may have commits and lack what they hold (`filter: blob:none`): then the next is asked. */
function firstOf(first: OpenPull, next: OpenPull): OpenPull {
  const either = async <T>(ask: (pull: OpenPull) => Promise<T>): Promise<T> => {
    try {
      return await ask(first);
    } catch (error) {
      if (error instanceof GitFailure) return ask(next);
      throw error;
    }
  };
  return {
    baseFile: (path) => either((pull) => pull.baseFile(path)),
    change: (inside) => either((pull) => pull.change(inside)),
  };
}

function pullInGit(git: Git, ends: Ends, unread: readonly Problem[] = []): OpenPull {
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
