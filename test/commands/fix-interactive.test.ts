import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { PassThrough } from "node:stream";
import { expect, test } from "vitest";
import { command as fix } from "../../src/commands/fix.ts";
import { UsageError } from "../../src/commands/options.ts";
import { openTerminal } from "../../src/commands/terminal.ts";
import { NotWritten } from "../../src/repository/worktree.ts";
import { writeFiles } from "../entries/files.ts";
import { passingStatement, terraform, wideStatement } from "../entries/stories.ts";
import { temporaryFolder } from "../github/folder.ts";
import { runIn, type Ended } from "./run.ts";

/** Replacements that somebody chooses in a terminal. */

const folder = temporaryFolder();
const anything = `  statement {
    actions   = ["s3:*"]
    resources = ["*"]
  }`;
const sending = `  statement {
    actions   = ["states:StartExecution"]
    resources = ["*"]
  }`;
const module = (...statements: readonly string[]) => ({
  "main.tf": terraform(statements.join("\n\n")),
});

/** An answer; undefined is Ctrl-C. Or something that happens before it is given. */
type Answer = string | undefined | (() => string);

async function chosen(directory: string, ...answers: readonly Answer[]) {
  const left = [...answers];
  const asked: string[] = [];
  let isClosed = false;
  const ask = (question: string): Promise<string | undefined> => {
    asked.push(question);
    const answer = left.shift();
    return Promise.resolve(typeof answer === "function" ? answer() : answer);
  };
  const close = (): void => {
    isClosed = true;
  };
  const ended: Ended = await runIn(directory, fix, ["--interactive"], {
    terminal: () => ({ ask, close }),
  });
  expect({ left, isClosed }).toEqual({ left: [], isClosed: true });
  const text = readFileSync(join(directory, "main.tf"), "utf8");
  return { ...ended, asked, text };
}

test("what somebody says yes to is shown, proved and written; the rest stays", async () => {
  const directory = writeFiles(folder, module(wideStatement, sending));
  const { printed, asked, text } = await chosen(directory, "y", "n");
  expect(asked).toEqual([
    "Replace it? y: yes, n: no, s: skip this file, q: quit > ",
    "Replace it? y: yes, n: no, s: skip this file, q: quit > ",
  ]);
  expect(printed).toMatch(
    /^\n1 of 2 {2}main\.tf:31-38 {2}aws_iam_role_policy\.reporter\n {4}medium {2}data-exfiltration: .*\n {2}@@ [^]*\n {2}- {4}resources = \["\*"\]\n {2}\+ {4}resources = \["\$\{aws_s3_bucket\.reports\.arn\}\/\*"\]\n[^]*\n {4}assumed; assumes that it uses only aws_s3_bucket\.reports, .*\n {4}proved and written\n\n2 of 2 {2}/,
  );
  expect(printed).toMatch(/\n1 statement was replaced in 1 file; 1 left as it is\n$/);
  const narrow = wideStatement.replace('["*"]', '["${aws_s3_bucket.reports.arn}/*"]');
  expect(text).toBe(module(narrow, sending)["main.tf"]);
  expect(readdirSync(directory)).toEqual(["main.tf"]);
});

test("each is shown in its file as it is by now, with what was chosen before", async () => {
  const wide = (sid: string, action: string): string =>
    `{ Sid = "${sid}", Effect = "Allow", Action = ["s3:${action}"], Resource = "*" }`;
  const line = `${wide("One", "GetObject")}, ${wide("Two", "PutObject")}`;
  const text = `resource "aws_s3_bucket" "logs" {}
resource "aws_iam_policy" "app" {
  policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [${line}]
  })
}
`;
  const { printed } = await chosen(writeFiles(folder, { "main.tf": text }), "y", "n");
  const narrow = line.replace('"*"', '"${aws_s3_bucket.logs.arn}/*"');
  expect(printed).toContain(`\n  -    Statement = [${line}]\n  +    Statement = [${narrow}]\n`);
  expect(printed).toContain(`\n  -    Statement = [${narrow}]\n  +    Statement = [`);
});

