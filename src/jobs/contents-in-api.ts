import type { Answer } from "../github/answer.ts";
import type { Client, Repository } from "../github/client.ts";
import { readBlobs } from "../github/contents.ts";

/** The most contents that are asked for in a run: a token of Actions has 1,000 requests an hour. */
const mostContents = 600;

/** Gives contents by their names; those that were asked for too late are not among them. */
export type Contents = (
  names: readonly string[],
) => Promise<Answer<ReadonlyMap<string, Uint8Array>>>;

/** Contents of a repository through GitHub's API, of which none is asked for twice, and no more than the most. */
export function contentsOf(client: Client, repository: Repository, most = mostContents): Contents {
  const known = new Map<string, Uint8Array>();
  let left = most;
  return async (names) => {
    const missing = [...new Set(names)].filter((name) => !known.has(name)).slice(0, left);
    left -= missing.length;
    const read = await readBlobs(client, repository, missing);
    if (!read.ok) return read;
    for (const [name, bytes] of read.value) known.set(name, bytes);
    return { ok: true, value: known };
  };
}

// As git writes what an entry of a tree is.
export const symbolicLink = "120000";
export const submodule = "160000";

export function isPlain(mode: string): boolean {
  return mode !== symbolicLink && mode !== submodule;
}
