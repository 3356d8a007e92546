import { ask, type Answer } from "./answer.ts";
import type { Client, Repository } from "./client.ts";
import type { Ends } from "./event.ts";
import { everyPage, perPage } from "./list.ts";

/** Commits by their names, the newest first; of more than a page of them the oldest page alone. */
export type ListedCommits = { readonly shas: readonly string[]; readonly total: number };

/** The commits that are in a head and not in its base ("Compare two commits"): one request. */
export async function commitsBetween(
  client: Client,
  { owner, repo }: Repository,
  { base, head }: Ends,
): Promise<Answer<ListedCommits>> {
  return ask(async () => {
    const parameters = { owner, repo, basehead: `${base}...${head}`, per_page: perPage };
    const { data } = await client.rest.repos.compareCommitsWithBasehead(parameters);
    const shas = data.commits.map(({ sha }) => sha).reverse();
    return { shas, total: data.total_commits };
  });
}

/**
 * The pull requests of a repository into a branch that end in a commit: those that are open and have
 * it as their head, and those that were merged and had it so, or that became this commit. GitHub tells
 * more of a commit ("List pull requests associated with a commit"): those that were closed, that go
 * into other branches or repositories, and that have more commits than came with this one.
 */
export async function pullsEndingIn(
  client: Client,
  { owner, repo }: Repository,
  branch: string,
  sha: string,
): Promise<Answer<readonly number[]>> {
  return ask(async () => {
    const parameters = { owner, repo, commit_sha: sha, per_page: perPage };
    const all = await everyPage((page) =>
      client.rest.repos.listPullRequestsAssociatedWithCommit({ ...parameters, page }),
    );
    const name = `${owner}/${repo}`.toLowerCase();
    return all
      .filter(({ state, merged_at: mergedAt, merge_commit_sha: merge, head, base }) => {
        if (base.ref !== branch || base.repo.full_name.toLowerCase() !== name) return false;
        // Of an open one this commit is but a trial.
        const became = mergedAt !== null && merge === sha;
        return (state === "open" || mergedAt !== null) && (head.sha === sha || became);
      })
      .map(({ number }) => number);
  });
}
