import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { connect, type Client, type Connection } from "../../src/github/client.ts";
import { createReview } from "../../src/github/comments.ts";
import {
  listThreads,
  minimizeComment,
  resolveThread,
  unminimizeComment,
  unresolveThread,
  type Thread,
} from "../../src/github/threads.ts";
import { rateLimit, secondaryLimit, type Failure } from "./fake/failures.ts";
import { actionsBot } from "./fake/shapes.ts";
import { addIssueComment, addReviewComment } from "./fake/world.ts";
import { readToken, startGitHub, userToken, writeToken, type GitHub } from "./fake.ts";
import { temporaryFolder } from "./folder.ts";
import { hurried } from "./hurried.ts";
import { octokitFor } from "./octokit.ts";
import { createOrigin } from "./origin.ts";

const origin = createOrigin(join(temporaryFolder(), "origin"), {
  base: [{ "old.tf": "old\n" }],
  head: [{ "main.tf": "line\n".repeat(120) }],
});
const repository = { owner: "octo-org", repo: "infrastructure" };
const pull = { ...repository, number: 7 };
const app = { login: "an-app[bot]", type: "Bot" } as const;
const permissions = { contents: "write", pull_requests: "write" } as const;

let github: GitHub;
const start = async (basePath = ""): Promise<void> => {
  github = await startGitHub({
    directory: origin.directory,
    pulls: [{ number: 7 }],
    basePath,
    tokens: {
      app: { kind: "installation", person: app, permissions },
      actions: { kind: "installation", person: actionsBot, permissions },
      issues: { kind: "installation", person: app, permissions: { issues: "write" } },
    },
  });
};
beforeEach(() => start());
afterEach(async () => {
  expect(github.violations).toEqual([]);
  await github.close();
});

function as(token: string, more: Partial<Connection> = {}): Client {
  const connection = { token, apiUrl: github.url, userAgent: "pare", patience: hurried };
  return connect({ ...connection, graphqlUrl: github.graphqlUrl, ...more });
}

async function post(...lines: readonly number[]): Promise<readonly number[]> {
  const comments = lines.map((line) => ({ path: "main.tf", line, body: `line ${line}` }));
  await createReview(as(writeToken), pull, { commit: origin.head(), body: "R", comments });
  return github.world.comments.map(({ id }) => id);
}

const reply = (id: number, body = "Why?") =>
  octokitFor(github, userToken).pulls.createReplyForReviewComment({
    ...repository,
    pull_number: 7,
    comment_id: id,
    body,
  });

async function listed(): Promise<readonly Thread[]> {
  const answer = await listThreads(as(writeToken), pull);
  if (!answer.ok) throw new Error(answer.message);
  return answer.value;
}

test("threads have their comments, by number and by name", async () => {
  const [first = 0, second = 0] = await post(1, 2);
  const { data } = await reply(first);
  expect(await listed()).toEqual([
    {
      id: `PRRT_${first}`,
      isResolved: false,
      comments: [
        { id: first, nodeId: `PRRC_${first}`, isMinimized: false },
        { id: data.id, nodeId: data.node_id, isMinimized: false },
      ],
    },
    {
      id: `PRRT_${second}`,
      isResolved: false,
      comments: [{ id: second, nodeId: `PRRC_${second}`, isMinimized: false }],
    },
  ]);
  expect(github.count("graphql/reviewThreads")).toBe(1);
});

test("every page of threads and of their comments is read", async () => {
  const lines = Array.from({ length: 120 }, (_, index) => index + 1);
  const ids = await post(...lines);
  const [root] = github.world.comments;
  if (!root) throw new Error("no comment");
  for (let answer = 0; answer < 205; answer++)
    addReviewComment(github.world, { ...root, body: "x", inReplyTo: root.id });
  const threads = await listed();
  expect(threads.map(({ id }) => id)).toEqual(ids.map((id) => `PRRT_${id}`));
  expect(threads[0]?.comments.length).toBe(206);
  expect([github.count("graphql/reviewThreads"), github.count("graphql/threadComments")]).toEqual([
    2, 2,
  ]);
});

test("comments are folded away and unfolded, on lines and in the conversation", async () => {
  const [id = 0] = await post(1);
  const comment = { issue: 7, author: actionsBot, body: "summary" };
  const summary = addIssueComment(github.world, comment);
  const client = as(writeToken);
  expect(await minimizeComment(client, `PRRC_${id}`, "RESOLVED")).toEqual({ ok: true });
  expect(await minimizeComment(client, `IC_${summary.id}`, "OUTDATED")).toEqual({ ok: true });
  expect((await listed())[0]?.comments).toMatchObject([{ isMinimized: true }]);
  expect([github.world.comments[0]?.minimized, summary.minimized]).toEqual([
    "resolved",
    "outdated",
  ]);
  expect(await unminimizeComment(client, `PRRC_${id}`)).toEqual({ ok: true });
  expect(await unminimizeComment(as("issues"), `IC_${summary.id}`)).toEqual({ ok: true });
  expect((await listed())[0]?.comments).toMatchObject([{ isMinimized: false }]);
  expect(summary.minimized).toBeUndefined();
  expect(github.writes().map(({ operation }) => operation)).toEqual([
    "pulls/create-review",
    "graphql/minimizeComment",
    "graphql/minimizeComment",
    "graphql/unminimizeComment",
    "graphql/unminimizeComment",
  ]);
});

