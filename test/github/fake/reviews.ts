import {
  created,
  gone,
  notFound,
  ok,
  page,
  unprocessable,
  validationFailed,
  type Answer,
  type Handler,
  type Request,
} from "./answers.ts";
import { excerpt, hunkWith } from "./hunks.ts";
import { withPull } from "./pulls.ts";
import { flawsOf, isBlank, sentenceOf, shownHunks, tooLong, type Draft } from "./rules.ts";
import * as show from "./shapes.ts";
import {
  addReviewComment,
  endsOf,
  type Person,
  type Pull,
  type Review,
  type ReviewComment,
  type World,
} from "./world.ts";

/** Reviews of pull requests and comments on lines. */
export const reviews: Readonly<Record<string, Handler>> = {
  "pulls/list-reviews": (world, request, url) =>
    withPull(world, request, ({ number }) => {
      const found = world.reviews.filter(({ pull }) => pull === number);
      return page(request, url, found, (review) => show.review(world, review));
    }),

  "pulls/create-review": (world, request) =>
    withPull(world, request, (pull) => createReview(world, request, pull)),

  "pulls/list-comments-for-review": (world, request, url) => {
    const found = world.comments.filter(
      ({ review }) => review === Number(request.params.review_id),
    );
    return page(request, url, found, (comment) => show.reviewComment(world, comment));
  },

  "pulls/list-review-comments": (world, request, url) =>
    withPull(world, request, ({ number }) => {
      const found = world.comments.filter(({ pull }) => pull === number);
      const visible = found.filter((comment) => !isPending(world, comment));
      return page(request, url, visible, (comment) => show.reviewComment(world, comment));
    }),

  "pulls/get-review-comment": (world, request) =>
    withComment(world, request, (comment) => ok(show.reviewComment(world, comment))),

  "pulls/create-review-comment": (world, request) =>
    withPull(world, request, (pull) => {
      const replied = request.body.in_reply_to;
      if (typeof replied === "number") return reply(world, request, pull, replied);
      return createComment(world, request, pull);
    }),

  "pulls/create-reply-for-review-comment": (world, request) =>
    withPull(world, request, (pull) =>
      reply(world, request, pull, Number(request.params.comment_id)),
    ),

  "pulls/update-review-comment": (world, request) =>
    withComment(world, request, (comment) => {
      const refusal = refusedBody(request.body.body);
      if (refusal) return refusal;
      comment.body = String(request.body.body);
      comment.updated = world.tick();
      return ok(show.reviewComment(world, comment));
    }),

  "pulls/delete-review-comment": (world, request) =>
    withComment(world, request, (comment) => {
      world.comments.splice(world.comments.indexOf(comment), 1);
      return gone;
    }),
};

const states = {
  COMMENT: "COMMENTED",
  APPROVE: "APPROVED",
  REQUEST_CHANGES: "CHANGES_REQUESTED",
} as const;

function createReview(world: World, request: Request, pull: Pull): Answer {
  const {
    event,
    body,
    comments = [],
    commit_id: commit,
  } = request.body as {
    event?: keyof typeof states;
    body?: string;
    comments?: readonly Draft[];
    commit_id?: string;
  };
  // "Required when using REQUEST_CHANGES or COMMENT": the description of pulls/create-review.
  // hubtty/hubtty#128 shows the 422; what its body says for COMMENT is not known.
  if ((event === "COMMENT" || event === "REQUEST_CHANGES") && isBlank(body))
    return unprocessable("Body can't be blank");
  if ([body, ...comments.map((comment) => comment.body)].some(tooLong)) return unprocessable(long);
  if (commit !== undefined && !isPart(world, pull, commit))
    return unprocessable("End commit oid is not part of the pull request");

  // One bad comment fails the whole review, and nothing says which: QwenLM/qwen-code#6711.
  const changes = changesAt(world, pull, commit);
  for (const comment of comments) {
    const flaws = flawsOf(comment, changes, world.limits);
    if (flaws.length > 0) return unprocessable(sentenceOf(flaws));
  }
  const review = addReview(world, {
    pull: pull.number,
    author: request.token.person,
    body: body ?? "",
    state: event ? states[event] : "PENDING",
    commit: commit ?? endsOf(world, pull).head,
  });
  for (const comment of comments) addDraft(world, pull, review, request.token.person, comment);
  return ok(show.review(world, review));
}

