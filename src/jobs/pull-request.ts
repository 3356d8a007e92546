import type { Answer } from "../github/answer.ts";
import type { Client, Pull } from "../github/client.ts";
import { readBlobs, readTree } from "../github/contents.ts";
import { listFiles, mergeBase } from "../github/pull-request.ts";
import { readCommit, type CommitFile } from "../repository/commit.ts";
import { GitFailure, type Git } from "../repository/git.ts";
import type { Read, Tree, Wanted } from "../repository/tree.ts";
import { readHunks, type FileDiff, type Hunk } from "../source/hunks.ts";
import type { Problem } from "../source/problem.ts";
import { filesToReview, type Change } from "./review.ts";
import { wantedFiles } from "./scan.ts";

/** The commits of a pull request: what it is made of, and what it goes into. */
export type Commits = { readonly base: string; readonly head: string };

/** A pull request whose commits can be read. */
export type OpenPull = {
  /** A file of the merge base: what a pull request says of itself is not asked. */
  baseFile(path: string): Promise<Answer<Read>>;
  /** The change: from the merge base to the head. */
  change(inside: Wanted): Promise<Answer<Change>>;
};

/**
 * Opens a pull request: from the merge base to its head, never the workspace, which is a merge
 * commit. Read from git, with what is missing fetched by name; where the remote does not give it,
 * through the API.
 */
export async function openPull(
  client: Client,
  pull: Pull,
  { base, head }: Commits,
  git: Git | undefined,
): Promise<Answer<OpenPull>> {
  const from = await mergeBase(client, pull, base, head);
  if (!from.ok) return from;
  const commits = { base: from.value, head };
  const fromApi = pullInApi(client, pull, commits);
  const isThere = git !== undefined && hasCommits(git, commits);
  return { ok: true, value: isThere ? firstOf(pullInGit(git, commits), fromApi) : fromApi };
}

/** Whether git has both commits, or gets them. A checkout of depth 1 has neither. */
function hasCommits(git: Git, { base, head }: Commits): boolean {
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

function pullInGit(git: Git, commits: Commits): OpenPull {
  const now = <T>(value: () => T): Promise<Answer<T>> =>
    new Promise((resolve) => {
      resolve({ ok: true, value: value() });
    });
  return {
    baseFile: (path) => now(() => git.tree(commits.base, (each) => each === path).read(path)),
    change: (inside) => now(() => gitChange(git, commits, inside)),
  };
}

/** The change between two commits that git has. */
export function gitChange(git: Git, { base, head }: Commits, inside: Wanted): Change {
  const diff = git.diff(base, head, (path) => wantedFiles(path) && inside(path));
  const wanted = filesToReview(diff, inside);
  return { base: git.tree(base, wanted), head: git.tree(head, wanted), diff, unread: [] };
}

function pullInApi(client: Client, pull: Pull, { base, head }: Commits): OpenPull {
  return {
    baseFile: async (path) => {
      const found = await apiTree(client, pull, base, (each) => each === path);
      return found.ok ? { ok: true, value: found.value.tree.read(path) } : found;
    },
    change: async (inside) => {
      const listed = await listFiles(client, pull);
      if (!listed.ok) return listed;
      const changed = listed.value.files.map(({ path, previousPath, status }) => ({
        ...(status !== "removed" && { path }),
        ...(status !== "added" && { before: previousPath ?? path }),
      }));
      const wanted = filesToReview(changed, inside);
      const before = await apiTree(client, pull, base, wanted);
      if (!before.ok) return before;
      const after = await apiTree(client, pull, head, wanted);
      if (!after.ok) return after;
      const patches = new Map(listed.value.files.map(({ path, patch = "" }) => [path, patch]));
      const hunksOf = (path: string | undefined): readonly Hunk[] =>
        path !== undefined && after.value.isPlain(path) ? readHunks(patches.get(path) ?? "") : [];
      const diff = changed.map((file): FileDiff => ({ ...file, hunks: hunksOf(file.path) }));
      const unread = [
        ...(listed.value.truncated
          ? [leftOut("GitHub lists only the first 3,000 changed files")]
          : []),
        ...(after.value.truncated ? [leftOut("GitHub lists only a part of so many files")] : []),
      ];
      const change = { base: before.value.tree, head: after.value.tree, diff, unread };
      return { ok: true, value: change };
    },
  };
}

function leftOut(detail: string): Problem {
  return { path: ".", reason: "unreadable", detail };
}

type ApiTree = {
  readonly tree: Tree;
  readonly truncated: boolean;
  /** Whether a wanted path is a file, whose lines are its own: not those of a link's target. */
  isPlain(path: string): boolean;
};

async function apiTree(
  client: Client,
  pull: Pull,
  commit: string,
  wanted: Wanted,
): Promise<Answer<ApiTree>> {
  const listed = await readTree(client, pull, commit);
  if (!listed.ok) return listed;
  const files = listed.value.entries.flatMap(({ path, mode, sha, size = 0 }): CommitFile[] =>
    mode === submodule ? [] : [{ path, object: sha, size, isLink: mode === symbolicLink }],
  );
  const links = readCommit(files, wanted);
  const targets = await readBlobs(client, pull, links.objects);
  if (!targets.ok) return targets;
  const contents = links.with((object) => targets.value.get(object));
  const blobs = await readBlobs(client, pull, contents.objects);
  if (!blobs.ok) return blobs;
  const plain = new Set(files.flatMap(({ path, isLink }) => (isLink ? [] : [path])));
  return {
    ok: true,
    value: {
      tree: contents.with((object) => blobs.value.get(object)),
      truncated: listed.value.truncated,
      isPlain: (path) => plain.has(path),
    },
  };
}

const symbolicLink = "120000";
const submodule = "160000";
