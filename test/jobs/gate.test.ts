import { describe, expect, test } from "vitest";
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
    const again = await only(judge({ kind: "pull", number: 7, head: origin.head() }, { withGit }));
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
