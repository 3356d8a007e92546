import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { command as fix } from "../../src/commands/fix.ts";
import type { FixReport } from "../../src/report/fix-json.ts";
import { writeFiles } from "../entries/files.ts";
import { passingStatement, terraform, wideStatement } from "../entries/stories.ts";
import { temporaryFolder } from "../github/folder.ts";
import { javascript, terraform as beside } from "../narrow/beside-code.ts";
import { runIn } from "./run.ts";

/** What `fix` says of what it has done. */

const folder = temporaryFolder();
const assumed = { "main.tf": terraform(`${wideStatement}\n\n${passingStatement}`) };
const shown = { "main.tf": beside(), "src/app.mjs": javascript };
const told = async (files: Readonly<Record<string, string>>, ...args: readonly string[]) =>
  (await runIn(writeFiles(folder, files), fix, args)).printed;

test("each statement is told with what it said, what it says, how sure that is and what is lost", async () => {
  expect(await told(shown)).toMatch(
    /^1 statement was replaced in 1 file\n[^]*\nmain\.tf:\d+-\d+ {2}replaced {2}aws_iam_role_policy\.app\n {4}dynamodb:\* on \*\n {4}-> dynamodb:GetItem and dynamodb:PutItem on \$\{aws_dynamodb_table\.orders\.arn\}\n {4}evidenced; the code shows that it only makes the calls at .*\n {4}no longer allowed: Permissions management: dynamodb:.*\n {4}no longer allowed: Tagging: dynamodb:TagResource and dynamodb:UntagResource\n {4}no longer allowed: Write: /,
  );
});

test("what is left is told with its reason of the closed list", async () => {
  const account = await told(assumed);
  expect(account).toMatch(/^0 statements were replaced in 0 files\n/);
  expect(account).toMatch(
    /\nmain\.tf:31-38 {2}left {2}aws_iam_role_policy\.reporter {2}data-exfiltration\b.*\n {4}what it assumes is not asked for: /,
  );
  expect(account).toMatch(
    /\nmain\.tf:40-44 {2}left {2}aws_iam_role_policy\.reporter {2}pass-role\n/,
  );
});

test("the JSON has it all: files, what was replaced by which proof, what was left and why", async () => {
  const report = JSON.parse(await told(assumed, "--assume", "--format", "json")) as FixReport;
  expect(report).toMatchObject({
    dryRun: false,
    files: ["main.tf"],
    replaced: [
      {
        ...{ path: "main.tf", startLine: 31, endLine: 38, owner: "aws_iam_role_policy.reporter" },
        before: { actions: ["s3:GetObject", "s3:PutObject"], resources: ["*"] },
        suggestion: {
          ...{ complete: true, grade: "assumed", proof: { relation: "included" } },
          statements: [{ resources: ["${aws_s3_bucket.reports.arn}/*"] }],
        },
        lost: [],
      },
    ],
    left: [{ path: "main.tf", startLine: 40, because: "fill-in", suggestion: { complete: false } }],
  });
  expect(report.left[0]?.findings.map(({ rule }) => rule)).toEqual(["pass-role"]);
});

test("a dry run as JSON says that nothing was written, and what would be", async () => {
  const directory = writeFiles(folder, assumed);
  const { printed } = await runIn(directory, fix, ["--assume", "--dry-run", "--format", "json"]);
  const { dryRun, files } = JSON.parse(printed) as FixReport;
  expect({ dryRun, files }).toEqual({ dryRun: true, files: ["main.tf"] });
  expect(readFileSync(join(directory, "main.tf"), "utf8")).toBe(assumed["main.tf"]);
});

test("a dry run is a patch whose names cannot be taken for lines, and is plain to a terminal", async () => {
  const path = 'a\n+++ "b".tf';
  const text = terraform(`${wideStatement}\n# \u001b[2J`);
  const directory = writeFiles(folder, { [path]: text });
  const args = ["--assume", "--dry-run"];
  const { printed } = await runIn(directory, fix, args);
  expect(printed).toMatch(
    /^=+\n--- "a\/a\\n\+\+\+ \\"b\\"\.tf"\n\+\+\+ "b\/a\\n\+\+\+ \\"b\\"\.tf"\n@@ /,
  );
  const terminal = () => ({ ask: () => Promise.resolve(undefined), close: () => undefined });
  const seen = await runIn(directory, fix, args, { terminal });
  // eslint-disable-next-line no-control-regex -- this is what must not be there
  expect(seen.printed).not.toMatch(/[\u0000-\u0009\u000b-\u001f]/);
});
