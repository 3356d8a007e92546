import type { Token } from "./answers.ts";
import {
  connection,
  forbidden,
  notFound,
  refused,
  type Context,
  type Resolver,
} from "./connection.ts";
import { moveBranch } from "./objects.ts";
import { organization } from "./organization.ts";
import { actionsBot, fullNameOf, repositoryId } from "./shapes.ts";
import type { IssueComment, ReviewComment, World } from "./world.ts";

/** Threads of comments on lines, and comments that are folded away: what only GraphQL has. */

type Input<A> = { readonly input: A };
type RefUpdates = {
  readonly repositoryId: string;
  readonly refUpdates: readonly {
    readonly name: string;
    readonly beforeOid?: string;
    readonly afterOid: string;
    readonly force: boolean;
  }[];
};

/** What stands for a ref that is not there. */
const nothing = "0".repeat(40);

/** What a request begins with; the schema says what it may go on with. */
export const root = {
  repository: ({ owner, name }: { readonly owner: string; readonly name: string }, at: Context) => {
    if (`${owner}/${name}` !== fullNameOf(at.world))
      throw notFound(`a Repository with the name '${owner}/${name}'`);
    return { pullRequest };
  },
  organization,
  node: ({ id }: { readonly id: string }, { world }: Context) => nodeOf(world, id),
  // An App's token acts as the App's bot: fullsend-ai/fullsend#1953.
  viewer: (_: unknown, { token }: Context) => ({ login: token.person.login }),
  minimizeComment: ({ input }: Input<{ subjectId: string; classifier: string }>, at: Context) => {
    const comment = commentOf(at, input.subjectId);
    comment.minimized = input.classifier.toLowerCase().replace("_", "-");
    return { minimizedComment: nodeOf(at.world, input.subjectId) };
  },
  unminimizeComment: ({ input }: Input<{ subjectId: string }>, at: Context) => {
    delete commentOf(at, input.subjectId).minimized;
    return { unminimizedComment: nodeOf(at.world, input.subjectId) };
  },
  resolveReviewThread: ({ input }: Input<{ threadId: string }>, at: Context) => {
    const thread = threadToChange(at, input.threadId);
    at.world.resolvedThreads.add(input.threadId);
    return { thread };
  },
  // The REST API moves a branch without asking where it points to; this asks.
  updateRefs: ({ input }: Input<RefUpdates>, { world, token }: Context) => {
    if (input.repositoryId !== repositoryId(fullNameOf(world)))
      throw notFound(`a node with the global id of '${input.repositoryId}'`);
    if (token.kind === "installation" && !may(token, "contents", "write")) throw forbidden();
    for (const { name, beforeOid, afterOid, force } of input.refUpdates) {
      const now = world.history.commit(name) ?? nothing;
      // As createCommitOnBranch says it, which asks the same.
      if (beforeOid !== undefined && beforeOid !== now)
        throw refused(
          "STALE_DATA",
          `Expected branch to point to "${beforeOid}" but it did not. Pull and try again.`,
        );
      const isForward = (): boolean =>
        now === nothing || world.history.mergeBase(now, afterOid) === now;
      if (afterOid !== nothing && !force && !isForward())
        throw refused("UNPROCESSABLE", "Update is not a fast forward");
      const branch = name.replace(/^refs\/heads\//, "");
      moveBranch(world, branch, afterOid === nothing ? undefined : afterOid);
    }
    return { clientMutationId: null };
  },
  unresolveReviewThread: ({ input }: Input<{ threadId: string }>, at: Context) => {
    const thread = threadToChange(at, input.threadId);
    at.world.resolvedThreads.delete(input.threadId);
    return { thread };
  },
};

const pullRequest: Resolver<{ readonly number: number }> = ({ number }, { world, token }) => {
  if (!world.pulls.some((pull) => pull.number === number))
    throw notFound(`a PullRequest with the number of ${number}`);
  if (world.repository.private && !may(token, "pull_requests", "read")) throw forbidden();
  const roots = new Set(
    world.comments
      .filter(({ pull, review }) => pull === number && !isPending(world, review))
      .map(rootOf),
  );
  const threads = [...roots].map((id) => threadOf(world, id));
  return { id: `PR_${number}`, reviewThreads: connection("reviewThreads", threads) };
};

/**
 * A thread is there as long as any of its comments is: answers outlive the comment that they answer,
 * and go on naming it.
 */
function threadOf(world: World, id: number): unknown {
  const comments = world.comments.filter((comment) => rootOf(comment) === id);
  return {
    __typename: "PullRequestReviewThread",
    id: `PRRT_${id}`,
    isResolved: () => world.resolvedThreads.has(`PRRT_${id}`),
    comments: connection(
      "comments",
      comments.map((comment) => shown("PullRequestReviewComment", `PRRC_${comment.id}`, comment)),
    ),
  };
}

function rootOf({ id, inReplyTo = id }: ReviewComment): number {
  return inReplyTo;
}

/** The texts of `minimizedReason` are in the schema's own description of it. */
function shown(__typename: string, id: string, comment: ReviewComment | IssueComment): unknown {
  return {
    __typename,
    id,
    fullDatabaseId: String(comment.id),
    isMinimized: () => comment.minimized !== undefined,
    minimizedReason: () => comment.minimized ?? null,
  };
}

function nodeOf(world: World, id: string): unknown {
  const [kind = "", number] = id.split("_");
  const reviewComment = world.comments.find((each) => each.id === Number(number));
  if (kind === "PRRC" && reviewComment) return shown("PullRequestReviewComment", id, reviewComment);
  const comment = world.issueComments.find((each) => each.id === Number(number));
  if (kind === "IC" && comment) return shown("IssueComment", id, comment);
  if (kind === "PRRT" && world.comments.some((each) => rootOf(each) === Number(number)))
    return threadOf(world, Number(number));
  // preloop/preloop#297
  throw notFound(`a node with the global id of '${id}'`);
}

/**
 * A comment that the token may fold away. GITHUB_TOKEN does so with `pull-requests: write`:
 * microsoft/playwright#26516, shakacode/react_on_rails#2412.
 */
function commentOf({ world, token }: Context, id: string): ReviewComment | IssueComment {
  nodeOf(world, id);
  const isIssue = id.startsWith("IC_") && may(token, "issues", "write");
  if (!isIssue && !may(token, "pull_requests", "write")) throw forbidden();
  const found = [...world.comments, ...world.issueComments].find(
    (each) => each.id === Number(id.split("_")[1]),
  );
  if (!found) throw notFound(`a node with the global id of '${id}'`);
  return found;
}

/**
 * GITHUB_TOKEN may not resolve threads, whatever its permissions: oven-sh/bun#36959. An App of one's
 * own may, if it may write contents too: PostHog/posthog#52454.
 */
function threadToChange({ world, token }: Context, id: string): unknown {
  const thread = nodeOf(world, id);
  const permitted = may(token, "pull_requests", "write") && may(token, "contents", "write");
  if (token.person.login === actionsBot.login || !permitted) throw forbidden();
  return thread;
}

function may(token: Token, permission: string, level: "read" | "write"): boolean {
  const has = token.permissions[permission];
  return token.kind === "user" || has === "write" || has === level;
}

function isPending(world: World, review: number): boolean {
  return world.reviews.some(({ id, state }) => id === review && state === "PENDING");
}
