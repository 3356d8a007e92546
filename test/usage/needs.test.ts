import { describe, expect, test } from "vitest";
import { needsOf } from "../../src/usage/needs.ts";
import { showText } from "../evaluate/show.ts";
import { inJavaScript, inPython, operations } from "./program.ts";
import type { CodeFound } from "../../src/usage/code.ts";

/** `s3:GetObject`, behind `?` where it may not be needed, and what of the resource the code says. */
function needsIn({ calls }: CodeFound): readonly string[] {
  return needsOf(calls, operations).needed.map(({ action, unless, via, resources }) => {
    const named = [...new Set(resources.map(({ text }) => showText(text)))].join(" ");
    const suffix = `${via === undefined ? "" : ` via ${via}`}${unless === undefined ? "" : " ?"}`;
    return `${action.id}${suffix}${named === "" ? "" : ` on ${named}`}`;
  });
}

const s3 = `import { S3 } from "@aws-sdk/client-s3"; const s3 = new S3({});`;

test.each([
  ["what always is", `${s3} s3.deleteBucket({ Bucket: "b" });`, ["s3:DeleteBucket on b"]],
  ["an action of another name", `${s3} s3.listObjectsV2({ Bucket: "b" });`, ["s3:ListBucket on b"]],
  [
    "an action for what is given",
    `${s3} s3.putObject({ Bucket: "b", Key: "k", Tagging: "a=b" });`,
    ["s3:PutObject", "s3:PutObjectTagging"],
  ],
  [
    "none for what is not given",
    `${s3} s3.putObject({ Bucket: "b", Key: "k" });`,
    ["s3:PutObject"],
  ],
  [
    "perhaps for what may be given",
    `${s3} s3.putObject({ ...more, Bucket: "b" });`,
    ["s3:PutObject", "s3:PutObjectTagging ?"],
  ],
  [
    "a version",
    `${s3} s3.getObject({ Bucket: "b", Key: "k", VersionId: "v" });`,
    ["s3:GetObjectVersion"],
  ],
  ["nothing", `import { STS } from "@aws-sdk/client-sts"; new STS({}).getCallerIdentity({});`, []],
  [
    "a role that is passed",
    `import { Lambda } from "@aws-sdk/client-lambda"; new Lambda({}).createFunction({ FunctionName: "f", Role: "arn:aws:iam::1:role/r" });`,
    ["lambda:CreateFunction", "iam:PassRole"],
  ],
  [
    "tasks that keep their role, or are given another",
    `import { ECS } from "@aws-sdk/client-ecs"; new ECS({}).runTask({ taskDefinition: "t" });`,
    ["ecs:RunTask"],
  ],
  [
    "a table of the environment",
    `import { DynamoDB } from "@aws-sdk/client-dynamodb"; new DynamoDB({}).putItem({ TableName: process.env.TABLE });`,
    ["dynamodb:PutItem on ${env:TABLE}"],
  ],
  [
    "tables in a transaction",
    `import { DynamoDB } from "@aws-sdk/client-dynamodb"; new DynamoDB({}).transactWriteItems({ TransactItems: [{ Put: { TableName: "a" } }, { Delete: { TableName: "b" } }] });`,
    ["dynamodb:PutItem", "dynamodb:DeleteItem"],
  ],
])("JavaScript needs %s", (_, text, wanted) => {
  const found = needsIn(inJavaScript(text));
  for (const each of wanted) {
    const [name = ""] = each.split(" on ");
    expect(found.map((line) => (each.includes(" on ") ? line : line.split(" on ")[0]))).toContain(
      each.includes(" on ") ? each : name,
    );
  }
  if (wanted.length === 0) expect(found).toEqual([]);
});

describe("what is not needed", () => {
  test.each([
    [
      "tags that are not given",
      `${s3} s3.putObject({ Bucket: "b", Key: "k" });`,
      "s3:PutObjectTagging",
    ],
    [
      "the object where a version is read",
      `${s3} s3.getObject({ Bucket: "b", Key: "k", VersionId: "v" });`,
      "s3:GetObject",
    ],
    [
      "deletions that nobody does",
      `import { DynamoDB } from "@aws-sdk/client-dynamodb"; new DynamoDB({}).transactWriteItems({ TransactItems: [{ Put: { TableName: "a" } }] });`,
      "dynamodb:DeleteItem",
    ],
  ])("%s", (_, text, action) => {
    const found = needsIn(inJavaScript(text)).map((line) => line.split(" ")[0]);
    expect(found.length).toBeGreaterThan(0);
    expect(found).not.toContain(action);
  });
});

test("a key is needed by way of the service that encrypts with it, perhaps", () => {
  const found = needsIn(inJavaScript(`${s3} s3.getObject({ Bucket: "b", Key: "k" });`));
  expect(found.filter((line) => line.startsWith("kms:"))).toEqual([
    expect.stringMatching(/^kms:Decrypt via s3 \?/),
  ]);
});

test.each([
  [
    "a table resource",
    'boto3.resource("dynamodb").Table("t").put_item(Item={})',
    "dynamodb:PutItem on t",
  ],
  [
    "a table of the environment",
    'boto3.resource("dynamodb").Table(os.environ["T"]).scan()',
    "dynamodb:Scan on ${env:T}",
  ],
  [
    "a secret",
    'boto3.client("secretsmanager").get_secret_value(SecretId="s")',
    "secretsmanager:GetSecretValue on s",
  ],
  [
    "a topic",
    'boto3.client("sns").publish(TopicArn=os.environ["TOPIC"])',
    "sns:Publish on ${env:TOPIC}",
  ],
  [
    "a state machine",
    'boto3.client("stepfunctions").start_execution(stateMachineArn="m")',
    "states:StartExecution on m",
  ],
  ["a function", 'boto3.client("lambda").invoke(FunctionName="f")', "lambda:InvokeFunction on f"],
  ["a bucket", 'boto3.resource("s3").Bucket("b").objects.all()', "s3:ListBucket on b"],
])("Python needs %s", (_, text, wanted) => {
  expect(needsIn(inPython(`import boto3, os\n${text}`))).toContain(wanted);
});

test("what is not known to need anything is said", () => {
  const { calls } = inPython('import boto3\nboto3.client("s3").list_buckets()');
  const odd = calls.map((call) => ({ ...call, operation: "DoNothing" }));
  const { needed, unseen } = needsOf(odd, operations);
  expect(needed).toEqual([]);
  expect(unseen.map(({ reason, detail }) => [reason, detail])).toEqual([
    ["unknown-operation", "what s3's DoNothing needs is not known"],
  ]);
});
