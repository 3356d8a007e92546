import type { Answer } from "../github/answer.ts";
import type { Client, Repository } from "../github/client.ts";
import { readFolder, readTree, type CommitTree, type TreeEntry } from "../github/contents.ts";
import { readCommit, type CommitFile } from "../repository/commit.ts";
import { absent, unreadable, type Read, type Tree, type Wanted } from "../repository/tree.ts";
import type { FileDiff } from "../source/hunks.ts";
import { onceByText } from "../source/once.ts";
import type { Problem } from "../source/problem.ts";
import type { Source } from "../source/source.ts";
import { withLines } from "./changed-lines.ts";
import type { Commits, OpenChange } from "./open-change.ts";
import { contentsOf, isPlain, submodule, symbolicLink, type Contents } from "./contents-in-api.ts";
import { importersInApi } from "./importers-in-api.ts";
import { linkingIn } from "./related.ts";
import { changedPaths, filesToReview, type Change } from "./review.ts";
import { wantedFiles } from "./scan.ts";

// A change read through the API: for where git does not have its commits and may not fetch
// them, or is not there at all.

/** What the files that GitHub takes for renamed were called before. */
type Renames = () => Promise<ReadonlyMap<string, string>>;

/**
 * Opens a change of which nothing is asked twice; `renames` are those that GitHub knows. Contents
 * beyond the most are left unread, and said to be; those of changed files are asked for first.
 */
export function openInApi(
  client: Client,
  repository: Repository,
  { base, head, into }: Commits,
  renames: Renames,
  most?: number,
): OpenChange {
  const contents = contentsOf(client, repository, most);
  const listed: Listing = onceByText((commit) => readTree(client, repository, commit));
  const folder: Listing = onceByText((tree) => readFolder(client, repository, tree));
  return {
    agreedFile: (path) => fileIn(into, path, { folder, listed, contents }),
    proposedFile: (path) => fileIn(head, path, { folder, listed, contents }),
    change: async (inside) => {
      const before = await listed(base);
      if (!before.ok) return before;
      const after = await listed(head);
      if (!after.ok) return after;
      const change = await changeBetween(before.value, after.value, renames, inside, contents);
      if (!change.ok) return change;
      const { owner, repo } = repository;
      const now: Tree = { ...change.value.head, repository: () => `${owner}/${repo}` };
      return { ok: true, value: { ...change.value, head: now } };
    },
  };
}

type Listing = (name: string) => Promise<Answer<CommitTree>>;

type Asking = { readonly folder: Listing; readonly listed: Listing; readonly contents: Contents };

/** A file of a commit, looked for folder by folder: a list of all files may leave it out. */
async function fileIn(
  commit: string,
  path: string,
  { folder, listed, contents }: Asking,
): Promise<Answer<Read>> {
  let name = commit;
  let found: TreeEntry | undefined;
  for (const part of path.split("/")) {
    if (found && found.mode !== directory) return { ok: true, value: absent(path) };
    const inside = await folder(name);
    if (!inside.ok) return inside;
    found = inside.value.entries.find((each) => each.path === part);
    if (!found && inside.value.truncated)
      return { ok: true, value: unreadable(path, "GitHub lists only a part of its folder") };
    if (!found) return { ok: true, value: absent(path) };
    name = found.sha;
  }
  if (!found || found.mode === directory)
    return { ok: true, value: unreadable(path, "not a file") };
  const all = isPlain(found.mode) ? undefined : await listed(commit);
  if (all && !all.ok) return all;
  const known = all?.value ?? { entries: [{ ...found, path }], truncated: true };
  const tree = await treeOf(known, (each) => each === path, contents);
  return tree.ok ? { ok: true, value: tree.value.read(path) } : tree;
}

/**
 * The change between two commits: which files differ is seen from what their trees list, whose
 * length is not limited to the 3,000 files of a pull request; which lines, from their contents.
 */
async function changeBetween(
  old: CommitTree,
  now: CommitTree,
  renames: Renames,
  inside: Wanted,
  contents: Contents,
): Promise<Answer<Change>> {
  const changed = await changedFiles(old.entries, now.entries, renames, inside);
  const wanted = filesToReview(changed, inside);

  const first = await contents(objectsOf(changed, old.entries, now.entries, wanted));
  if (!first.ok) return first;
  const within = ({ entries }: CommitTree): readonly TreeEntry[] =>
    entries.filter(({ path }) => inside(path));
  const importers = await importersInApi(
    changedPaths(changed).filter(inside),
    { before: within(old), now: within(now) },
    contents,
  );
  if (!importers.ok) return importers;
  const { readWith, unread } = importers.value;
  const treeAt = (listed: CommitTree): Promise<Answer<Tree>> =>
    treeWithTakenIn((linking) =>
      treeOf(listed, filesToReview(changed, inside, linking, readWith), contents),
    );
  const baseTree = await treeAt(old);
  if (!baseTree.ok) return baseTree;
  const headTree = await treeAt(now);
  if (!headTree.ok) return headTree;
  return {
    ok: true,
    value: {
      base: baseTree.value,
      head: headTree.value,
      diff: withLines(changed, baseTree.value, headTree.value),
      unread: [...(old.truncated || now.truncated ? [partly] : []), ...unread],
    },
  };
}

