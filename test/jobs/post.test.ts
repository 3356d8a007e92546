import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { connect, type Client } from "../../src/github/client.ts";
import { openConversation } from "../../src/jobs/conversation.ts";
import { post, type ToPost } from "../../src/jobs/post.ts";
import type { Comment } from "../../src/report/comment.ts";
import { markerOf, summaryMarker as summaryMarkerOf } from "../../src/report/marker.ts";
import { digest } from "../../src/rules/fingerprint.ts";
import { actionsBot } from "../github/fake/shapes.ts";
import { addReviewComment, type Person } from "../github/fake/world.ts";
import { readToken, startGitHub, userToken, writeToken, type GitHub } from "../github/fake.ts";
import { hurried } from "../github/hurried.ts";
import { temporaryFolder } from "../github/folder.ts";
import { createOrigin } from "../github/origin.ts";

const lines = (words: readonly string[]): string => `${words.join("\n")}\n`;
const words = Array.from({ length: 20 }, (_, i) => `line ${i + 1}`);
const origin = createOrigin(join(temporaryFolder(), "origin"), {
  base: [{ "main.tf": lines(words), "other.tf": lines(words) }],
  head: [
    {
      "main.tf": lines(words.map((word) => `${word}, changed`)),
      "other.tf": lines(words.map((word) => `${word}, changed too`)),
    },
  ],
});
const pull = { owner: "octo-org", repo: "infrastructure", number: 7 };
const mallory: Person = { login: "mallory", type: "User" };

let github: GitHub;
let client: Client;
beforeEach(async () => {
  github = await startGitHub({ directory: origin.directory, pulls: [{ number: 7 }] });
  client = clientOf(writeToken);
});
const clientOf = (token: string): Client =>
  connect({ token, apiUrl: github.url, userAgent: "pare", patience: hurried });
afterEach(async () => {
  expect(github.violations).toEqual([]);
  await github.close();
});

const job = "review/pare";
const summaryMarker = summaryMarkerOf(job);
/** The statement of an id, which says what its letter says. */
const mark = (id: string) => ({ at: digest([id]).slice(0, 8), says: digest([id.slice(0, 1)]) });
const marker = (id: string): string => markerOf({ job, statements: [mark(id)], findings: [] });
const comment = (id: string, startLine: number, line: number, text = "wide"): Comment => ({
  path: "main.tf",
  ...(startLine < line && { startLine }),
  line,
  statements: [mark(id)],
  findings: [],
  body: `${marker(id)}\n\n${text}`,
});
const said = (comments: readonly Comment[], more: Partial<ToPost> = {}): ToPost => ({
  comments,
  summaryWith: (standing) => `${summaryMarker}\n\n${standing.length} comments`,
  head: origin.head(),
  standing: [],
  excused: [],
  ignored: new Map(),
  isUnread: () => false,
  isWorthTelling: true,
  ...more,
});
const send = async (comments: readonly Comment[], more: Partial<ToPost> = {}) => {
  const conversation = await openConversation(client, pull, job);
  if (!conversation.ok) throw new Error(conversation.message);
  return post(client, pull, conversation.value, said(comments, more));
};
const bodies = (): readonly string[] =>
  github.world.comments.map(({ body }) => body.replace(/^.*\n\n/, ""));
const summaries = (): readonly string[] =>
  github.world.issueComments.map(({ body }) => body.replace(/^.*\n\n/, ""));
const foreign = (author: Person, body: string, inReplyTo?: number): void => {
  addReviewComment(github.world, {
    pull: 7,
    review: 1,
    author,
    body,
    path: "main.tf",
    commit: origin.head(),
    mergeBase: origin.mergeBase(),
    subject: "line",
    side: "RIGHT",
    line: 3,
    hunk: "",
    ...(inReplyTo !== undefined && { inReplyTo }),
  });
};

test("new comments come in one review, and the same again is nothing to send", async () => {
  const comments = [comment("a[0]", 2, 4), comment("b[0]", 9, 9)];
  expect(await send(comments)).toEqual({
    created: 2,
    updated: 0,
    unchanged: 0,
    closed: 0,
    deleted: 0,
    standing: comments,
    isSummarized: true,
    refusals: [],
    foldRefusals: [],
  });
  expect(github.writes().map(({ operation }) => operation)).toEqual([
    "pulls/create-review",
    "issues/create-comment",
  ]);
  const before = github.writes().length;
  expect(await send(comments)).toMatchObject({ created: 0, unchanged: 2 });
  expect(github.writes().length).toBe(before);
});

