import { refusalLine, type Answer } from "../github/answer.ts";
import type { Client, Repository } from "../github/client.ts";
import { readBlobs, readTree, type CommitTree, type TreeEntry } from "../github/contents.ts";
import type { ChangedFiles } from "../github/pull-request.ts";
import { readCommit, type CommitFile } from "../repository/commit.ts";
import type { Tree, Wanted } from "../repository/tree.ts";
import { readHunks, type FileDiff, type Hunk } from "../source/hunks.ts";
import type { Problem } from "../source/problem.ts";
import type { Commits, OpenChange } from "./open-change.ts";
import { filesToReview, type Change } from "./review.ts";

// A change read through the API: for where git does not have its commits and may not fetch
// them, or is not there at all.

/** The most contents that are asked for in a run: a token of Actions has 1,000 requests an hour. */
const mostContents = 600;

/** Gives contents by their names; those that were asked for too late are not among them. */
type Contents = (names: readonly string[]) => Promise<Answer<ReadonlyMap<string, Uint8Array>>>;

/** Opens a change of which nothing is asked twice; `patches` gives GitHub's diff of it. */
export function openInApi(
  client: Client,
  repository: Repository,
  { base, head, into }: Commits,
  patches: () => Promise<Answer<ChangedFiles>>,
): OpenChange {
  const contents = contentsOf(client, repository);
  const trees = new Map<string, Promise<Answer<CommitTree>>>();
  const listed = (commit: string): Promise<Answer<CommitTree>> => {
    const known = trees.get(commit) ?? readTree(client, repository, commit);
    trees.set(commit, known);
    return known;
  };
  return {
    agreedFile: async (path) => {
      const found = await listed(into);
      if (!found.ok) return found;
      const tree = await treeOf(found.value.entries, (each) => each === path, contents);
      return tree.ok ? { ok: true, value: tree.value.read(path) } : tree;
    },
    change: async (inside) => {
      const before = await listed(base);
      if (!before.ok) return before;
      const after = await listed(head);
      if (!after.ok) return after;
      return changeBetween(before.value, after.value, await patches(), inside, contents);
    },
  };
}

/**
 * The change between two commits: which files differ is seen from what their trees list, whose
 * length is not limited to the 3,000 files of a pull request; which lines, from GitHub's diff, as
 * far as there is one.
 */
async function changeBetween(
  old: CommitTree,
  now: CommitTree,
  listed: Answer<ChangedFiles>,
  inside: Wanted,
  contents: Contents,
): Promise<Answer<Change>> {
  const patches = listed.ok ? listed.value.files : [];
  const renamed = new Map(patches.map(({ path, previousPath }) => [path, previousPath]));
  const changed = changedFiles(old.entries, now.entries, renamed);
  const wanted = filesToReview(changed, inside);

  const first = await contents(objectsOf(changed, old.entries, now.entries, wanted));
  if (!first.ok) return first;
  const baseTree = await treeOf(old.entries, wanted, contents);
  if (!baseTree.ok) return baseTree;
  const headTree = await treeOf(now.entries, wanted, contents);
  if (!headTree.ok) return headTree;

  const plain = new Set(now.entries.flatMap(({ path, mode }) => (isPlain(mode) ? [path] : [])));
  const hunks = new Map(patches.map(({ path, patch = "" }) => [path, readHunks(patch)]));
  // The lines of a link are those of its target's name.
  const hunksOf = (path: string | undefined): readonly Hunk[] =>
    path !== undefined && plain.has(path) ? (hunks.get(path) ?? []) : [];
  return {
    ok: true,
    value: {
      base: baseTree.value,
      head: headTree.value,
      diff: changed.map((file): FileDiff => ({ ...file, hunks: hunksOf(file.path) })),
      unread: [
        ...(old.truncated || now.truncated
          ? [leftOut("GitHub lists only a part of so many files")]
          : []),
        ...(listed.ok
          ? []
          : [
              leftOut(
                `which lines changed is not known, so that no comment can stand on them. ${refusalLine(listed)}`,
              ),
            ]),
      ],
    },
  };
}

/** Something that concerns the change as a whole. */
export function leftOut(detail: string): Problem {
  return { path: ".", reason: "unreadable", detail };
}

type Changed = Omit<FileDiff, "hunks">;

function changedFiles(
  before: readonly TreeEntry[],
  after: readonly TreeEntry[],
  renamed: ReadonlyMap<string, string | undefined>,
): readonly Changed[] {
  const old = new Map(before.map((entry) => [entry.path, entry]));
  const now = new Set(after.map(({ path }) => path));
  const isSame = (a: TreeEntry, b: TreeEntry): boolean => a.sha === b.sha && a.mode === b.mode;
  const changed = after.flatMap((entry): readonly Changed[] => {
    const { path } = entry;
    const was = old.get(path);
    if (was) return isSame(was, entry) ? [] : [{ path, before: path }];
    const from = renamed.get(path);
    return [{ path, ...(from !== undefined && old.has(from) && { before: from }) }];
  });
  const moved = new Set(changed.flatMap(({ before: from }) => from ?? []));
  const gone = before.flatMap(({ path }) =>
    now.has(path) || moved.has(path) ? [] : [{ before: path }],
  );
  return [...changed, ...gone];
}

/** The contents of what changed, which matter most. */
function objectsOf(
  changed: readonly Changed[],
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

function contentsOf(client: Client, repository: Repository): Contents {
  const known = new Map<string, Uint8Array>();
  let left = mostContents;
  return async (names) => {
    const missing = [...new Set(names)].filter((name) => !known.has(name)).slice(0, left);
    left -= missing.length;
    const read = await readBlobs(client, repository, missing);
    if (!read.ok) return read;
    for (const [name, bytes] of read.value) known.set(name, bytes);
    return { ok: true, value: known };
  };
}

async function treeOf(
  entries: readonly TreeEntry[],
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
  return blobs.ok ? { ok: true, value: rest.with((object) => blobs.value.get(object)) } : blobs;
}

const symbolicLink = "120000";
const submodule = "160000";

function isPlain(mode: string): boolean {
  return mode !== symbolicLink && mode !== submodule;
}
