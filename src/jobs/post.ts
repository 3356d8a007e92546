import type { Answer, Refusal } from "../github/answer.ts";
import type { Client, Pull } from "../github/client.ts";
import {
  createReview,
  listOwnComments,
  updateComment,
  type OwnComment,
} from "../github/comments.ts";
import { ownLogin } from "../github/identity.ts";
import { putSummary } from "../github/summary.ts";
import { markerPrefix, type Comment } from "../report/comment.ts";
import type { Posted } from "../report/posted.ts";
import { summaryMarker } from "../report/summary.ts";

/** What became of the comments of a review. */
export type PostAccount = {
  readonly created: number;
  readonly updated: number;
  readonly unchanged: number;
  readonly repaired: number;
};

/**
 * Brings the pull request's comments to what a review says: new ones are posted in one review,
 * those of earlier runs are edited where their text differs, and those whose statement is repaired
 * say so. Where nothing differs, nothing is sent.
 */
export async function post(
  client: Client,
  pull: Pull,
  head: string,
  { comments, summary }: Posted,
): Promise<Answer<PostAccount>> {
  const login = await ownLogin(client);
  if (!login.ok) return login;
  const own = { author: login.value, marker: markerPrefix };
  const listed = await listOwnComments(client, pull, own);
  if (!listed.ok) return listed;
  const earlier = listed.value.filter((each) => each.inReplyTo === undefined);

  const fresh: Comment[] = [];
  const edits: { comment: OwnComment; body: string }[] = [];
  const current = new Set<OwnComment>();
  for (const comment of comments) {
    const same = earlier.filter((each) => markerIn(each.body) === comment.marker);
    // An outdated one is folded away where nobody looks.
    const found = same.findLast((each) => each.line !== undefined);
    for (const each of same) current.add(each);
    if (found) edits.push({ comment: found, body: comment.body });
    else fresh.push(comment);
  }
  const gone = earlier.filter((each) => !current.has(each));
  const repairs = gone.flatMap((comment) => {
    const marker = markerIn(comment.body);
    return marker === undefined ? [] : [{ comment, body: repairedBody(marker) }];
  });

  let updated = 0;
  let repaired = 0;
  for (const { comment, body } of [...edits, ...repairs]) {
    const answer = await updateComment(client, pull, comment, body);
    if (!answer.ok) return answer;
    if (answer.value === "updated") {
      if (current.has(comment)) updated++;
      else repaired++;
    }
  }
  if (fresh.length > 0) {
    const answer = await createReview(client, pull, {
      commit: head,
      body: reviewBody(fresh.length),
      comments: fresh.map(({ path, startLine, line, body }) => ({
        path,
        ...(startLine !== undefined && { startLine }),
        line,
        body,
      })),
    });
    if (!answer.ok) return answer;
  }
  const put = await putSummary(client, pull, { ...own, marker: summaryMarker }, summary);
  if (!put.ok) return put;
  return {
    ok: true,
    value: {
      created: fresh.length,
      updated,
      repaired,
      unchanged: comments.length - fresh.length - updated,
    },
  };
}

/** The marker of a comment: the line that tells it from all others. */
function markerIn(body: string): string | undefined {
  return body.split(/\r?\n/).find((line) => line.startsWith(markerPrefix));
}

function repairedBody(marker: string): string {
  return `${marker}\n\nRepaired: this statement has no finding any more, or the change no longer touches it.`;
}

function reviewBody(count: number): string {
  return `Pare has ${count === 1 ? "a comment" : `${count} comments`} on IAM statements that this change touches.`;
}

/** A refusal as a line of a log. */
export function refusalLine({ status, message, hint }: Refusal): string {
  return `GitHub answered ${status === 0 ? "nothing" : status}: ${message}. ${hint}`;
}
