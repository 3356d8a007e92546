import { readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Log } from "sarif";
import { expect, test } from "vitest";
import { temporaryFolder } from "../github/folder.ts";
import { git } from "../github/git.ts";
import type { Files } from "../github/origin.ts";
import type { Run } from "../github/runner.ts";
import { openPull } from "./pull.ts";
import { narrowStatement, terraform, wideFiles, widened, wideStatement } from "./stories.ts";
import { wholeTest } from "../share.ts";

const folder = temporaryFolder();
const errorsOf = ({ commands }: Run): readonly string[] =>
  commands.filter(({ name }) => name === "error").map(({ message }) => message);

const mistakes: readonly (readonly [Readonly<Record<string, string>>, RegExp])[] = [
  [{ "fail-on": "hihg" }, /input fail-on: cannot be hihg; write one of critical, high/],
  [{ "max-comments": "many" }, /input max-comments: .*a whole number from 0 to 100/],
  [{ "max-comments": "-1" }, /input max-comments: cannot be -1; write a whole number/],
  [{ comment: "yes" }, /input comment: cannot be yes; write true or false/],
  [{ config: "nowhere.yml" }, /nowhere\.yml: there is no such file/],
  [{ "working-directory": "../.." }, /input working-directory: it leads out of the workspace/],
  [{ "github-token": "" }, /github-token/],
];

test.concurrent("wrong inputs are refused, and why is said", async () => {
  const { github, run } = await openPull(folder, widened);
  const runs = mistakes.map(async ([inputs, message]) => {
    const ended = await run(inputs);
    expect(ended.code).toBe(1);
    expect(errorsOf(ended).join("\n")).toMatch(message);
    expect(errorsOf(ended).join("\n")).not.toMatch(/^\s+at /m);
    expect(ended.outputs).toEqual({});
  });
  await Promise.all(runs);
  expect(github.writes()).toEqual([]);
});

test.concurrent(
  "a token that is not valid is said to be that, and changes no verdict",
  async () => {
    const { run } = await openPull(folder, widened);
    const ended = await run({ "github-token": "ghs_expired", "fail-on": "medium" });
    expect(ended).toMatchObject({ code: 1, outputs: { findings: "2", blocked: "true" } });
    const warnings = ended.commands.filter(({ name }) => name === "warning");
    expect(warnings.map(({ message }) => message).join("\n")).toContain("The token is not valid");
    const { code } = await run({ "github-token": "ghs_expired" });
    expect(code).toBe(0);
  },
);

const withConfig = (text: string): Files => ({ ".github/pare.yml": text });
const storyWith = (base: Files, head: Files = {}) => ({
  base: [{ ...widened.base[0], ...base }],
  head: [{ ...wideFiles, ...head }],
});

test.concurrent(
  "the configuration is the base's: no change opens the gate that it should stop at",
  async () => {
    const story = storyWith(withConfig("fail-on: medium\n"), withConfig("fail-on: never\n"));
    const { run } = await openPull(folder, story);
    expect(await run()).toMatchObject({ code: 1, outputs: { blocked: "true" } });
    expect(await run({ "fail-on": "high" })).toMatchObject({ code: 0 });
  },
);

wholeTest.concurrent(
  "the configuration may have another name, and says which files are looked at",
  async () => {
    const settings = "paths:\n  - '**'\n  - '!infra/**'\nmax-comments: 0\n";
    const { github, run } = await openPull(folder, storyWith({ "ci/pare.yml": settings }));
    const ended = await run({ config: "ci/pare.yml" });
    expect(ended.outputs).toMatchObject({ findings: "1" });
    expect(ended.stdout).not.toContain("infra/main.tf");
    expect(github.world.comments).toEqual([]);
    expect(ended.summary).toContain("`orders/template.yaml:28-32`");
  },
);

wholeTest.concurrent(
  "a setting that does not exist is named, with its line and the one that was meant",
  async () => {
    const { run } = await openPull(folder, storyWith(withConfig("comment: true\nfail_on: low\n")));
    const ended = await run();
    expect(ended.code).toBe(1);
    expect(errorsOf(ended)).toEqual([
      ".github/pare.yml:2: there is no setting fail_on; did you mean fail-on?",
    ]);
  },
);

wholeTest("the input paths goes before the configuration's", async () => {
  const { run } = await openPull(folder, storyWith(withConfig("paths: ['infra/**']\n")));
  const ended = await run({ paths: "orders/**\n" });
  expect(ended.outputs).toMatchObject({ findings: "1" });
  expect(ended.stdout).toContain("orders/template.yaml");
});

test.concurrent("sarif-file is written, where its folder has to be made too", async () => {
  const { run } = await openPull(folder, widened);
  let at = "";
  const ended = await run({ "sarif-file": "reports/pare.sarif" }, {}, (workspace) => {
    at = workspace;
  });
  expect(ended.outputs["sarif-file"]).toBe("reports/pare.sarif");
  const { runs } = JSON.parse(readFileSync(join(at, "reports/pare.sarif"), "utf8")) as Log;
  const uris = runs[0]?.results?.map(
    ({ locations }) => locations?.[0]?.physicalLocation?.artifactLocation?.uri,
  );
  expect(uris).toEqual(["infra/main.tf", "orders/template.yaml"]);
});

