import type { Json } from "./contract.ts";
import { fullNameOf, pullRequest, repository, user } from "./fake/shapes.ts";
import type { Person, World } from "./fake/world.ts";
import type { Step } from "./runner.ts";

/**
 * Events other than `pull_request`: what they are called, run on, and what the runner writes to
 * GITHUB_EVENT_PATH for them, as far as anything reads it ("Events that trigger workflows" and
 * "Webhook events and payloads" on docs.github.com).
 */
export type Event = Pick<Step, "event" | "payload"> & Partial<Pick<Step, "ref" | "sha">>;

const octocat: Person = { login: "octocat", type: "User" };
const nothing = "0".repeat(40);

function about(world: World, more: Json): Json {
  return { ...more, repository: repository(world, "repository"), sender: user(world, octocat) };
}

function defaultRef({ repository: { defaultBranch } }: World): string {
  return `refs/heads/${defaultBranch}`;
}

/** A merge queue that asks for checks of what it is about to merge. */
export function mergeGroup(world: World, base: string, head: string, number = 7): Event {
  const into = world.repository.defaultBranch;
  const ref = `refs/heads/gh-readonly-queue/${into}/pr-${number}-${base}`;
  const group = { base_sha: base, base_ref: defaultRef(world), head_sha: head, head_ref: ref };
  const payload = about(world, { action: "checks_requested", merge_group: group });
  return { event: "merge_group", payload, ref, sha: head };
}

/** A push to a branch; `before` is undefined where it made the branch, `after` where it went. */
export function push(
  world: World,
  branch: string,
  before: string | undefined,
  after: string | undefined,
): Event {
  const ref = `refs/heads/${branch}`;
  const payload = about(world, {
    ref,
    before: before ?? nothing,
    after: after ?? nothing,
    created: before === undefined,
    deleted: after === undefined,
    forced: false,
    commits: [],
  });
  return { event: "push", payload, ref, sha: after ?? before ?? nothing };
}

export function schedule(world: World): Event {
  const payload = about(world, { schedule: "17 3 * * *", workflow: ".github/workflows/pare.yml" });
  return { event: "schedule", payload, ref: defaultRef(world), sha: defaultSha(world) };
}

export function workflowDispatch(world: World): Event {
  const ref = defaultRef(world);
  const payload = about(world, { inputs: null, ref, workflow: ".github/workflows/pare.yml" });
  return { event: "workflow_dispatch", payload, ref, sha: defaultSha(world) };
}

/** The end of a workflow that ran for a pull request, perhaps of a fork, of which it says nothing. */
export function workflowRun(world: World, number: number): Event {
  const { head, fork = fullNameOf(world) } = pullOf(world, number);
  const run = {
    event: "pull_request",
    conclusion: "failure",
    head_sha: world.history.commit(`refs/pull/${number}/head`),
    head_branch: head,
    head_repository: repository(world, "repository", fork),
    pull_requests: [],
  };
  const payload = about(world, { action: "completed", workflow_run: run });
  return { event: "workflow_run", payload, ref: defaultRef(world), sha: defaultSha(world) };
}

/** Somebody answers a comment on lines. */
export function reviewComment(world: World, number: number): Event {
  const sha = world.history.commit(`refs/pull/${number}/merge`) ?? "";
  const shown = pullRequest(world, pullOf(world, number), "pull-request-simple");
  const payload = about(world, { action: "created", pull_request: shown, comment: {} });
  const event = "pull_request_review_comment";
  return { event, payload, ref: `refs/pull/${number}/merge`, sha };
}

/** Somebody says something in the conversation of a pull request. */
export function issueComment(world: World, number: number): Event {
  const issue = { number, pull_request: { url: `${world.api}/pulls/${number}` } };
  const payload = about(world, { action: "created", issue, comment: {} });
  return { event: "issue_comment", payload, ref: defaultRef(world), sha: defaultSha(world) };
}

/** Somebody says something on an issue that is no pull request. */
export function plainIssueComment(world: World): Event {
  const issue = { number: 1, state: "open", title: "Prepare the audit" };
  const payload = about(world, { action: "created", issue, comment: {} });
  return { event: "issue_comment", payload, ref: defaultRef(world), sha: defaultSha(world) };
}

function defaultSha(world: World): string {
  return world.history.commit(defaultRef(world)) ?? "";
}

function pullOf({ pulls }: World, number: number): World["pulls"][number] {
  const found = pulls.find((pull) => pull.number === number);
  if (!found) throw new Error(`no pull request ${number}`);
  return found;
}
