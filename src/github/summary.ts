import { ask, type Answer } from "./answer.ts";
import type { Client, Pull } from "./client.ts";
import type { Posted } from "./comments.ts";
import { everyPage, perPage } from "./list.ts";
import { isOwn, sameText, type Own } from "./own.ts";

/** The one comment in the conversation of a pull request that every run writes anew. */
export type Summary = { readonly id: number; readonly body: string; readonly htmlUrl: string };

/** The summary of an earlier run; the oldest, should there be several. */
export async function findSummary(
  client: Client,
  { owner, repo, number }: Pull,
  own: Own,
): Promise<Answer<Summary | undefined>> {
  return ask(async () => {
    const parameters = { owner, repo, issue_number: number, per_page: perPage };
    const all = await everyPage((page) => client.rest.issues.listComments({ ...parameters, page }));
    const found = all.find((comment) => isOwn(comment, own));
    return found && { id: found.id, body: found.body ?? "", htmlUrl: found.html_url };
  });
}

export type PutSummary = Posted & { readonly did: "created" | "updated" | "unchanged" };

/** Creates the summary, or gives the one that is there this text, if it has another. */
export async function putSummary(
  client: Client,
  pull: Pull,
  own: Own,
  body: string,
): Promise<Answer<PutSummary>> {
  const found = await findSummary(client, pull, own);
  if (!found.ok) return found;
  const { owner, repo, number } = pull;
  const summary = found.value;
  if (!summary) {
    return ask(async () => {
      const parameters = { owner, repo, issue_number: number, body };
      const { data } = await client.rest.issues.createComment(parameters);
      return { id: data.id, htmlUrl: data.html_url, did: "created" };
    });
  }
  const { id, htmlUrl } = summary;
  if (sameText(summary.body, body)) return { ok: true, value: { id, htmlUrl, did: "unchanged" } };
  return ask(async () => {
    await client.rest.issues.updateComment({ owner, repo, comment_id: id, body });
    return { id, htmlUrl, did: "updated" };
  });
}
