import { describe, expect, test } from "vitest";
import { checkReport } from "../../src/report/check.ts";
import { verdict } from "../../src/report/verdict.ts";
import { temporaryFolder } from "../github/folder.ts";
import type { Files } from "../github/origin.ts";
import { only, stage } from "./workplace.ts";

/** By what a pull request is judged, and what becomes of it where it has moved on. */

const folder = temporaryFolder();
const policy = (action: string): string =>
  `${JSON.stringify({ Statement: { Effect: "Allow", Action: action, Resource: "*" } }, null, 2)}\n`;
const configured = (text: string): Files => ({ ".github/pare.yml": text });
const wide: Files = { "policy.json": policy("*") };

describe.each([
  ["git", true],
  ["GitHub's API", false],
])("read through %s", (_, withGit) => {
  test("what was agreed on is what the base says now, not where the change begins", async () => {
    const { judge, github, origin } = await stage(folder, {
      base: [{ ...configured("fail-on: never\n"), "README.md": "#\n" }],
      head: [wide],
      meanwhile: [configured("fail-on: high\n")],
    });
    const { result } = await only(judge(undefined, { withGit }));
    expect(result).toMatchObject({ failOn: "high", blocked: true });

    // A run that is started again has the payload of its first time.
    origin.advance(configured("fail-on: never\n"));
    const told = { base: { ref: "main", sha: origin.mergeBase() }, head: { sha: origin.head() } };
    const again = await only(judge({ kind: "pull", number: 7, told }, { withGit }));
    expect(again.result).toMatchObject({ failOn: "never", blocked: false });
    expect(github.violations).toEqual([]);
  });

  test("what the base had when the change began is what the change is compared with", async () => {
    const { judge } = await stage(folder, {
      base: [wide],
      head: [{ "other.json": policy("s3:ListAllMyBuckets") }],
      meanwhile: [{ "policy.json": policy("s3:ListAllMyBuckets") }],
    });
    const { result } = await only(judge(undefined, { withGit }));
    expect(result).toMatchObject({ touched: 1, findings: [], blocked: false });
  });
});

test("a new branch is judged by what the branch says that it will go into", async () => {
  const { judge, origin } = await stage(folder, {
    base: [configured("fail-on: never\n")],
    head: [wide],
    meanwhile: [configured("fail-on: high\n")],
  });
  const subject = { kind: "branch", from: "main", head: origin.head() } as const;
  expect((await only(judge(subject))).result).toMatchObject({ failOn: "high", blocked: true });
});

test("a configuration that GitHub's list of files leaves out is found all the same", async () => {
  const { judge } = await stage(
    folder,
    {
      base: [{ ...configured("fail-on: low\n"), "README.md": "#\n" }],
      head: [{ "policy.json": policy("logs:PutLogEvents") }],
    },
    { limits: { treeEntries: 0 } },
  );
  expect((await only(judge())).result).toMatchObject({ failOn: "low" });
});

describe("what could not be read is no pass", () => {
  test("a changed file that is too large blocks, and one that stood there before does not", async () => {
    const huge = { "huge.yaml": `Resources: {}\n${"# long\n".repeat(350_000)}` };
    const small = { "a.json": policy("s3:ListAllMyBuckets") };
    const came = await stage(folder, { base: [small], head: [huge] });
    expect(verdict((await only(came.judge())).result)).toBe(
      "blocked by 1 changed file that could not be read",
    );
    const stood = await stage(folder, {
      base: [{ ...huge }],
      head: [small],
    });
    expect((await only(stood.judge())).result.blocked).toBe(false);
  });

  test("a list that GitHub cuts off blocks: what is not in it may be anything", async () => {
    const { judge } = await stage(
      folder,
      { base: [{ "README.md": "#\n" }], head: [wide] },
      { limits: { treeEntries: 0 } },
    );
    expect(verdict((await only(judge())).result)).toBe(
      "blocked by 1 changed file that could not be read",
    );
  });

  test("of a file that does not parse nothing is claimed", async () => {
    const { judge } = await stage(folder, {
      base: [{ "README.md": "#\n" }],
      head: [{ "main.tf": "resource {{{\n" }],
    });
    const { result } = await only(judge());
    expect(result).toMatchObject({ blocked: false, touched: 0 });
    expect(verdict(result)).toBe("1 changed file could not be evaluated");
    expect(checkReport(result, "").conclusion).toBe("neutral");
  });
});

describe("a configuration that comes with a change", () => {
  test.each([
    ["git", true],
    ["the API", false],
  ])("blocks where it is wrong, since it holds once it is merged: %s", async (_, withGit) => {
    const { judge } = await stage(folder, {
      base: [{ "README.md": "#\n" }],
      head: [configured("comment: true\nfail_on: nver\n")],
    });
    const { result } = await only(judge(undefined, { withGit, given: { "fail-on": "never" } }));
    expect(verdict(result)).toBe("blocked by 1 mistake in the configuration");
    expect(result.problems).toMatchObject([
      {
        reason: "configuration",
        detail: expect.stringMatching(/^\.github\/pare\.yml:2: /) as string,
      },
    ]);
  });

  test("passes where it is right", async () => {
    const { judge } = await stage(folder, {
      base: [{ "README.md": "#\n" }],
      head: [configured("fail-on: never\n")],
    });
    expect((await only(judge())).result).toMatchObject({ blocked: false, problems: [] });
  });
});

test("a run of a commit that is not the head any more posts nothing, and says so", async () => {
  const { judge, origin, github } = await stage(folder, {
    base: [{ "README.md": "#\n" }],
    head: [wide],
  });
  const old = origin.head();
  origin.push({ "policy.json": policy("s3:ListAllMyBuckets") });
  const before = { base: { ref: "main", sha: origin.mergeBase() }, head: { sha: old } };
  const { result, told } = await only(judge({ kind: "pull", number: 7, told: before }));
  expect(result.blocked).toBe(true);
  expect(told.account[0]).toContain(`its head is ${origin.head()} by now`);
  expect(github.world.comments).toEqual([]);
  expect(github.world.issueComments).toEqual([]);
  expect(github.world.checkRuns.every(({ commit }) => commit === old)).toBe(true);
});

const withChecks = {
  tokens: {
    ghs_write: {
      person: { login: "github-actions[bot]", type: "Bot" },
      kind: "installation",
      permissions: { contents: "read", pull_requests: "write", checks: "write" },
    },
  },
} as const;

test("what a merge queue is to merge gets a check run, for who requires it", async () => {
  const { judge, origin, github } = await stage(
    folder,
    { base: [{ "README.md": "#\n" }], head: [wide] },
    withChecks,
  );
  const subject = { kind: "commits", base: origin.base(), head: origin.head() } as const;
  const { told } = await only(judge(subject));
  expect(github.world.checkRuns).toMatchObject([
    { name: "Pare", commit: origin.head(), conclusion: "failure" },
  ]);
  expect(told.annotations.shown).toEqual([]);
  await only(judge());
  await only(judge());
  expect(github.world.checkRuns.map(({ externalId }) => externalId)).toEqual([
    "review/pare",
    "review/pare#7",
  ]);
  expect(github.violations).toEqual([]);
});
