import { mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { temporaryFolder } from "../github/folder.ts";
import { badFiles, type BadFile } from "./bad-files.ts";
import { measuredPare } from "./built.ts";
import { writeFiles } from "./files.ts";
import { openPull } from "./pull.ts";
import { auditReport } from "./reports.ts";
import { narrowStatement, terraform, wideStatement } from "./stories.ts";
import { share } from "../share.ts";

/** Whatever stands in a repository: a stated result, in bounds, and the other files are read. */

const folder = temporaryFolder();
const good = terraform(wideStatement);

test.each(share(badFiles, 5))("$name", async ({ path, text, expected }) => {
  const directory = writeFiles(folder, { [path]: text, "good/main.tf": good });
  const ended = await measuredPare(directory, ["audit", "--format", "json"]);
  const { findings, notEvaluated, summary } = auditReport.parse(JSON.parse(ended.stdout));
  expect(ended.stderr).toBe("");
  expect(findings.some((each) => each.path === "good/main.tf")).toBe(true);
  expect(summary.statements).toBeGreaterThan(1);
  const own = findings.filter((each) => each.path === path).map(({ startLine }) => startLine);
  const [first, ...more] = notEvaluated
    .map(({ path, line, reason }) => ({ path, line, reason }))
    .sort((a, b) => (a.line ?? 0) - (b.line ?? 0));
  if ("findings" in expected) {
    expect(own).toEqual(expected.findings);
    expect(first).toBeUndefined();
  } else {
    expect(first).toEqual({ path, ...expected });
    expect(more.every((each) => each.path === path)).toBe(true);
  }
  expect(ended.megabytes).toBeGreaterThan(20);
  expect(ended.megabytes).toBeLessThan(300);
  // 2 seconds is the aim; a busy machine is given more, and what does not end is found anyhow.
  expect(ended.seconds).toBeLessThan(10);
});

test("links out of the repository, into nowhere and to themselves", async () => {
  const directory = writeFiles(folder, { "good/main.tf": good });
  writeFileSync(join(folder, "outside.tf"), good);
  mkdirSync(join(folder, "beside"), { recursive: true });
  writeFileSync(join(folder, "beside", "main.tf"), good);
  symlinkSync("../outside.tf", join(directory, "out.tf"));
  symlinkSync("../beside", join(directory, "beside"));
  symlinkSync("nowhere.tf", join(directory, "nowhere.tf.tf"));
  symlinkSync("self.tf", join(directory, "self.tf"));
  symlinkSync("/dev/zero", join(directory, "zero.tf"));
  const ended = await measuredPare(directory, ["audit", "--format", "json"]);
  const { findings, notEvaluated } = auditReport.parse(JSON.parse(ended.stdout));
  expect([...new Set(findings.map(({ path }) => path))]).toEqual(["good/main.tf"]);
  expect(notEvaluated.map(({ path, reason }) => [path, reason])).toEqual([
    ["nowhere.tf.tf", "unreadable"],
    ["self.tf", "unreadable"],
    ["out.tf", "outside-repository"],
    ["zero.tf", "outside-repository"],
  ]);
});

test("a pull request of nothing but such files is reviewed, and what is good is commented on", async () => {
  const small = badFiles.filter(({ text }) => text.length < 1024 * 1024);
  const pathOf = ({ path }: BadFile, i: number): string => `bad/${i}/${path}`;
  const { github, run } = await openPull(folder, {
    base: [{ "good/main.tf": terraform(narrowStatement) }],
    head: [
      {
        "good/main.tf": good,
        ...Object.fromEntries(small.map((each, i) => [pathOf(each, i), each.text])),
      },
    ],
  });
  const ended = await run({ "fail-on": "never" });
  expect(ended.code).toBe(0);
  expect(github.violations).toEqual([]);
  expect(github.world.comments.some(({ path }) => path === "good/main.tf")).toBe(true);
  for (const [i, each] of small.entries()) {
    const { expected } = each;
    const path = pathOf(each, i);
    if ("findings" in expected)
      expect(github.world.comments.some((comment) => comment.path === path)).toBe(
        expected.findings.length > 0,
      );
    else {
      const where = expected.line === null ? path : `${path}:${expected.line}`;
      expect(ended.stdout).toContain(`${where}  not evaluated  ${expected.reason}: `);
    }
  }
});
