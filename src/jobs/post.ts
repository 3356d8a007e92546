import type { Answer, Refusal } from "../github/answer.ts";
import type { Client, Pull } from "../github/client.ts";
import {
  createReview,
  listOwnComments,
  updateComment,
  type OwnComment,
} from "../github/comments.ts";
import { ownLogin } from "../github/identity.ts";
import { listFiles } from "../github/pull-request.ts";
import { findSummary, putSummary } from "../github/summary.ts";
import type { Proposal } from "../narrow/proposal.ts";
import type { Comment } from "../report/comment.ts";
import { markerOf, markerStart, readMarker, summaryMarker } from "../report/marker.ts";
import type { Posted } from "../report/posted.ts";
import { statementFingerprint } from "../rules/fingerprint.ts";
import { hunkOf, readHunks } from "../source/hunks.ts";

/** A review, and what it is about. */
export type ToPost = Posted & {
  /** Which job posts: others leave its comments alone. */
  readonly job: string;
  /** The commit whose lines the comments mean. */
  readonly head: string;
  /** What is still found fault with, in a comment or without. */
  readonly standing: readonly Proposal[];
  /** Whether there is anything to tell; where not, no summary is begun. */
  readonly isWorthTelling: boolean;
};

/** What became of the comments of a review. */
export type PostAccount = {
  readonly created: number;
  readonly updated: number;
  readonly unchanged: number;
  /** Comments of earlier runs that now say that they are answered, or that others came after them. */
  readonly closed: number;
  /** Comments on lines that GitHub does not show in its diff of a large file. */
  readonly unplaced: number;
};

/**
 * Brings the pull request's comments to what a review says: new ones are posted in one review,
 * those of earlier runs are edited where their text differs, and those that no longer hold say so.
 * Where nothing differs, nothing is sent.
 */
export async function post(
  client: Client,
  pull: Pull,
  { comments, summary, job, head, standing, isWorthTelling }: ToPost,
): Promise<Answer<PostAccount>> {
  const login = await ownLogin(client);
  if (!login.ok) return login;
  const own = { author: login.value, marker: markerStart(job) };
  const listed = await listOwnComments(client, pull, own);
  if (!listed.ok) return listed;
  const { kept, fresh, left } = paired(comments, listed.value);

  let updated = 0;
  for (const { earlier, comment } of kept) {
    const answer = await updateComment(client, pull, earlier, comment.body);
    if (!answer.ok) return answer;
    if (answer.value === "updated") updated++;
  }
  let closed = 0;
  const found = new Set(
    standing.map(({ statement, policy }) => statementFingerprint(statement, policy)),
  );
  for (const comment of left) {
    const answer = await updateComment(
      client,
      pull,
      comment,
      closingBody(comment.body, job, found),
    );
    if (!answer.ok) return answer;
    if (answer.value === "updated") closed++;
  }
  const placed = await shownInDiff(client, pull, fresh);
  if (!placed.ok) return placed;
  const created = placed.value;
  if (created.length > 0) {
    const answer = await createReview(client, pull, {
      commit: head,
      body: reviewBody(created.length),
      comments: created.map(({ path, startLine, line, body }) => ({
        path,
        ...(startLine !== undefined && { startLine }),
        line,
        body,
      })),
    });
    if (!answer.ok) return answer;
  }
  const mine = { ...own, marker: summaryMarker(job) };
  const there = isWorthTelling || (await findSummary(client, pull, mine));
  if (there !== true && !there.ok) return there;
  if (there === true || there.value) {
    const put = await putSummary(client, pull, mine, summary);
    if (!put.ok) return put;
  }
  return {
    ok: true,
    value: {
      created: created.length,
      updated,
      closed,
      unchanged: kept.length - updated,
      unplaced: fresh.length - created.length,
    },
  };
}

type Paired = {
  /** Comments that stand where they are to stand. */
  readonly kept: readonly { readonly earlier: OwnComment; readonly comment: Comment }[];
  readonly fresh: readonly Comment[];
  /** Comments of earlier runs that are not said again. */
  readonly left: readonly OwnComment[];
};

/**
 * Which comment of an earlier run each comment is: the one on the same lines, since a suggestion
 * replaces the lines that its comment stands on, whatever its text means. An outdated comment has
 * no lines, and is folded away where nobody looks.
 */
function paired(comments: readonly Comment[], own: readonly OwnComment[]): Paired {
  const left = new Set(own.filter((each) => each.inReplyTo === undefined));
  const kept: { earlier: OwnComment; comment: Comment }[] = [];
  const fresh: Comment[] = [];
  for (const comment of comments) {
    const there = [...left].filter(
      (each) =>
        each.path === comment.path &&
        each.line === comment.line &&
        (each.startLine ?? each.line) === (comment.startLine ?? comment.line),
    );
    const earlier =
      there.findLast(
        (each) => readMarker(each.body)?.statements.join() === comment.statements.join(),
      ) ?? there.at(-1);
    if (earlier) {
      left.delete(earlier);
      kept.push({ earlier, comment });
    } else fresh.push(comment);
  }
  return { kept, fresh, left: [...left] };
}

/** Comments on lines that GitHub shows: a single other one, and it refuses the whole review. */
async function shownInDiff(
  client: Client,
  pull: Pull,
  comments: readonly Comment[],
): Promise<Answer<readonly Comment[]>> {
  if (comments.length === 0) return { ok: true, value: [] };
  const listed = await listFiles(client, pull);
  if (!listed.ok) return listed;
  const hunks = new Map(listed.value.files.map(({ path, patch = "" }) => [path, readHunks(patch)]));
  const isShown = ({ path, startLine, line }: Comment): boolean =>
    hunkOf(hunks.get(path) ?? [], startLine ?? line, line) !== undefined;
  return { ok: true, value: comments.filter(isShown) };
}

/** What a comment says that no longer holds: its marker stays, so that it is found again. */
function closingBody(body: string, job: string, found: ReadonlySet<string>): string {
  const { statements, findings } = readMarker(body) ?? { statements: [], findings: [] };
  const marker = markerOf({ job, statements, findings });
  return statements.some((each) => found.has(each))
    ? `${marker}\n\nOut of date: what is to be said of this statement now stands in a newer comment or in the summary.`
    : `${marker}\n\nRepaired: this statement has no finding any more, or the change no longer touches it.`;
}

function reviewBody(count: number): string {
  return `Pare has ${count === 1 ? "a comment" : `${count} comments`} on IAM statements that this change touches.`;
}

/** A refusal as a line of a log. */
export function refusalLine({ status, message, hint }: Refusal): string {
  return `GitHub answered ${status === 0 ? "nothing" : status}: ${message}. ${hint}`;
}
