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
    return { ...told(data), changedFiles: data.changed_files };
  });
}

/** A pull request as GitHub's lists show it. */
export type ListedPull = Omit<PullRequest, "changedFiles">;

/** A commit, and the branch that a run of a workflow had it from. */
export type HeadCommit = {
  readonly sha: string;
  /** Who owns the repository of the branch, which may be a fork. */
  readonly owner?: string;
  readonly branch?: string;
};

/**
 * The open pull requests whose head is a commit: what an event of another run's (`workflow_run`) does
 * not tell of forks. Nor does GitHub know which pull requests a commit belongs to that is in a fork
 * alone (learningequality/kolibri#14719); those are found by the name of the branch.
 */
export async function pullsOfCommit(
  client: Client,
  { owner, repo }: Repository,
  { sha, owner: from, branch }: HeadCommit,
): Promise<Answer<readonly ListedPull[]>> {
  const parameters = { owner, repo, per_page: perPage };
  const isMeant = ({ state, head }: ListedPull): boolean => state === "open" && head.sha === sha;
  const known = await ask(async () => {
    const commit = { ...parameters, commit_sha: sha };
    const all = await everyPage((page) =>
      client.rest.repos.listPullRequestsAssociatedWithCommit({ ...commit, page }),
    );
    return all.map(told).filter(isMeant);
  });
  const isUnknown = known.ok ? known.value.length === 0 : [404, 422].includes(known.status);
  if (!isUnknown || from === undefined || branch === undefined) return known;
  return ask(async () => {
    const named = { ...parameters, state: "open" as const, head: `${from}:${branch}` };
    const all = await everyPage((page) => client.rest.pulls.list({ ...named, page }));
    return all.map(told).filter(isMeant);
  });
}

/** What is common to a pull request and its place in a list. */
type Shown = {
  readonly number: number;
  readonly title: string;
  readonly user: { readonly login: string } | null;
  readonly state: string;
  readonly draft?: boolean;
  readonly html_url: string;
  readonly base: ShownSide;
  readonly head: ShownSide;
};
/** A fork may be gone, which the types do not always say. */
type ShownSide = Side & { readonly repo: { readonly full_name: string } | null };

function told({ number, title, user, state, draft, html_url, base, head }: Shown): ListedPull {
  return {
    number,
    title,
    // Whoever deletes an account stays on GitHub as "ghost".
    author: user?.login ?? "ghost",
    state: state === "open" ? "open" : "closed",
    draft: draft ?? false,
    htmlUrl: html_url,
    base: { ref: base.ref, sha: base.sha },
    head: { ref: head.ref, sha: head.sha },
    fromFork: head.repo?.full_name !== base.repo?.full_name,
  };
}

/**
 * The commit that a branch points to now. What GitHub tells of the base of a pull request is the
 * commit from when its head was last pushed (github/docs#431).
 */
export async function branchTip(
  client: Client,
  { owner, repo }: Repository,
  branch: string,
): Promise<Answer<string>> {
  return ask(async () => {
    const { data } = await client.rest.git.getRef({ owner, repo, ref: `heads/${branch}` });
    return data.object.sha;
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

export type ChangedFiles = { readonly files: readonly ChangedFile[] };

/** The files that a pull request changes, all pages of them: GitHub lists no more than 3,000. */
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
    return { files };
  });
}
