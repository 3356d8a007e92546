import { ask, type Answer, type Refusal } from "./answer.ts";
import type { Client, Repository } from "./client.ts";

/**
 * A commit read through the API, for where git does not have its objects and may not fetch them:
 * plain data, a request for the tree and one for each file that somebody wants.
 */
export type CommitTree = {
  readonly entries: readonly TreeEntry[];
  /** Whether GitHub left entries out: it lists no more than 100,000, in no more than 7 MB. */
  readonly truncated: boolean;
};

export type TreeEntry = {
  readonly path: string;
  /** As git writes it: "100644", "100755", "120000" for a link, "160000" for a submodule. */
  readonly mode: string;
  readonly sha: string;
  readonly size?: number;
};

/** Everything in a commit that is not a folder; of very many, a part. */
export async function readTree(
  client: Client,
  { owner, repo }: Repository,
  commit: string,
): Promise<Answer<CommitTree>> {
  return ask(async () => {
    const parameters = { owner, repo, tree_sha: commit, recursive: "1" };
    const { data } = await client.rest.git.getTree(parameters);
    const files = data.tree.filter(({ type }) => type !== "tree");
    return { entries: files.map(entryOf), truncated: data.truncated };
  });
}

/** What stands in one folder, by its name or that of a commit; folders have the mode "040000". */
export async function readFolder(
  client: Client,
  { owner, repo }: Repository,
  name: string,
): Promise<Answer<CommitTree>> {
  return ask(async () => {
    const { data } = await client.rest.git.getTree({ owner, repo, tree_sha: name });
    return { entries: data.tree.map(entryOf), truncated: data.truncated };
  });
}

function entryOf({ path, mode, sha, size }: TreeEntry): TreeEntry {
  return { path, mode, sha, ...(size !== undefined && { size }) };
}

/** The bytes of a file, up to 100 MB of them. */
export async function readBlob(
  client: Client,
  { owner, repo }: Repository,
  sha: string,
): Promise<Answer<Uint8Array>> {
  return ask(async () => {
    const { data } = await client.rest.git.getBlob({ owner, repo, file_sha: sha });
    // Always in base64, says GitHub; Node overlooks the line ends in it.
    return Buffer.from(data.content, "base64");
  });
}

/** How many files are read at a time; GitHub bears 100 requests at once from a user. */
const atOnce = 10;

/** Contents by their names. Ends with the first refusal. */
export async function readBlobs(
  client: Client,
  repository: Repository,
  names: readonly string[],
): Promise<Answer<ReadonlyMap<string, Uint8Array>>> {
  const queue = [...new Set(names)];
  const blobs = new Map<string, Uint8Array>();
  const refusals: Refusal[] = [];

  const work = async (): Promise<void> => {
    for (let sha = queue.shift(); sha !== undefined; sha = queue.shift()) {
      const blob = await readBlob(client, repository, sha);
      if (blob.ok) blobs.set(sha, blob.value);
      else refusals.push(blob);
      if (refusals.length > 0) return;
    }
  };
  await Promise.all(Array.from({ length: atOnce }, work));

  const [refusal] = refusals;
  return refusal ?? { ok: true, value: blobs };
}
