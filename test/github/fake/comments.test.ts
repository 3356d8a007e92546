import { join } from "node:path";
import type { Octokit } from "@octokit/rest";
import { afterEach, beforeEach, expect, test } from "vitest";
import { startGitHub, userToken, writeToken, type GitHub } from "../fake.ts";
import { temporaryFolder } from "../folder.ts";
import { octokitFor } from "../octokit.ts";
import { createOrigin, type Origin } from "../origin.ts";

/** The rules about comments that GitHub's description cannot say: one test for each. */

const folder = temporaryFolder();
const numbered = (from: number, to: number): string =>
  Array.from({ length: to - from + 1 }, (_, index) => `line ${from + index}\n`).join("");
/** Hunks of the head: lines 7 to 13 and 28 to 34, with 10 changed and 31 inserted. */
const changed = `${numbered(1, 9)}changed 10\n${numbered(11, 30)}inserted\n${numbered(31, 40)}`;
const repo = { owner: "octo-org", repo: "infrastructure" };
const pull = { ...repo, pull_number: 7 };

let origins = 0;
const newOrigin = (): Origin =>
  createOrigin(join(folder, `origin-${origins++}`), {
    base: [{ "main.tf": numbered(1, 40), "quiet.tf": numbered(1, 40) }],
    head: [{ "main.tf": changed, "added.tf": "one\ntwo\n" }],
  });
const unchanged = newOrigin();

let github: GitHub;
let octokit: Octokit;
async function start({ directory }: Origin, limits = {}): Promise<void> {
  github = await startGitHub({ directory, pulls: [{ number: 7 }], limits });
  octokit = octokitFor(github, writeToken);
}
beforeEach(() => start(unchanged));
afterEach(() => github.close());

type Comment = {
  path?: string;
  body?: string;
  line?: number;
  start_line?: number;
  side?: "LEFT" | "RIGHT";
};

/** Posts a review; the sentence it is refused with, or undefined. */
async function review(...comments: readonly Comment[]): Promise<unknown> {
  const full = comments.map((comment) => ({ path: "main.tf", body: "text", ...comment }));
  return refusal(
    octokit.pulls.createReview({ ...pull, event: "COMMENT", body: "x", comments: full }),
  );
}

async function refusal(request: Promise<unknown>): Promise<unknown> {
  const error = await request.then(
    () => undefined,
    (reason: unknown) => reason as { status: number; response: { data: { errors: unknown[] } } },
  );
  if (error) expect(error.status).toBe(422);
  return error?.response.data.errors[0];
}

const outside =
  "Pull request review thread line must be part of the diff and Pull request review thread diff hunk can't be blank";

test.for([7, 10, 13, 28, 31, 34])("line %i lies in the diff", async (line) => {
  expect(await review({ line })).toBeUndefined();
  expect(github.violations).toEqual([]);
});

test.for([6, 14, 27, 35, 99, 0])("line %i does not lie in the diff", async (line) => {
  expect(await review({ line })).toBe(outside);
  expect(github.world.comments).toEqual([]);
  expect(github.violations).toEqual([]);
});

test("the left side has the lines of the merge base", async () => {
  expect(await review({ line: 10, side: "LEFT" })).toBeUndefined();
  expect(await review({ line: 33, side: "LEFT" })).toBeUndefined();
  expect(await review({ line: 34, side: "LEFT" })).toBe(outside);
});

test("a file outside the pull request cannot be commented", async () => {
  const flaw =
    "Pull request review thread path is invalid and Pull request review thread diff hunk";
  expect(await review({ path: "quiet.tf", line: 10 })).toBe(`${flaw} can't be blank`);
  expect(await review({ path: "nothing.tf", line: 1 })).toBe(`${flaw} can't be blank`);
});