function createComment(world: World, request: Request, pull: Pull): Answer {
  const draft = request.body as Draft & { commit_id: string };
  const refusal = refusedBody(draft.body);
  if (refusal) return refusal;
  if (!isPart(world, pull, draft.commit_id)) {
    // octokit/octokit.rb#1131
    return validationFailed({
      resource: "PullRequestReviewComment",
      code: "custom",
      field: "end_commit_oid",
      message: "end_commit_oid is not part of the pull request",
    });
  }
  const flaws = flawsOf(draft, changesAt(world, pull, draft.commit_id), world.limits);
  if (flaws.length > 0) {
    const named = flaws.map(({ field, message }) => {
      const name = `pull_request_review_thread.${field}`;
      const code = "custom";
      return {
        resource: "PullRequestReviewComment",
        code,
        field: name,
        message: `${name} ${message}`,
      };
    });
    return validationFailed(...named);
  }
  const { person } = request.token;
  const commit = draft.commit_id;
  const review = addReview(world, {
    pull: pull.number,
    author: person,
    body: "",
    state: "COMMENTED",
    commit,
  });
  return created(show.reviewComment(world, addDraft(world, pull, review, person, draft)));
}

/** A reply stands where the comment stands that it answers. */
function reply(world: World, request: Request, pull: Pull, answered: number): Answer {
  const root = world.comments.find(
    ({ id, pull: number }) => id === answered && number === pull.number,
  );
  // "Replies to replies are not supported": the description of create-reply-for-review-comment.
  if (!root || root.inReplyTo !== undefined) return notFound;
  const refusal = refusedBody(request.body.body);
  if (refusal) return refusal;
  const { person } = request.token;
  const review = addReview(world, {
    pull: pull.number,
    author: person,
    body: "",
    state: "COMMENTED",
    commit: root.commit,
  });
  const comment = addReviewComment(world, {
    ...root,
    review: review.id,
    author: person,
    body: String(request.body.body),
    inReplyTo: root.id,
  });
  return created(show.reviewComment(world, comment));
}

/** A comment as asked for, on the lines of the review's commit. */
export function addDraft(
  world: World,
  pull: Pull,
  review: Review,
  author: Person,
  draft: Draft,
): ReviewComment {
  const { path, body, line, side = "RIGHT", start_line: startLine, start_side: startSide } = draft;
  const change = changesAt(world, pull, review.commit).find((each) => each.path === path);
  const hunks = change ? shownHunks(change, world.limits) : [];
  const hunk = line === undefined ? undefined : hunkWith(hunks, side, line);
  return addReviewComment(world, {
    pull: pull.number,
    review: review.id,
    author,
    body,
    path,
    commit: review.commit,
    mergeBase: endsOf(world, pull).mergeBase,
    subject: draft.subject_type ?? "line",
    side,
    ...(line !== undefined && { line }),
    ...(startLine !== undefined && { startLine, startSide: startSide ?? side }),
    hunk: hunk && line !== undefined ? excerpt(hunk, side, line) : "",
  });
}

export function addReview(world: World, review: Omit<Review, "id" | "at">): Review {
  const added = { id: world.id(), ...review, at: world.tick() };
  world.reviews.push(added);
  return added;
}

const long = "Body is too long (maximum is 65536 characters)";

function refusedBody(body: unknown): Answer | undefined {
  const resource = "PullRequestReviewComment";
  if (tooLong(body))
    return validationFailed({ resource, code: "unprocessable", field: "data", message: long });
  if (isBlank(body))
    return validationFailed({
      resource,
      code: "custom",
      field: "body",
      message: "body can't be blank",
    });
  return undefined;
}

function isPart(world: World, pull: Pull, commit: string): boolean {
  const { head, mergeBase } = endsOf(world, pull);
  return world.history.commits(mergeBase, head).includes(commit);
}

function changesAt(world: World, pull: Pull, commit?: string) {
  const { head, mergeBase } = endsOf(world, pull);
  return world.history.changes(mergeBase, commit ?? head);
}

/** Comments of a review that was not submitted are seen by nobody. */
function isPending(world: World, comment: ReviewComment): boolean {
  return world.reviews.some(({ id, state }) => id === comment.review && state === "PENDING");
}

function withComment(
  world: World,
  request: Request,
  answer: (comment: ReviewComment) => Answer,
): Answer {
  const id = Number(request.params.comment_id);
  const comment = world.comments.find((each) => each.id === id);
  return comment ? answer(comment) : notFound;
}
