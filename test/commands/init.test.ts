import { existsSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { command as audit } from "../../src/commands/audit.ts";
import { command as baseline } from "../../src/commands/baseline.ts";
import { command as init } from "../../src/commands/init.ts";
import { initialConfig } from "../../src/config/initial.ts";
import { readConfig } from "../../src/config/read.ts";
import { NotWritten } from "../../src/repository/worktree.ts";
import { packageRoot } from "../entries/built.ts";
import { writeFiles } from "../entries/files.ts";
import { temporaryFolder } from "../github/folder.ts";
import { runIn } from "./run.ts";

const wide = `resource "aws_iam_policy" "wide" {
  policy = jsonencode({ Statement = [{ Effect = "Allow", Action = "s3:*", Resource = "*" }] })
}
`;
const sam = `Transform: AWS::Serverless-2016-10-31
Resources:
  Function:
    Type: AWS::Serverless::Function
    Properties:
      Policies: [{ Statement: [{ Effect: Allow, Action: "s3:GetObject", Resource: "arn:aws:s3:::b/*" }] }]
`;
const folder = temporaryFolder();
const at = (directory: string, path: string): string => readFileSync(join(directory, path), "utf8");

test("workflows, configuration and baseline are written, and an audit passes from then on", async () => {
  const directory = writeFiles(folder, { "main.tf": wide, "template.yaml": sam });
  expect((await runIn(directory, audit, [])).exitCode).toBe(1);
  const { printed } = await runIn(directory, init, []);
  expect(printed).toBe(`found Terraform (1 file) and AWS SAM (1 file); 2 statements in 2 files
.github/workflows/pare.yml  written: comments on pull requests, and blocks what is overbroad
.github/workflows/pare-nightly.yml  written: judges the whole repository every night
.github/pare.yml  written: the configuration, with what teams change first in comments
.github/pare-baseline.json  written: the baseline: 2 findings of today, which block nobody
`);
  for (const [written, example] of [
    ["pare.yml", "gate.yml"],
    ["pare-nightly.yml", "nightly.yml"],
  ] as const)
    expect(at(directory, `.github/workflows/${written}`)).toBe(
      at(packageRoot, `.github/examples/${example}`),
    );
  expect((await runIn(directory, audit, [])).exitCode).toBe(0);

  const again = await runIn(directory, init, []);
  expect(again.printed.match(/ {2}is there already, and is left as it is$/gm)?.length).toBe(4);
});

test("what is folded into one finding counts as `baseline` and `audit` count it", async () => {
  const action = `["s3:PutObject", "logs:PutLogEvents", "sns:Publish"]`;
  const resource = `"arn:aws:sqs:eu-west-1:111122223333:orders"`;
  const directory = writeFiles(folder, {
    "main.tf": `resource "aws_iam_policy" "wrong" {
  policy = jsonencode({ Statement = [{ Effect = "Allow", Action = ${action}, Resource = ${resource} }] })
}
`,
  });
  const said = "3 findings";
  expect((await runIn(directory, init, [])).printed).toContain(`the baseline: ${said} of today`);
  expect((await runIn(directory, baseline, [])).printed).toContain(
    `pare-baseline.json: ${said}, 0 added`,
  );
  expect((await runIn(directory, audit, [])).printed).toContain(`${said} are in the baseline`);
});

test("nothing is overwritten, and nothing is written through a link", async () => {
  const outside = writeFiles(folder, { "keep.txt": "" });
  const linked = writeFiles(folder, { "main.tf": wide });
  symlinkSync(outside, join(linked, ".github"));
  await expect(runIn(linked, init, [])).rejects.toThrow(NotWritten);
  expect(existsSync(join(outside, "workflows"))).toBe(false);

  // A link that leads nowhere yet is no place to write to.
  const mine = "on: push\n";
  const workflow = ".github/workflows/pare.yml";
  const dangling = writeFiles(folder, { "main.tf": wide, [workflow]: mine });
  symlinkSync(join(outside, "new.yml"), join(dangling, ".github", "pare.yml"));
  expect((await runIn(dangling, init, [])).printed).toContain(".github/pare.yml  is there already");
  expect(existsSync(join(outside, "new.yml"))).toBe(false);
  expect(at(dangling, workflow)).toBe(mine);
});

test("a repository without findings has no baseline, and one without access says so", async () => {
  const directory = writeFiles(folder, { "README.txt": "Nothing.\n" });
  const { printed } = await runIn(directory, init, []);
  expect(printed).toMatch(
    /^found nothing that says something about access; 0 statements in 0 files\n/,
  );
  expect(existsSync(join(directory, ".github/pare-baseline.json"))).toBe(false);
  writeFileSync(join(directory, "main.tf"), wide);
  expect((await runIn(directory, init, [])).printed).toContain("pare-baseline.json  written");
});

test("a repository may have no file yet; a file where a directory is needed is told of", async () => {
  const directory = temporaryFolder();
  expect((await runIn(directory, init, [])).printed).toContain(".github/pare.yml  written");
  const blocked = writeFiles(folder, { "main.tf": wide, ".github": "" });
  await expect(runIn(blocked, init, [])).rejects.toThrow(
    new NotWritten(
      ".github/workflows/pare.yml could not be written: .github is a file, and no directory",
    ),
  );
});

test("the configuration is one, with and without what stands in comments", () => {
  const text = initialConfig("Terraform (1 file)");
  const [, ...lines] = text.split("\n");
  const whole = lines.join("\n").replaceAll(/^# (?=[a-z-]+:(?: [^/]|$)| {2})/gm, "");
  expect(whole).toMatch(/^accounts: \[/m);
  expect(whole).toMatch(/^ {4}fail-on: never$/m);
  for (const each of [text, whole]) {
    const read = readConfig({ path: ".github/pare.yml", text: each });
    expect(read).toMatchObject({ ok: true });
  }
});