const repository = { full_name: "octo-org/infrastructure", id: 1 };

test.concurrent(
  "without a pull request everything is audited, and nothing is asked of GitHub",
  async () => {
    const { origin, github, run } = await openPull(folder, widened);
    const ended = await run(
      { "fail-on": "medium", paths: "infra/**" },
      { event: "schedule", payload: { repository }, ref: "refs/heads/main", sha: origin.base() },
    );
    // The merge commit is what the checkout of these tests holds.
    expect(ended).toMatchObject({ code: 1, outputs: { findings: "1", blocked: "true" } });
    expect(ended.outputs.score).toBe(ended.outputs["score-before"]);
    expect(ended.summary).toContain("infra/main.tf:38-45");
    expect(github.log).toEqual([]);
  },
);

wholeTest("base and head name the change of other events", async () => {
  const { origin, github, run } = await openPull(folder, widened);
  const push = { event: "push", payload: { repository }, ref: "refs/heads/feature" };
  const inputs = { base: origin.base(), head: origin.head() };
  const shallow = await run(inputs, push);
  expect(shallow.code).toBe(1);
  expect(errorsOf(shallow)).toEqual([expect.stringContaining("fetch-depth: 0")]);

  const whole = await run(inputs, push, (workspace) => {
    git(workspace, ["fetch", "--quiet", "--unshallow", "origin", "refs/heads/*:refs/heads/*"]);
    git(workspace, ["fetch", "--quiet", "origin", origin.head()]);
  });
  expect(whole).toMatchObject({ code: 0, outputs: { findings: "2", suggestions: "2" } });
  expect(whole.summary).toContain("The change touches 2 statements");
  expect(github.log.filter(({ operation }) => !operation.startsWith("checks/"))).toEqual([]);
});

wholeTest("a working directory is where the checkout is", async () => {
  const { origin, run } = await openPull(folder, widened);
  const ended = await run({ "working-directory": "source" }, {}, (workspace) => {
    git(workspace, ["clone", "--quiet", "--depth=1", origin.url, "source"]);
  });
  expect(ended.outputs).toMatchObject({ findings: "2" });
});

test.concurrent("a link out of the repository is not followed, by audit or by review", async () => {
  writeFileSync(join(folder, "outside.tf"), terraform(wideStatement));
  const { origin, run } = await openPull(folder, {
    base: [{ "a/main.tf": terraform(narrowStatement) }],
    head: [
      { "a/main.tf": terraform(wideStatement), "a/linked.tf": { symlink: "../../outside.tf" } },
    ],
  });
  const reviewed = await run();
  const audited = await run(
    {},
    { event: "schedule", payload: { repository }, ref: "refs/heads/main", sha: origin.base() },
  );
  for (const { stdout, code } of [reviewed, audited]) {
    expect(code).toBe(0);
    expect(stdout).not.toContain("a/linked.tf:");
    expect(stdout).toContain("a/linked.tf  not evaluated  outside-repository");
  }
});

const golden = join(import.meta.dirname, "..", "golden", "terraform-evidence", "before");
const usage = ".github/pare-usage.json";
const evidence = readFileSync(join(golden, usage), "utf8");
const orders = readFileSync(join(golden, "main.tf"), "utf8");

test.concurrent(
  "evidence of use is the base's, or what an earlier step fetched outside of the workspace",
  async () => {
    const settings = "evidence: { max-age: 3650, grace: 0 }\n";
    const more = orders.replace(
      '"dynamodb:UpdateTable"',
      '"dynamodb:UpdateTable", "dynamodb:TagResource"',
    );
    const { run } = await openPull(folder, {
      base: [{ "main.tf": orders, [usage]: evidence, ...withConfig(settings) }],
      // Who would have it that a permission is used says so in vain.
      head: [
        {
          "main.tf": more,
          [usage]: evidence.replaceAll('"dynamodb:UpdateTable"', '"dynamodb:DeleteTable"'),
        },
      ],
    });
    const fetched = join(folder, "fetched.json");
    writeFileSync(fetched, evidence);
    const told = "`dynamodb:DeleteTable` was not used";
    const [named, outside, inside] = await Promise.all([
      run({ evidence: usage }),
      run({ evidence: fetched }),
      run({ evidence: join(folder, "workspace", "usage.json") }, {}, (workspace) => {
        symlinkSync(workspace, join(folder, "workspace"));
        writeFileSync(join(workspace, "usage.json"), evidence);
      }),
    ]);
    expect(named.stdout).toContain(told);
    expect(named.summary).toContain(usage);
    expect(outside.stdout).toContain(told);
    expect(errorsOf(inside).join("\n")).toContain("usage.json: it lies in the workspace");
  },
);