test("an alternative is chosen by its number", async () => {
  const directory = writeFiles(folder, module(anything));
  const { printed, asked, text } = await chosen(directory, "what?", "1");
  expect(asked[0]).toMatch(/, 1, 2(?:, \d)*: that instead, /);
  expect(printed).toContain(
    "\n    1: if it only gets objects as they are: s3:GetObject and s3:ListBucket\n",
  );
  expect(printed).toMatch(/\n {4}no longer allowed: Permissions management: s3:/);
  expect(text).toContain('["s3:GetObject"]');
  expect(text).not.toContain("s3:PutObject");
});

test("names are asked for, held to what they may be, and proved before they are written", async () => {
  const directory = writeFiles(folder, module(passingStatement, sending));
  const { printed, asked, text } = await chosen(
    directory,
    ...["y", "two words", "*", "reporter"],
    // A name that no state machine has, and back to the question before.
    ...["y", "a/b", "", "y", "jobs"],
  );
  expect(asked[1]).toBe(
    "  RoleNameWithPath in arn:aws:iam::*:role/<RoleNameWithPath> (empty: back) > ",
  );
  expect(printed).toContain("\n    a name has letters, digits and ");
  expect(printed).toContain("\n    a pattern names something\n");
  expect(printed).toContain("\n    states has no StateMachineName like that\n");
  expect(text).toContain('resources = ["arn:aws:iam::*:role/reporter"]');
  expect(text).toContain('resources = ["arn:aws:states:*:*:stateMachine:jobs"]');
});

test.each([
  ["q", "q"],
  ["Ctrl-C", undefined],
])("%s ends it, and what was chosen before stands whole in its file", async (_, last) => {
  const directory = writeFiles(folder, module(wideStatement, sending, passingStatement));
  const { printed, text } = await chosen(directory, "y", last);
  expect(printed).toMatch(
    /\n1 statement was replaced in 1 file; 0 left as they are, 2 not looked at\n$/,
  );
  expect(text).toContain('["${aws_s3_bucket.reports.arn}/*"]');
  expect(readdirSync(directory)).toEqual(["main.tf"]);
});

test("a file is skipped as a whole", async () => {
  const files = { ...module(wideStatement, sending), "b/main.tf": module(sending)["main.tf"] };
  const { printed, asked, text } = await chosen(writeFiles(folder, files), "n", "s");
  expect(asked.length).toBe(2);
  expect(printed).toContain("\n0 statements were replaced in 0 files; 3 left as they are\n");
  expect(text).toBe(files["main.tf"]);
});

test("what somebody else writes in the meantime is not written over", async () => {
  const directory = writeFiles(folder, module(wideStatement));
  const meanwhile = (): string => {
    writeFileSync(join(directory, "main.tf"), "# Mine.\n");
    return "y";
  };
  await expect(chosen(directory, meanwhile)).rejects.toThrow(NotWritten);
  expect(readFileSync(join(directory, "main.tf"), "utf8")).toBe("# Mine.\n");
});

test("what files say is nothing to the terminal but text", async () => {
  const hostile = sending.replace(
    "statement {",
    'statement {\n    sid = "\u001b]0;x\u0007"\n    # \u202e\u001b[2J',
  );
  const { printed } = await chosen(writeFiles(folder, module(hostile)), "n");
  // eslint-disable-next-line no-control-regex -- these are what must not be there
  expect(printed).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202e]/);
});

test("without somebody to ask it is an error that says what else there is", async () => {
  const directory = writeFiles(folder, module(wideStatement));
  const alone = runIn(directory, fix, ["--interactive"]);
  await expect(alone).rejects.toThrow(/^--interactive needs a terminal, .*`pare fix` writes all/);
  const json = runIn(directory, fix, ["--interactive", "--format", "json"]);
  await expect(json).rejects.toThrow(UsageError);
});

test("a terminal answers line by line, and with nothing once it is closed", async () => {
  const [input, output] = [new PassThrough(), new PassThrough()];
  const terminal = openTerminal(input, output);
  const first = terminal.ask("one? ");
  input.write("y\n");
  expect(await first).toBe("y");
  const second = terminal.ask("two? ");
  input.end();
  expect(await second).toBeUndefined();
  expect(await terminal.ask("three? ")).toBeUndefined();
  terminal.close();
  expect(String(output.read())).toBe("one? two? ");
});
