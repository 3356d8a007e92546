import { expect, test } from "vitest";
import { parse } from "yaml";
import { command as arn } from "../../src/commands/arn.ts";
import { ownWords } from "../../src/commands/policy-sentry.ts";
import { command as query } from "../../src/commands/query.ts";
import { runIn } from "./run.ts";

const run = async (make: typeof query, ...args: readonly string[]): Promise<string> =>
  (await runIn(".", make, args)).printed;

test("json, yaml and csv of what is asked for say the same, and nothing beside it", async () => {
  const asked = ["action", "--service", "sqs", "--access-level", "permissions-management"];
  const json = JSON.parse(await run(query, ...asked, "--format", "json")) as readonly {
    readonly action: string;
    readonly resourceTypes: readonly unknown[];
  }[];
  expect(json.map(({ action }) => action)).toEqual([
    "sqs:AddPermission",
    "sqs:RemovePermission",
    "sqs:SetQueueAttributes",
  ]);
  expect(json[0]).toMatchObject({ accessLevel: "Permissions management", classes: ["exposure"] });
  expect(parse(await run(query, ...asked, "--format", "yaml"))).toEqual(json);
  const [header, ...rows] = (await run(query, ...asked, "--format", "csv")).trimEnd().split("\r\n");
  expect(header?.split(",").slice(0, 2)).toEqual(["action", "access level"]);
  expect(rows.map((row) => row.split(",")[0])).toEqual(json.map(({ action }) => action));
});

test("what meets no filter is an empty list, and no error", async () => {
  const asked = ["action", "--name", "s3:GetObject", "--access-level", "write"];
  expect(await run(query, ...asked, "--format", "json")).toBe("[]\n");
  expect(await run(query, ...asked)).toBe("0 actions (AWS's reference of 2026-09-26)\n");
});

test("a table has a line for each, one action all that is known of it", async () => {
  expect(await run(query, "action", "--name", "sqs:*Message", "--access-level", "write")).toBe(
    `action             access level  classes  resource types
sqs:DeleteMessage  Write                  queue
sqs:SendMessage    Write                  queue
2 actions (AWS's reference of 2026-09-26)
`,
  );
  const key = await run(query, "action", "--name", "iam:CreateAccessKey");
  expect(key).toContain("classes: credentials, escalation\n");
  expect(key).toContain("iam-002: iam:CreateAccessKey lets one ");
});

test("ARNs, condition keys and services", async () => {
  expect(
    JSON.parse(
      await run(
        query,
        "arn",
        "--service",
        "s3",
        "--name",
        "b*",
        "--list-arn-types",
        "--format",
        "json",
      ),
    ),
  ).toEqual({ "s3:bucket": "arn:${Partition}:s3:::${BucketName}" });
  expect(await run(query, "arn", "--service", "sqs")).toContain("sqs:queue  arn:${Partition}:sqs:");
  expect(await run(query, "condition", "--service", "s3", "--name", "s3:prefix")).toBe(
    "s3:prefix  String  s3\n  actions:\n    s3:ListBucket\n    s3:ListBucketVersions\n(AWS's reference of 2026-09-26)\n",
  );
  expect(
    JSON.parse(await run(query, "service", "--name", "sqs", "--format", "json")),
  ).toMatchObject([{ service: "sqs", title: "Amazon SQS", resourceTypes: 1 }]);
});

test("an ARN is told by its types, and by the actions of one level", async () => {
  const secret = "arn:aws:secretsmanager:us-east-1:111122223333:secret:s-1";
  const told = JSON.parse(
    await run(arn, secret, "--access-level", "tagging", "--format", "json"),
  ) as unknown;
  expect(told).toMatchObject([
    {
      type: "secretsmanager:Secret",
      actions: { Tagging: ["secretsmanager:TagResource", "secretsmanager:UntagResource"] },
    },
  ]);
});

test.each([
  ["query action-table -s s3 -a write --fmt json", "query action -s s3 -a write --format json"],
  ["query action-table --service=all -r *", "query action --service=all -r *"],
  ["query arn-table -s ssm -n parameter -l", "query arn -s ssm -n parameter -l"],
  ["query condition-table -v debug -s s3", "query condition -s s3"],
  ["query service-table --fmt=csv", "query service --format=csv"],
  ["write-policy -v --input-file a.yml", "write --input a.yml"],
  ["write-policy --input-file a.yml -m 4", "write --input a.yml -m 4"],
  ["create-template -o a.yml -t crud", "template -o a.yml crud"],
  ["create-template --output-file=a=b.yml --template-type=crud", "template --output=a=b.yml crud"],
  ["write -i a.yml --fmt x", "write -i a.yml --fmt x"],
])("Policy Sentry's %s is %s", async (theirs, ours) => {
  expect(ownWords(theirs.split(" ")).join(" ")).toBe(ours);
  const [first, ...more] = ours.split(" ");
  if (first === "query") expect(await run(query, ...more)).not.toBe("");
});

test("what Policy Sentry needs to be told first is not needed", () => {
  expect(() => ownWords(["initialize"])).toThrow("nothing is to be initialized");
});
