import { ask, type Answer } from "./answer.ts";
import type { Client, Pull, Repository } from "./client.ts";
import { everyPage, perPage } from "./list.ts";

/** A pull request from a branch of the repository itself, whatever became of it. */
export type BranchPull = {
  readonly number: number;
  readonly author: string;
  readonly body: string;
  /** The branch that it is to go into. */
  readonly into: string;
  readonly state: "open" | "closed";
  readonly isMerged: boolean;
  readonly htmlUrl: string;
};

/** All pull requests from a branch, the newest first; those of forks are others'. */
export async function pullsFrom(
  client: Client,
  { owner, repo }: Repository,
  branch: string,
): Promise<Answer<readonly BranchPull[]>> {
  return ask(async () => {
    const from = { state: "all" as const, head: `${owner}:${branch}` };
    const all = await everyPage((page) =>
      client.rest.pulls.list({ owner, repo, ...from, per_page: perPage, page }),
    );
    return all
      .filter(({ head, base }) => {
        // A fork may be gone, which the types do not always say.
        const fork = head.repo as { readonly full_name: string } | null;
        return head.ref === branch && fork?.full_name === base.repo.full_name;
      })
      .map((each) => ({
        number: each.number,
        // Whoever deletes an account stays on GitHub as "ghost".
        author: each.user?.login ?? "ghost",
        body: each.body ?? "",
        into: each.base.ref,
        state: each.state === "open" ? ("open" as const) : ("closed" as const),
        isMerged: each.merged_at !== null,
        htmlUrl: each.html_url,
      }))
      .sort((a, b) => b.number - a.number);
  });
}

/** What is said in a new pull request. */
export type NewPull = {
  readonly branch: string;
  readonly into: string;
  readonly title: string;
  readonly body: string;
};

export async function openPull(
  client: Client,
  { owner, repo }: Repository,
  { branch, into, title, body }: NewPull,
): Promise<Answer<Pick<BranchPull, "number" | "htmlUrl">>> {
  const answer = await ask(async () => {
    const asked = { owner, repo, title, body, head: branch, base: into };
    const { data } = await client.rest.pulls.create(asked);
    return { number: data.number, htmlUrl: data.html_url };
  });
  if (answer.ok || answer.status !== 403 || !/not permitted to create/i.test(answer.message))
    return answer;
  const hint =
    "Let it: in the repository's (or the organisation's) settings, under Actions, General, Workflow permissions, set “Allow GitHub Actions to create and approve pull requests”; or give an App's token as the input github-token.";
  return { ...answer, hint };
}

/** Gives a pull request another text, or closes it; its title may be somebody else's by now. */
export async function changePull(
  client: Client,
  { owner, repo, number }: Pull,
  changes: { readonly body?: string; readonly state?: "closed" },
): Promise<Answer<void>> {
  return ask(async () => {
    await client.rest.pulls.update({ owner, repo, pull_number: number, ...changes });
  });
}

/** Says something in the conversation of a pull request. */
export async function sayInPull(
  client: Client,
  { owner, repo, number }: Pull,
  body: string,
): Promise<Answer<void>> {
  return ask(async () => {
    await client.rest.issues.createComment({ owner, repo, issue_number: number, body });
  });
}