test.for([userToken, "app"])("%s resolves threads, and opens them again", async (token) => {
  const [id = 0] = await post(1);
  expect(await resolveThread(as(token), `PRRT_${id}`)).toEqual({ ok: true });
  expect(await listed()).toMatchObject([{ isResolved: true }]);
  expect(await unresolveThread(as(token), `PRRT_${id}`)).toEqual({ ok: true });
  expect(await listed()).toMatchObject([{ isResolved: false }]);
});

test.for([writeToken, "actions"])("GITHUB_TOKEN may not resolve threads: %s", async (token) => {
  const [id = 0] = await post(1);
  const refusal = {
    ok: false,
    status: 403,
    message: "Resource not accessible by integration",
    hint: "GITHUB_TOKEN may not resolve threads, whatever `permissions:` says; an App's or a person's token may.",
  };
  expect(await resolveThread(as(token), `PRRT_${id}`)).toEqual(refusal);
  expect(await unresolveThread(as(token), `PRRT_${id}`)).toEqual(refusal);
  expect(await listed()).toMatchObject([{ isResolved: false }]);
  expect(github.count("graphql/resolveReviewThread")).toBe(1);
});

test("a token that can only read looks, and folds nothing away", async () => {
  const [id = 0] = await post(1);
  expect(await listThreads(as(readToken), pull)).toMatchObject({ ok: true });
  expect(await minimizeComment(as(readToken), `PRRC_${id}`, "RESOLVED")).toMatchObject({
    ok: false,
    status: 403,
    hint: expect.stringContaining("The token lacks a permission.") as string,
  });
  expect(await listThreads(as("issues"), pull)).toMatchObject({ ok: false, status: 403 });
  expect(await listThreads(as("expired"), pull)).toMatchObject({ ok: false, status: 401 });
});

test("what is not there is a refusal", async () => {
  const client = as(userToken);
  const answers = [
    await listThreads(client, { ...pull, number: 8 }),
    await listThreads(client, { ...pull, repo: "other" }),
    await minimizeComment(client, "PRRC_1", "RESOLVED"),
    await resolveThread(client, "PRRT_1"),
  ];
  for (const answer of answers) expect(answer).toMatchObject({ ok: false, status: 404 });
  expect(answers[2]).toMatchObject({
    message: "Could not resolve to a node with the global id of 'PRRC_1'.",
  });
});

test("a thread outlives the comment that it began with, as long as there are answers", async () => {
  const [first = 0, second = 0] = await post(1, 2);
  const { data } = await reply(first);
  for (const comment_id of [first, second])
    await octokitFor(github, writeToken).pulls.deleteReviewComment({ ...repository, comment_id });
  expect(await listed()).toMatchObject([{ id: `PRRT_${first}`, comments: [{ id: data.id }] }]);
});

const failures: readonly (readonly [string, number, Failure, number])[] = [
  ["a connection that is cut", 3, { cut: "before" }, 0],
  ["an answer that breaks off", 3, { cut: "within" }, 0],
  ["an answer that comes too late", 3, { delay: 2000 }, 0],
  ["a failure of GitHub's", 3, { status: 502, body: "<html>" }, 502],
  ["a rate limit that lifts late", 1, rateLimit(3600), 403],
  ["a secondary limit", 3, secondaryLimit(1), 403],
  [
    "a rate limit told as GraphQL tells it",
    1,
    {
      status: 200,
      body: { errors: [{ type: "RATE_LIMITED", message: "API rate limit exceeded" }] },
    },
    429,
  ],
  [
    "a query that took too long",
    1,
    {
      status: 200,
      body: { errors: [{ message: "Something went wrong while executing your query." }] },
    },
    500,
  ],
  [
    "an error without a type",
    1,
    {
      status: 200,
      body: { data: null, errors: [{ message: "Field 'x' doesn't\n exist" }, { message: "no" }] },
    },
    422,
  ],
];
test.for(failures)("%s is a refusal after %i tries", async ([, tries, failure, status]) => {
  const [id = 0] = await post(1);
  const client = as(writeToken, { timeout: 0.2 });
  for (const operation of ["reviewThreads", "minimizeComment"])
    github.fail(`graphql/${operation}`, failure);
  expect(await listThreads(client, pull)).toMatchObject({ ok: false, status });
  expect(github.count("graphql/reviewThreads")).toBe(tries);
  expect(await minimizeComment(client, `PRRC_${id}`, "RESOLVED")).toMatchObject({ status });
  expect(github.count("graphql/minimizeComment")).toBe(tries);
});

test("GitHub Enterprise Server has GraphQL beside its REST API", async () => {
  await github.close();
  await start("/api/v3");
  await post(1);
  expect(new URL(github.graphqlUrl).pathname).toBe("/api/graphql");
  expect((await listed()).length).toBe(1);
  // Octokit knows that place too, where nobody says another.
  const { token, apiUrl } = { token: writeToken, apiUrl: github.url };
  const guessing = connect({ token, apiUrl, userAgent: "pare", patience: hurried });
  expect(await listThreads(guessing, pull)).toMatchObject({ ok: true });
});

test("the address that is given counts, not one that is guessed", async () => {
  await github.close();
  github = await startGitHub({
    directory: origin.directory,
    pulls: [{ number: 7 }],
    basePath: "/api/v3",
    graphqlPath: "/elsewhere/graphql",
  });
  expect(await listed()).toEqual([]);
});
