import { describe, expect, test } from "vitest";
import { command } from "../../src/commands/generate.ts";
import type { Run } from "../../src/commands/run.ts";
import { codeFiles, generate } from "../../src/jobs/generate.ts";
import { spelledPolicy } from "../../src/jobs/generated-policy.ts";
import { generatedAccount, type Generated } from "../../src/report/generated.ts";
import { memoryTree } from "../../src/repository/tree.ts";
import { writeFiles } from "../entries/files.ts";
import { temporaryFolder } from "../github/folder.ts";
import { calling, go, java, javascript, python, type Files } from "../narrow/beside-code.ts";
import { facts, scanned } from "../rules/facts.ts";

const generated = (files: Files): Generated =>
  generate(memoryTree(new Map(Object.entries(files))), facts);

const gets = (bucket: string, key = '"k"'): string =>
  calling(
    "s3 S3Client",
    `await client.send(new sdk.GetObjectCommand({ Bucket: ${bucket}, Key: ${key} }));`,
  );

describe("the resources of a policy that is generated are", () => {
  test.for<readonly [string, Files, readonly string[]]>([
    [
      "placeholders for the environment, in JavaScript",
      { "app.mjs": javascript },
      ["arn:aws:dynamodb:*:*:table/${TABLE}"],
    ],
    [
      "placeholders for the environment, in Python",
      { "app.py": python },
      ["arn:aws:dynamodb:*:*:table/${TABLE}"],
    ],
    [
      "placeholders for the environment, in Go",
      { "main.go": go },
      ["arn:aws:dynamodb:*:*:table/${TABLE}"],
    ],
    [
      "placeholders for the environment, in Java",
      { "com/example/App.java": java },
      ["arn:aws:dynamodb:*:*:table/${TABLE}"],
    ],
    ["names that are written", { "app.mjs": gets('"reports"') }, ["arn:aws:s3:::reports/k"]],
    ["everything where nothing is known", { "app.mjs": gets("event.bucket", "event.key") }, ["*"]],
    [
      "everything where one of the calls says nothing",
      { "a.mjs": gets('"reports"'), "b.mjs": gets("event.bucket", "event.key") },
      ["*"],
    ],
    [
      "those of all calls",
      { "a.mjs": gets('"reports"'), "b.mjs": gets('"archive"') },
      ["arn:aws:s3:::archive/k", "arn:aws:s3:::reports/k"],
    ],
    [
      "everything for what takes no resource",
      { "app.mjs": calling("s3 S3Client", "await client.send(new sdk.ListBucketsCommand({}));") },
      ["*"],
    ],
  ])("%s", ([, files, resources]) => {
    const { statements } = generated(files);
    expect([...new Set(statements.flatMap((each) => each.resources))]).toEqual(resources);
  });
});

test("actions on the same resources are one statement, in order", () => {
  expect(generated({ "app.mjs": javascript }).statements).toEqual([
    {
      actions: ["dynamodb:GetItem", "dynamodb:PutItem"],
      resources: ["arn:aws:dynamodb:*:*:table/${TABLE}"],
    },
  ]);
});

test("tests and packages are not read", () => {
  const made = generated({
    "app.mjs": javascript,
    "app.test.js": gets('"a"'),
    "node_modules/b/index.js": gets('"b"'),
    "app_test.go": go,
    "src/test/java/com/example/App.java": java,
    "vendor/a/main.go": go,
    "test_app.py": "import boto3\nboto3.client('s3').list_buckets()",
  });
  expect(made.paths).toEqual(["app.mjs"]);
  expect(["app.mjs", "a/b.py", "c.tsx", "d.go", "go.mod", "E.java"].every(codeFiles)).toBe(true);
  expect(["app.tf", "a.d.ts"].some(codeFiles)).toBe(false);
});

test("the policy is one that is read again as what it is", () => {
  const { statements } = generated({ "app.mjs": javascript });
  const made = spelledPolicy(statements, { format: "json", name: "code" }, facts);
  if (!("text" in made)) throw new Error(made.mistakes.join());
  const { policies, problems } = scanned({ "policy.json": made.text });
  expect(problems).toEqual([]);
  expect(policies.flatMap(({ statements }) => statements)).toHaveLength(1);
});

test("where its actions come from is said, and what is not known", () => {
  const text = `${javascript}db[process.env.NAME]({});\n`;
  const said = generatedAccount(generated({ "app.mjs": text })).split("\n");
  expect(said[0]).toBe("read 1 file");
  expect(said).toContain("dynamodb:GetItem: app.mjs:7");
  expect(said.filter((line) => line.startsWith("not known: "))).toEqual([
    expect.stringMatching(/^not known: app\.mjs:10: which operation of dynamodb/),
  ]);
});

test("what is needed under circumstances only is no part of it, and said", () => {
  const made = generated({ "app.mjs": gets('"reports"') });
  const actions = made.statements.flatMap((each) => each.actions);
  expect(actions).toEqual(["s3:GetObject"]);
  expect(made.perhaps.map(({ action }) => action)).toContain("kms:Decrypt");
});

describe("the command", () => {
  const folder = temporaryFolder();
  const run = async (
    files: Files,
    args: readonly string[],
  ): Promise<{ readonly out: string; readonly notes: string }> => {
    let [out, notes] = ["", ""];
    const given: Run = {
      directory: writeFiles(folder, files),
      today: "2026-11-28",
      env: {},
      input: () => "",
      exitCode: 0,
      print: (text) => (out += text),
      note: (text) => (notes += text),
    };
    await command(given).exitOverride().parseAsync(args, { from: "user" });
    return { out, notes };
  };

  test("prints the policy, and tells beside it where that comes from", async () => {
    const { out, notes } = await run({ "src/app.mjs": javascript }, ["--code", "src"]);
    expect(JSON.parse(out)).toMatchObject({
      Statement: [{ Effect: "Allow", Resource: ["arn:aws:dynamodb:*:*:table/${TABLE}"] }],
    });
    expect(notes).toContain("dynamodb:GetItem: src/app.mjs:7");
  });

  test("is wrong use where there is no code", async () => {
    await expect(run({ "docs/notes.md": "Nothing." }, ["--code", "docs"])).rejects.toThrow(
      "no TypeScript, JavaScript, Python, Go or Java in docs",
    );
  });
});
