import { ask, type Answer } from "./answer.ts";
import type { Client, Pull, Repository } from "./client.ts";
import { everyPage, perPage } from "./list.ts";
import { isOwn, sameText, type Own } from "./own.ts";

/** A comment to be posted on lines of the head. */
export type ReviewComment = {
  readonly path: string;
  /** The first line, where the comment stands on several. */
  readonly startLine?: number;
  readonly line: number;
  readonly body: string;
};

/** A comment on lines that an earlier run posted. */
export type OwnComment = {
  readonly id: number;
  readonly path: string;
  /** Lines of the head as it is now; absent once the comment is outdated. */
  readonly startLine?: number;
  readonly line?: number;
  readonly body: string;
  readonly htmlUrl: string;
  /** The comment that it answers. */
  readonly inReplyTo?: number;
  /** What others answered. */
  readonly replies: readonly WrittenReply[];
};

/** An answer as it was written: whether it orders anything is not known here. */
export type WrittenReply = {
  readonly id: number;
  readonly author: string;
  readonly body: string;
  readonly htmlUrl: string;
};

/** The comments on lines that are ours; every page is read. */
export async function listOwnComments(
  client: Client,
  { owner, repo, number }: Pull,
  own: Own,
): Promise<Answer<readonly OwnComment[]>> {
  return ask(async () => {
    const parameters = { owner, repo, pull_number: number, per_page: perPage };
    const all = await everyPage((page) =>
      client.rest.pulls.listReviewComments({ ...parameters, page }),
    );
    const ours = all.filter((comment) => isOwn(comment, own));
    return ours.map((comment) => ({
      id: comment.id,
      path: comment.path,
      // Null once the comment is outdated, whatever the types say.
      ...(typeof comment.start_line === "number" && { startLine: comment.start_line }),
      ...(typeof comment.line === "number" && { line: comment.line }),
      body: comment.body,
      htmlUrl: comment.html_url,
      ...(comment.in_reply_to_id !== undefined && { inReplyTo: comment.in_reply_to_id }),
      replies: all
        .filter((other) => other.in_reply_to_id === comment.id && !ours.includes(other))
        .map((other) => ({
          id: other.id,
          // Whoever deletes an account stays on GitHub as "ghost".
          author: (other.user as { login: string } | null)?.login ?? "ghost",
          body: other.body,
          htmlUrl: other.html_url,
        })),
    }));
  });
}

/** A review to be posted: one request, however many comments it has. */
export type Review = {
  /** The commit whose lines the comments mean. */
  readonly commit: string;
  readonly body: string;
  readonly comments: readonly ReviewComment[];
};

export type Posted = { readonly id: number; readonly htmlUrl: string };

/**
 * Posts a review that neither approves nor blocks. GitHub takes all of its comments or none: a
 * single one on a line outside the diff is a refusal (422) that does not say which.
 */
export async function createReview(
  client: Client,
  { owner, repo, number }: Pull,
  review: Review,
): Promise<Answer<Posted>> {
  const comments = review.comments.map(placed);
  return ask(async () => {
    const { data } = await client.rest.pulls.createReview({
      owner,
      repo,
      pull_number: number,
      commit_id: review.commit,
      event: "COMMENT",
      body: review.body,
      comments,
    });
    return { id: data.id, htmlUrl: data.html_url };
  });
}

type PlacedComment = {
  path: string;
  body: string;
  line: number;
  side: "RIGHT";
  start_line?: number;
  start_side?: "RIGHT";
};

function placed({ path, startLine = 0, line, body }: ReviewComment): PlacedComment {
  if (startLine > line)
    throw new RangeError(`a comment on lines ${startLine} to ${line} of ${path}`);
  const single = { path, body, line, side: "RIGHT" } as const;
  // GitHub refuses a range of one line.
  if (startLine === 0 || startLine === line) return single;
  return { ...single, start_line: startLine, start_side: "RIGHT" };
}

/** Gives one of our comments a new text; asks nothing of GitHub if it has that text already. */
export async function updateComment(
  client: Client,
  { owner, repo }: Repository,
  comment: Pick<OwnComment, "id" | "body">,
  body: string,
): Promise<Answer<"updated" | "unchanged">> {
  if (sameText(comment.body, body)) return { ok: true, value: "unchanged" };
  return ask(async () => {
    const parameters = { owner, repo, comment_id: comment.id, body };
    await client.rest.pulls.updateReviewComment(parameters);
    return "updated" as const;
  });
}

/** Deletes one of our comments; that somebody else did so before is as good. */
export async function deleteComment(
  client: Client,
  { owner, repo }: Repository,
  id: number,
): Promise<Answer<"deleted" | "gone">> {
  const answer = await ask(async () => {
    await client.rest.pulls.deleteReviewComment({ owner, repo, comment_id: id });
    return "deleted" as const;
  });
  return !answer.ok && answer.status === 404 ? { ok: true, value: "gone" } : answer;
}
