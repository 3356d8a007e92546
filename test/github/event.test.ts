import fc from "fast-check";
import { expect, test } from "vitest";
import { subjectOf, type Subject } from "../../src/github/event.ts";

/** What events ask for, by payloads as GitHub sends them, shortened to what matters. */

const pull = {
  number: 7,
  base: { ref: "main", sha: "b".repeat(40) },
  head: { sha: "a".repeat(40) },
};
const told = { base: pull.base, head: pull.head };
const ends = { base: pull.base.sha, head: pull.head.sha };
const zero = "0".repeat(40);
const repository = { default_branch: "main" };
const group = (into: string, ref: string): object => ({
  action: "checks_requested",
  merge_group: { base_sha: ends.base, head_sha: ends.head, base_ref: into, head_ref: ref },
});
const pushed = { ref: "refs/heads/main", before: ends.base, after: ends.head, repository };

test.each<[string, string, object, Subject]>([
  ...["opened", "synchronize", "reopened", "ready_for_review", "edited"].map(
    (action): [string, string, object, Subject] => [
      `a pull request that is ${action}`,
      "pull_request",
      { action, number: 7, pull_request: { ...pull, draft: action === "opened" } },
      { kind: "pull", number: 7, told },
    ],
  ),
  [
    "a pull request of another repository, with its token",
    "pull_request_target",
    { action: "opened", pull_request: pull },
    { kind: "pull", number: 7, told },
  ],
  [
    "an answer to a comment on lines",
    "pull_request_review_comment",
    { action: "created", pull_request: pull, comment: {} },
    { kind: "pull", number: 7, told },
  ],
  [
    "a comment in the conversation of a pull request",
    "issue_comment",
    { action: "created", issue: { number: 7, pull_request: { url: "" } }, comment: {} },
    { kind: "pull", number: 7 },
  ],
  [
    "a comment on an issue",
    "issue_comment",
    { action: "created", issue: { number: 7, state: "open" }, comment: {} },
    { kind: "nothing", because: "the comment is on no pull request" },
  ],
  [
    "a comment on an issue that is closed",
    "issue_comment",
    { action: "created", issue: { number: 7, state: "closed" }, comment: {} },
    { kind: "nothing", because: "the comment is on no pull request" },
  ],
  [
    "an issue that gets a label, by which somebody may ask for an audit",
    "issues",
    { action: "labeled", issue: { number: 7, state: "open" }, label: { name: "audit" } },
    { kind: "everything" },
  ],
  [
    "a pull request that is closed",
    "pull_request",
    { action: "closed", pull_request: pull },
    { kind: "nothing", because: "the pull request is closed" },
  ],
  [
    "an answer on a pull request that is closed",
    "pull_request_review_comment",
    { action: "created", pull_request: { ...pull, state: "closed" }, comment: {} },
    { kind: "nothing", because: "the pull request is closed" },
  ],
  [
    "a comment in the conversation of a pull request that is closed",
    "issue_comment",
    { action: "created", issue: { number: 7, state: "closed", pull_request: {} }, comment: {} },
    { kind: "nothing", because: "the pull request is closed" },
  ],
  [
    "a merge queue",
    "merge_group",
    {
      action: "checks_requested",
      merge_group: { base_sha: ends.base, head_sha: ends.head },
    },
    { kind: "commits", ...ends },
  ],
  [
    "a merge queue that names a pull request",
    "merge_group",
    group("refs/heads/main", `refs/heads/gh-readonly-queue/main/pr-7-${ends.base}`),
    { kind: "commits", ...ends, destination: { branch: "main", queued: 7 } },
  ],
  [
    "a merge queue of a branch with a name of several parts",
    "merge_group",
    group("refs/heads/release/1", `refs/heads/gh-readonly-queue/release/1/pr-12-${ends.base}`),
    { kind: "commits", ...ends, destination: { branch: "release/1", queued: 12 } },
  ],
  [
    "another event with a merge group: its refs are not GitHub's word",
    "repository_dispatch",
    group("refs/heads/main", `refs/heads/gh-readonly-queue/main/pr-7-${ends.base}`),
    { kind: "commits", ...ends },
  ],
  ["a push", "push", pushed, { kind: "commits", ...ends, destination: { branch: "main" } }],
  ["a push of a tag", "push", { ...pushed, ref: "refs/tags/v1" }, { kind: "commits", ...ends }],
  [
    "a push of a new branch",
    "push",
    { ...pushed, ref: "refs/heads/new", before: zero },
    { kind: "branch", from: "main", head: ends.head },
  ],
  ["the first push", "push", { ...pushed, before: zero }, { kind: "everything" }],
  [
    "a branch that is deleted",
    "push",
    { ...pushed, after: zero, deleted: true },
    { kind: "nothing", because: "the branch was deleted" },
  ],
  [
    "a workflow that ended, of a fork",
    "workflow_run",
    {
      action: "completed",
      workflow_run: {
        head_sha: ends.head,
        head_branch: "feature",
        head_repository: { owner: { login: "someone" } },
        pull_requests: [],
      },
    },
    { kind: "run", head: { sha: ends.head, branch: "feature", owner: "someone" } },
  ],
  ["a schedule", "schedule", { schedule: "17 3 * * *" }, { kind: "everything" }],
  [
    "a run by hand",
    "workflow_dispatch",
    { inputs: null, ref: "refs/heads/x" },
    { kind: "everything" },
  ],
])("%s", (_, name, payload, expected) => {
  expect(subjectOf(name, payload)).toEqual(expected);
});

const queue = "refs/heads/gh-readonly-queue";
test.each([
  ["another branch than it goes into", `${queue}/other/pr-7-${ends.base}`],
  ["a branch that begins like it", `${queue}/main/x/pr-7-${ends.base}`],
  ["no queue", `refs/heads/main/pr-7-${ends.base}`],
  ["a queue in the middle", `refs/heads/x/gh-readonly-queue/main/pr-7-${ends.base}`],
  ["something before the number", `${queue}/main/xpr-7-${ends.base}`],
  ["something behind the commit", `${queue}/main/pr-7-${ends.base}-x`],
  ["a line behind the commit", `${queue}/main/pr-7-${ends.base}\n`],
  ["two of them", `${queue}/main/pr-8-${ends.base}/pr-7-${ends.base}`],
  ["no commit", `${queue}/main/pr-7-main`],
  ["no number", `${queue}/main/pr-0-${ends.base}`],
  ["nothing", ""],
])("a merge queue whose ref is of %s names no pull request", (_, ref) => {
  expect(subjectOf("merge_group", group("refs/heads/main", ref))).toEqual({
    kind: "commits",
    ...ends,
    destination: { branch: "main" },
  });
});

test("a branch that is called like an entry of the queue names no pull request by that", () => {
  const branch = `main/pr-8-${ends.base}`;
  const ref = `${queue}/${branch}/pr-7-${ends.base}`;
  expect(subjectOf("merge_group", group(`refs/heads/${branch}`, ref))).toMatchObject({
    destination: { branch, queued: 7 },
  });
  expect(subjectOf("merge_group", group("refs/heads/main", ref))).toMatchObject({
    destination: { branch: "main" },
  });
  expect(subjectOf("merge_group", group("", ref))).toEqual({ kind: "commits", ...ends });
});

test("any payload asks for something", () => {
  const names = fc.constantFrom("push", "pull_request", "merge_group", "workflow_run", "other");
  fc.assert(
    fc.property(names, fc.jsonValue(), (name, payload) => {
      expect(subjectOf(name, payload).kind).toMatch(/\w/);
    }),
  );
});