/**
 * A tree with what its files take in. Who takes them in elsewhere is not known here: to find that
 * out, all files would have to be asked for.
 */
async function treeWithTakenIn(
  read: (linking: readonly Source[]) => Promise<Answer<Tree>>,
): Promise<Answer<Tree>> {
  let linking: readonly Source[] = [];
  for (let round = 0; ; round++) {
    const tree = await read(linking);
    const found = tree.ok ? linkingIn(tree.value) : linking;
    if (found.length === linking.length || round === mostRounds) return tree;
    linking = found;
  }
}

/** How far files are followed that take in files that take in others. */
const mostRounds = 5;

const partly: Problem = {
  path: ".",
  reason: "too-many",
  detail:
    "GitHub lists only a part of so many files; check out with a token that git may fetch with, and all of it is read",
};

async function changedFiles(
  before: readonly TreeEntry[],
  after: readonly TreeEntry[],
  renames: Renames,
  inside: Wanted,
): Promise<readonly FileDiff[]> {
  const old = new Map(before.map((entry) => [entry.path, entry]));
  const now = new Map(after.map((entry) => [entry.path, entry]));
  const gone = before.filter(({ path }) => !now.has(path));
  const fresh = after.filter(({ path }) => !old.has(path));
  const moved = await movedFiles(gone, fresh, renames, (path) => wantedFiles(path) && inside(path));
  const isSame = (a: TreeEntry, b: TreeEntry): boolean => a.sha === b.sha && a.mode === b.mode;
  const stayed = after.flatMap((entry): readonly FileDiff[] => {
    const { path } = entry;
    const was = old.get(path);
    return was && !isSame(was, entry) ? [{ path, before: path, hunks: [] }] : [];
  });
  const came = fresh.map(({ path }): FileDiff => {
    const from = moved.get(path);
    return { path, ...(from !== undefined && { before: from }), hunks: [] };
  });
  const left = new Set(moved.values());
  return [
    ...stayed,
    ...came,
    ...gone.flatMap(({ path }) => (left.has(path) ? [] : [{ before: path, hunks: [] }])),
  ];
}

/** Where files come from: those with the same content, and beside them those that GitHub knows. */
async function movedFiles(
  gone: readonly TreeEntry[],
  fresh: readonly TreeEntry[],
  renames: Renames,
  wanted: Wanted,
): Promise<ReadonlyMap<string, string>> {
  const bySha = new Map(gone.map(({ sha, path }) => [sha, path]));
  const same = new Map(
    fresh.flatMap(({ path, sha }) => {
      const from = bySha.get(sha);
      return from === undefined ? [] : [[path, from] as const];
    }),
  );
  const left = new Set(gone.map(({ path }) => path));
  for (const from of same.values()) left.delete(from);
  const isOpen = fresh.some(({ path }) => !same.has(path) && wanted(path));
  if (!isOpen || ![...left].some(wanted)) return same;
  const known = [...(await renames())].filter(([path, from]) => !same.has(path) && left.has(from));
  return new Map([...same, ...known]);
}

/** The contents of what changed, which matter most. */
function objectsOf(
  changed: readonly FileDiff[],
  before: readonly TreeEntry[],
  after: readonly TreeEntry[],
  wanted: Wanted,
): readonly string[] {
  const named = (entries: readonly TreeEntry[], paths: ReadonlySet<string | undefined>) =>
    entries.flatMap(({ path, mode, sha }) =>
      paths.has(path) && wanted(path) && isPlain(mode) ? [sha] : [],
    );
  return [
    ...named(after, new Set(changed.map(({ path }) => path))),
    ...named(before, new Set(changed.map((each) => each.before))),
  ];
}

async function treeOf(
  { entries, truncated }: CommitTree,
  wanted: Wanted,
  contents: Contents,
): Promise<Answer<Tree>> {
  const files = entries.flatMap(({ path, mode, sha, size = 0 }): CommitFile[] =>
    mode === submodule ? [] : [{ path, object: sha, size, isLink: mode === symbolicLink }],
  );
  const links = readCommit(files, wanted);
  const targets = await contents(links.objects);
  if (!targets.ok) return targets;
  const rest = links.with((object) => targets.value.get(object));
  const blobs = await contents(rest.objects);
  if (!blobs.ok) return blobs;
  const tree = rest.with((object) => blobs.value.get(object));
  return { ok: true, value: truncated ? { ...tree, below: () => undefined } : tree };
}

const directory = "040000";
