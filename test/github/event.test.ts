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
  ["a push", "push", pushed, { kind: "commits", ...ends }],
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

test("any payload asks for something", () => {
  const names = fc.constantFrom("push", "pull_request", "merge_group", "workflow_run", "other");
  fc.assert(
    fc.property(names, fc.jsonValue(), (name, payload) => {
      expect(subjectOf(name, payload).kind).toMatch(/\w/);
    }),
  );
});
