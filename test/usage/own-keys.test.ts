import { describe, expect, test } from "vitest";
import { needsOf } from "../../src/usage/needs.ts";
import { operations, read, type Code } from "./program.ts";

/** The actions that code needs for sure, and those that it may not, behind `?`. */
function needs(code: Code): readonly string[] {
  const { needed } = needsOf(read(code).calls, operations);
  return needed
    .filter(({ via }) => via === undefined)
    .map(({ action, unless }) => `${action.id}${unless === undefined ? "" : " ?"}`);
}

const s3 = (made: string, before = ""): Code => ({
  "a.ts": `import { S3Client, DeleteBucketCommand } from "@aws-sdk/client-s3";\n${before}\nconst s3 = ${made};\nawait s3.send(new DeleteBucketCommand({ Bucket: "b" }));`,
});
const boto = (made: string, before = ""): Code => ({
  "a.py": `import boto3\n${before}\ns3 = ${made}\ns3.delete_bucket(Bucket="b")\n`,
});

describe("what a client calls that has keys or an endpoint of its own may be none of the role's", () => {
  test.for<readonly [string, Code]>([
    ["keys", s3(`new S3Client({ credentials: { accessKeyId: "a", secretAccessKey: "b" } })`)],
    ["an endpoint", s3(`new S3Client({ region: "auto", endpoint: process.env.R2 })`)],
    ["keys in an object", s3("new S3Client(config)", "const config = { credentials: load() };")],
    [
      "keys in a part of one",
      s3("new S3Client({ ...config })", "const config = { credentials: load() };"),
    ],
    [
      "keys of Python",
      boto('boto3.client("s3", aws_access_key_id=key, aws_secret_access_key=secret)'),
    ],
    ["an endpoint of Python", boto('boto3.client("s3", endpoint_url="https://minio")')],
    [
      "a session with keys",
      boto('session.client("s3")', "session = boto3.Session(aws_access_key_id=key)"),
    ],
  ])("%s", ([, code]) => {
    expect(needs(code)).toEqual(["s3:DeleteBucket ?"]);
  });
});

describe("it is the role's", () => {
  test.for<readonly [string, Code, string]>([
    ["of a plain client", s3(`new S3Client({ region: "eu-west-1" })`), "s3:DeleteBucket"],
    ["of a plain session", boto('boto3.Session(region_name="x").client("s3")'), "s3:DeleteBucket"],
    [
      "of a client that is always told its endpoint",
      {
        "a.py": `import boto3\nboto3.client("iot-data", endpoint_url=url).publish(topic="t")\n`,
      },
      "iot:Publish",
    ],
    [
      "of another service than that of the client with keys",
      {
        "a.py": `import boto3\ns3 = boto3.client("s3", endpoint_url=url)\nboto3.client("sqs").purge_queue(QueueUrl=u)\n`,
      },
      "sqs:PurgeQueue",
    ],
  ])("%s", ([, code, action]) => {
    expect(needs(code)).toEqual([action]);
  });
});
