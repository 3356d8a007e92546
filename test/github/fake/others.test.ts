import { join } from "node:path";
import { gzipSync } from "node:zlib";
import type { Octokit } from "@octokit/rest";
import { afterEach, beforeEach, expect, test } from "vitest";
import { startGitHub, userToken, writeToken, type GitHub } from "../fake.ts";
import { temporaryFolder } from "../folder.ts";
import { octokitFor } from "../octokit.ts";
import { createOrigin } from "../origin.ts";

/** Check runs, code scanning, issues, people and repositories. */

const folder = temporaryFolder();
const origin = createOrigin(join(folder, "origin"), {
  base: [{ "main.tf": "old\n" }],
  head: [{ "main.tf": "new\n" }],
});
const repo = { owner: "octo-org", repo: "infrastructure" };

let github: GitHub;
let octokit: Octokit;
let checking: Octokit;
const app = { login: "an-app[bot]", type: "Bot" } as const;
beforeEach(async () => {
  github = await startGitHub({
    directory: origin.directory,
    pulls: [{ number: 7, fork: "someone/infrastructure" }],
    collaborators: { ada: "write", bob: "read" },
    others: ["website"],
    tokens: {
      app: { kind: "installation", person: app, permissions: { checks: "write" } },
      other: {
        kind: "installation",
        person: { ...app, login: "other[bot]" },
        permissions: { checks: "write" },
      },
    },
  });
  checking = octokitFor(github, "app");
  octokit = octokitFor(github, userToken);
});
afterEach(async () => {
  expect(github.violations.filter((violation) => !violation.includes("request:"))).toEqual([]);
  await github.close();
});

test("check runs take 50 annotations a request, and a conclusion when completed", async () => {
  const annotation = (line: number) => ({
    path: "main.tf",
    start_line: line,
    end_line: line,
    annotation_level: "warning" as const,
    message: "too wide",
  });
  const output = (count: number) => ({
    title: "t",
    summary: "s",
    annotations: Array.from({ length: count }, (_, index) => annotation(index + 1)),
  });
  const run = { ...repo, name: "Pare", head_sha: origin.head() };
  const { data } = await checking.checks.create({ ...run, output: output(50) });
  const update = { ...repo, check_run_id: data.id };
  await checking.checks.update({ ...update, conclusion: "failure", output: output(2) });

  const listed = await checking.checks.listForRef({ ...repo, ref: origin.head() });
  expect(listed.data).toMatchObject({
    total_count: 1,
    check_runs: [{ status: "completed", conclusion: "failure", output: { annotations_count: 52 } }],
  });
  expect(github.violations).toEqual([]);

  await expect(checking.checks.create({ ...run, output: output(51) })).rejects.toMatchObject({
    status: 422,
  });
  const unfinished = checking.checks.create({ ...run, status: "completed" });
  await expect(unfinished).rejects.toMatchObject({ status: 422 });
});

test("check runs are Apps' to make, and their own to change", async () => {
  const run = { ...repo, name: "Pare", head_sha: origin.head() };
  await expect(octokit.checks.create(run)).rejects.toMatchObject({ status: 403 });
  const { data } = await checking.checks.create(run);
  expect(data.app?.slug).toBe("an-app");
  const other = octokitFor(github, "other").checks;
  const change = { ...repo, check_run_id: data.id, conclusion: "success" as const };
  await expect(other.update(change)).rejects.toThrow("only be modified by the GitHub App");
  await expect(octokit.checks.update(change)).rejects.toMatchObject({ status: 403 });
  expect(github.world.checkRuns).toMatchObject([{ conclusion: null }]);
});

test("the latest run of a name is listed", async () => {
  const run = { ...repo, name: "Pare", head_sha: origin.head() };
  await checking.checks.create(run);
  const { data } = await checking.checks.create({ ...run, conclusion: "success" });
  const ref = { ...repo, ref: origin.head() };
  const latest = await checking.checks.listForRef({ ...ref, check_name: "Pare" });
  expect(latest.data.check_runs.map(({ id }) => id)).toEqual([data.id]);
  expect((await checking.checks.listForRef({ ...ref, filter: "all" })).data.total_count).toBe(2);
});

