import type { Refusal } from "./answer.ts";
import type { Client, Pull } from "./client.ts";
import { createReview, type ReviewComment } from "./comments.ts";

/** Comments to be posted, in as few reviews as GitHub takes them. */
export type Reviews = {
  /** The commit whose lines the comments mean. */
  readonly commit: string;
  /** What a review of so many comments says itself. */
  readonly body: (comments: number) => string;
  readonly comments: readonly ReviewComment[];
};

/** What became of the comments. Those in neither list were not posted, as far as GitHub said. */
export type ReviewsAccount = {
  readonly posted: readonly ReviewComment[];
  /** Comments that GitHub does not take, with what it says of them. */
  readonly refused: readonly { readonly comment: ReviewComment; readonly message: string }[];
  /** What ended it: the token, a limit, the network. What stood in the way of a comment does not. */
  readonly failure?: Refusal;
};

/** GitHub takes no more than about 100 comments in a review: parkerbxyz/suggest-changes. */
const mostComments = 60;

/**
 * Posts comments so that a bad one does not keep the others from being posted. GitHub takes all
 * comments of a review or none (422) and does not say which is bad: the comments are halved until
 * the bad ones stand alone. That takes some requests for each bad one, so it has an end: where
 * nearly all are refused, the rest is taken for refused.
 */
export async function createReviews(
  client: Client,
  pull: Pull,
  { commit, body, comments }: Reviews,
): Promise<ReviewsAccount> {
  const posted: ReviewComment[] = [];
  const refused: { comment: ReviewComment; message: string }[] = [];
  const queue = chunks(comments);
  let refusals = mostRefusals(comments.length);

  for (let part = queue.shift(); part !== undefined; part = queue.shift()) {
    const review = { commit, body: body(part.length), comments: part };
    const answer = await createReview(client, pull, review);
    if (answer.ok) {
      posted.push(...part);
      continue;
    }
    const { status, message } = answer;
    if (status !== 422) return { posted, refused, failure: answer };
    refusals--;
    if (part.length === 1 || refusals <= 0)
      refused.push(...part.map((comment) => ({ comment, message })));
    else queue.unshift(...halves(part));
  }
  return { posted, refused };
}

/** Enough to single out four bad comments: each costs a refusal on every level of halving. */
function mostRefusals(comments: number): number {
  return 4 * (1 + Math.ceil(Math.log2(Math.max(comments, 1))));
}

function chunks(comments: readonly ReviewComment[]): (readonly ReviewComment[])[] {
  const count = Math.ceil(comments.length / mostComments);
  return Array.from({ length: count }, (_, index) =>
    comments.slice(index * mostComments, (index + 1) * mostComments),
  );
}

function halves(part: readonly ReviewComment[]): (readonly ReviewComment[])[] {
  const middle = Math.ceil(part.length / 2);
  return [part.slice(0, middle), part.slice(middle)];
}
