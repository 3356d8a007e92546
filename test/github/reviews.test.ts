import fc from "fast-check";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { connect, type Client } from "../../src/github/client.ts";
import { createReviews, type ReviewsAccount } from "../../src/github/reviews.ts";
import { secondaryLimit, type Failure } from "./fake/failures.ts";
import { readToken, startGitHub, writeToken, type GitHub } from "./fake.ts";
import { temporaryFolder } from "./folder.ts";
import { hurried } from "./hurried.ts";
import { createOrigin } from "./origin.ts";

const lastLine = 200;
const origin = createOrigin(join(temporaryFolder(), "origin"), {
  base: [{ "old.tf": "old\n" }],
  head: [{ "main.tf": "line\n".repeat(lastLine) }],
});
const pull = { owner: "octo-org", repo: "infrastructure", number: 7 };

let github: GitHub;
beforeEach(async () => {
  github = await startGitHub({ directory: origin.directory, pulls: [{ number: 7 }] });
});
afterEach(async () => {
  expect(github.violations).toEqual([]);
  await github.close();
});

const client = (token = writeToken): Client =>
  connect({ token, apiUrl: github.url, userAgent: "pare", patience: hurried });
const send = (lines: readonly number[], token = writeToken): Promise<ReviewsAccount> =>
  createReviews(client(token), pull, {
    commit: origin.head(),
    body: (count) => `${count} comments`,
    comments: lines.map((line) => ({ path: "main.tf", line, body: `line ${line}` })),
  });
const upTo = (count: number): readonly number[] =>
  Array.from({ length: count }, (_, index) => index + 1);
const linesOf = (account: ReviewsAccount) => account.posted.map(({ line }) => line);
const refusedOf = (account: ReviewsAccount) => account.refused.map(({ comment }) => comment.line);
const onGitHub = () => github.world.comments.map(({ line }) => line);

test("good comments are one review", async () => {
  const account = await send([1, 2, 3]);
  expect(linesOf(account)).toEqual([1, 2, 3]);
  expect(account.refused).toEqual([]);
  expect(account).not.toHaveProperty("failure");
  expect(github.world.reviews.map(({ body }) => body)).toEqual(["3 comments"]);
});

test("no comments are no review", async () => {
  expect(await send([])).toEqual({ posted: [], refused: [] });
  expect(github.log).toEqual([]);
});

test("a review has 60 comments at most", async () => {
  expect(linesOf(await send(upTo(130)))).toEqual(upTo(130));
  expect(github.world.reviews.map(({ body }) => body)).toEqual([
    "60 comments",
    "60 comments",
    "10 comments",
  ]);
});

test("a bad comment is singled out, and told with what GitHub says of it", async () => {
  const account = await send([1, 2, 999, 4, 5]);
  expect(account.refused).toEqual([
    {
      comment: { path: "main.tf", line: 999, body: "line 999" },
      message:
        "Unprocessable Entity: Pull request review thread line must be part of the diff and Pull request review thread diff hunk can't be blank",
    },
  ]);
  expect(linesOf(account)).toEqual([1, 2, 4, 5]);
  expect(onGitHub()).toEqual([1, 2, 4, 5]);
});

test("one bad comment of 60 costs no more than two requests a halving", async () => {
  await send([...upTo(37), 999, ...upTo(22)]);
  expect(github.count()).toBeLessThanOrEqual(1 + 2 * Math.ceil(Math.log2(60)));
  expect(onGitHub().length).toBe(59);
});

test("what is posted and what is refused are what was sent, in its order, up to four bad ones", async () => {
  const lines = fc.uniqueArray(fc.integer({ min: 1, max: lastLine }), { maxLength: 40 });
  const bad = fc.array(fc.nat({ max: 39 }), { maxLength: 4 });
  await fc.assert(
    fc.asyncProperty(lines, bad, async (good, places) => {
      github.world.comments.length = 0;
      const all = [...good];
      for (const place of places) all.splice(place, 0, lastLine + 1);
      const account = await send(all);
      expect(linesOf(account)).toEqual(good);
      expect(refusedOf(account)).toEqual(places.map(() => lastLine + 1));
      expect(onGitHub()).toEqual(good);
    }),
    { numRuns: 20 },
  );
});

test("where all are bad, the search has an end", async () => {
  const account = await send(upTo(60).map((line) => line + lastLine));
  expect(account.posted).toEqual([]);
  expect(account.refused.length).toBe(60);
  expect(github.count()).toBeLessThanOrEqual(45);
});

test("a refusal that is about no comment ends it", async () => {
  const account = await send(upTo(130), readToken);
  expect(account).toMatchObject({ posted: [], refused: [], failure: { status: 403 } });
  expect(github.count()).toBe(1);
});

test.for<Failure>([{ status: 500 }, { cut: "after" }, secondaryLimit(3600)])(
  "what was posted before a failure is told: %o",
  async (failure) => {
    github.fail("pulls/create-review", { ...failure, skip: 1 });
    const account = await send(upTo(130));
    expect(linesOf(account)).toEqual(upTo(60));
    expect(account.refused).toEqual([]);
    expect(account.failure).toMatchObject({ ok: false, status: failure.status ?? 0 });
  },
);
