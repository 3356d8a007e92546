import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { temporaryFolder } from "../github/folder.ts";
import { pare } from "./built.ts";
import { writeFiles } from "./files.ts";

/** The built command line: policies of templates. */

const folder = temporaryFolder();

test.concurrent(
  "a template is made, filled in and written, from a file and from what comes in",
  async () => {
    const directory = writeFiles(folder, {});
    const made = await pare(directory, ["template", "crud", "--output", "crud.yml"]);
    expect(made).toMatchObject({ code: 0, stdout: "", stderr: "" });
    const blank = readFileSync(join(directory, "crud.yml"), "utf8");
    expect(await pare(directory, ["write", "--input", "crud.yml"])).toMatchObject({
      code: 2,
      stdout: "",
      stderr: "pare: crud.yml: nothing is asked for that there are actions for; fill it in\n",
    });
    const input = blank.replace("list:\n- ''", "list:\n- arn:aws:s3:::b");
    const { code, stdout, stderr } = await pare(directory, ["write"], { input });
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    expect(JSON.parse(stdout)).toMatchObject({ Statement: [{ Sid: "S3ListBucket" }] });
  },
);

test.concurrent("what a directory declares is read by what reads it everywhere", async () => {
  const directory = writeFiles(folder, {
    "infra/main.tf": 'resource "aws_sqs_queue" "orders" {\n  name = "orders"\n}\n',
    "crud.yml": "mode: crud\nwrite: [sqs:queue]\n",
  });
  const args = ["write", "--input", "crud.yml", "--from", "infra", "--format", "terraform"];
  const { code, stdout } = await pare(directory, args);
  expect(code).toBe(0);
  expect(stdout).toContain("aws_sqs_queue.orders.arn,");
});
