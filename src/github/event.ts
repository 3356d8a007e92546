import { z } from "zod";
import type { HeadCommit } from "./pull-request.ts";

/** What an event of GitHub's asks to be judged. */
export type Subject =
  | { readonly kind: "pull"; readonly number: number; readonly told?: ToldPull }
  /** A change without a pull request to talk to: a merge queue's, or what was pushed. */
  | ({ readonly kind: "commits"; readonly destination?: Destination } & Ends)
  /** A branch that is new, to be compared with the one that it will go into. */
  | { readonly kind: "branch"; readonly from: string; readonly head: string }
  /** The pull request whose workflow ended, known by its head. */
  | { readonly kind: "run"; readonly head: HeadCommit }
  | { readonly kind: "everything" }
  | { readonly kind: "nothing"; readonly because: string };

/** A pull request as its event tells of it: the base is what it was when the event began. */
export type ToldPull = {
  readonly base: { readonly ref: string; readonly sha: string };
  readonly head: { readonly sha: string };
};

/** Two commits, by their names: what was there, and what is there now. */
export type Ends = { readonly base: string; readonly head: string };

/** The branch that commits go into, and of its pull requests the one that a merge queue names. */
export type Destination = { readonly branch: string; readonly queued?: number };

const pulls = z.object({
  action: z.string().optional(),
  pull_request: z.object({
    number: z.int(),
    state: z.string().optional(),
    base: z.object({ ref: z.string(), sha: z.string() }),
    head: z.object({ sha: z.string() }),
  }),
});
const comments = z.object({
  issue: z.object({
    number: z.int(),
    state: z.string().optional(),
    pull_request: z.object({}),
  }),
});
const queues = z.object({
  merge_group: z.object({
    base_sha: z.string(),
    head_sha: z.string(),
    base_ref: z.string().nullish(),
    head_ref: z.string().nullish(),
  }),
});
const pushes = z.object({
  ref: z.string(),
  before: z.string(),
  after: z.string(),
  deleted: z.boolean().optional(),
  repository: z.object({ default_branch: z.string() }),
});
const runs = z.object({
  workflow_run: z.object({
    head_sha: z.string(),
    head_branch: z.string().nullable(),
    head_repository: z.object({ owner: z.object({ login: z.string() }) }).nullish(),
  }),
});

const closed: Subject = { kind: "nothing", because: "the pull request is closed" };
const noPull: Subject = { kind: "nothing", because: "the comment is on no pull request" };

/**
 * What an event asks for, by its name and payload ("Events that trigger workflows" and "Webhook
 * events and payloads" on docs.github.com): a pull request's change, the change of a merge queue or
 * a push, or everything that is there (schedule, workflow_dispatch and all others). A comment on an
 * issue that is no pull request asks for nothing.
 */
export function subjectOf(name: string, payload: unknown): Subject {
  const pull = pulls.safeParse(payload);
  if (pull.success) {
    const { action, pull_request: request } = pull.data;
    if (request.state === "closed" || (name.startsWith("pull_request") && action === "closed"))
      return closed;
    const { number, base, head } = request;
    return { kind: "pull", number, told: { base, head } };
  }
  const comment = comments.safeParse(payload);
  if (comment.success) {
    const { number, state } = comment.data.issue;
    return state === "closed" ? closed : { kind: "pull", number };
  }
  if (name === "issue_comment") return noPull;
  const queue = queues.safeParse(payload);
  if (queue.success) {
    const { base_sha: base, head_sha: head, ...refs } = queue.data.merge_group;
    const isQueue = name === "merge_group";
    const destination = isQueue ? queueIn(refs.base_ref ?? "", refs.head_ref ?? "") : undefined;
    return { kind: "commits", base, head, ...(destination && { destination }) };
  }
  const run = runs.safeParse(payload);
  if (run.success) {
    const { head_sha: sha, head_branch: branch, head_repository: from } = run.data.workflow_run;
    const owner = from?.owner.login;
    const head = {
      sha,
      ...(branch !== null && { branch }),
      ...(owner !== undefined && { owner }),
    };
    return { kind: "run", head };
  }
  const push = name === "push" ? pushes.safeParse(payload) : undefined;
  if (!push?.success) return { kind: "everything" };
  const { ref, before, after, deleted, repository } = push.data;
  if (deleted) return { kind: "nothing", because: "the branch was deleted" };
  if (!/^0+$/.test(before)) {
    const branch = branchIn(ref);
    const destination = branch === undefined ? {} : { destination: { branch } };
    return { kind: "commits", base: before, head: after, ...destination };
  }
  const from = repository.default_branch;
  return ref === `refs/heads/${from}`
    ? { kind: "everything" }
    : { kind: "branch", from, head: after };
}

/**
 * What the refs of a merge group say. That of its head GitHub makes of the branch that the group goes
 * into, the number of a pull request and a commit. The branch may be called anything, also like all of
 * that, so nothing is looked for in the middle.
 */
function queueIn(into: string, ref: string): Destination | undefined {
  const branch = branchIn(into);
  if (branch === undefined) return undefined;
  const queue = `refs/heads/gh-readonly-queue/${branch}/`;
  const entry = ref.startsWith(queue) ? ref.slice(queue.length) : "";
  const [, number] = /^pr-([1-9]\d{0,9})-[0-9a-f]{40}$/.exec(entry) ?? [];
  return { branch, ...(number !== undefined && { queued: Number(number) }) };
}

function branchIn(ref: string): string | undefined {
  return /^refs\/heads\/(.+)$/.exec(ref)?.[1];
}
