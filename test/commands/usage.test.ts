import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { command as generate } from "../../src/commands/generate.ts";
import { command as usage } from "../../src/commands/usage.ts";
import type { Json } from "../../src/evidence/reading/records.ts";
import { writeFiles } from "../entries/files.ts";
import { chained, hour } from "../evidence/digested.ts";
import { record } from "../evidence/written.ts";
import { temporaryFolder } from "../github/folder.ts";
import { runIn } from "./run.ts";

const temporary = temporaryFolder();
const role = "arn:aws:iam::111122223333:role/team/app";

/** A folder with a log file of some events, and its evidence. */
async function withEvidence(records: readonly Json[]): Promise<string> {
  const log = JSON.stringify({
    Records: records.map((each, index) => record({ eventID: `id-${index}`, ...each })),
  });
  const folder = writeFiles(temporary, { "logs/events.json": log });
  await runIn(folder, usage, ["summarize", "logs", "--output", "usage.json"]);
  return folder;
}

const generated = (folder: string, ...args: readonly string[]) =>
  runIn(folder, generate, ["--usage", "usage.json", "--principal", role, ...args]);

const ec2 = { eventSource: "ec2.amazonaws.com", eventCategory: "Management" };
const denied = { errorCode: "AccessDenied", errorMessage: "Access Denied" };

