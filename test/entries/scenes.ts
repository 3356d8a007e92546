import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { connect, type Connection } from "../../src/github/client.ts";
import { subjectOf } from "../../src/github/event.ts";
import { judgeSubject, type Judged } from "../../src/jobs/workflow.ts";
import { openGit, type Git } from "../../src/repository/git.ts";
import { limited, type Tree, type Wanted } from "../../src/repository/tree.ts";
import type { FileDiff } from "../../src/source/hunks.ts";
import { checkOut } from "../github/checkout.ts";
import { issueComment, mergeGroup, workflowRun, type Event } from "../github/events.ts";
import { pullRequestEvent } from "../github/event.ts";
import { actionsBot } from "../github/fake/shapes.ts";
import { addReviewComment, type ReviewComment, type World } from "../github/fake/world.ts";
import { remembered } from "../github/fake/remembered.ts";
import { startGitHub, userToken, type GitHub } from "../github/fake.ts";
import { hurried } from "../github/hurried.ts";
import { createOrigin, type Files, type Origin } from "../github/origin.ts";
import { runAction, type Run } from "../github/runner.ts";
import { facts } from "../rules/facts.ts";
import { actionBundle, actionManifest } from "./built.ts";
import { usualJob } from "./seen.ts";
import { cloudFormation, narrowStatement, passingStatement, terraform } from "./stories.ts";
import { wideStatement } from "./stories.ts";

/** A moment in the life of a pull request, in which Pare is about to run. */
export type Scene = {
  readonly github: GitHub;
  /** Brings GitHub back to this moment. */
  readonly reset: () => void;
  /** The same moment once more, with a GitHub of its own. */
  readonly again: () => Promise<Scene>;
  readonly event: Event;
  /** The commit that is judged. */
  readonly head: string;
  /** A checkout, or an empty folder. */
  readonly workspace: string;
  readonly token: string;
};

/** Sets a scene below a folder; its GitHub is the caller's to close. */
export type Opening = (folder: string) => Promise<Scene>;

const number = 7;
/** May do all that the documentation of Pare asks for, and ask who is in a team. */
const token = "ghs_all";
const permissions = {
  contents: "read",
  pull_requests: "write",
  checks: "write",
  members: "read",
} as const;

const policy = (resource: string): string =>
  `${JSON.stringify({ Version: "2012-10-17", Statement: [{ Effect: "Allow", Action: "cloudformation:DeleteStack", Resource: resource }] }, null, 2)}\n`;
const base: Files = { "infra/main.tf": terraform(narrowStatement) };
const opened: Files = {
  "infra/main.tf": terraform(`${passingStatement}\n\n${wideStatement}`),
  "policies/deploy.json": policy("*"),
  "queue/template.yaml": cloudFormation('"*"'),
};

let folders = 0;
const newFolder = (folder: string, name: string): string => join(folder, `${name}-${folders++}`);

type Begun = { readonly origin: Origin; readonly start: () => Promise<GitHub> };

function begin(folder: string, more: Files = {}, fork?: string): Begun {
  const story = { base: [{ ...base, ...more }], head: [opened] };
  const origin = createOrigin(newFolder(folder, "origin"), story);
  const start = (): Promise<GitHub> =>
    startGitHub({
      directory: origin.directory,
      pulls: [{ number, ...(fork !== undefined && { fork }) }],
      collaborators: { ada: "write" },
      teams: { iam: { ada: "active" } },
      tokens: { [token]: { person: actionsBot, kind: "installation", permissions } },
    });
  return { origin, start };
}

function checkout(folder: string, origin: Origin): string {
  const workspace = newFolder(folder, "workspace");
  checkOut(origin, workspace);
  return workspace;
}

/** The scene as it is on a GitHub now. */
function sceneOf(
  github: GitHub,
  start: () => Promise<GitHub>,
  rest: Pick<Scene, "event" | "head" | "workspace" | "token">,
): Scene {
  const put = remembered(github.world);
  return {
    github,
    ...rest,
    reset: () => {
      put(github.world);
    },
    again: async () => {
      const other = await start();
      put(other.world);
      return sceneOf(other, start, rest);
    },
  };
}

/** The first push: four statements are overbroad, and nobody has said anything yet. */
export const first: Opening = async (folder) => {
  const { origin, start } = begin(folder);
  const github = await start();
  const event = { event: "pull_request", payload: pullRequestEvent(github.world, number) };
  return sceneOf(github, start, {
    event,
    head: origin.head(),
    workspace: checkout(folder, origin),
    token,
  });
};

function commentOn({ comments }: World, path: string): ReviewComment {
  const found = comments.find((each) => each.path === path);
  if (!found) throw new Error(`no comment on ${path}`);
  return found;
}

function answerOfAda(world: World, path: string): void {
  const comment = commentOn(world, path);
  const body = "pare ignore its name is made when it is deployed";
  const author = { login: "ada", type: "User" } as const;
  addReviewComment(world, { ...comment, author, body, inReplyTo: comment.id });
}

/**
 * A later one, of which there is everything to say: one finding is repaired, one has moved, one that
 * was repaired came back, and one was answered. A word in the conversation asks for the run.
 */
