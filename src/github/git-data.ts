import { ask, type Answer } from "./answer.ts";
import type { Client, Repository } from "./client.ts";
import { readFolder, type TreeEntry } from "./contents.ts";

/** A file of a commit that is to be made; its mode as git writes it: "100644". */
export type NewFile = { readonly path: string; readonly mode: string; readonly text: string };

/** A commit by its name and that of its tree. */
export type Commit = { readonly sha: string; readonly tree: string };

export async function readCommit(
  client: Client,
  { owner, repo }: Repository,
  sha: string,
): Promise<Answer<Commit>> {
  return ask(async () => {
    const { data } = await client.rest.git.getCommit({ owner, repo, commit_sha: sha });
    return { sha: data.sha, tree: data.tree.sha };
  });
}

/** The entries of a tree, or of that of a commit, at some paths, folder by folder; what is not there is left out. */
export async function entriesAt(
  client: Client,
  repository: Repository,
  tree: string,
  paths: readonly string[],
): Promise<Answer<ReadonlyMap<string, TreeEntry>>> {
  const folders = new Map<string, ReadonlyMap<string, TreeEntry>>();
  const found = new Map<string, TreeEntry>();
  for (const path of paths) {
    let at: TreeEntry | undefined = { path: "", mode: "040000", sha: tree };
    for (const name of path.split("/")) {
      // What lies below a file does not exist.
      const folder: TreeEntry | undefined = at?.mode === "040000" ? at : undefined;
      at = undefined;
      if (!folder) break;
      const known = folders.get(folder.sha);
      const read = known ? undefined : await readFolder(client, repository, folder.sha);
      if (read && !read.ok) return read;
      const entries: ReadonlyMap<string, TreeEntry> =
        known ?? new Map(read?.value.entries.map((each) => [each.path, each]));
      folders.set(folder.sha, entries);
      at = entries.get(name);
    }
    if (at) found.set(path, at);
  }
  return { ok: true, value: found };
}

/** Whether some files are the same in two commits. */
export async function isSameAt(
  client: Client,
  repository: Repository,
  paths: readonly string[],
  [one, other]: readonly [string, string],
): Promise<Answer<boolean>> {
  const before = await entriesAt(client, repository, one, paths);
  if (!before.ok) return before;
  const after = await entriesAt(client, repository, other, paths);
  if (!after.ok) return after;
  const value = paths.every((path) => before.value.get(path)?.sha === after.value.get(path)?.sha);
  return { ok: true, value };
}

/**
 * Makes a commit in which some files are others, or one that begins with them where it has no parent
 * ("Create a tree", "Create a commit"). It is on no branch yet. It names no author: then it is the token's, and GitHub signs that of an App.
 */
export async function commitFiles(
  client: Client,
  { owner, repo }: Repository,
  parent: Commit | undefined,
  message: string,
  files: readonly NewFile[],
): Promise<Answer<Commit>> {
  return ask(async () => {
    const tree = files.map(({ path, mode, text }) => {
      return { path, mode: mode as "100644", type: "blob" as const, content: text };
    });
    const on = parent && { base_tree: parent.tree };
    const made = await client.rest.git.createTree({ owner, repo, ...on, tree });
    const { data } = await client.rest.git.createCommit({
      owner,
      repo,
      message,
      tree: made.data.sha,
      parents: parent ? [parent.sha] : [],
    });
    return { sha: data.sha, tree: made.data.sha };
  });
}