test("a range begins before it ends, in the same hunk", async () => {
  expect(await review({ start_line: 9, line: 11 })).toBeUndefined();
  const precede = "Pull request review thread start line must precede the end line.";
  expect(await review({ start_line: 11, line: 11 })).toBe(precede);
  expect(await review({ start_line: 12, line: 11 })).toBe(precede);
  const hunk = "Pull request review thread start line must be part of the same hunk as the line.";
  expect(await review({ start_line: 10, line: 31 })).toBe(hunk);
  expect(await review({ start_line: 3, line: 11 })).toBe(hunk);
  expect(await review({ start_line: 19, line: 20 })).toBe(
    `Pull request review thread line must be part of the diff, ${hunk}, and Pull request review thread diff hunk can't be blank`,
  );
});

test("one bad comment fails the whole review", async () => {
  expect(await review({ line: 10 }, { line: 31 }, { line: 20 })).toBe(outside);
  expect(github.world.reviews).toEqual([]);
  expect(github.world.comments).toEqual([]);
});

test("a file whose patch is too large to show cannot be commented", async () => {
  await github.close();
  await start(unchanged, { patchLines: 5 });
  expect(await review({ line: 10 })).toBe(outside);
  expect(await review({ path: "added.tf", line: 1 })).toBeUndefined();
});

test("no text is longer than 65,536 characters", async () => {
  const [fits, long] = ["x".repeat(65_536), "x".repeat(65_537)];
  const issue = { ...repo, issue_number: 7 };
  const message = "Body is too long (maximum is 65536 characters)";
  expect(await review({ line: 10, body: fits })).toBeUndefined();
  expect(await review({ line: 10, body: long })).toBe(message);
  const longReview = { ...pull, event: "COMMENT", body: long } as const;
  expect(await refusal(octokit.pulls.createReview(longReview))).toBe(message);
  expect(await refusal(octokit.issues.createComment({ ...issue, body: fits }))).toBeUndefined();
  expect(await refusal(octokit.issues.createComment({ ...issue, body: long }))).toEqual({
    resource: "IssueComment",
    code: "unprocessable",
    field: "data",
    message,
  });
  const [comment, posted] = [github.world.comments[0]?.id, github.world.issueComments[0]?.id];
  const updates = [
    octokit.pulls.updateReviewComment({ ...repo, comment_id: comment ?? 0, body: long }),
    octokit.issues.updateComment({ ...repo, comment_id: posted ?? 0, body: long }),
  ];
  for (const update of updates) expect(await refusal(update)).toMatchObject({ message });
  expect(github.violations).toEqual([]);
});

test("no text is blank, and a review that comments has one", async () => {
  expect(await review({ line: 10, body: " \n" })).toBe("Body can't be blank");
  const bodies = [{}, { body: "" }];
  for (const body of bodies) {
    const bare = { ...pull, event: "COMMENT", ...body } as const;
    expect(await refusal(octokit.pulls.createReview(bare))).toBe("Body can't be blank");
  }
  const comment = { ...repo, issue_number: 7, body: "" };
  expect(await refusal(octokit.issues.createComment(comment))).toMatchObject({ field: "data" });
  expect(github.violations).toEqual([]);
});

test("a single comment is refused by field", async () => {
  const comment = { ...pull, path: "main.tf", body: "x", commit_id: unchanged.head() };
  const create = (more: object): Promise<unknown> =>
    refusal(octokit.pulls.createReviewComment({ ...comment, ...more }));
  expect(await create({ line: 10 })).toBeUndefined();
  expect(await create({ subject_type: "file" })).toBeUndefined();
  expect(await create({ line: 20 })).toEqual({
    resource: "PullRequestReviewComment",
    code: "custom",
    field: "pull_request_review_thread.line",
    message: "pull_request_review_thread.line must be part of the diff",
  });
  expect(github.violations).toEqual([]);
});

test("a commit that was force-pushed away cannot be commented", async () => {
  await github.close();
  const origin = newOrigin();
  await start(origin);
  const old = origin.head();
  origin.forcePush([{ "main.tf": changed.replace("changed", "rewritten") }]);
  const comments = [{ path: "main.tf", line: 10, body: "x" }];
  const late = { ...pull, event: "COMMENT", body: "x", commit_id: old, comments } as const;
  expect(await refusal(octokit.pulls.createReview(late))).toBe(
    "End commit oid is not part of the pull request",
  );
  const comment = { ...pull, path: "main.tf", body: "x", line: 10, commit_id: old };
  expect(await refusal(octokit.pulls.createReviewComment(comment))).toMatchObject({
    field: "end_commit_oid",
  });
  expect(github.violations).toEqual([]);
});