const laterAs =
  (asked: string, resolved: boolean, more: Files = {}): Opening =>
  async (folder) => {
    const { origin, start } = begin(folder, more);
    const github = await start();
    const { world } = github;
    const workspace = checkout(folder, origin);
    const runNow = () => {
      const event = { event: "pull_request", payload: pullRequestEvent(world, number) };
      return judgeHere({ github, event, workspace, token: asked });
    };
    await runNow();
    const deploy = commentOn(world, "policies/deploy.json");

    origin.push({ "policies/deploy.json": policy("arn:aws:cloudformation:*:*:stack/reports/*") });
    await runNow();
    if (resolved) world.resolvedThreads.add(`PRRT_${deploy.id}`);

    answerOfAda(world, "queue/template.yaml");
    const narrowed = wideStatement.replace('["*"]', '["${aws_s3_bucket.reports.arn}/*"]');
    origin.push({
      "infra/main.tf": terraform(`${narrowed}\n\n${passingStatement}`),
      "policies/deploy.json": policy("*"),
    });
    world.checkRuns.push({
      id: world.id(),
      app: "github-actions",
      externalId: world.checkRuns.at(-1)?.externalId ?? usualJob,
      commit: origin.head(),
      name: "Pare",
      status: "completed",
      conclusion: "success",
      title: "Nothing is overbroad",
      summary: "As an earlier run saw it.",
      annotations: [],
      started: world.tick(),
    });
    const event = issueComment(world, number);
    return sceneOf(github, start, {
      event,
      head: origin.head(),
      workspace: checkout(folder, origin),
      token: asked,
    });
  };

export const later: Opening = laterAs(token, false);

/** The same with a person's token, who may resolve threads, and has resolved one. */
export const laterAsPerson: Opening = laterAs(userToken, true);

/** The same where a team decides who may answer. */
export const laterWithOwners: Opening = laterAs(token, false, {
  ".github/pare.yml": "replies: codeowners\n",
  ".github/CODEOWNERS": "* @octo-org/iam\n",
});

/** The queue that is to merge what was opened first, of which one finding was answered. */
export const inQueue: Opening = async (folder) => {
  const { origin, start } = begin(folder);
  const github = await start();
  const { world } = github;
  const workspace = checkout(folder, origin);
  const event = { event: "pull_request", payload: pullRequestEvent(world, number) };
  await judgeHere({ github, event, workspace, token });
  answerOfAda(world, "queue/template.yaml");
  const head = origin.merge() ?? "";
  const queue = mergeGroup(world, origin.base(), head);
  return sceneOf(github, start, { event: queue, head, workspace, token });
};

/** The run for a fork after its own, on the default branch and without a checkout. */
export const forFork: Opening = async (folder) => {
  const { origin, start } = begin(folder, {}, "stranger/infrastructure");
  const github = await start();
  const workspace = newFolder(folder, "workspace");
  mkdirSync(workspace);
  return sceneOf(github, start, {
    event: workflowRun(github.world, number),
    head: origin.head(),
    workspace,
    token,
  });
};

const gits = new Map<string, Git | undefined>();

/** The git of a folder. What it says of commits stays so, and is asked once: each start takes time. */
function gitOf(workspace: string): Git | undefined {
  if (!gits.has(workspace)) gits.set(workspace, kept(openGit(workspace)));
  return gits.get(workspace);
}

function kept(git: Git | undefined): Git | undefined {
  if (!git) return undefined;
  const [trees, diffs] = [new Map<string, Tree>(), new Map<string, readonly FileDiff[]>()];
  const [commits, bases] = [
    new Map<string, string | undefined>(),
    new Map<string, string | undefined>(),
  ];
  const all: Wanted = () => true;
  const once = <T>(known: Map<string, T>, key: string, ask: () => T): T => {
    const found = known.get(key) ?? ask();
    known.set(key, found);
    return found;
  };
  return {
    ...git,
    // One that is not there may be fetched.
    commit: (revision) =>
      /^[0-9a-f]{40}$/.test(revision)
        ? once(commits, revision, () => git.commit(revision))
        : git.commit(revision),
    mergeBase: (a, b) => once(bases, `${a} ${b}`, () => git.mergeBase(a, b)),
    tree: (commit, wanted) =>
      limited(
        once(trees, commit, () => git.tree(commit, all)),
        wanted,
      ),
    diff: (base, head, wanted) =>
      once(diffs, `${base} ${head}`, () => git.diff(base, head, all)).map((file) =>
        file.path !== undefined && wanted(file.path) ? file : { ...file, hunks: [] },
      ),
  };
}

/** Runs the built Action. */
export function actOn(
  { github, event, workspace, token: given }: Scene,
  inputs: Readonly<Record<string, string>> = {},
): Promise<Run> {
  return runAction({
    bundle: actionBundle,
    manifest: actionManifest,
    inputs,
    token: given,
    apiUrl: github.url,
    workspace,
    ...event,
  });
}

/** Runs Pare in this process, where nobody has to wait as long as the Action does. */
export function judgeHere(
  {
    github,
    event,
    workspace,
    token: given,
  }: Pick<Scene, "github" | "event" | "workspace" | "token">,
  more: Partial<Connection> = {},
): Promise<readonly Judged[]> {
  return judgeSubject(subjectOf(event.event, event.payload), {
    client: connect({
      token: given,
      apiUrl: github.url,
      userAgent: "pare",
      patience: hurried,
      ...more,
    }),
    repository: { owner: "octo-org", repo: "infrastructure" },
    directory: workspace,
    git: gitOf(workspace),
    facts,
    given: {},
    between: { base: "", head: "" },
    job: usualJob,
    today: "2026-01-02",
    serverUrl: "https://github.com",
  });
}
