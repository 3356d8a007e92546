import { ask, type Answer } from "./answer.ts";
import type { Client, Pull, Repository } from "./client.ts";
import { everyPage, perPage } from "./list.ts";

export type PullRequest = {
  readonly number: number;
  readonly title: string;
  readonly author: string;
  readonly state: "open" | "closed";
  readonly draft: boolean;
  readonly htmlUrl: string;
  readonly base: Side;
  readonly head: Side;
  /** Whether the head comes from another repository than the one it is to go into. */
  readonly fromFork: boolean;
  /** How many files it changes; GitHub lists no more than 3,000 of them. */
  readonly changedFiles: number;
};

/** A branch and the commit that it pointed to when GitHub was asked. */
export type Side = { readonly ref: string; readonly sha: string };

export async function getPullRequest(client: Client, pull: Pull): Promise<Answer<PullRequest>> {
  const { owner, repo, number } = pull;
  return ask(async () => {
    const { data } = await client.rest.pulls.get({ owner, repo, pull_number: number });
    // A fork may be gone, which the types do not say.
    const from = data.head.repo as { readonly full_name: string } | null;
    return {
      number,
      title: data.title,
      author: data.user.login,
      state: data.state,
      draft: data.draft ?? false,
      htmlUrl: data.html_url,
      base: { ref: data.base.ref, sha: data.base.sha },
      head: { ref: data.head.ref, sha: data.head.sha },
      fromFork: from?.full_name !== data.base.repo.full_name,
      changedFiles: data.changed_files,
    };
  });
}

/** The commit that base and head have in common: what the changes of a pull request start from. */
export async function mergeBase(
  client: Client,
  { owner, repo }: Repository,
  base: string,
  head: string,
): Promise<Answer<string>> {
  return ask(async () => {
    const basehead = `${base}...${head}`;
    const parameters = { owner, repo, basehead, per_page: 1 };
    const { data } = await client.rest.repos.compareCommitsWithBasehead(parameters);
    return data.merge_base_commit.sha;
  });
}

export type ChangedFile = {
  readonly path: string;
  readonly previousPath?: string;
  readonly status:
    | "added"
    | "removed"
    | "modified"
    | "renamed"
    | "copied"
    | "changed"
    | "unchanged";
  /** Hunks of the diff; absent for files that are binary or too large. */
  readonly patch?: string;
};

export type ChangedFiles = {
  readonly files: readonly ChangedFile[];
  /** Whether GitHub may have left files out. */
  readonly truncated: boolean;
};

/** GitHub's limit, and the length of a list that ends there or goes on unseen. */
const mostFiles = 3000;

/** The files that a pull request changes, all pages of them. */
export async function listFiles(client: Client, pull: Pull): Promise<Answer<ChangedFiles>> {
  const { owner, repo, number } = pull;
  return ask(async () => {
    const parameters = { owner, repo, pull_number: number, per_page: perPage };
    const listed = await everyPage((page) => client.rest.pulls.listFiles({ ...parameters, page }));
    const files = listed.map(({ filename, status, previous_filename: previous, patch }) => ({
      path: filename,
      status,
      ...(previous !== undefined && { previousPath: previous }),
      ...(patch !== undefined && { patch }),
    }));
    return { files, truncated: files.length >= mostFiles };
  });
}