test("comments are their authors', with ids, hunks, pages and times", async () => {
  await review({ line: 11, start_line: 10 });
  const [comment] = (await octokit.pulls.listReviewComments(pull)).data;
  expect(comment).toMatchObject({
    user: { login: "github-actions[bot]", type: "Bot", id: 41_898_282 },
    path: "main.tf",
    line: 11,
    start_line: 10,
    side: "RIGHT",
    start_side: "RIGHT",
    commit_id: unchanged.head(),
    created_at: "2026-01-02T00:00:01Z",
  });
  expect(comment?.diff_hunk).toMatch(/^@@ -7,7 \+7,7 @@.*\n line 7\n.*\+changed 10\n line 11$/s);
  expect(comment?.html_url).toBe(
    `https://github.com/octo-org/infrastructure/pull/7#discussion_r${comment?.id ?? ""}`,
  );
  const [made] = (await octokit.pulls.listReviews(pull)).data;
  expect(made).toMatchObject({ state: "COMMENTED", commit_id: unchanged.head(), body: "x" });
  const listed = { ...pull, review_id: made?.id ?? 0 };
  expect((await octokit.pulls.listCommentsForReview(listed)).data.length).toBe(1);
  expect(github.violations).toEqual([]);
});

test("comments are answered, edited and deleted; replies to replies are not supported", async () => {
  await review({ line: 10 });
  const id = github.world.comments[0]?.id ?? 0;
  const reply = { ...pull, comment_id: id, body: "why?" };
  const { data } = await octokitFor(github, userToken).pulls.createReplyForReviewComment(reply);
  expect(data).toMatchObject({ in_reply_to_id: id, line: 10, user: { login: "octo-reviewer" } });
  const again = octokit.pulls.createReplyForReviewComment({ ...reply, comment_id: data.id });
  await expect(again).rejects.toMatchObject({ status: 404 });

  const own = { ...repo, comment_id: id };
  const edited = await octokit.pulls.updateReviewComment({ ...own, body: "new" });
  expect(edited.data.body).toBe("new");
  expect(edited.data.updated_at > edited.data.created_at).toBe(true);
  await octokit.pulls.deleteReviewComment(own);
  await expect(octokit.pulls.getReviewComment(own)).rejects.toMatchObject({ status: 404 });
  expect(github.violations).toEqual([]);
});

test("a review without an event stays pending, and its comments unseen", async () => {
  const comments = [{ path: "main.tf", line: 10, body: "x" }];
  const { data } = await octokit.pulls.createReview({ ...pull, comments });
  expect(data.state).toBe("PENDING");
  expect((await octokit.pulls.listReviewComments(pull)).data).toEqual([]);
  expect(github.violations).toEqual([]);
});

test("comments move with their lines, and are outdated when those change", async () => {
  await github.close();
  const origin = newOrigin();
  await start(origin);
  await review({ line: 11, start_line: 10 }, { line: 31 }, { line: 10, side: "LEFT" });
  origin.push({ "main.tf": `new 1\nnew 2\n${changed.replace("inserted", "changed again")}` });
  const { data } = await octokit.pulls.listReviewComments(pull);
  expect(data.map(({ line, start_line: start }) => [start, line])).toEqual([
    [12, 13],
    [null, null],
    [null, 10],
  ]);
  expect(data.map(({ commit_id: commit }) => commit === origin.head())).toEqual([
    true,
    false,
    true,
  ]);
  expect(data[1]).toMatchObject({ position: null, original_line: 31 });

  origin.push({ "main.tf": null });
  const after = await octokit.pulls.listReviewComments(pull);
  expect(after.data.map(({ line }) => line)).toEqual([null, null, 10]);
  expect(github.violations).toEqual([]);
});
