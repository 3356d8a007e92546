import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { connect, type Client, type Connection } from "../../src/github/client.ts";
import { createReview, deleteComment, updateComment } from "../../src/github/comments.ts";
import { getPullRequest } from "../../src/github/pull-request.ts";
import { findSummary, putSummary } from "../../src/github/summary.ts";
import { rateLimit, secondaryLimit, tooManyRequests, type Failure } from "./fake/failures.ts";
import { startGitHub, writeToken, type GitHub } from "./fake.ts";
import { temporaryFolder } from "./folder.ts";
import { hurried } from "./hurried.ts";
import { createOrigin } from "./origin.ts";

/** What is asked for again, what is not, and for how long. */

const origin = createOrigin(join(temporaryFolder(), "origin"), {
  base: [{ "main.tf": "old\n" }],
  head: [{ "main.tf": "new\n" }],
});
const pull = { owner: "octo-org", repo: "infrastructure", number: 7 };
const own = { author: "github-actions[bot]", marker: "<!-- pare -->" };

let github: GitHub;
let lines: string[] = [];
beforeEach(async () => {
  github = await startGitHub({ directory: origin.directory, pulls: [{ number: 7 }] });
  lines = [];
});
afterEach(async () => {
  expect(github.violations).toEqual([]);
  await github.close();
});

function client(more: Partial<Connection> = {}): Client {
  return connect({
    token: writeToken,
    apiUrl: github.url,
    userAgent: "pare",
    patience: hurried,
    log: (line) => {
      if (line.includes("again")) lines.push(line);
    },
    ...more,
  });
}

const passing: readonly (readonly [string, Failure, string])[] = [
  ["a rate limit", rateLimit(30), "answered 403 and is made again in 31 s"],
  [
    "a secondary limit that says how long",
    secondaryLimit(5),
    "answered 403 and is made again in 5 s",
  ],
  ["a secondary limit that does not", secondaryLimit(), "answered 403 and is made again in 60 s"],
  ["too many requests", tooManyRequests(7), "answered 429 and is made again in 7 s"],
  ["a failure of GitHub's", { status: 502 }, "answered 502 and is made again in 1 s"],
  [
    "a failure that says how long",
    { status: 503, headers: { "retry-after": "9" } },
    "answered 503 and is made again in 9 s",
  ],
  ["a connection that is cut", { cut: "before" }, "not answered and is made again in 1 s"],
  ["an answer that breaks off", { cut: "within" }, "not answered and is made again in 1 s"],
];

test.for(passing)("%s that passes is waited for", async ([, failure, said]) => {
  github.fail("pulls/get", { ...failure, times: 1 });
  expect(await getPullRequest(client(), pull)).toMatchObject({ ok: true });
  expect(github.count()).toBe(2);
  expect(lines).toEqual([`GET /repos/octo-org/infrastructure/pulls/7 was ${said}`]);
});

test("waits grow where nobody says how long", async () => {
  github.fail("pulls/get", { status: 500, times: 2 });
  expect(await getPullRequest(client(), pull)).toMatchObject({ ok: true });
  expect(lines.map((line) => / in (\d+) s$/.exec(line)?.[1])).toEqual(["1", "4"]);
});

test.for([61, 3600])("a wait of %i seconds is not begun", async (seconds) => {
  github.fail("pulls/get", secondaryLimit(seconds));
  expect(await getPullRequest(client(), pull)).toMatchObject({
    status: 403,
    hint: `GitHub's rate limit is reached: run again in ${seconds} seconds.`,
  });
  expect(github.count()).toBe(1);
});

test("all waits of a connection have an end", async () => {
  const asking = client();
  github.fail("pulls/get", secondaryLimit(50));
  const tries = [];
  for (let asked = 0; asked < 3; asked++) {
    const before = github.count();
    expect(await getPullRequest(asking, pull)).toMatchObject({ status: 403 });
    tries.push(github.count() - before);
  }
  // Three waits of 50 seconds are within 180, a fourth is not.
  expect(tries).toEqual([3, 2, 1]);
});

test("time in which no answer came is waited for, too", async () => {
  github.fail("pulls/get", { delay: 1000, status: 500 });
  // Waits of 1 and 4 seconds are within it, and of 0.05 more are not.
  const asking = client({ timeout: 0.05, patience: { ...hurried, allWaits: 5.07 } });
  expect(await getPullRequest(asking, pull)).toMatchObject({ ok: false, status: 0 });
  expect(github.count()).toBe(2);
});

test.for<Failure>([{ cut: "before" }, { cut: "after" }, { cut: "within" }, { status: 502 }])(
  "what would be there twice is not posted again: %o",
  async (failure) => {
    github.fail("issues/create-comment", failure);
    const answer = await putSummary(client(), pull, own, `${own.marker}\ntext`);
    expect(answer).toMatchObject({ ok: false, status: failure.status ?? 0 });
    expect(github.count("issues/create-comment")).toBe(1);
    if (failure.cut)
      expect(answer).toMatchObject({
        hint: "GitHub did not answer, and may have done it all the same: run again, and see what is there.",
      });
    // The next run finds what this one could not know of.
    const isThere = failure.cut === "after" || failure.cut === "within";
    const found = await findSummary(client(), pull, own);
    expect(found.ok && found.value !== undefined).toBe(isThere);
  },
);

test("what GitHub refused for a limit is posted when it may be", async () => {
  github.fail("pulls/create-review", { ...secondaryLimit(3), times: 2 });
  const comments = [{ path: "main.tf", line: 1, body: "x" }];
  const review = { commit: origin.head(), body: "R", comments };
  expect(await createReview(client(), pull, review)).toMatchObject({ ok: true });
  expect(github.world.reviews.length).toBe(1);
});

test("an edit that is not answered is made again, to the same text", async () => {
  const comments = [{ path: "main.tf", line: 1, body: "x" }];
  await createReview(client(), pull, { commit: origin.head(), body: "R", comments });
  const id = github.world.comments[0]?.id ?? 0;
  github.fail("pulls/update-review-comment", { cut: "after", times: 1 });
  github.fail("pulls/update-review-comment", { status: 500, times: 1 });
  const answer = await updateComment(client(), pull, { id, body: "x" }, "y");
  expect(answer).toEqual({ ok: true, value: "updated" });
  expect(github.count("pulls/update-review-comment")).toBe(3);
  expect(github.world.comments[0]?.body).toBe("y");
});

test("a deletion that is not answered is made again, and finds nothing any more", async () => {
  const comments = [{ path: "main.tf", line: 1, body: "x" }];
  await createReview(client(), pull, { commit: origin.head(), body: "R", comments });
  github.fail("pulls/delete-review-comment", { cut: "after", times: 1 });
  const answer = await deleteComment(client(), pull, github.world.comments[0]?.id ?? 0);
  expect(answer).toEqual({ ok: true, value: "gone" });
  expect(github.count("pulls/delete-review-comment")).toBe(2);
});

test("a handful of writes comes as it is, many are a second apart", async () => {
  const asking = client({ patience: { ...hurried, second: 40 } });
  const write = (text: number) =>
    putSummary(asking, pull, own, `${own.marker}\n${text}`).then((answer) => {
      expect(answer).toMatchObject({ ok: true });
      return performance.now();
    });
  const times = [performance.now()];
  for (let text = 0; text < 25; text++) times.push(await write(text));
  const apart = times.slice(1).map((time, index) => time - (times[index] ?? 0));
  for (const gap of apart.slice(21)) expect(gap).toBeGreaterThan(35);
  expect(github.writes().length).toBe(25);
});