test("another text on the same lines is an edit, whatever the marker was", async () => {
  await send([comment("a[0]", 2, 4), comment("a[1]", 9, 12)]);
  // The first statement is gone, and the second is the first now.
  const now = [comment("a[0]", 9, 12, "wider")];
  expect(await send(now)).toMatchObject({ created: 0, updated: 1, closed: 1 });
  expect(bodies()).toEqual([expect.stringContaining("Repaired"), "wider"]);
});

test("the same statement on other lines is a new comment, and the old one is deleted", async () => {
  await send([comment("a[0]", 2, 4)]);
  const standing = [mark("a[0]")];
  const other = [comment("a[0]", 3, 4)];
  expect(await send(other, { standing })).toMatchObject({ created: 1, deleted: 1 });
  expect(bodies()).toEqual(["wide"]);
  const before = github.writes().length;
  expect(await send(other, { standing })).toMatchObject({ unchanged: 1, closed: 0 });
  expect(github.writes().length).toBe(before);
});

test("a statement that was edited and is still found fault with is not called repaired", async () => {
  await send([comment("a[0]", 2, 4)]);
  foreign(mallory, "Why?", github.world.comments[0]?.id);
  const edited = { ...mark("a[0]"), says: digest(["edited"]) };
  const other = { ...comment("a[0]", 3, 4), statements: [edited] };
  await send([other], { standing: [edited] });
  expect(bodies()[0]).toContain("Out of date");
});

test("what is suppressed by now is not called repaired", async () => {
  await send([comment("a[0]", 2, 4)]);
  expect(await send([], { excused: [mark("a[0]")] })).toMatchObject({ closed: 1 });
  expect(bodies()).toEqual([expect.stringMatching(/^Excused: /)]);
  expect(github.world.comments[0]?.minimized).toBe("resolved");
});

test("another statement that comes to stand where a repaired one stood keeps it repaired", async () => {
  await send([comment("a[0]", 2, 4), comment("b[1]", 9, 12)]);
  const moved = { at: mark("a[0]").at, says: mark("b[1]").says };
  const there = { ...comment("b[1]", 9, 12), statements: [moved] };
  expect(await send([there], { standing: [moved] })).toMatchObject({ closed: 1 });
  expect(bodies()[0]).toContain("Repaired");
});

test("a comment that somebody answered is never deleted, but says so and is folded away", async () => {
  await send([comment("a[0]", 2, 4)]);
  foreign(mallory, "Why?", github.world.comments[0]?.id);
  const standing = [mark("a[0]")];
  const other = [comment("a[0]", 3, 4)];
  expect(await send(other, { standing })).toMatchObject({
    created: 1,
    closed: 1,
    deleted: 0,
    refusals: [],
  });
  expect(bodies()).toEqual([expect.stringContaining("Out of date"), "Why?", "wide"]);
  expect(github.world.comments.map(({ minimized }) => minimized)).toEqual([
    "outdated",
    undefined,
    undefined,
  ]);
  const before = github.writes().length;
  await send(other, { standing });
  expect(github.writes().length).toBe(before);
});

test("what is repaired is folded away, and unfolded where it comes back", async () => {
  await send([comment("a[0]", 2, 4)]);
  await send([]);
  expect(bodies()).toEqual([expect.stringContaining("Repaired")]);
  expect(github.world.comments[0]?.minimized).toBe("resolved");
  const before = github.writes().length;
  await send([]);
  expect(github.writes().length).toBe(before);
  expect(await send([comment("a[0]", 2, 4)])).toMatchObject({ updated: 1 });
  expect(bodies()).toEqual(["wide"]);
  expect(github.world.comments[0]?.minimized).toBeUndefined();
});

test("a token of Actions may resolve no thread, which is nothing to complain of; a person's does", async () => {
  await send([comment("a[0]", 2, 4)]);
  expect(await send([])).toMatchObject({ closed: 1, refusals: [] });
  expect(github.world.resolvedThreads.size).toBe(0);
  client = clientOf(userToken);
  await send([comment("a[0]", 2, 4)]);
  await send([]);
  expect(github.world.resolvedThreads.size).toBe(1);
});

test("what comes back is said anew where its comment stays folded", async () => {
  await send([comment("a[0]", 2, 4)]);
  await send([]);
  const [old] = github.world.comments;
  const again = [comment("a[0]", 2, 4)];
  const standing = [mark("a[0]")];
  // Somebody has resolved its thread, which the token of Actions may not open.
  github.world.resolvedThreads.add(`PRRT_${old?.id ?? 0}`);
  expect(await send(again, { standing })).toMatchObject({ created: 1, updated: 0 });
  expect(bodies()).toEqual([expect.stringContaining("Repaired"), "wide"]);
  // The next run takes the old one away.
  expect(await send(again, { standing })).toMatchObject({ unchanged: 1, deleted: 1 });
  expect(bodies()).toEqual(["wide"]);
});

