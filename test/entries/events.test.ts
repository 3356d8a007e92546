import { execFileSync } from "node:child_process";
import { mkdirSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { pullRequestEvent } from "../github/event.ts";
import {
  issueComment,
  mergeGroup,
  plainIssueComment,
  push,
  reviewComment,
} from "../github/events.ts";
import { schedule, workflowDispatch } from "../github/events.ts";
import { temporaryFolder } from "../github/folder.ts";
import { git } from "../github/git.ts";
import type { Run } from "../github/runner.ts";
import { checksToken as token, checksTokens as tokens, openPull } from "./pull.ts";
import { requestsWhile, seenComments, seenVerdicts } from "./seen.ts";
import { narrowItem, narrowStatement, sam, terraform, wideFiles, widened } from "./stories.ts";
import { wideItem, wideStatement } from "./stories.ts";
import { share, wholeTest } from "../share.ts";

/** Every event that a workflow may run Pare on: what is judged then, and where it is told. */

const folder = temporaryFolder();
const medium = { "fail-on": "medium" };
const [main, template] = [
  "infra/main.tf:31-38 Medium aws_iam_role_policy.reporter",
  "orders/template.yaml:28-32 Medium OrdersFunction",
];
const verdict = "blocked by 2 findings of severity medium or worse";
const blocked = { code: 1, outputs: { blocked: "true", findings: "2" } };

const warningsOf = ({ commands }: Run): readonly string[] =>
  commands.filter(({ name }) => name === "warning").map(({ message }) => message);
/** What the runner shows at lines of files. */
const annotated = ({ commands }: Run): readonly string[] =>
  commands.flatMap(({ name, properties: { file, line = "", endLine = "" } }) =>
    file === undefined ? [] : [`${name} ${file}:${line}-${endLine}`],
  );

wholeTest("a draft is reviewed, and hears nothing again when it is ready", async () => {
  const pulls = [{ number: 7, draft: true }];
  const { github, run } = await openPull(folder, widened, { pulls });
  expect(await run(medium)).toMatchObject(blocked);
  expect(seenComments(github)).toEqual([main, template]);
  const before = github.writes().length;
  const payload = pullRequestEvent(github.world, 7, "ready_for_review");
  expect(await run(medium, { payload })).toMatchObject(blocked);
  expect(github.writes().length).toBe(before);
  expect(github.violations).toEqual([]);
});

test.concurrent("another base makes another change: what it has already is folded", async () => {
  const { origin, github, run } = await openPull(folder, {
    base: widened.base,
    head: [
      { "infra/main.tf": terraform(wideStatement) },
      { "orders/template.yaml": sam(wideItem) },
    ],
  });
  await run(medium);
  expect(seenComments(github)).toEqual([main, template]);
  // The other base has the first of the two commits.
  const [first = ""] = github.world.history.commits(origin.mergeBase(), origin.head());
  git(origin.directory, ["update-ref", "refs/heads/release", first]);
  (github.world.pulls[0] as { base: string }).base = "release";
  const changes = { base: { ref: { from: "main" }, sha: { from: origin.base() } } };
  const payload = { ...pullRequestEvent(github.world, 7, "edited"), changes };
  expect(await run(medium, { payload })).toMatchObject({ code: 1, outputs: { findings: "1" } });
  expect(seenComments(github)).toEqual([
    "infra/main.tf:outdated Repaired | folded as resolved",
    template,
  ]);
  expect(seenVerdicts(github)).toEqual([
    "### Pare: blocked by 1 finding of severity medium or worse",
  ]);
  expect(github.violations).toEqual([]);
});

test.concurrent(
  "pull_request_target: a warning, the same review, and no file of the head comes to the disk",
  async () => {
    // What tools of all kinds would run, were it checked out.
    const hostile = {
      ...wideFiles,
      ".gitattributes": "* filter=evil diff=evil\n",
      ".gitmodules": '[submodule "x"]\n\tpath = x\n\turl = https://evil.example/x\n',
      ".github/pare.yml": "fail-on: never\n",
      "package.json": '{ "scripts": { "preinstall": "touch /tmp/evil" } }\n',
    };
    const { origin, github, run } = await openPull(folder, { ...widened, head: [hostile] });
    const workspace = join(folder, "target");
    git(folder, ["clone", "--quiet", "--depth=1", origin.url, workspace]);
    const before = readdirSync(workspace, { recursive: true, encoding: "utf8" });

    // The only program that can be found is git, which is asked to read and to fetch.
    const [programs, log] = [join(folder, "programs"), join(folder, "git.log")];
    mkdirSync(programs);
    const real = execFileSync("sh", ["-c", "command -v git"], { encoding: "utf8" }).trim();
    const shim = `#!/bin/sh\necho "$*" >> ${log}\nPATH=${process.env.PATH ?? ""} exec ${real} "$@"\n`;
    writeFileSync(join(programs, "git"), shim, { mode: 0o755 });

    const ended = await run(medium, {
      event: "pull_request_target",
      workspace,
      env: { PATH: programs },
    });
    expect(ended).toMatchObject(blocked);
    expect(warningsOf(ended)).toEqual([
      expect.stringMatching(
        /^pull_request_target runs with a token that may write and with secrets/,
      ),
    ]);
    expect(seenComments(github)).toEqual([main, template]);

    const asked = readFileSync(log, "utf8").trimEnd().split("\n");
    const commands = new Set(
      asked.map((line) => line.replace(/^(?:-c \S+(?: -o \S+)? ?)*/, "").split(" ")[0]),
    );
    expect([...commands].sort()).toEqual([
      "cat-file",
      "diff-tree",
      "fetch",
      "ls-tree",
      "rev-parse",
    ]);
    const files = (paths: readonly string[]): readonly string[] =>
      paths.filter((path) => !path.startsWith(".git/")).sort();
    const after = readdirSync(workspace, { recursive: true, encoding: "utf8" });
    expect(files(after)).toEqual(files(before));
    expect(github.violations).toEqual([]);
  },
);

test.concurrent(
  "a merge queue: the verdict as a check of the commit that would be merged",
  async () => {
    const { origin, github, run } = await openPull(folder, widened, { tokens });
    const merged = origin.merge() ?? "";
    const event = mergeGroup(github.world, origin.base(), merged);
    const { ended, requests } = await requestsWhile(github, () => run(medium, { token, ...event }));
    expect(ended).toMatchObject(blocked);
    expect(ended.summary).toContain(verdict);
    // Who has answered on the pull request: it is named, and others are looked for by each commit.
    expect(requests).toEqual({
      "graphql/viewer": 1,
      "pulls/list-review-comments": 1,
      "repos/list-pull-requests-associated-with-commit": 2,
      "repos/compare-commits-with-basehead": 1,
      "checks/list-for-ref": 1,
      "checks/create": 1,
    });
    expect(github.world.checkRuns).toMatchObject([
      { name: "Pare", commit: merged, conclusion: "failure", annotations: [{}, {}] },
    ]);
    expect(await run({}, { token, ...event })).toMatchObject({ code: 0 });
    expect([seenComments(github), seenVerdicts(github)]).toEqual([[], []]);
    expect(github.violations).toEqual([]);
  },
);

test.concurrent("a push: the commits that it brought, as annotations", async () => {
  const { origin, github, run } = await openPull(folder, widened);
  const event = push(github.world, "feature", origin.mergeBase(), origin.head());
  const { ended, requests } = await requestsWhile(github, () => run(medium, event));
  expect(ended).toMatchObject(blocked);
  // No pull request goes into the branch that was pushed to, by whose answers it could be excused.
  expect(requests).toEqual({
    "repos/list-pull-requests-associated-with-commit": 1,
    "repos/compare-commits-with-basehead": 1,
    "checks/list-for-ref": 1,
  });
  expect(annotated(ended)).toEqual([
    "error infra/main.tf:31-38",
    "error orders/template.yaml:28-32",
  ]);
  expect(ended.summary).toContain(verdict);
  // Another, which says nothing about access.
  const before = origin.head();
  const next = push(github.world, "feature", before, origin.push({ "notes.md": "More.\n" }));
  expect(await run(medium, next)).toMatchObject({ code: 0, outputs: { findings: "0" } });
  expect(github.violations).toEqual([]);
});

wholeTest("a push of a new branch: what it has beside the default branch", async () => {
  const { origin, github, run } = await openPull(folder, widened);
  const event = push(github.world, "feature", undefined, origin.head());
  const { ended, requests } = await requestsWhile(github, () => run(medium, event));
  expect(ended).toMatchObject(blocked);
  expect(ended.summary).toContain("The change touches 2 statements");
  expect(requests).toEqual({
    "git/get-ref": 1,
    "repos/compare-commits-with-basehead": 1,
    "checks/list-for-ref": 1,
  });
  expect(annotated(ended).length).toBe(2);
  expect(github.violations).toEqual([]);
});

test.concurrent("a push that deletes a branch: nothing", async () => {
  const { origin, github, run } = await openPull(folder, widened);
  const event = push(github.world, "feature", origin.head(), undefined);
  const ended = await run(medium, event);
  expect(ended).toMatchObject({ code: 0, outputs: { blocked: "false" }, summary: "" });
  expect(ended.stdout).toContain("there is nothing to judge, since the branch was deleted");
  expect(github.log).toEqual([]);
});

wholeTest("a comment on an issue that is no pull request: nothing", async () => {
  const { github, run } = await openPull(folder, widened);
  const ended = await run(medium, plainIssueComment(github.world));
  expect(ended).toMatchObject({ code: 0, outputs: { blocked: "false" }, summary: "" });
  expect(ended.stdout).toContain("nothing to judge, since the comment is on no pull request");
  expect(github.log).toEqual([]);
});

test.concurrent(
  "everything, where the checkout was forgotten: the job fails and says so",
  async () => {
    const { github, run } = await openPull(folder, widened);
    const workspace = join(folder, "forgotten");
    mkdirSync(workspace);
    const ended = await run(medium, { ...schedule(github.world), workspace });
    expect(ended).toMatchObject({ code: 1, outputs: {}, summary: "" });
    expect(
      ended.commands.flatMap(({ name, message }) => (name === "error" ? [message] : [])),
    ).toEqual([
      `there is nothing to audit, since no file is in ${workspace}: run actions/checkout first`,
    ]);
  },
);

test.concurrent.for([
  ["schedule", schedule],
  ["workflow_dispatch", workflowDispatch],
] as const)("%s: everything that is there, and nothing is asked of GitHub", async ([, eventOf]) => {
  const { github, run } = await openPull(folder, widened);
  const ended = await run(medium, eventOf(github.world));
  expect(ended).toMatchObject(blocked);
  expect(ended.summary).toContain("3 statements of 2 files were read.");
  expect(annotated(ended)).toEqual([]);
  expect(github.log).toEqual([]);
});

const spoken = [
  ["issue_comment", issueComment],
  ["pull_request_review_comment", reviewComment],
] as const;

test.concurrent.for(share(spoken, 2))(
  "%s: the pull request that somebody speaks of",
  async ([, eventOf]) => {
    const { github, run } = await openPull(folder, widened);
    expect(await run(medium, eventOf(github.world, 7))).toMatchObject(blocked);
    expect(seenComments(github)).toEqual([main, template]);
    const before = github.writes().length;
    await run(medium, eventOf(github.world, 7));
    expect(github.writes().length).toBe(before);
    expect(github.violations).toEqual([]);
  },
);

test.concurrent(
  "files that are renamed keep their findings, those that go take them along",
  async () => {
    const { origin, github, run } = await openPull(folder, {
      base: [
        { "infra/main.tf": terraform(narrowStatement), "orders/template.yaml": sam(narrowItem) },
      ],
      head: [wideFiles],
    });
    await run(medium);
    expect(seenComments(github)).toEqual([main, template]);
    origin.push({
      "infra/main.tf": null,
      "services/reporter.tf": terraform(wideStatement),
      "orders/template.yaml": null,
    });
    const ended = await run(medium);
    expect(ended).toMatchObject({ code: 1, outputs: { findings: "1" } });
    expect(seenComments(github)).toEqual([
      "orders/template.yaml:outdated Repaired | folded as resolved",
      main.replace("infra/main.tf", "services/reporter.tf"),
    ]);
    const before = github.writes().length;
    await run(medium);
    expect(github.writes().length).toBe(before);
    expect(github.violations).toEqual([]);
  },
);