describe("pare usage", () => {
  test("summarizes what lies below a folder, and says what could not be read", async () => {
    const folder = writeFiles(temporary, {
      "logs/a.json": JSON.stringify({ Records: [record()] }),
      "logs/torn.json": `{"Records":[${JSON.stringify(record({ eventID: "2" }))},{"event`,
    });
    const { printed, noted, exitCode } = await runIn(folder, usage, ["summarize", "logs"]);
    expect(JSON.parse(printed)).toMatchObject({ events: { counted: 2, faults: 1 } });
    expect(noted).toMatch(/read 2 files: 2 calls of 1 principal, from .* in eu-west-1\n/);
    expect(noted).toMatch(/not read: logs\/torn\.json, byte \d+: it ends in the middle\n/);
    expect(exitCode).toBe(0);
  });

  test("tells of each file what could not be read in it, and passes over links", async () => {
    const folder = writeFiles(temporary, {
      "logs/a.json": JSON.stringify({ Records: [record()] }),
      "logs/many.json": JSON.stringify({ Records: Array.from({ length: 70 }, () => ({ a: 1 })) }),
      "logs/torn.json": `{"Records":[{"event`,
    });
    symlinkSync("..", join(folder, "logs", "up"));
    const { noted } = await runIn(folder, usage, ["summarize", "logs"]);
    expect(noted.split("\n").filter((line) => /^(?:not read|passed)/.test(line))).toEqual([
      "passed over, since they are links, or no files: logs/up",
      ...[12, 20, 28].map(
        (byte) => `not read: logs/many.json, byte ${byte}: it is no event of CloudTrail`,
      ),
      "not read: logs/many.json, 67 more places",
      "not read: logs/torn.json, byte 12: it ends in the middle",
    ]);
  });

  test("reads a tree of many forms, and tells of each file that is none", async () => {
    const one = (eventID: string): Json => record({ eventID });
    const cellOf = (value: unknown): string =>
      `"${(typeof value === "string" ? value : JSON.stringify(value)).replaceAll('"', '""')}"`;
    const table = [
      Object.keys(one("csv")).join(",").toLowerCase(),
      Object.values(one("csv")).map(cellOf).join(","),
    ];
    const folder = writeFiles(temporary, {
      "logs/looked-up.json": JSON.stringify({
        Events: [{ CloudTrailEvent: JSON.stringify(one("looked up")) }],
      }),
      "logs/lines.ndjson": `${JSON.stringify(one("line"))}\n${JSON.stringify(one("line 2"))}\n`,
      "logs/2026/athena.csv": table.join("\n"),
      "logs/2026/app.log": `INFO x\nAccessDenied: User: ${role} is not authorized to perform: s3:PutObject on resource: "arn:aws:s3:::b/k" because no identity-based policy allows the s3:PutObject action\n`,
      "logs/README.txt": "What is in here\n",
      "logs/empty.json": "",
      "logs/mixed.json": `${JSON.stringify(one("mixed"))}\n{"Events":[]}\nkey: value\n${JSON.stringify(one("behind"))}`,
    });
    const packed = gzipSync(JSON.stringify({ Records: [one("packed"), one("line")] }));
    writeFileSync(join(folder, "logs/AWSLogs.gz"), packed);
    writeFileSync(join(folder, "logs/half.gz"), packed.subarray(0, -20));
    const broken = Buffer.from(`${JSON.stringify(one("x"))}\n${JSON.stringify(one("y"))}\n`);
    broken[broken.indexOf("a.csv")] = 0xff;
    writeFileSync(join(folder, "logs/latin.json"), broken);
    writeFileSync(join(folder, "logs/logo.png"), Buffer.from("89504e470d0a1a0a00ff00ff", "hex"));
    const { printed, noted } = await runIn(folder, usage, ["summarize", "logs"]);
    const isNothing = "it has no events, no report of AWS, and no message of a denied call";
    expect(noted.split("\n").filter((line) => line.startsWith("not read"))).toEqual([
      `not read: logs/README.txt, byte 0: ${isNothing}`,
      "not read: logs/empty.json, byte 0: it is empty",
      expect.stringMatching(/^not read: logs\/half\.gz, byte \d+: unexpected end of file$/),
      expect.stringMatching(/^not read: logs\/half\.gz, byte \d+: it ends in the middle$/),
      "not read: logs/latin.json, byte 0: it is no UTF-8",
      `not read: logs/logo.png, byte 0: ${isNothing}`,
    ]);
    // The role of a denied call was asked for, and its call is a report.
    expect(JSON.parse(printed)).toMatchObject({
      events: { counted: 8, duplicates: 2, faults: 6 },
      reported: [{ arn: role }],
    });
  });

  test("tells by digests of what times no log file is missing", async () => {
    const logs = ["a", "b"].map((eventID) => JSON.stringify({ Records: [record({ eventID })] }));
    const bucket = chained(logs.map((log) => [log]));
    const folder = writeFiles(temporary, Object.fromEntries(bucket));
    const { printed, noted } = await runIn(folder, usage, ["summarize", "AWSLogs"]);
    const [account, region] = ["111122223333", "eu-west-1"];
    expect(JSON.parse(printed)).toMatchObject({
      events: { counted: 2, faults: 0 },
      complete: [{ account, region, first: hour(0), last: hour(2) }],
    });
    expect(noted).toContain(`${account} in ${region}, what was delivered from ${hour(0)} to`);
    const without = await runIn(folder, usage, ["summarize", "AWSLogs/111122223333/CloudTrail"]);
    expect(without.noted).toContain("that no log file is missing is not proved");
    expect(JSON.parse(without.printed)).toMatchObject({ complete: [] });
  });

  test("is wrong use where there is nothing in it", async () => {
    const folder = writeFiles(temporary, { "logs/a.json": "{}", "logs/b.json": '{"Records":[]}' });
    await expect(runIn(folder, usage, ["summarize", "logs"])).rejects.toThrow(
      "there is no event and no report in logs",
    );
  });

  test("leaves out what is not asked for", async () => {
    const folder = await withEvidence([{}, { eventTime: "2026-01-01T00:00:00Z" }, denied]);
    const args = ["summarize", "logs", "--since", "90d", "--calls", "succeeded", "reads"];
    const { printed } = await runIn(folder, usage, args);
    expect(JSON.parse(printed)).toMatchObject({ events: { counted: 1, filtered: 2 } });
    await expect(runIn(folder, usage, ["summarize", "logs", "--since", "soon"])).rejects.toThrow(
      "soon is no time",
    );
  });

  test("merges files of evidence, and hides accounts", async () => {
    const folder = await withEvidence([{}]);
    writeFileSync(join(folder, "logs/more.json"), JSON.stringify(record({ eventID: "more" })));
    await runIn(folder, usage, ["summarize", "logs/more.json", "--output", "more.json"]);
    const args = ["merge", "usage.json", "usage.json", "more.json", "--output", "both.json"];
    const { noted } = await runIn(folder, usage, [...args, "--hash-accounts", "s"]);
    expect(noted).toContain(
      "usage.json is left out: what it was made of is in usage.json\nread 2 files: 2 calls",
    );
    const both = readFileSync(join(folder, "both.json"), "utf8");
    expect(JSON.parse(both)).toMatchObject({ events: { counted: 2 }, files: { count: 2 } });
    expect(both).not.toContain("111122223333");
    await expect(runIn(folder, usage, ["merge", "logs/events.json"])).rejects.toThrow(
      "logs/events.json: it is no evidence of use",
    );
  });
});

