import type { Refusal } from "../github/answer.ts";
import type { Client, Pull } from "../github/client.ts";
import { deleteComment, updateComment } from "../github/comments.ts";
import { listFiles } from "../github/pull-request.ts";
import { createReviews } from "../github/reviews.ts";
import { findSummary, putSummary } from "../github/summary.ts";
import { closingBody, isClosed } from "../report/closing.ts";
import type { Comment } from "../report/comment.ts";
import { summaryMarker } from "../report/marker.ts";
import type { Posted } from "../report/posted.ts";
import { hunkOf, readHunks } from "../source/hunks.ts";
import { openAttempts, type Attempts } from "./attempts.ts";
import {
  isUnanswered,
  planComments,
  type Closing,
  type CommentPlan,
  type Fates,
} from "./comment-plan.ts";
import type { Conversation } from "./conversation.ts";
import { openFolds, type Folds } from "./folds.ts";

/** A review, and what it is about. */
export type ToPost = Pick<Posted, "comments" | "summaryWith"> &
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
  /** The comments that stand on their lines by now; the summary has the others. */
  readonly standing: readonly Comment[];
  /** Whether the summary says how the review ended. */
  readonly isSummarized: boolean;
  /** What kept something from being said. */
  readonly refusals: readonly Refusal[];
  /** What kept a comment from being folded away, or opened again. */
  readonly foldRefusals: readonly Refusal[];
};

/** What a review is posted with. */
type Means = {
  readonly client: Client;
  readonly pull: Pull;
  readonly folds: Folds;
  readonly attempts: Attempts;
};

/**
 * Brings the pull request's comments to what a review says: those of earlier runs are edited where
 * their text differs, new ones are posted in one review. Those that no longer hold say why and are
 * folded away; one that only stands in the wrong place is deleted, unless somebody answered it. The
 * summary comes last, so that it has what could not be said on its lines. Where nothing differs,
 * nothing is sent; what is refused keeps nothing else from being said.
 */
export async function post(
  client: Client,
  pull: Pull,
  conversation: Conversation,
  review: ToPost,
): Promise<PostAccount> {
  const { comments, head, isWorthTelling } = review;
  const plan = planComments(comments, conversation.comments, review);
  const folds = openFolds(client, pull);
  const attempts = openAttempts();
  const means = { client, pull, folds, attempts };

  const edited = await edit(means, plan.kept);
  const created = await create(means, head, [...plan.fresh, ...edited.gone]);
  const closed = await close(means, plan.closed);
  const said = new Set<unknown>([...edited.updated, ...edited.unchanged, ...created]);
  const standing = comments.filter((each) => said.has(each));
  const summary = review.summaryWith(standing);
  const isSummarized = await tellSummary(means, conversation, summary, isWorthTelling);
  return {
    created: created.length,
    updated: edited.updated.length,
    unchanged: edited.unchanged.length,
    ...closed,
    standing,
    isSummarized,
    refusals: attempts.refusals,
    foldRefusals: folds.refusals,
  };
}

type Edited = Readonly<Record<"updated" | "unchanged" | "gone", readonly Comment[]>>;

/**
 * Comments of earlier runs get their new text. One that somebody has deleted is to be made again, and
 * so is one that stays folded: what came back is said where it is seen.
 */
async function edit(
  { client, pull, folds, attempts }: Means,
  kept: CommentPlan["kept"],
): Promise<Edited> {
  const edited = { updated: [] as Comment[], unchanged: [] as Comment[], gone: [] as Comment[] };
  for (const { earlier, comment } of kept) {
    if (attempts.isOver()) break;
    if (isClosed(earlier.body) && !(await folds.open(earlier))) {
      edited.gone.push(comment);
      continue;
    }
    const answer = await updateComment(client, pull, earlier, comment.body);
    if (!answer.ok && answer.status === 404) {
      edited.gone.push(comment);
      continue;
    }
    const did = attempts.valueOf(answer);
    if (did !== undefined) edited[did].push(comment);
  }
  return edited;
}

/** Posts comments, and tells which of them GitHub took. */
async function create(
  means: Means,
  commit: string,
  fresh: readonly Comment[],
): Promise<readonly unknown[]> {
  const comments = await shownInDiff(means, fresh);
  const { client, pull, attempts } = means;
  if (attempts.isOver()) return [];
  const { posted, failure } = await createReviews(client, pull, {
    commit,
    body: reviewBody,
    comments,
  });
  if (failure) attempts.valueOf(failure);
  return posted;
}

async function close(
  { client, pull, folds, attempts }: Means,
  closings: readonly Closing[],
): Promise<Pick<PostAccount, "closed" | "deleted">> {
  let [closed, deleted] = [0, 0];
  for (const closing of closings) {
    if (attempts.isOver()) break;
    const { earlier, because } = closing;
    if (because === "elsewhere" && isUnanswered(earlier)) {
      if (attempts.valueOf(await deleteComment(client, pull, earlier.id))) deleted++;
      continue;
    }
    const text = closingBody(earlier.body, closing, !isUnanswered(earlier));
    const answer = await updateComment(client, pull, earlier, text);
    // What somebody has deleted needs no closing.
    if (!answer.ok && answer.status === 404) continue;
    if (attempts.valueOf(answer) !== "updated") continue;
    closed++;
    await folds.fold(earlier, because === "elsewhere" ? "OUTDATED" : "RESOLVED");
  }
  return { closed, deleted };
}

/** The summary is written anew where there is one, and begun where there is something to tell. */
async function tellSummary(
  { client, pull, attempts }: Means,
  { author, job }: Conversation,
  summary: string,
  isWorthTelling: boolean,
): Promise<boolean> {
  if (attempts.isOver()) return false;
  const mine = { author, marker: summaryMarker(job) };
  if (!isWorthTelling) {
    const found = await findSummary(client, pull, mine);
    if (!found.ok || !found.value) {
      attempts.valueOf(found);
      return found.ok;
    }
  }
  return attempts.valueOf(await putSummary(client, pull, mine, summary)) !== undefined;
}

/** Comments on lines that GitHub shows: a single other one, and it refuses the whole review. */
async function shownInDiff(
  { client, pull, attempts }: Means,
  comments: readonly Comment[],
): Promise<readonly Comment[]> {
  if (comments.length === 0 || attempts.isOver()) return [];
  const listed = await listFiles(client, pull);
  if (!listed.ok) {
    // A change that is too large (406) is not listed. What is not known to be shown is tried: GitHub
    // says of each whether it takes it.
    if (listed.status !== 406) attempts.valueOf(listed);
    return comments;
  }
  const hunks = new Map(listed.value.files.map(({ path, patch = "" }) => [path, readHunks(patch)]));
  const isShown = ({ path, startLine, line }: Comment): boolean =>
    hunkOf(hunks.get(path) ?? [], startLine ?? line, line) !== undefined;
  return comments.filter(isShown);
}

function reviewBody(count: number): string {
  return `Pare has ${count === 1 ? "a comment" : `${count} comments`} on IAM statements that this change touches.`;
}