test.each(["graphql/reviewThreads", "graphql/unminimizeComment"])(
  "it is said anew where %s fails, too",
  async (operation) => {
    await send([comment("a[0]", 2, 4)]);
    await send([]);
    github.fail(operation, { status: 500 });
    expect(await send([comment("a[0]", 2, 4)])).toMatchObject({
      created: 1,
      updated: 0,
      foldRefusals: [{ status: 500 }],
    });
    expect(bodies()).toEqual([expect.stringContaining("Repaired"), "wide"]);
  },
);

test("a comment that was answered with pare ignore says by whom, and speaks of nothing else", async () => {
  await send([comment("a[0]", 2, 4)]);
  const [first] = github.world.comments;
  foreign(mallory, "pare ignore we know", first?.id);
  const reply = { author: "mallory", reason: "we @know", url: "https://github.com/x" };
  const ignored = new Map([[first?.id ?? 0, reply]]);
  expect(await send([], { ignored })).toMatchObject({ closed: 1 });
  expect(bodies()[0]).toBe(
    "Ignored on this pull request, as `mallory` answered: we `@know`\n\n<details><summary>What it said</summary>\n\nwide\n\n</details>",
  );
  expect(first?.minimized).toBe("resolved");
  // Another finding on the same lines is another comment: nobody has ignored that.
  const other = {
    ...comment("a[0]", 2, 4, "worse"),
    findings: [{ says: "f".repeat(32), severity: "high" as const }],
  };
  expect(await send([other], { ignored })).toMatchObject({ created: 1, closed: 0 });
  expect(bodies().at(-1)).toBe("worse");
});

test("what was answered is not made to speak of another statement, and keeps what it said", async () => {
  await send([comment("a[0]", 2, 4)]);
  foreign(mallory, "Why?", github.world.comments[0]?.id);
  const other = [comment("b[0]", 2, 4, "other")];
  expect(await send(other)).toMatchObject({ created: 1, updated: 0, closed: 1 });
  expect(bodies()).toEqual([expect.stringMatching(/^Repaired: [^]*\nwide\n/), "Why?", "other"]);
  const before = github.writes().length;
  expect(await send(other)).toMatchObject({ unchanged: 1, closed: 0 });
  expect(github.writes().length).toBe(before);
});

test("a comment of a file that was not read is neither repaired nor deleted", async () => {
  const other = { ...comment("b[0]", 2, 4), path: "other.tf" };
  await send([comment("a[0]", 2, 4), other]);
  const isUnread = (path: string): boolean => path === "main.tf";
  expect(await send([], { isUnread })).toMatchObject({ closed: 1, deleted: 0 });
  expect(bodies()).toEqual(["wide", expect.stringContaining("Repaired")]);
  expect(github.world.comments[0]?.minimized).toBeUndefined();
});

test("the comments of another job are left alone", async () => {
  await send([comment("a[0]", 2, 4)]);
  const other = await openConversation(client, pull, "other/pare");
  if (!other.ok) throw new Error(other.message);
  const summary = `${summaryMarkerOf("other/pare")}\n\nnothing`;
  await post(client, pull, other.value, said([], { summaryWith: () => summary }));
  expect(bodies()).toEqual(["wide"]);
  expect(github.world.issueComments.length).toBe(2);
});

test("the same lines of another file are other lines", async () => {
  await send([comment("a[0]", 2, 4)]);
  const moved = { ...comment("b[0]", 2, 4), path: "other.tf" };
  expect(await send([moved])).toMatchObject({ created: 1, closed: 1 });
  expect(github.world.comments.map(({ path }) => path)).toEqual(["main.tf", "other.tf"]);
});

test("nobody else's comment is edited, nor what others answered", async () => {
  await send([comment("a[0]", 3, 3)]);
  foreign(mallory, `${marker("a[0]")}\n\nforged`);
  foreign(actionsBot, "of another workflow");
  foreign(actionsBot, `A linter says:\n\`\`\`\n${marker("a[0]")}\n\`\`\``);
  foreign(actionsBot, `${marker("a[0]")}\n\nquoted`, github.world.comments[0]?.id);
  expect(await send([])).toMatchObject({ closed: 1 });
  expect(bodies()).toEqual([
    expect.stringContaining("Repaired"),
    "forged",
    "of another workflow",
    expect.stringMatching(/^A linter says:/),
    "quoted",
  ]);
});

test("a person's token posts as that person, and finds its own comments again", async () => {
  client = clientOf(userToken);
  await send([comment("a[0]", 3, 3)]);
  const before = github.writes().length;
  await send([comment("a[0]", 3, 3)]);
  expect(github.writes().length).toBe(before);
  expect(github.world.comments[0]?.author.login).toBe("octo-reviewer");
});

