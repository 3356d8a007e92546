import { ask, type Answer } from "./answer.ts";
import type { Client, Pull } from "./client.ts";

/**
 * Threads of comments on lines: who may, resolves them, and minimizes the comments in them. GitHub
 * has neither in its REST API. A refusal that comes with status 200, as GraphQL's do, is a refusal
 * all the same, with the status that it means.
 */

/** A comment on lines and its answers. */
export type Thread = {
  readonly id: string;
  readonly isResolved: boolean;
  readonly comments: readonly ThreadComment[];
};

export type ThreadComment = {
  /** Its number in the REST API. */
  readonly id: number;
  readonly nodeId: string;
  readonly isMinimized: boolean;
};

/** A page of a list, as GitHub's GraphQL API has them. */
type Page<T> = {
  readonly nodes: readonly T[];
  readonly pageInfo: { readonly endCursor: string | null; readonly hasNextPage: boolean };
};
type ShownThread = Pick<Thread, "id" | "isResolved"> & { readonly comments: Page<ShownComment> };
type ShownComment = {
  readonly id: string;
  /** A number that JSON's readers may not hold, hence a text. */
  readonly fullDatabaseId: string;
  readonly isMinimized: boolean;
};

const page = "pageInfo { endCursor hasNextPage }";
const comments = `nodes { id fullDatabaseId isMinimized } ${page}`;
const reviewThreads = `
  query reviewThreads($owner: String!, $repo: String!, $number: Int!, $after: String) {
    repository(owner: $owner, name: $repo) {
      pullRequest(number: $number) {
        reviewThreads(first: 100, after: $after) {
          nodes { id isResolved comments(first: 100) { ${comments} } }
          ${page}
        }
      }
    }
  }`;
const threadComments = `
  query threadComments($thread: ID!, $after: String) {
    node(id: $thread) {
      ... on PullRequestReviewThread { comments(first: 100, after: $after) { ${comments} } }
    }
  }`;

/** The threads of a pull request; every page of them and of their comments is read. */
export async function listThreads(
  client: Client,
  { owner, repo, number }: Pull,
): Promise<Answer<readonly Thread[]>> {
  type Threads = {
    readonly repository: { readonly pullRequest: { readonly reviewThreads: Page<ShownThread> } };
  };
  type Comments = { readonly node: Pick<ShownThread, "comments"> };
  return ask(async () => {
    const threads = await everyNode(async (after) => {
      const variables = { owner, repo, number, after };
      const { repository } = await client.graphql<Threads>(reviewThreads, variables);
      return repository.pullRequest.reviewThreads;
    });
    return Promise.all(
      threads.map(async ({ id, isResolved, comments: first }) => {
        const all = await everyNode(async (after) => {
          if (after === null) return first;
          const { node } = await client.graphql<Comments>(threadComments, { thread: id, after });
          return node.comments;
        });
        return { id, isResolved, comments: all.map(commentOf) };
      }),
    );
  });
}

function commentOf({ id, fullDatabaseId, isMinimized }: ShownComment): ThreadComment {
  return { id: Number(fullDatabaseId), nodeId: id, isMinimized };
}

async function everyNode<T>(
  ask: (after: string | null) => Promise<Page<T>>,
): Promise<readonly T[]> {
  const all: T[] = [];
  for (let after: string | null = null; ; ) {
    const { nodes, pageInfo }: Page<T> = await ask(after);
    all.push(...nodes);
    if (!pageInfo.hasNextPage) return all;
    after = pageInfo.endCursor;
  }
}

/** Folds a comment away, with the reason that GitHub shows; one that is folded away stays so. */
export function minimizeComment(
  client: Client,
  nodeId: string,
  reason: "RESOLVED" | "OUTDATED",
): Promise<Answer<void>> {
  const mutation = `
    mutation minimizeComment($comment: ID!, $reason: ReportedContentClassifiers!) {
      minimizeComment(input: { subjectId: $comment, classifier: $reason }) {
        minimizedComment { isMinimized }
      }
    }`;
  return change(client, mutation, { comment: nodeId, reason });
}

export function unminimizeComment(client: Client, nodeId: string): Promise<Answer<void>> {
  const mutation = `
    mutation unminimizeComment($comment: ID!) {
      unminimizeComment(input: { subjectId: $comment }) { unminimizedComment { isMinimized } }
    }`;
  return change(client, mutation, { comment: nodeId });
}

/** Resolves a thread. GITHUB_TOKEN may not (403): oven-sh/bun#36959, PostHog/posthog#52454. */
export async function resolveThread(client: Client, thread: string): Promise<Answer<void>> {
  const mutation = `
    mutation resolveReviewThread($thread: ID!) {
      resolveReviewThread(input: { threadId: $thread }) { thread { isResolved } }
    }`;
  return hinted(await change(client, mutation, { thread }));
}

/** Opens a resolved thread again; who may is who may resolve it. */
export async function unresolveThread(client: Client, thread: string): Promise<Answer<void>> {
  const mutation = `
    mutation unresolveReviewThread($thread: ID!) {
      unresolveReviewThread(input: { threadId: $thread }) { thread { isResolved } }
    }`;
  return hinted(await change(client, mutation, { thread }));
}

function change(
  client: Client,
  mutation: string,
  variables: Readonly<Record<string, string>>,
): Promise<Answer<void>> {
  return ask(async () => {
    await client.graphql(mutation, variables);
  });
}

function hinted(answer: Answer<void>): Answer<void> {
  if (answer.ok || answer.status !== 403) return answer;
  const hint =
    "GITHUB_TOKEN may not resolve threads, whatever `permissions:` says; an App's or a person's token may.";
  return { ...answer, hint };
}
