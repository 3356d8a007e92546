import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { checkOut } from "./checkout.ts";
import { temporaryFolder } from "./folder.ts";
import { pullRequestEvent } from "./event.ts";
import { startGitHub, writeToken, type GitHub } from "./fake.ts";
import { createOrigin } from "./origin.ts";
import { runAction, type Run, type Step } from "./runner.ts";

/** The runner with small Actions, on a real workspace and the fake GitHub. */

const folder = temporaryFolder();
const origin = createOrigin(join(folder, "origin"), {
  base: [{ "main.tf": "old\n" }],
  head: [{ "main.tf": "new\n" }],
});
const workspace = join(folder, "workspace");
checkOut(origin, workspace);

let github: GitHub;
beforeEach(async () => {
  github = await startGitHub({ directory: origin.directory, pulls: [{ number: 7 }] });
});
afterEach(() => github.close());

let scripts = 0;
function run(script: string, more: Partial<Step> = {}): Promise<Run> {
  const bundle = join(folder, `action-${scripts++}.mjs`);
  writeFileSync(bundle, script);
  return runAction({
    bundle,
    token: writeToken,
    apiUrl: github.url,
    workspace,
    event: "pull_request",
    payload: pullRequestEvent(github.world, 7),
    ...more,
  });
}

const core = JSON.stringify(import.meta.resolve("@actions/core"));
const rest = JSON.stringify(import.meta.resolve("@octokit/rest"));

test("an Action answers with outputs, summary, commands and exit code", async () => {
  const ended = await run(`
    import * as core from ${core};
    core.setOutput("blocked", true);
    core.setOutput("text", "two\\nlines");
    core.saveState("post", "1");
    core.exportVariable("LATER", "x");
    core.warning("too wide", { file: "main.tf", startLine: 3 });
    await core.summary.addRaw("# Summary").write();
    console.error("on the other stream");
    core.setFailed("blocked");
  `);
  expect(ended).toMatchObject({
    code: 1,
    outputs: { blocked: "true", text: "two\nlines" },
    state: { post: "1" },
    env: { LATER: "x" },
    summary: "# Summary",
    commands: [
      { name: "warning", properties: { file: "main.tf", line: "3" }, message: "too wide" },
      { name: "error", message: "blocked" },
    ],
    stderr: "on the other stream\n",
  });
});

test("an Action sees its inputs as the runner writes them, with defaults of action.yml", async () => {
  const manifest = join(folder, "action.yml");
  writeFileSync(
    manifest,
    `inputs:
  github-token: { default: "\${{ github.token }}" }
  fail on: { default: high }
  max-comments: { default: 10 }
  config: { description: no default }
`,
  );
  const script = `
    import * as core from ${core};
    for (const name of ["github-token", "fail on", "max-comments", "config"])
      core.setOutput(name, JSON.stringify(core.getInput(name)));
    core.setOutput("names", Object.keys(process.env).filter((name) => name.startsWith("INPUT_")));
  `;
  const { outputs } = await run(script, { manifest, inputs: { "fail on": "low" } });
  expect(outputs).toMatchObject({
    "github-token": `"${writeToken}"`,
    "fail on": '"low"',
    "max-comments": '"10"',
    config: '""',
    names: '["INPUT_GITHUB-TOKEN","INPUT_FAIL_ON","INPUT_MAX-COMMENTS","INPUT_CONFIG"]',
  });
  await expect(run("", { manifest, inputs: { fail: "low" } })).rejects.toThrow("no input fail");
});

test("an Action knows the documented variables and nothing of the machine", async () => {
  process.env.PARE_TEST_LEAK = "leaked";
  const { stdout } = await run(
    "console.log(JSON.stringify({ ...process.env, cwd: process.cwd() }))",
  );
  delete process.env.PARE_TEST_LEAK;
  const env = JSON.parse(stdout) as Record<string, string>;
  expect(env).toMatchObject({
    CI: "true",
    GITHUB_ACTIONS: "true",
    GITHUB_API_URL: github.url,
    GITHUB_EVENT_NAME: "pull_request",
    GITHUB_REF: "refs/pull/7/merge",
    GITHUB_REF_NAME: "7/merge",
    GITHUB_HEAD_REF: "feature",
    GITHUB_BASE_REF: "main",
    GITHUB_REPOSITORY: "octo-org/infrastructure",
    GITHUB_SHA: origin.merge(),
    GITHUB_WORKSPACE: workspace,
    cwd: workspace,
  });
  const own = Object.keys(env).filter((name) => !/^(?:GITHUB|RUNNER|INPUT)_/.test(name));
  expect(own.sort()).toEqual(
    ["CI", "GIT_CONFIG_GLOBAL", "GIT_CONFIG_NOSYSTEM", "GIT_TERMINAL_PROMPT", "HOME"].concat([
      "LC_ALL",
      "PATH",
      "TZ",
      "cwd",
    ]),
  );
});

test("pull_request_target runs on the base, other events where they are told to", async () => {
  const script = "console.log(process.env.GITHUB_REF, process.env.GITHUB_SHA)";
  const target = await run(script, { event: "pull_request_target" });
  expect(target.stdout).toBe(`refs/heads/main ${origin.base()}\n`);
  const push = { event: "push", ref: "refs/heads/main", sha: origin.base() };
  const payload = { repository: { full_name: "octo-org/infrastructure", id: 1 } };
  expect((await run(script, { ...push, payload })).stdout).toBe(target.stdout);
});

test("an Action reads the event, and talks to GitHub and to git", async () => {
  const ended = await run(`
    import { readFileSync } from "node:fs";
    import { execFileSync } from "node:child_process";
    import { Octokit } from ${rest};
    const { number, pull_request: pull, repository } = JSON.parse(
      readFileSync(process.env.GITHUB_EVENT_PATH, "utf8"),
    );
    const octokit = new Octokit({ baseUrl: process.env.GITHUB_API_URL, auth: "${writeToken}" });
    const [owner, repo] = repository.full_name.split("/");
    const basehead = pull.base.sha + "..." + pull.head.sha;
    const { data } = await octokit.repos.compareCommitsWithBasehead({ owner, repo, basehead });
    const mergeBase = data.merge_base_commit.sha;
    for (const sha of [mergeBase, pull.head.sha])
      execFileSync("git", ["fetch", "--quiet", "--depth=1", "origin", sha]);
    const diff = execFileSync("git", ["diff", "--name-only", mergeBase, pull.head.sha]);
    console.log(number, diff.toString().trim());
  `);
  expect(ended).toMatchObject({ code: 0, stdout: "7 main.tf\n", stderr: "" });
  expect(github.violations).toEqual([]);
  expect(github.writes()).toEqual([]);
});

test("an Action that hangs is killed, one that crashes says so", async () => {
  expect((await run("setInterval(() => {}, 1000)", { timeout: 200 })).code).toBeNull();
  const crashed = await run("throw new Error('a bug')");
  expect(crashed.code).toBe(1);
  expect(crashed.stderr).toContain("a bug");
});

test("a push is told with the head before it", () => {
  const event = pullRequestEvent(github.world, 7, "synchronize", "a".repeat(40));
  expect(event).toMatchObject({
    action: "synchronize",
    before: "a".repeat(40),
    after: origin.head(),
    pull_request: { number: 7, head: { sha: origin.head() }, base: { sha: origin.base() } },
  });
  expect(pullRequestEvent(github.world, 7)).not.toHaveProperty("after");
});