test("lines outside of the diff are left out, and counted", async () => {
  const shown = comment("a[0]", 3, 3);
  const account = await send([shown, { ...comment("b[0]", 3, 3), path: "else.tf" }]);
  expect(account).toMatchObject({ created: 1, standing: [shown] });
  expect(bodies()).toEqual(["wide"]);
  // It does not say that both stand.
  expect(summaries()).toEqual(["1 comments"]);
});

test("where nothing is worth telling no summary is begun, and an earlier one is kept up", async () => {
  await send([], { isWorthTelling: false });
  expect(github.writes()).toEqual([]);
  await send([], { summaryWith: () => `${summaryMarker}\n\nsomething` });
  const nothing = { summaryWith: () => `${summaryMarker}\n\nnothing`, isWorthTelling: false };
  expect(await send([], nothing)).toMatchObject({ isSummarized: true });
  expect(summaries()).toEqual(["nothing"]);
});

test.each(["graphql/viewer", "pulls/list-review-comments"])(
  "without %s there is no conversation",
  async (operation) => {
    github.fail(operation, { status: 500 });
    expect(await openConversation(client, pull, job)).toMatchObject({ ok: false, status: 500 });
  },
);

test("where the review is refused the summary says so and has all of it", async () => {
  await send([comment("a[0]", 2, 4)]);
  github.fail("pulls/create-review", { status: 500 });
  const kept = comment("a[0]", 2, 4);
  const account = await send([kept, comment("b[0]", 9, 9)]);
  expect(account).toMatchObject({ standing: [kept], isSummarized: true });
  expect(account.refusals).toMatchObject([{ status: 500 }]);
  expect(summaries()).toEqual(["1 comments"]);
});

test("what cannot be listed is tried: GitHub says of each whether it takes it", async () => {
  github.fail("pulls/list-files", { status: 500 });
  const comments = [comment("a[0]", 3, 3), { ...comment("b[0]", 3, 3), path: "else.tf" }];
  expect(await send(comments)).toMatchObject({ created: 1, refusals: [{ status: 500 }] });
  expect(bodies()).toEqual(["wide"]);
});

test("a comment that somebody deletes meanwhile is made again, and keeps nothing else from being said", async () => {
  await send([comment("a[0]", 2, 4), comment("b[0]", 9, 9), comment("c[0]", 12, 12)]);
  const conversation = await openConversation(client, pull, job);
  if (!conversation.ok) throw new Error(conversation.message);
  github.world.comments.splice(1, 2);
  const comments = [comment("a[0]", 2, 4, "wider"), comment("b[0]", 9, 9, "wider")];
  const account = await post(client, pull, conversation.value, said(comments));
  expect(account).toMatchObject({ updated: 1, created: 1, closed: 0, refusals: [] });
  expect(bodies()).toEqual(["wider", "wider"]);
  expect(summaries()).toEqual(["2 comments"]);
});

test("an edit that fails is noted, and its comment is not said to stand", async () => {
  await send([comment("a[0]", 3, 3)]);
  github.fail("pulls/update-review-comment", { status: 500 });
  const other = comment("b[0]", 9, 9);
  const account = await send([comment("a[0]", 3, 3, "wider"), other]);
  expect(account).toMatchObject({ created: 1, standing: [other], isSummarized: true });
  expect(account.refusals).toMatchObject([{ status: 500 }]);
});

test.each(["issues/list-comments", "issues/create-comment"])(
  "where %s is refused the comments stand, and no summary does",
  async (operation) => {
    github.fail(operation, { status: 500 });
    const account = await send([comment("a[0]", 3, 3)]);
    expect(account).toMatchObject({ created: 1, isSummarized: false, refusals: [{ status: 500 }] });
  },
);

test("a token that may not write is tried once", async () => {
  await send([comment("a[0]", 3, 3), comment("b[0]", 9, 9)]);
  client = clientOf(readToken);
  const before = github.writes().length;
  const account = await send([comment("a[0]", 3, 3, "wider"), comment("c[0]", 12, 12)]);
  expect(account).toMatchObject({ standing: [], isSummarized: false, refusals: [{ status: 403 }] });
  expect(github.writes().length).toBe(before + 1);
});

test("a GitHub that does not answer is asked twice", async () => {
  const all = [3, 6, 9, 12].map((line) => comment(`${line}[0]`, line, line));
  await send(all);
  github.fail("pulls/update-review-comment", { cut: "before" });
  const account = await send(all.map((each) => ({ ...each, body: `${each.body}!` })));
  expect(account).toMatchObject({ standing: [], isSummarized: false });
  expect(account.refusals).toMatchObject([{ status: 0 }, { status: 0 }]);
});