test("SARIF comes zipped and encoded", async () => {
  const upload = { ...repo, commit_sha: origin.head(), ref: "refs/pull/7/head" };
  const sarif = gzipSync(JSON.stringify({ version: "2.1.0" })).toString("base64");
  const { status } = await octokit.codeScanning.uploadSarif({ ...upload, sarif });
  expect(status).toBe(202);
  expect(github.world.uploads).toMatchObject([{ sarif: { version: "2.1.0" } }]);
  const plain = octokit.codeScanning.uploadSarif({ ...upload, sarif: "{}" });
  await expect(plain).rejects.toMatchObject({ status: 400 });
});

test("issues are created, found by label and author, changed and closed", async () => {
  const { data } = await octokit.issues.create({ ...repo, title: "Audit", labels: ["pare"] });
  expect(data.number).toBe(8);
  await octokit.issues.create({ ...repo, title: "Other", body: "text" });
  const found = await octokit.issues.listForRepo({
    ...repo,
    labels: "pare",
    creator: "octo-reviewer",
  });
  expect(found.data.map(({ title }) => title)).toEqual(["Audit"]);
  const issue = { ...repo, issue_number: 8 };
  await octokit.issues.update({ ...issue, body: "done", state: "closed" });
  expect((await octokit.issues.get(issue)).data).toMatchObject({ state: "closed", body: "done" });
  await octokit.issues.createComment({ ...issue, body: "hello" });
  expect((await octokit.issues.listComments(issue)).data.length).toBe(1);
});

test("pull requests are issues too", async () => {
  await octokit.issues.create({ ...repo, title: "Audit" });
  const { data } = await octokit.issues.listForRepo(repo);
  expect(data.map(({ number, pull_request: pull }) => [number, pull !== undefined])).toEqual([
    [8, false],
    [7, true],
  ]);
  expect((await octokit.issues.get({ ...repo, issue_number: 7 })).data.title).toBe(
    "Pull request 7",
  );
});

test("comments in a conversation are edited and deleted", async () => {
  const { data } = await octokit.issues.createComment({ ...repo, issue_number: 7, body: "a" });
  const comment = { ...repo, comment_id: data.id };
  await octokit.issues.updateComment({ ...comment, body: "b" });
  expect((await octokit.issues.getComment(comment)).data.body).toBe("b");
  await octokit.issues.deleteComment(comment);
  expect(github.world.issueComments).toEqual([]);
});

test("a fork's pull request is found by branch, not by commit, and comes from its fork", async () => {
  const head = { ...repo, head: "someone:feature" };
  expect((await octokit.pulls.list(head)).data.map(({ number }) => number)).toEqual([7]);
  expect((await octokit.pulls.list({ ...repo, head: "octo-org:feature" })).data).toEqual([]);
  expect((await octokit.pulls.list({ ...repo, state: "closed" })).data).toEqual([]);
  const commit = { ...repo, commit_sha: origin.head() };
  const found = await octokit.repos.listPullRequestsAssociatedWithCommit(commit);
  expect(found.data).toEqual([]);
  const { data } = await octokit.pulls.get({ ...repo, pull_number: 7 });
  expect([data.head.repo.full_name, data.base.repo.full_name]).toEqual([
    "someone/infrastructure",
    "octo-org/infrastructure",
  ]);
});

test("people have permissions, organisations have repositories", async () => {
  const level = async (username: string): Promise<string> =>
    (await octokit.repos.getCollaboratorPermissionLevel({ ...repo, username })).data.permission;
  expect([await level("ada"), await level("bob")]).toEqual(["write", "read"]);
  await expect(level("nobody")).rejects.toMatchObject({ status: 404 });
  const { data } = await octokit.repos.listForOrg({ org: "octo-org" });
  expect(data.map(({ name }) => name)).toEqual(["infrastructure", "website"]);
  expect((await octokit.repos.get(repo)).data.default_branch).toBe("main");
});

test("the token of the documented permissions cannot write checks and issues", async () => {
  const actions = octokitFor(github, writeToken);
  const run = actions.checks.create({ ...repo, name: "Pare", head_sha: origin.head() });
  await expect(run).rejects.toMatchObject({
    status: 403,
    response: { headers: { "x-accepted-github-permissions": "checks=write" } },
  });
  await expect(actions.issues.create({ ...repo, title: "x" })).rejects.toMatchObject({
    status: 403,
  });
});
