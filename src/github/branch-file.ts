import type { Answer } from "./answer.ts";
import { moveBranch, tipOf, type About } from "./branch.ts";
import type { Client, Repository } from "./client.ts";
import { readBlob } from "./contents.ts";
import { commitFiles, entriesAt, readCommit, type Commit } from "./git-data.ts";

/** A file of a branch, and the commit that the branch points to. */
export type BranchFile = {
  /** Undefined where there is no such branch. */
  readonly tip: Commit | undefined;
  /** Undefined where there is no such file. */
  readonly bytes: Uint8Array | undefined;
};

export async function readBranchFile(
  client: Client,
  repository: Repository,
  branch: string,
  path: string,
): Promise<Answer<BranchFile>> {
  const tip = await tipOf(client, repository, branch);
  if (!tip.ok) return tip;
  if (tip.value === undefined) return { ok: true, value: { tip: undefined, bytes: undefined } };
  const commit = await readCommit(client, repository, tip.value);
  if (!commit.ok) return commit;
  const entries = await entriesAt(client, repository, commit.value.tree, [path]);
  if (!entries.ok) return entries;
  const entry = entries.value.get(path);
  if (!entry) return { ok: true, value: { tip: commit.value, bytes: undefined } };
  const bytes = await readBlob(client, repository, entry.sha);
  return bytes.ok ? { ok: true, value: { tip: commit.value, bytes: bytes.value } } : bytes;
}

/**
 * Adds a commit to a branch in which the file is another one, or begins the branch with it. The branch
 * only ever goes ahead from where it was read: if it went on since, this is a refusal.
 */
export async function writeBranchFile(
  client: Client,
  repository: Repository & Pick<About, "id">,
  branch: string,
  { tip }: Pick<BranchFile, "tip">,
  file: { readonly path: string; readonly text: string; readonly message: string },
): Promise<Answer<void>> {
  const { path, text, message } = file;
  const changed = [{ path, mode: "100644", text }];
  const made = await commitFiles(client, repository, tip, message, changed);
  if (!made.ok) return made;
  const move = { from: tip?.sha, to: made.value.sha, isAhead: true } as const;
  return moveBranch(client, repository, branch, move);
}
