import type { Answer, Refusal } from "../github/answer.ts";
import type { Client, Pull } from "../github/client.ts";
import {
  deleteComment,
  updateComment,
  type OwnComment,
  type ReviewComment,
} from "../github/comments.ts";
import { listFiles } from "../github/pull-request.ts";
import { createReviews } from "../github/reviews.ts";
import { findSummary, putSummary } from "../github/summary.ts";
import { closingBody, isClosed } from "../report/closing.ts";
import type { Comment } from "../report/comment.ts";
import { summaryMarker } from "../report/marker.ts";
import type { Posted } from "../report/posted.ts";
import { hunkOf, readHunks } from "../source/hunks.ts";
import { planComments, type Closing, type Fates } from "./comment-plan.ts";
import type { Conversation } from "./conversation.ts";
import { openFolds, type Folds } from "./folds.ts";

/** A review, and what it is about. */
export type ToPost = Posted &
  Fates & {
    /** The commit whose lines the comments mean. */
    readonly head: string;
    /** Whether there is anything to tell; where not, no summary is begun. */
    readonly isWorthTelling: boolean;
  };

/** What became of the comments of a review. */
export type PostAccount = {
  readonly created: number;
  readonly updated: number;
  readonly unchanged: number;
  /** Comments of earlier runs that now say why they are not said again. */
  readonly closed: number;
  /** Those that were taken away: out of date, and answered by nobody. */
  readonly deleted: number;
  /** Comments on lines that GitHub does not show in its diff, or that it refused. */
  readonly unplaced: number;
  /** What went wrong beside that, without keeping anything from being said. */
  readonly refusals: readonly Refusal[];
};

/**
 * Brings the pull request's comments to what a review says: new ones are posted in one review,
 * those of earlier runs are edited where their text differs. Those that no longer hold say why and
 * are folded away; one that only stands in the wrong place is deleted, unless somebody answered it.
 * Where nothing differs, nothing is sent.
 */
export async function post(
  client: Client,
  pull: Pull,
  conversation: Conversation,
  review: ToPost,
): Promise<Answer<PostAccount>> {
  const { comments, summary, head, isWorthTelling } = review;
  const plan = planComments(comments, conversation.comments, review);
  const folds = openFolds(client, pull);

  let updated = 0;
  for (const { earlier, comment } of plan.kept) {
    const answer = await updateComment(client, pull, earlier, comment.body);
    if (!answer.ok) return answer;
    if (answer.value === "unchanged") continue;
    updated++;
    if (isClosed(earlier.body)) await folds.open(earlier);
  }
  const placed = await shownInDiff(client, pull, plan.fresh);
  if (!placed.ok) return placed;
  const created = await createReviews(client, pull, {
    commit: head,
    body: reviewBody,
    comments: placed.value.map(draftOf),
  });
  if (created.failure) return created.failure;
  const closed = await close(client, pull, plan.closed, folds);
  if (!closed.ok) return closed;
  const put = await tellSummary(client, pull, conversation, summary, isWorthTelling);
  if (!put.ok) return put;
  return {
    ok: true,
    value: {
      created: created.posted.length,
      updated,
      unchanged: plan.kept.length - updated,
      ...closed.value,
      unplaced: plan.fresh.length - created.posted.length,
      refusals: folds.refusals,
    },
  };
}

type Closed = Pick<PostAccount, "closed" | "deleted">;

async function close(
  client: Client,
  pull: Pull,
  closings: readonly Closing[],
  folds: Folds,
): Promise<Answer<Closed>> {
  let [closed, deleted] = [0, 0];
  for (const closing of closings) {
    const { earlier, because } = closing;
    if (because === "elsewhere" && isUnanswered(earlier)) {
      const answer = await deleteComment(client, pull, earlier.id);
      if (!answer.ok && answer.status !== 404) return answer;
      deleted++;
      continue;
    }
    const answer = await updateComment(client, pull, earlier, closingBody(earlier.body, closing));
    if (!answer.ok) return answer;
    if (answer.value === "unchanged") continue;
    closed++;
    await folds.fold(earlier, because === "elsewhere" ? "OUTDATED" : "RESOLVED");
  }
  return { ok: true, value: { closed, deleted } };
}

function isUnanswered({ replies }: OwnComment): boolean {
  return replies.length === 0;
}

/** The summary is written anew where there is one, and begun where there is something to tell. */
async function tellSummary(
  client: Client,
  pull: Pull,
  { author, job }: Conversation,
  summary: string,
  isWorthTelling: boolean,
): Promise<Answer<unknown>> {
  const mine = { author, marker: summaryMarker(job) };
  if (!isWorthTelling) {
    const found = await findSummary(client, pull, mine);
    if (!found.ok || !found.value) return found;
  }
  return putSummary(client, pull, mine, summary);
}

/** Comments on lines that GitHub shows: a single other one, and it refuses the whole review. */
async function shownInDiff(
  client: Client,
  pull: Pull,
  comments: readonly Comment[],
): Promise<Answer<readonly Comment[]>> {
  if (comments.length === 0) return { ok: true, value: [] };
  const listed = await listFiles(client, pull);
  // What is not known to be shown is tried: GitHub says of each whether it takes it.
  if (!listed.ok) return listed.status === 406 ? { ok: true, value: comments } : listed;
  const hunks = new Map(listed.value.files.map(({ path, patch = "" }) => [path, readHunks(patch)]));
  const isShown = ({ path, startLine, line }: Comment): boolean =>
    hunkOf(hunks.get(path) ?? [], startLine ?? line, line) !== undefined;
  return { ok: true, value: comments.filter(isShown) };
}

function draftOf({ path, startLine, line, body }: Comment): ReviewComment {
  return { path, ...(startLine !== undefined && { startLine }), line, body };
}

function reviewBody(count: number): string {
  return `Pare has ${count === 1 ? "a comment" : `${count} comments`} on IAM statements that this change touches.`;
}
