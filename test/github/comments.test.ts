import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { connect, type Client } from "../../src/github/client.ts";
import {
  createReview,
  deleteComment,
  listOwnComments,
  updateComment,
  type OwnComment,
} from "../../src/github/comments.ts";
import { readToken, startGitHub, userToken, writeToken, type GitHub } from "./fake.ts";
import { temporaryFolder } from "./folder.ts";
import { hurried } from "./hurried.ts";
import { octokitFor } from "./octokit.ts";
import { createOrigin, type Origin } from "./origin.ts";

const folder = temporaryFolder();
const numbered = (to: number): string =>
  Array.from({ length: to }, (_, index) => `line ${index + 1}\n`).join("");
const pull = { owner: "octo-org", repo: "infrastructure", number: 7 };
const own = { author: "github-actions[bot]", marker: "<!-- pare:comment " };
const marked = (name: string): string => `<!-- pare:comment ${name} -->\n\nToo wide.`;

const newOrigin = (name: string): Origin =>
  createOrigin(join(folder, name), {
    base: [{ "old.tf": "old\n" }],
    head: [{ "main.tf": numbered(150) }],
  });
const origin = newOrigin("origin");

let github: GitHub;
let client: Client;
async function start({ directory }: Origin): Promise<void> {
  const collaborators = { "octo-reviewer": "write" } as const;
  github = await startGitHub({ directory, pulls: [{ number: 7 }], collaborators });
  client = connectAs(writeToken);
}
beforeEach(() => start(origin));
afterEach(async () => {
  expect(github.violations).toEqual([]);
  await github.close();
});

function connectAs(token: string): Client {
  return connect({ token, apiUrl: github.url, userAgent: "pare", patience: hurried });
}

/** Posts comments on lines, as the given token's owner. */
async function post(lines: readonly number[], token = writeToken): Promise<void> {
  const comments = lines.map((line) => ({ path: "main.tf", line, body: marked(`line-${line}`) }));
  const review = { commit: origin.head(), body: "Review", comments };
  expect(await createReview(connectAs(token), pull, review)).toMatchObject({ ok: true });
}

async function listed(): Promise<readonly OwnComment[]> {
  const answer = await listOwnComments(client, pull, own);
  if (!answer.ok) throw new Error(answer.message);
  return answer.value;
}

test("a review with comments is one request", async () => {
  const comments = [
    { path: "main.tf", line: 3, body: "one line" },
    { path: "main.tf", startLine: 5, line: 9, body: "several" },
    { path: "main.tf", startLine: 11, line: 11, body: "a range of one" },
  ];
  const answer = await createReview(client, pull, { commit: origin.head(), body: "R", comments });
  const [review] = github.world.reviews;
  expect(answer).toEqual({
    ok: true,
    value: {
      id: review?.id,
      htmlUrl: `https://github.com/octo-org/infrastructure/pull/7#pullrequestreview-${review?.id ?? ""}`,
    },
  });
  expect(review).toMatchObject({ state: "COMMENTED", body: "R", commit: origin.head() });
  expect(github.writes().map(({ operation }) => operation)).toEqual(["pulls/create-review"]);
  expect(github.world.comments).toMatchObject([
    { line: 3, side: "RIGHT" },
    { startLine: 5, startSide: "RIGHT", line: 9 },
    { line: 11, side: "RIGHT" },
  ]);
  expect(github.world.comments.map(({ startLine }) => startLine)).toEqual([
    undefined,
    5,
    undefined,
  ]);
});

test("one line outside the diff refuses the whole review", async () => {
  const comments = [3, 151].map((line) => ({ path: "main.tf", line, body: "x" }));
  const answer = await createReview(client, pull, { commit: origin.head(), body: "R", comments });
  expect(answer).toMatchObject({
    ok: false,
    status: 422,
    message:
      "Unprocessable Entity: Pull request review thread line must be part of the diff and Pull request review thread diff hunk can't be blank",
  });
  expect(github.world.reviews).toEqual([]);
});

test("a range that ends before it begins is a bug", async () => {
  const comments = [{ path: "main.tf", startLine: 9, line: 5, body: "x" }];
  const review = { commit: origin.head(), body: "R", comments };
  await expect(createReview(client, pull, review)).rejects.toThrow(RangeError);
  expect(github.log).toEqual([]);
});

test("a token that can only read is told so", async () => {
  const review = { commit: origin.head(), body: "R", comments: [] };
  expect(await createReview(connectAs(readToken), pull, review)).toMatchObject({
    ok: false,
    status: 403,
    hint: expect.stringContaining("`pull-requests: write`") as string,
  });
});