describe("pare usage sql", () => {
  test("prints a query, and says what it will cost", async () => {
    const of = ["--principal", role, "--account", "111122223333", "--region", "eu-west-1"];
    const args = ["sql", "athena", "--source", "security.logs", ...of];
    const { printed, noted } = await runIn(".", usage, [...args, "--since", "90d"]);
    expect(printed).toMatch(/FROM "security"\."logs"\n {2}WHERE eventtime >= '2\d{3}-/);
    expect(printed).toContain(`identityarn LIKE '${role}' ESCAPE`);
    expect(noted).toBe(
      "without --partitions Athena reads the whole table, whatever --since says\n",
    );
    expect((await runIn(".", usage, args)).noted).toMatch(/^without --since it reads all/);
  });

  test.each([
    ["athena", "logs; DROP TABLE x", "a table of Athena"],
    ["athena", 'logs" --', "a table of Athena"],
    ["lake", "logs", "an event data store of CloudTrail Lake"],
    ["duckdb", "a\nb", "a path of files"],
  ])("takes nothing else for the source of %s: %s", async (engine, source, like) => {
    const made = runIn(".", usage, ["sql", engine, "--source", source]);
    await expect(made).rejects.toThrow(`--source has to be ${like}`);
  });

  test.each([
    [["--account", "1' OR '1'='1"], "\"1' OR '1'='1\" is no id of an account"],
    [["--region", "eu'"], '"eu\'" is no region'],
    [["--principal", "a\nb"], '"a\\nb" is no ARN'],
    [["--since", "soon"], "soon is no time"],
    [["--partitions", "timestamp"], "--partitions is about tables of Athena"],
  ])("refuses %j", async (args, message) => {
    const made = runIn(".", usage, ["sql", "duckdb", "--source", "logs/*.json.gz", ...args]);
    await expect(made).rejects.toThrow(message);
  });
});

describe("pare usage compare", () => {
  const policy = JSON.stringify({
    Version: "2012-10-17",
    Statement: [
      {
        Effect: "Allow",
        Action: [
          "s3:GetObject",
          "s3:DeleteObject",
          "s3:PutBucketAcl",
          "iam:PassRole",
          "sqs:SendMessage",
        ],
        Resource: "*",
      },
      { Effect: "Allow", Action: ["ec2:DescribeInstances", "dynamodb:*Item"], Resource: "*" },
      // A Deny with a condition does not take it away; one without does.
      { Effect: "Deny", Action: "dynamodb:Delete*", Resource: "*" },
      {
        Effect: "Deny",
        Action: "dynamodb:PutItem",
        Resource: "*",
        Condition: { Bool: { "aws:SecureTransport": "false" } },
      },
    ],
  });
  const compared = async (principal: string, ...args: readonly string[]) => {
    const folder = await withEvidence([
      { eventName: "DeleteObject", ...denied },
      {},
      { eventName: "PutObject" },
      { ...ec2, eventName: "RunInstances", errorCode: "RequestLimitExceeded" },
    ]);
    writeFileSync(join(folder, "policy.json"), policy);
    const given = ["usage.json", "policy.json", "--principal", principal, ...args];
    return runIn(folder, usage, ["compare", ...given]);
  };

  test("tells what was used, what was not, and of what nobody can know", async () => {
    const { printed, noted } = await compared(role);
    const lines = printed.trimEnd().split("\n");
    expect(lines.filter((line) => !line.includes("dynamodb"))).toEqual([
      "- ec2:DescribeInstances  not used",
      "? iam:PassRole  not known: CloudTrail does not tell of it",
      "! s3:DeleteObject  denied each time (1, last 2026-11-28T10:00:00Z)",
      "  s3:GetObject  used (1, last 2026-11-28T10:00:00Z)",
      "- s3:PutBucketAcl  not used",
      "+ s3:PutObject  used, and not granted by these policies (1, last 2026-11-28T10:00:00Z)",
      "? sqs:SendMessage  not known: no data events of its service were read",
    ]);
    expect(lines).toContain(
      "? dynamodb:PutItem  not known: no data events of its service were read",
    );
    expect(lines.filter((line) => line.includes("dynamodb:Delete"))).toEqual([]);
    expect(noted).toContain(`of ${role}: 4 calls\nbeside 1 policy`);
  });

  test("takes of a folder the policies of who is meant, where it says whose they are", async () => {
    const folder = await withEvidence([{}]);
    const of = (name: string, action: string): string => `
resource "aws_iam_role" "${name}" {
  name               = "${name}"
  assume_role_policy = "{}"
}
resource "aws_iam_role_policy" "${name}" {
  role   = aws_iam_role.${name}.id
  policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = "${action}", Resource = "*" }] })
}
`;
    const text = of("app", "s3:GetObject") + of("other", "s3:PutObject");
    writeFileSync(join(folder, "main.tf"), text);
    const given = ["compare", "usage.json", "main.tf", "--principal"];
    const { printed, noted } = await runIn(folder, usage, [...given, role]);
    expect(printed).toMatch(/^ {2}s3:GetObject {2}used [^\n]*\n$/);
    expect(noted).toContain("beside 1 policy (1 of somebody else left out), by events");
    const nobody = await runIn(folder, usage, [...given, `${role}-x`]);
    expect(nobody.noted).toContain("beside 2 policies, by events");
  });

  test("leaves out what is benign, and prints JSON", async () => {
    const { printed } = await compared(role, "--ignore-benign", "--format", "json");
    const { actions } = JSON.parse(printed) as { readonly actions: readonly { action: string }[] };
    expect(actions.map(({ action }) => action)).not.toContain("ec2:DescribeInstances");
    expect(actions).toContainEqual({ action: "s3:PutBucketAcl", use: "unused" });
  });

  test("tells that events were left out when the evidence was made", async () => {
    const folder = await withEvidence([{}, ec2]);
    writeFileSync(join(folder, "policy.json"), policy);
    const of = ["policy.json", "--principal", role];
    await runIn(folder, usage, ["summarize", "logs", "--service", "s3", "--output", "s3.json"]);
    const { noted } = await runIn(folder, usage, ["compare", "s3.json", ...of]);
    expect(noted).toContain("left out when the evidence was made: 1 event;");
    const all = await runIn(folder, usage, ["compare", "usage.json", ...of]);
    expect(all.noted).not.toContain("left out");
    // What was filtered away is never said not to have been used.
    const compared = async (...filter: readonly string[]): Promise<string> => {
      await runIn(folder, usage, ["summarize", "logs", ...filter, "--output", "some.json"]);
      return (await runIn(folder, usage, ["compare", "some.json", ...of])).printed;
    };
    const leftOut = "not known: its calls were left out when the evidence was made";
    const unused = "- s3:PutBucketAcl  not used";
    expect(await compared("--service", "s3")).toContain(`? ec2:DescribeInstances  ${leftOut}`);
    expect(await compared("--service", "s3")).toContain(unused);
    expect(await compared("--calls", "reads")).toContain(`? s3:PutBucketAcl  ${leftOut}`);
    expect(await compared("--calls", "failed")).toContain("? s3:PutBucketAcl  not known");
    expect(await compared("--principal", "*/other")).toContain("? s3:PutBucketAcl  not known");
    expect(await compared("--principal", "*/app")).toContain(unused);
    expect(await compared("--region", "eu-west-1")).toContain(`? s3:PutBucketAcl  ${leftOut}`);
    expect(await compared("--since", "90d")).toContain(unused);
  });

  test("does not say of reads that they were not made where data events of a service have none", async () => {
    const folder = await withEvidence([
      { eventName: "PutObject", readOnly: false },
      { ...ec2, eventName: "DescribeInstances" },
    ]);
    writeFileSync(join(folder, "policy.json"), policy);
    const args = ["compare", "usage.json", "policy.json", "--principal", role];
    const { printed } = await runIn(folder, usage, args);
    expect(printed).toContain("? s3:GetObject  not known: no events of calls that read were read");
    expect(printed).toContain("- s3:DeleteObject  not used");
  });

  test("of somebody who did nothing tells so", async () => {
    const { printed, noted } = await compared("arn:aws:iam::111122223333:role/other");
    expect(printed).toContain("- s3:PutBucketAcl  not used");
    expect(noted).toContain("nobody of that name is in the evidence");
  });
});

test("a data event of one kind says nothing of those that a trail asks for apart", async () => {
  const folder = await withEvidence([
    {
      eventSource: "dynamodb.amazonaws.com",
      requestParameters: { tableName: "T" },
      eventName: "GetItem",
    },
    {
      eventSource: "dynamodb.amazonaws.com",
      requestParameters: { tableName: "T" },
      eventName: "DeleteItem",
      readOnly: false,
    },
  ]);
  const Action = ["dynamodb:GetRecords", "dynamodb:PutItem"];
  const statement = { Effect: "Allow", Action, Resource: "*" };
  const policy = { Version: "2012-10-17", Statement: [statement] };
  writeFileSync(join(folder, "policy.json"), JSON.stringify(policy));
  const args = ["compare", "usage.json", "policy.json", "--principal", role];
  const { printed } = await runIn(folder, usage, args);
  expect(printed).toContain("? dynamodb:GetRecords  not known: no data events");
  expect(printed).toContain("- dynamodb:PutItem  not used");
});

describe("pare generate --usage", () => {
  test("writes what was used, on what it was used on", async () => {
    const folder = await withEvidence([
      {},
      { requestParameters: { bucketName: "reports", key: "b.csv" } },
      { eventName: "PutObject" },
      { eventName: "DeleteObject", ...denied },
      { eventName: "GetObject", requestParameters: { bucketName: "secret", key: "k" }, ...denied },
      { eventName: "Unheard" },
    ]);
    const { printed, noted } = await generated(folder);
    expect(JSON.parse(printed)).toEqual({
      Version: "2012-10-17",
      Statement: [
        {
          Sid: "S3ReadObject",
          Effect: "Allow",
          Action: ["s3:GetObject"],
          Resource: ["arn:aws:s3:::reports/a.csv", "arn:aws:s3:::reports/b.csv"],
        },
        {
          Sid: "S3WriteObject",
          Effect: "Allow",
          Action: ["s3:PutObject"],
          Resource: ["arn:aws:s3:::reports/a.csv"],
        },
      ],
    });
    expect(noted).toContain("denied each time, so not in the policy: s3:DeleteObject\n");
    expect(noted).toContain(
      "not known what it needs, so not in the policy: Unheard of s3.amazonaws.com\n",
    );
    expect(noted).toMatch(
      /no data events of \d+ services were read, so .* known: [^,]+(?:, [^,]+){4} and \d+ more\n/,
    );
    const filled = await generated(folder, "--service-template");
    expect(JSON.parse(filled.printed)).toMatchObject({
      Statement: [{}, {}, { Action: ["s3:${Action}"], Resource: ["${Resource}"] }],
    });
  });

  test("of thousands of objects makes few patterns, and tells what of them was denied", async () => {
    const keys = Array.from({ length: 300 }, (_, index) => `2026/${index % 12}/${index}.csv`);
    const folder = await withEvidence([
      ...keys.map((key) => ({ requestParameters: { bucketName: "reports", key } })),
      { requestParameters: { bucketName: "reports", key: "2026/salaries" }, ...denied },
    ]);
    const { printed, noted } = await generated(folder);
    expect(JSON.parse(printed)).toMatchObject({
      Statement: [{ Resource: ["arn:aws:s3:::reports/2026/*"] }],
    });
    expect(noted).toContain(
      "denied on this, which the policy allows beside others: s3:GetObject on arn:aws:s3:::reports/2026/salaries",
    );
  });

  test("leaves what no event says to be filled in, and a role to pass in any case", async () => {
    const folder = await withEvidence([
      {
        ...ec2,
        eventName: "RunInstances",
        requestParameters: {
          instancesSet: { items: [{ imageId: "ami-1" }] },
          subnetId: "subnet-1",
          groupSet: { items: [{ groupId: "sg-1" }] },
          iamInstanceProfile: { name: "web" },
        },
      },
    ]);
    const whole = await generated(folder);
    const resources = (printed: string): readonly string[] =>
      (JSON.parse(printed) as { Statement: { Resource: string[] }[] }).Statement.flatMap(
        (each) => each.Resource,
      );
    expect(resources(whole.printed)).toContain("arn:aws:ec2:eu-west-1:111122223333:instance/*");
    expect(whole.printed).not.toContain("PassRole");
    expect(whole.noted).toContain(
      "iam:PassRole is needed for 1 call whose events do not name the role",
    );
    const open = await generated(folder, "--placeholders");
    expect(resources(open.printed)).toContain(
      "arn:aws:ec2:eu-west-1:111122223333:instance/${InstanceId}",
    );
    expect(resources(open.printed)).toContain("arn:aws:iam::111122223333:role/${RoleNameWithPath}");
  });

  test("holds actions to what all their calls were made for, where it is asked to", async () => {
    const identity = record().userIdentity as Json;
    const invokedBy = (service: string) => ({ ...identity, invokedBy: `${service}.amazonaws.com` });
    const byAthena = { userIdentity: invokedBy("athena") };
    const key = "arn:aws:kms:eu-west-1:111122223333:key/k";
    const fn = "arn:aws:iam::111122223333:role/fn";
    const folder = await withEvidence([
      byAthena,
      { ...byAthena, eventName: "PutObject" },
      { eventName: "PutObject" },
      {
        eventSource: "lambda.amazonaws.com",
        eventName: "CreateFunction20150331",
        eventCategory: "Management",
        requestParameters: { functionName: "f", role: fn },
      },
      {
        eventSource: "rds.amazonaws.com",
        eventName: "CreateDBInstance",
        eventCategory: "Management",
        requestParameters: { dBInstanceIdentifier: "d", monitoringRoleArn: `${fn}-rds` },
      },
      ...["s3", "athena"].map((service) => ({
        userIdentity: invokedBy(service),
        eventSource: "kms.amazonaws.com",
        eventName: service === "s3" ? "Decrypt" : "Encrypt",
        requestParameters: { keyId: key },
      })),
    ]);
    const free = await generated(folder);
    expect(free.printed).not.toContain("Condition");
    expect(free.noted).toContain(
      "--conditions would hold iam:PassRole to iam:PassedToService lambda.amazonaws.com, where calls of it tell, and not where they do not\n" +
        "--conditions would hold kms:Decrypt to kms:ViaService s3.eu-west-1.amazonaws.com, as all calls of it were made\n" +
        "--conditions would hold kms:Encrypt to aws:CalledViaLast athena.amazonaws.com, as all calls of it were made\n" +
        "--conditions would hold s3:GetObject to aws:CalledViaLast athena.amazonaws.com, as all calls of it were made\n",
    );
    const held = await generated(folder, "--conditions");
    expect(JSON.parse(held.printed)).toMatchObject({
      Statement: [
        { Action: ["iam:PassRole"], Resource: [`${fn}-rds`], Sid: "IamWriteRole" },
        {
          Sid: "IamWriteRoleIfPassedtoservice",
          Action: ["iam:PassRole"],
          Resource: [fn],
          Condition: { StringEquals: { "iam:PassedToService": "lambda.amazonaws.com" } },
        },
        {
          Action: ["kms:Decrypt"],
          Condition: { StringEquals: { "kms:ViaService": "s3.eu-west-1.amazonaws.com" } },
        },
        {
          Action: ["kms:Encrypt"],
          Condition: { StringEquals: { "aws:CalledViaLast": "athena.amazonaws.com" } },
        },
        { Action: ["lambda:CreateFunction"] },
        { Action: ["rds:CreateDBInstance"] },
        {
          Action: ["s3:GetObject"],
          Condition: { StringEquals: { "aws:CalledViaLast": "athena.amazonaws.com" } },
        },
        { Sid: "S3WriteObject", Action: ["s3:PutObject"] },
      ],
    });
    expect(held.noted).not.toContain("--conditions");
  });

  test("tells what was denied at times from what is allowed beside others", async () => {
    const folder = await withEvidence([{}, denied]);
    const { noted } = await generated(folder);
    expect(noted).toContain(
      "denied at times, and authorised at others, on the same: s3:GetObject\n",
    );
    expect(noted).not.toContain("denied on this");
  });

  test("leaves names to be filled in, and nothing below one that is known", async () => {
    const folder = await withEvidence([
      { eventName: "DeleteObjects", requestParameters: { bucketName: "b" } },
      {
        eventSource: "kms.amazonaws.com",
        eventName: "Decrypt",
        requestParameters: { keyId: "alias/a" },
      },
    ]);
    const { printed, noted } = await generated(folder, "--placeholders");
    expect(printed).toContain('"arn:aws:s3:::b/*"');
    expect(printed).toContain(":key/${KeyId}");
    expect(noted).toContain("to be filled in before IAM takes it: ${KeyId}\n");
  });

  test("says when it is too long, and splits it", async () => {
    const names = Array.from({ length: 150 }, (_, index) => `bucket-with-a-long-name-${index}`);
    const folder = await withEvidence(
      names.map((bucketName) => ({ eventName: "ListObjects", requestParameters: { bucketName } })),
    );
    const whole = await generated(folder);
    expect(whole.noted).toMatch(/\d+ characters, and a managed policy takes 6144: --split makes/);
    const split = await generated(folder, "--split");
    const parts = JSON.parse(split.printed) as readonly { Statement: { Resource: string[] }[] }[];
    expect(parts.flatMap((each) => each.Statement.flatMap((one) => one.Resource))).toHaveLength(
      150,
    );
    expect(parts.every((each) => JSON.stringify(each).length <= 6144)).toBe(true);
    expect(split.noted).not.toContain("characters");
  });

  test("tells how exactly resources are named", async () => {
    const at = { ...ec2, eventName: "TerminateInstances" };
    const ids = [1, 2, 3, 4, 5, 6].map((id) => ({ instanceId: `i-${id}` }));
    const folder = await withEvidence([
      {},
      { requestParameters: { bucketName: "b", key: "a*" } },
      {
        eventSource: "kms.amazonaws.com",
        eventName: "Decrypt",
        requestParameters: { keyId: "alias/a" },
      },
      { ...at, requestParameters: { instancesSet: { items: ids } } },
      { ...ec2, eventName: "DescribeInstances", requestParameters: {} },
    ]);
    for (const args of [[], ["--placeholders"]])
      expect((await generated(folder, ...args)).noted).toContain(
        "resources: 2 (50%) named exactly, 1 (25%) by a pattern, 1 (25%) that no event names\n",
      );
  });

  test("reads a trail itself, of a time and of regions", async () => {
    const folder = await withEvidence([
      {},
      { eventTime: "2026-01-01T00:00:00Z", eventName: "PutObject" },
      { awsRegion: "us-east-1", eventName: "DeleteObject" },
    ]);
    const of = ["--principal", role, "--since", "90d", "--region", "eu-west-1"];
    const { printed, noted } = await runIn(folder, generate, ["--trail", "logs", ...of]);
    expect(printed.match(/s3:\w+/g)).toEqual(["s3:GetObject"]);
    expect(noted).toContain("left out as asked: 2 events\n");
  });

  test("writes by reference what a stack declares, in its language", async () => {
    const folder = await withEvidence([
      {},
      { eventName: "ListObjects", requestParameters: { bucketName: "reports" } },
      { eventName: "GetBucketLocation", requestParameters: { bucketName: "reports" } },
      { eventName: "PutObject", requestParameters: { bucketName: "elsewhere", key: "k" } },
      { eventName: "DeleteObject", requestParameters: { bucketName: "twice", key: "k" } },
      ...["eu-west-1", "us-east-1"].map((awsRegion) => ({
        eventSource: "sqs.amazonaws.com",
        eventName: "DeleteQueue",
        awsRegion,
        requestParameters: { queueUrl: `https://sqs.${awsRegion}.amazonaws.com/111122223333/jobs` },
      })),
      {
        eventSource: "kms.amazonaws.com",
        eventName: "Decrypt",
        requestParameters: { keyId: "alias/a" },
      },
    ]);
    mkdirSync(join(folder, "infra"));
    const bucket = (label: string, name: string): string =>
      `resource "aws_s3_bucket" "${label}" {\n  bucket = "${name}"\n}\n`;
    writeFileSync(
      join(folder, "infra/main.tf"),
      bucket("reports", "reports") +
        bucket("one", "twice") +
        bucket("two", "twice") +
        'resource "aws_sqs_queue" "jobs" {\n  name = "jobs"\n}\n',
    );
    const written = (format: string, ...args: readonly string[]) =>
      generated(folder, "--from", "infra", "--format", format, ...args);
    const { printed: terraform, noted } = await written("terraform");
    expect(terraform).toContain('    resources = [\n      "${aws_s3_bucket.reports.arn}/a.csv",');
    expect(terraform).toContain("      aws_s3_bucket.reports.arn,\n");
    expect(terraform).toContain('"arn:aws:s3:::elsewhere/k",');
    expect(terraform).toContain('"arn:aws:s3:::twice/k",');
    // It was met in two regions, and is declared in one of them.
    expect(terraform).toContain('"arn:aws:sqs:eu-west-1:111122223333:jobs",');
    expect(noted).toContain(
      "arn:aws:s3:::twice/k is not written by reference: 2 declarations have its name\n",
    );
    expect(noted).toContain(
      ":jobs is not written by reference: what one declaration names was met in several accounts",
    );
    // As `terraform fmt` has it.
    expect(terraform).toContain(
      '      "s3:GetBucketLocation", # last used 2026-11-28\n' +
        '      "s3:ListBucket",        # last used 2026-11-28\n',
    );
    const open = (await written("terraform", "--placeholders")).printed;
    expect(open).toContain('variable "key_id" {');
    expect((await written("cloudformation")).printed).toContain("arn:aws:s3:::reports/a.csv");
  });

  test("knows the role of a session, and is wrong use for whom there is nothing of", async () => {
    const folder = await withEvidence([{}]);
    const of = (principal: string) =>
      runIn(folder, generate, ["--usage", "usage.json", "--principal", principal]);
    const sessions = "arn:aws:sts::111122223333:assumed-role";
    for (const session of [`${sessions}/app/somebody`, `${sessions}/a*/*`])
      expect((await of(session)).printed).toContain("s3:GetObject");
    await expect(of(`${sessions}/p*/*`)).rejects.toThrow("nothing of");
    await expect(of("arn:aws:sts::111122223333:assumed-role/pp/somebody")).rejects.toThrow(
      `nothing of arn:aws:sts::111122223333:assumed-role/pp/somebody is in usage.json; of 1 there is something: ${role}`,
    );
    await expect(runIn(folder, generate, ["--usage", "usage.json"])).rejects.toThrow("--principal");
    await expect(runIn(folder, generate, [])).rejects.toThrow("either --code or --usage");
    await expect(generated(folder, "--since", "90d")).rejects.toThrow("events of --trail");
  });
});
