import { ask, type Answer } from "./answer.ts";
import type { Client, Repository } from "./client.ts";
import { everyPage, perPage } from "./list.ts";
import { isOwn, type Own } from "./own.ts";

/** An issue, as far as it is kept up to date. */
export type Issue = {
  readonly number: number;
  readonly state: "open" | "closed";
  readonly body: string;
  readonly htmlUrl: string;
};

/** The issues that are ours by their author and their marker, open and closed, the oldest first. */
export async function ownIssues(
  client: Client,
  { owner, repo }: Repository,
  own: Own,
): Promise<Answer<readonly Issue[]>> {
  return ask(async () => {
    const by = { creator: own.author, state: "all", per_page: perPage } as const;
    const all = await everyPage((page) =>
      client.rest.issues.listForRepo({ owner, repo, ...by, page }),
    );
    return all
      .filter(
        ({ pull_request, user, body }) => !pull_request && isOwn({ user, body: body ?? "" }, own),
      )
      .map(({ number, state, body, html_url }) => ({
        number,
        state: state === "open" ? ("open" as const) : ("closed" as const),
        body: body ?? "",
        htmlUrl: html_url,
      }))
      .sort((a, b) => a.number - b.number);
  });
}

export async function createIssue(
  client: Client,
  { owner, repo }: Repository,
  issue: { readonly title: string; readonly body: string },
): Promise<Answer<Pick<Issue, "number" | "htmlUrl">>> {
  return ask(async () => {
    const { data } = await client.rest.issues.create({ owner, repo, ...issue });
    return { number: data.number, htmlUrl: data.html_url };
  });
}

/** Gives an issue another text, and opens or closes it; its title may be somebody else's by now. */
export async function changeIssue(
  client: Client,
  { owner, repo }: Repository,
  number: number,
  changes: { readonly body: string; readonly state?: Issue["state"] },
): Promise<Answer<void>> {
  return ask(async () => {
    await client.rest.issues.update({ owner, repo, issue_number: number, ...changes });
  });
}
