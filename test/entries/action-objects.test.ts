import { appendFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { temporaryFolder } from "../github/folder.ts";
import { git } from "../github/git.ts";
import type { Run } from "../github/runner.ts";
import { openPull, type PullRequest } from "./pull.ts";
import { widened } from "./stories.ts";
import { wholeTest } from "../share.ts";

/** Where the Action gets head and merge base from: a checkout of depth 1 has neither. */

const folder = temporaryFolder();

const texts = ({ github: { world } }: PullRequest): unknown => [
  world.comments.map(({ path, line, startLine, body }) => ({ path, line, startLine, body })),
  world.issueComments.map(({ body }) => body),
];
const operations = ({ github }: PullRequest): readonly string[] => [
  ...new Set(github.log.map(({ operation }) => operation)),
];

const usual = await openPull(folder, widened);
const usualRun = await usual.run();
const expected = texts(usual);
/** What was found, without the files of the runner's that hold it. */
const counted = ({ outputs }: Run): object => ({ ...outputs, "sarif-file": "", "json-file": "" });
const usualOperations = operations(usual);

test.concurrent(
  "missing commits are fetched by name, and GitHub is asked for nothing that git has",
  () => {
    expect(usualRun.code).toBe(0);
    // Where the base is now, git of a checkout does not know.
    expect(usualOperations.filter((each) => each.startsWith("git/"))).toEqual(["git/get-ref"]);
  },
);

test.concurrent(
  "where the remote gives nothing, they are read through the API, to the same end",
  async () => {
    const pull = await openPull(folder, widened);
    const ended = await pull.run({}, {}, (workspace) => {
      git(workspace, ["remote", "set-url", "origin", join(workspace, "nowhere")]);
    });
    expect(operations(pull)).toContain("git/get-tree");
    expect(texts(pull)).toEqual(expected);
    expect(counted(ended)).toEqual(counted(usualRun));
    expect(pull.github.violations).toEqual([]);
  },
);

test.concurrent("without a checkout, everything is read through the API", async () => {
  const pull = await openPull(folder, widened);
  const ended = await pull.run({}, {}, (workspace) => {
    for (const name of [".git", "infra", "orders"])
      rmSync(join(workspace, name), { recursive: true });
  });
  expect(texts(pull)).toEqual(expected);
  expect(counted(ended)).toEqual(counted(usualRun));
});

wholeTest("the files of the workspace are not what is reviewed", async () => {
  const pull = await openPull(folder, widened);
  await pull.run({}, {}, (workspace) => {
    writeFileSync(join(workspace, "infra", "main.tf"), "other\n");
    rmSync(join(workspace, "orders"), { recursive: true });
  });
  expect(texts(pull)).toEqual(expected);
});

test.concurrent("settings that a checkout leaves behind start no program", async () => {
  const pull = await openPull(folder, widened);
  const proof = join(folder, "started");
  const script = join(folder, "program");
  writeFileSync(script, `#!/bin/sh\ntouch ${proof}\nexit 1\n`, { mode: 0o755 });
  await pull.run({}, {}, (workspace) => {
    const settings = `[core]\n\tfsmonitor = ${script}\n[diff]\n\texternal = ${script}\n`;
    appendFileSync(join(workspace, ".git", "config"), settings);
    writeFileSync(join(workspace, ".git", "info", "attributes"), "* diff=x\n");
    appendFileSync(join(workspace, ".git", "config"), `[diff "x"]\n\ttextconv = ${script}\n`);
  });
  expect(texts(pull)).toEqual(expected);
  expect(() => {
    rmSync(proof);
  }).toThrow("ENOENT");
});

const unanswered = { status: 502, headers: { "retry-after": "0" } };

test.concurrent(
  "where GitHub does not say where a change began, it is compared with the base, and said to be",
  async () => {
    const pull = await openPull(folder, widened);
    pull.github.fail("repos/compare-commits-with-basehead", unanswered);
    const ended = await pull.run();
    expect(ended).toMatchObject({ code: 0, outputs: { findings: "2" } });
    expect(ended.summary).toContain("compared with the base as it is now");
    expect(ended.summary).toContain("GitHub answered 502");
  },
);

test.concurrent(
  "where neither git nor GitHub has the change, the job fails and says why: that is no pass",
  async () => {
    const pull = await openPull(folder, widened);
    pull.github.fail("repos/compare-commits-with-basehead", unanswered);
    const ended = await pull.run({}, {}, (workspace) => {
      rmSync(join(workspace, ".git"), { recursive: true });
    });
    expect(ended.code).toBe(1);
    expect(ended.outputs).toEqual({});
    const [error] = ended.commands.filter(({ name }) => name === "error");
    expect(error?.message).toContain("GitHub answered 502");
  },
);

test.concurrent(
  "a review that GitHub refuses leaves the verdict, and the summary has everything",
  async () => {
    const pull = await openPull(folder, widened);
    pull.github.fail("pulls/create-review", { status: 422, body: { message: "no" } });
    const ended = await pull.run({ "fail-on": "medium" });
    expect(ended).toMatchObject({ code: 1, outputs: { blocked: "true", findings: "2" } });
    expect(ended.summary).toContain("Resource: !GetAtt Orders.Arn");
  },
);

wholeTest("a pull request from a fork is read by the names of its commits", async () => {
  const pull = await openPull(folder, widened, {
    pulls: [{ number: 7, fork: "stranger/infrastructure" }],
  });
  const ended = await pull.run();
  expect(counted(ended)).toEqual(counted(usualRun));
  expect(texts(pull)).toEqual(expected);
});

test.concurrent(
  "where GitHub lists only a part of the files, the job fails: the rest may be anything",
  async () => {
    const pull = await openPull(folder, widened, { limits: { treeEntries: 2 } });
    const ended = await pull.run({}, {}, (workspace) => {
      rmSync(join(workspace, ".git"), { recursive: true });
    });
    expect(ended.code).toBe(1);
    expect(ended.stdout).toContain("not evaluated  too-many: GitHub lists only a part");
    expect(ended.summary).toContain("Not evaluated");
  },
);
