import { ask, type Answer } from "./answer.ts";
import type { Client, Repository } from "./client.ts";
import { branchTip } from "./pull-request.ts";

/** What a repository is called in GraphQL, and the branch that changes go into. */
export type About = { readonly id: string; readonly defaultBranch: string };

export async function aboutRepository(
  client: Client,
  { owner, repo }: Repository,
): Promise<Answer<About>> {
  return ask(async () => {
    const { data } = await client.rest.repos.get({ owner, repo });
    return { id: data.node_id, defaultBranch: data.default_branch };
  });
}

/** The commit that a branch points to; undefined where there is no such branch. */
export async function tipOf(
  client: Client,
  repository: Repository,
  branch: string,
): Promise<Answer<string | undefined>> {
  const answer = await branchTip(client, repository, branch);
  return !answer.ok && answer.status === 404 ? { ok: true, value: undefined } : answer;
}

/** Where a branch points to, and is to point to; undefined where there is no such branch. */
export type Move = {
  readonly from: string | undefined;
  readonly to: string | undefined;
  /** Whether it is refused where commits would be lost. */
  readonly isAhead?: true;
};

/** What stands for a branch that is not there. */
const nothing = "0".repeat(40);

const updateRefs = `
  mutation updateRefs($repository: ID!, $update: RefUpdate!) {
    updateRefs(input: { repositoryId: $repository, refUpdates: [$update] }) { clientMutationId }
  }`;

/**
 * Makes, moves or deletes a branch, if it points to where it is thought to: GitHub looks and moves it
 * in one (`updateRefs` of its GraphQL API, with `beforeOid`), which its REST API does not. Where
 * somebody was faster it is a refusal, and nothing has changed.
 */
export async function moveBranch(
  client: Client,
  repository: Repository & Pick<About, "id">,
  branch: string,
  { from, to, isAhead }: Move,
): Promise<Answer<void>> {
  const moved = await ask(async () => {
    const update = {
      name: `refs/heads/${branch}`,
      beforeOid: from ?? nothing,
      afterOid: to ?? nothing,
      // Before it is moved to where it was not going, its commits are known to be ours.
      force: !isAhead,
    };
    await client.graphql(updateRefs, { repository: repository.id, update });
  });
  if (moved.ok) return moved;
  // What was not answered may have been done, and is refused when it is asked for again.
  const now = await tipOf(client, repository, branch);
  return now.ok && now.value === to ? { ok: true, value: undefined } : moved;
}
