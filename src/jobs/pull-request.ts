import type { Answer } from "../github/answer.ts";
import type { Client, Pull } from "../github/client.ts";
import { readFiles, readTree, type TreeEntry } from "../github/contents.ts";
import { listFiles, mergeBase } from "../github/pull-request.ts";
import type { Git } from "../repository/git.ts";
import {
  decode,
  linkIn,
  readLimit,
  tooLarge,
  treeOf,
  type Read,
  type Tree,
  type Wanted,
} from "../repository/tree.ts";
import { readHunks, type FileDiff } from "../source/hunks.ts";
import type { Problem } from "../source/problem.ts";
import { filesToReview, type Change } from "./review.ts";

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
  if (git && hasCommits(git, commits)) return { ok: true, value: pullInGit(git, commits) };
  return {
    ok: true,
    value: {
      baseFile: async (path) => {
        const found = await apiTree(client, pull, commits.base, (each) => each === path);
        return found.ok ? { ok: true, value: found.value.tree.read(path) } : found;
      },
      change: (inside) => fromApi(client, pull, commits, inside),
    },
  };
}

/** Whether git has both commits, or gets them. A checkout of depth 1 has neither. */
function hasCommits(git: Git, { base, head }: Commits): boolean {
  const missing = [base, head].filter((each) => git.commit(each) === undefined);
  if (missing.length === 0) return true;
  return git.fetch("origin", missing) && missing.every((each) => git.commit(each) !== undefined);
}

function pullInGit(git: Git, commits: Commits): OpenPull {
  return {
    baseFile: (path) =>
      Promise.resolve({
        ok: true,
        value: git.tree(commits.base, (each) => each === path).read(path),
      }),
    change: (inside) => Promise.resolve({ ok: true, value: gitChange(git, commits, inside) }),
  };
}

/** The change between two commits that git has. */
export function gitChange(git: Git, { base, head }: Commits, inside: Wanted): Change {
  const diff = git.diff(base, head);
  const wanted = filesToReview(diff, inside);
  return { base: git.tree(base, wanted), head: git.tree(head, wanted), diff, unread: [] };
}

async function fromApi(
  client: Client,
  pull: Pull,
  { base, head }: Commits,
  inside: Wanted,
): Promise<Answer<Change>> {
  const listed = await listFiles(client, pull);
  if (!listed.ok) return listed;
  const diff = listed.value.files.map(
    ({ path, previousPath, status, patch = "" }): FileDiff => ({
      ...(status !== "removed" && { path }),
      ...(status !== "added" && { before: previousPath ?? path }),
      hunks: readHunks(patch),
    }),
  );
  const wanted = filesToReview(diff, inside);
  const before = await apiTree(client, pull, base, wanted);
  if (!before.ok) return before;
  const after = await apiTree(client, pull, head, wanted);
  if (!after.ok) return after;
  const unread = [
    ...(listed.value.truncated ? [leftOut("GitHub lists only the first 3,000 changed files")] : []),
    ...(after.value.truncated ? [leftOut("GitHub lists only a part of so many files")] : []),
  ];
  const change = { base: before.value.tree, head: after.value.tree, diff, unread };
  return { ok: true, value: change };
}

function leftOut(detail: string): Problem {
  return { path: ".", reason: "unreadable", detail };
}

async function apiTree(
  client: Client,
  pull: Pull,
  commit: string,
  wanted: Wanted,
): Promise<Answer<{ readonly tree: Tree; readonly truncated: boolean }>> {
  const listed = await readTree(client, pull, commit);
  if (!listed.ok) return listed;
  const all = listed.value.entries.filter(({ path }) => wanted(path));
  const [plain, others] = [all.filter(isRead), all.filter((each) => !isRead(each))];
  const files = await readFiles(client, pull, plain);
  if (!files.ok) return files;
  const reads = new Map<string, Read>([
    ...[...files.value].map(([path, bytes]) => [path, decode(path, bytes)] as const),
    ...others.map(
      ({ path, size = 0, mode }) =>
        [path, mode.startsWith("100") ? tooLarge(path, size) : linkIn(path)] as const,
    ),
  ]);
  return { ok: true, value: { tree: treeOf(reads), truncated: listed.value.truncated } };
}

function isRead({ mode, size = 0 }: TreeEntry): boolean {
  return mode.startsWith("100") && size <= readLimit;
}