test("own comments are found on every page, and nobody else's", async () => {
  const lines = Array.from({ length: 130 }, (_, index) => index + 1);
  await post(lines.slice(0, 60));
  await post([140], userToken);
  await post(lines.slice(60));
  expect((await listed()).map(({ line }) => line)).toEqual(lines);
  expect(
    github.log.filter(({ operation }) => operation === "pulls/list-review-comments").length,
  ).toBe(2);
});

test("an own comment is told with its place, text and address", async () => {
  const comments = [{ path: "main.tf", startLine: 2, line: 4, body: marked("a") }];
  await createReview(client, pull, { commit: origin.head(), body: "R", comments });
  const id = github.world.comments[0]?.id ?? 0;
  expect(await listed()).toEqual([
    {
      id,
      path: "main.tf",
      startLine: 2,
      line: 4,
      body: marked("a"),
      htmlUrl: `https://github.com/octo-org/infrastructure/pull/7#discussion_r${id}`,
      replies: [],
    },
  ]);
});

test("a marker of somebody else's is not ours, nor is what the same bot says without it", async () => {
  await post([1], userToken);
  const others = [
    "Another check found nothing.",
    `> ${marked("q")}`,
    `This line has no blank:\n\n\`\`\`\n${marked("q")}\n\`\`\``,
    `\n${marked("q")}`,
    marked("q").replace("\n", " is what it says\n"),
    marked("q").replace(" -->", ""),
  ];
  const comments = others.map((body) => ({ path: "main.tf", line: 2, body }));
  await createReview(client, pull, { commit: origin.head(), body: "R", comments });
  expect(await listed()).toEqual([]);

  await post([3]);
  const otherJob = { ...own, marker: "<!-- pare:other-job " };
  expect((await listed()).length).toBe(1);
  expect(await listOwnComments(client, pull, otherJob)).toEqual({ ok: true, value: [] });
});

test("replies are told with their authors; our own are comments of ours", async () => {
  await post([1, 2]);
  const [first] = github.world.comments;
  const { owner, repo } = pull;
  const answered = { owner, repo, pull_number: 7, comment_id: first?.id ?? 0 };
  const reply = (token: string, body: string) =>
    octokitFor(github, token).pulls.createReplyForReviewComment({ ...answered, body });
  const { data } = await reply(userToken, "It has to be.");
  await reply(writeToken, marked("answer"));
  const comments = await listed();
  expect(comments.map(({ replies }) => replies)).toEqual([
    [
      {
        id: data.id,
        author: "octo-reviewer",
        body: "It has to be.",
        htmlUrl: `https://github.com/octo-org/infrastructure/pull/7#discussion_r${data.id}`,
      },
    ],
    [],
    [],
  ]);
  expect(comments.map(({ inReplyTo }) => inReplyTo)).toEqual([undefined, undefined, first?.id]);
});

test("an outdated comment has no line", async () => {
  await github.close();
  // The same story makes the same commits, which `post` names.
  const pushed = newOrigin("pushed");
  await start(pushed);
  await post([10, 20]);
  pushed.push({ "main.tf": numbered(150).replace("line 10\n", "changed\nadded\n") });
  expect((await listed()).map(({ line }) => line)).toEqual([undefined, 21]);
});

test("a text is changed only if it differs", async () => {
  await post([1]);
  const [comment] = await listed();
  if (!comment) throw new Error("no comment");
  const unchanged = await updateComment(client, pull, comment, `${comment.body}\r\n`);
  expect(unchanged).toEqual({ ok: true, value: "unchanged" });
  expect(github.writes().length).toBe(1);

  expect(await updateComment(client, pull, comment, marked("b"))).toEqual({
    ok: true,
    value: "updated",
  });
  expect((await listed())[0]?.body).toBe(marked("b"));
  const gone = await updateComment(client, pull, { id: 1, body: "" }, "x");
  expect(gone).toMatchObject({ ok: false, status: 404 });
});

test("a page that breaks off is a refusal, not the end of the list", async () => {
  await post([1]);
  github.fail("pulls/list-review-comments", { cut: "within" });
  expect(await listOwnComments(client, pull, own)).toMatchObject({ ok: false, status: 0 });
});

test("a comment is deleted once; that it is gone is no refusal", async () => {
  await post([1, 2]);
  const [first] = await listed();
  const id = first?.id ?? 0;
  expect(await deleteComment(client, pull, id)).toEqual({ ok: true, value: "deleted" });
  expect(await deleteComment(client, pull, id)).toEqual({ ok: true, value: "gone" });
  expect((await listed()).map(({ line }) => line)).toEqual([2]);
  const refused = await deleteComment(connectAs(readToken), pull, id);
  expect(refused).toMatchObject({ ok: false, status: 403 });
});
