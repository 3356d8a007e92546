import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { command as template } from "../../src/commands/template.ts";
import { completed } from "../../src/commands/terminal.ts";
import { UsageError } from "../../src/commands/usage-error.ts";
import { command as write } from "../../src/commands/write.ts";
import { writeFiles } from "../entries/files.ts";
import { temporaryFolder } from "../github/folder.ts";
import { runIn } from "./run.ts";

const folder = temporaryFolder();
const bucket = "mode: crud\nlist: ['arn:aws:s3:::b*']\n";

test("a template of a file or of the standard input becomes a policy, and what there is to say is told apart", async () => {
  const directory = writeFiles(folder, { "crud.yml": bucket });
  const ofFile = await runIn(directory, write, ["--input", "crud.yml"]);
  expect(JSON.parse(ofFile.printed)).toMatchObject({ Statement: [{ Sid: "S3ListBucket" }] });
  expect(ofFile.noted).toBe(
    "crud.yml:2: arn:aws:s3:::b* is taken for s3:bucket; its wildcards reach s3:object too, which are not asked for\n",
  );
  const ofInput = await runIn(directory, write, ["--input", "-"], { input: () => bucket });
  expect(ofInput).toEqual({ ...ofFile, noted: ofFile.noted.replace("crud.yml", "standard input") });
});

test.each([
  [["--input", "none.yml"], /^none\.yml cannot be read \(ENOENT\)$/],
  [["--input", "crud.yml", "--from", "none"], /^there is no none$/],
  [["--input", "wrong.yml"], /^wrong\.yml:1: mode is missing; write mode: crud$/],
])("%j is refused", async (args, message) => {
  const directory = writeFiles(folder, { "crud.yml": bucket, "wrong.yml": "read: []" });
  await expect(runIn(directory, write, args)).rejects.toThrow(message);
});

test("resources are taken from the Terraform and CloudFormation of a directory", async () => {
  const directory = writeFiles(folder, {
    "infra/main.tf":
      'resource "aws_dynamodb_table" "orders" {\n  name = "orders"\n}\nresource "aws_dynamodb_table" "more" {\n  count = 2\n  name  = "more"\n}\nresource "aws_s3_bucket" "b" {\n  bucket_prefix = "b"\n}\n',
    "infra/below/main.tf": 'resource "aws_dynamodb_table" "below" {\n  name = "below"\n}\n',
    "stack/template.yaml":
      "Resources:\n  Orders:\n    Type: AWS::DynamoDB::Table\n    Properties: { TableName: orders }\n",
    "crud.yml": "mode: crud\nlist: [dynamodb:table]\n",
  });
  const resources = async (from: string, format: string): Promise<readonly string[]> => {
    const { printed } = await runIn(directory, write, [
      "--input",
      "crud.yml",
      "--from",
      from,
      "--format",
      format,
    ]);
    return printed
      .split("\n")
      .map((line) => line.trim())
      .filter((line) => /table|Orders/.test(line) && !line.includes("#"));
  };
  expect(await resources("infra", "terraform")).toEqual([
    '"arn:aws:dynamodb:*:*:table/below",',
    "aws_dynamodb_table.orders.arn,",
  ]);
  expect(await resources("infra", "json")).toEqual([
    '"arn:aws:dynamodb:*:*:table/below",',
    '"arn:aws:dynamodb:*:*:table/orders"',
  ]);
  expect(await resources("stack", "cloudformation")).toEqual(["- !GetAtt Orders.Arn"]);
  expect(await resources("stack", "hcl")).toEqual(['"arn:aws:dynamodb:*:*:table/orders",']);
});

test("in front of a terminal it is asked for, and written into a new file", async () => {
  const directory = writeFiles(folder, { "there.yml": "" });
  const run = (...answers: readonly string[]) => {
    const left = [...answers];
    const ask = (): Promise<string | undefined> => Promise.resolve(left.shift());
    return runIn(directory, write, [], { terminal: () => ({ ask, close: () => undefined }) });
  };
  const { printed } = await run("s3", "bucket", "arn:aws:s3:::b", "list", "", "new.yml");
  expect(JSON.parse(printed)).toMatchObject({ Statement: [{ Sid: "S3ListBucket" }] });
  expect(readFileSync(join(directory, "new.yml"), "utf8")).toBe(
    "mode: crud\nlist:\n- arn:aws:s3:::b\n",
  );
  await expect(run("s3", "bucket", "arn:aws:s3:::b", "list", "", "there.yml")).rejects.toThrow(
    "there.yml is there already; name another file",
  );
  await expect(run("s3")).rejects.toThrow(
    new UsageError("nothing was answered, and nothing is written"),
  );
  await expect(run("")).rejects.toThrow(
    new UsageError("nothing is asked for, and nothing is written"),
  );
});

test("the last word of a line is completed", () => {
  expect(completed("read, wr", ["read", "write"])).toEqual([["write"], "wr"]);
  expect(completed("DYN", ["dynamodb", "s3"])).toEqual([["dynamodb"], "DYN"]);
});

test("a template is printed, or put where no file is", async () => {
  const directory = writeFiles(folder, { "there.yml": "" });
  const { printed } = await runIn(directory, template, ["actions"]);
  expect(printed).toMatch(/^mode: actions\n/);
  await runIn(directory, template, ["crud", "--output", "new.yml"]);
  expect(readFileSync(join(directory, "new.yml"), "utf8")).toMatch(/^mode: crud\n/);
  await expect(runIn(directory, template, ["crud", "--output", "there.yml"])).rejects.toThrow(
    "there.yml is there already",
  );
});
