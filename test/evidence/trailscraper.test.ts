import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { command as generate } from "../../src/commands/generate.ts";
import { command as usage } from "../../src/commands/usage.ts";
import type { Json } from "../../src/evidence/reading/records.ts";
import { generateFromUse, summarize } from "../../src/jobs/evidence.ts";
import { usePolicyAccount } from "../../src/report/use-policy.ts";
import { runIn } from "../commands/run.ts";
import { writeFiles } from "../entries/files.ts";
import { temporaryFolder } from "../github/folder.ts";
import { facts } from "../rules/facts.ts";
import { record } from "./written.ts";

/**
 * What Trailscraper's tests say of generating, selecting and guessing, in Pare's words: the same actions, on
 * resources that are as narrow or narrower. And what it does wrong, done right.
 */
const temporary = temporaryFolder();
const role = "arn:aws:iam::111122223333:role/team/app";
const passed = "arn:aws:iam::111122223333:role/fn";

const recordsOf = (calls: readonly Json[]): readonly Json[] =>
  calls.map((each, index) =>
    record({ eventID: `id-${index}`, requestParameters: {}, eventCategory: "Management", ...each }),
  );

/** A folder with a file of some calls. */
function withLog(calls: readonly Json[]): string {
  const Records = recordsOf(calls);
  return writeFiles(temporary, { "logs/some-name.json": JSON.stringify({ Records }) });
}

/** What the policy of some calls allows: `s3:GetObject reports/a.csv`, without account and region. */
async function allowed(calls: readonly Json[]) {
  // eslint-disable-next-line @typescript-eslint/require-await
  const chunks = async function* () {
    yield Buffer.from(JSON.stringify({ Records: recordsOf(calls) }));
  };
  const { evidence } = await summarize([{ path: "logs", chunks }], {}, facts);
  const wish = { placeholders: false, serviceTemplate: false, conditions: false };
  const made = generateFromUse(evidence, role, wish, facts);
  const statements = made.statements.map(({ actions, resources }) => [
    actions.join(" "),
    resources.map((each) => each.replace(/^(?:[^:]*:){5}/, "")).join(" "),
  ]);
  return { statements, noted: usePolicyAccount(made, evidence) };
}

const call = (
  source: string,
  eventName: string,
  requestParameters: Json = {},
  more: Json = {},
) => ({
  eventSource: `${source}.amazonaws.com`,
  eventName,
  requestParameters,
  ...more,
});
const db = (name: string): Json => ({
  resourceName: `arn:aws:rds:eu-west-1:111122223333:db:${name}`,
});
const launches = call("autoscaling", "DescribeLaunchConfigurations");
const object: Json = { bucketName: "b", key: "k" };
const denied = { errorCode: "AccessDenied", errorMessage: "Access Denied" };
const objects = Array.from({ length: 300 }, (_, index) =>
  call("s3", "GetObject", { bucketName: "b", key: `2026/${index}` }, { eventID: `o-${index}` }),
);

describe("the policy", () => {
  test.for<readonly [what: string, calls: readonly Json[], ...statements: readonly string[][]]>([
    ["of one call", [launches], ["autoscaling:DescribeLaunchConfigurations", "*"]],
    ["has an action once", [launches, launches], ["autoscaling:DescribeLaunchConfigurations", "*"]],
    [
      "has its actions in order, those without resources together",
      [call("ec2", "DescribeSecurityGroups"), launches, call("ec2", "DescribeInstances")],
      [
        "autoscaling:DescribeLaunchConfigurations ec2:DescribeInstances ec2:DescribeSecurityGroups",
        "*",
      ],
    ],
    [
      "tells resources apart",
      [
        call("ec2", "DescribeSecurityGroups"),
        call("rds", "ListTagsForResource", db("some")),
        call("ec2", "DescribeInstances"),
      ],
      ["ec2:DescribeInstances ec2:DescribeSecurityGroups", "*"],
      ["rds:ListTagsForResource", "db:some"],
    ],
    [
      "joins resources of an action, in whichever order they come",
      [
        call("rds", "ListTagsForResource", db("some")),
        call("rds", "DeleteDBInstance", { dBInstanceIdentifier: "third" }),
        call("rds", "ListTagsForResource", db("other")),
      ],
      ["rds:DeleteDBInstance", "db:third"],
      ["rds:ListTagsForResource", "db:other db:some"],
    ],
    [
      "has nothing for a call that everybody may make",
      [launches, call("sts", "GetCallerIdentity")],
      ["autoscaling:DescribeLaunchConfigurations", "*"],
    ],
    [
      "has what the event lists",
      [call("sts", "AssumeRole", {}, { resources: [{ ARN: passed, type: "AWS::IAM::Role" }] })],
      ["sts:AssumeRole", "role/fn"],
    ],
    [
      "knows sources, versions and spellings",
      [
        call("monitoring", "DescribeAlarms"),
        call("lambda", "ListVersionsByFunction20150331", { functionName: "f" }),
        call("lambda", "GetFunctionConfiguration20150331v2", { functionName: "f" }),
        call("cloudfront", "UpdateDistribution2016_11_25", { id: "E" }),
        call("s3", "PutBucketCors", { bucketName: "b" }),
        call("s3", "DeleteBucketCors", { bucketName: "b" }),
      ],
      ["cloudfront:UpdateDistribution", "distribution/E"],
      ["cloudwatch:DescribeAlarms", "alarm:*"],
      ["lambda:GetFunctionConfiguration lambda:ListVersionsByFunction", "function:f"],
      ["s3:PutBucketCORS", "b"],
    ],
    [
      "has the paths of API Gateway, of both its versions",
      [
        call("apigateway", "CreateRestApi", { name: "a" }),
        call("apigateway", "CreateApi", { name: "a" }),
        call("apigateway", "GetRestApi", { restApiId: "r" }),
      ],
      ["apigateway:GET", "/restapis/r"],
      ["apigateway:POST", "/apis /restapis"],
    ],
    // From here on Trailscraper is wrong, or dies.
    [
      "has nothing that was denied, throttled or not valid, and what failed for another reason",
      [
        call("s3", "DeleteObject", object, denied),
        call("s3", "PutObject", object, { errorCode: "SlowDown" }),
        call("s3", "GetObject", object, { errorCode: "NoSuchKey" }),
      ],
      ["s3:GetObject", "b/k"],
    ],
    [
      "has nothing that services and people at the console do beside the API",
      [
        call("s3", "PutObject", object, { eventType: "AwsServiceEvent" }),
        call("signin", "ConsoleLogin", {}, { eventType: "AwsConsoleSignIn" }),
        launches,
      ],
      ["autoscaling:DescribeLaunchConfigurations", "*"],
    ],
    [
      "has all that a call needs",
      [call("s3", "CopyObject", { ...object, "x-amz-copy-source": "from/x" })],
      ["s3:GetObject", "from/x"],
      ["s3:PutObject", "b/k"],
    ],
    [
      "has the role that a call passes",
      [call("lambda", "CreateFunction20150331", { functionName: "f", role: passed })],
      ["iam:PassRole", "role/fn"],
      ["lambda:CreateFunction", "function:f"],
    ],
    [
      "keeps names that end in digits",
      [
        call("datasync", "CreateLocationS3"),
        call("comprehendmedical", "DetectEntitiesV2"),
        call("cloud9", "CreateEnvironmentEC2"),
      ],
      [
        "cloud9:CreateEnvironmentEC2 comprehendmedical:DetectEntitiesV2 datasync:CreateLocationS3",
        "*",
      ],
    ],
    [
      "has the actions that services check, where they have other names",
      [
        call("rdsdata", "ExecuteStatement", { resourceArn: "arn:aws:rds:eu-west-1:1:cluster:c" }),
        call("amazonmq", "CreateBroker"),
        call("qconnect", "ListAssistants"),
        call("application-insights", "ListApplications"),
        call("servicecatalog-appregistry", "ListApplications"),
        call("dynamodb", "TransactWriteItems", { transactItems: [{ put: { tableName: "T" } }] }),
        call("iotdata", "GetThingShadow", { thingName: "t" }),
        call("s3", "CreateSession", { bucketName: "b--x-s3" }),
        call("s3express", "PutObject", { bucketName: "c--x-s3", key: "k" }),
      ],
      [
        "applicationinsights:ListApplications mq:CreateBroker servicecatalog:ListApplications wisdom:ListAssistants",
        "*",
      ],
      ["dynamodb:PutItem", "table/T"],
      ["iot:GetThingShadow", "thing/t"],
      ["rds-data:ExecuteStatement", "cluster:c"],
      ["s3express:CreateSession", "bucket/b--x-s3 bucket/c--x-s3"],
    ],
    [
      "has the prefixes of services that are called otherwise in events",
      [
        call("opensearchservice", "ListDomainNames"),
        call("email", "GetSendQuota"),
        call("pinpoint", "GetApps"),
        call("cloudcontrolapi", "ListResources"),
        call("tagging", "GetResources"),
        call("appstream2", "DescribeUsers"),
        call("models.lex", "GetBots"),
      ],
      [
        "appstream:DescribeUsers cloudformation:ListResources es:ListDomainNames lex:GetBots ses:GetSendQuota tag:GetResources",
        "*",
      ],
      ["mobiletargeting:GetApps", "apps/*"],
    ],
    [
      "puts a bucket's replication where it is put, or taken away",
      [
        call("s3", "PutBucketReplication", { bucketName: "b" }),
        call("s3", "DeleteBucketReplication", { bucketName: "b" }),
        call("s3", "DeleteBucketOwnershipControls", { bucketName: "b" }),
      ],
      ["s3:PutBucketOwnershipControls s3:PutReplicationConfiguration", "b"],
    ],
    [
      "calls a function, a model and a table's language as IAM does",
      [
        call("lambda", "Invoke", { functionName: "f" }),
        call("bedrock", "Converse", { modelId: "m" }),
        call("dynamodb", "BatchGetItem", { requestItems: { T: { keys: [] } } }),
      ],
      // An id may be one of a profile as well.
      ["bedrock:InvokeModel", "inference-profile/m foundation-model/m"],
      ["dynamodb:BatchGetItem", "table/T"],
      ["lambda:InvokeFunction", "function:f"],
    ],
    [
      "tells from which key, and to which, is encrypted anew",
      [
        call("kms", "ReEncrypt", {
          sourceKeyId: "arn:aws:kms:eu-west-1:111122223333:key/one",
          destinationKeyId: "arn:aws:kms:eu-west-1:111122223333:key/two",
        }),
      ],
      ["kms:ReEncryptFrom", "key/one"],
      ["kms:ReEncryptTo", "key/two"],
    ],
    [
      "has nothing that AWS refuses in a policy",
      [call("s3", "GetObject", { bucketName: "b", key: "é/報告\u001b.csv" })],
      ["s3:GetObject", "b/é/*.csv"],
    ],
    ["does not grow with objects", objects, ["s3:GetObject", "b/2026/*"]],
  ])("%s", async ([, calls, ...statements]) => {
    expect((await allowed(calls)).statements).toEqual(statements);
  });

  test("grants nothing for a call of which it is not known what it needs, and says so", async () => {
    const unknown = call("neptune-graph", "ExecuteQuery", { graphIdentifier: "g" });
    const { statements, noted } = await allowed([launches, unknown]);
    expect(statements).toHaveLength(1);
    expect(noted).toContain("ExecuteQuery of neptune-graph.amazonaws.com");
  });

  test("is none where all was left out", async () => {
    const of = ["--trail", "logs", "--principal", role, "--until", "2010-01-01"];
    await expect(runIn(withLog([launches]), generate, of)).rejects.toThrow(
      `nothing of ${role} is in logs`,
    );
  });
});

describe("pare usage select", () => {
  const user = { type: "IAMUser", arn: "arn:aws:iam::111122223333:user/ann" };
  const calls: readonly Json[] = [
    launches,
    { ...launches, userIdentity: user, eventTime: "2026-11-29T10:00:00Z" },
    call("s3", "HeadObject", object),
    call("s3", "PutObject", object, denied),
  ];
  const selected = async (command: string, ...args: readonly string[]) => {
    const folder = withLog(calls);
    // What could not be read is told of, and what is no log is nothing else.
    writeFileSync(join(folder, "logs/torn.json"), '{"Records":[{"eventName":');
    const { printed, noted } = await runIn(folder, usage, [command, "logs", ...args]);
    return { printed, noted, log: readFileSync(join(folder, "logs/some-name.json"), "utf8") };
  };
  const ids = (printed: string): readonly unknown[] =>
    printed
      .trimEnd()
      .split("\n")
      .filter((line) => line !== "")
      .map((line) => (JSON.parse(line) as { readonly eventID: string }).eventID);

  test("prints events as they are, a line each", async () => {
    const { printed, noted, log } = await selected("select");
    const lines = printed.trimEnd().split("\n");
    const { Records } = JSON.parse(log) as { readonly Records: readonly Json[] };
    expect(lines.map((line) => JSON.parse(line) as Json)).toEqual(Records);
    expect(noted).toBe(
      "read 2 files: 4 events selected, 0 left out, 1 place that could not be read\n",
    );
  });

  test.for<readonly [args: readonly string[], ids: readonly string[]]>([
    [["--principal", user.arn], ["id-1"]],
    [
      ["--principal", "arn:aws:sts::*:assumed-role/app/r*"],
      ["id-0", "id-2", "id-3"],
    ],
    [["--since", "2026-11-29T00:00:00Z"], ["id-1"]],
    [
      ["--action", "s3:get*", "autoscaling:*", "--principal", role],
      ["id-0", "id-2"],
    ],
    [["--calls", "failed"], ["id-3"]],
    [["--region", "us-east-1"], []],
  ])("%j", async ([args, expected]) => {
    expect(ids((await selected("select", ...args)).printed)).toEqual(expected);
  });

  test("tells the time of the newest", async () => {
    expect((await selected("last")).printed).toBe("2026-11-29T10:00:00Z\n");
    expect((await selected("last", "--service", "s3")).printed).toBe("2026-11-28T10:00:00Z\n");
    await expect(selected("last", "--service", "ec2")).rejects.toThrow("no event");
  });
});

describe("pare usage guess", () => {
  const guessed = async (policy: Json, ...args: readonly string[]) => {
    const input = () => JSON.stringify({ Version: "2012-10-17", ...policy });
    const { printed, noted } = await runIn(".", usage, ["guess", "-", ...args], { input });
    return { statements: (JSON.parse(printed) as { Statement: unknown }).Statement, noted };
  };
  const allow = (Action: unknown, Resource: unknown = "*"): Json => ({
    Effect: "Allow",
    Action,
    Resource,
  });

  test.for<readonly [of: string, only: readonly string[], guesses: readonly string[]]>([
    [
      "autoscaling:DescribeLaunchConfigurations",
      [],
      ["autoscaling:CreateLaunchConfiguration", "autoscaling:DeleteLaunchConfiguration"],
    ],
    [
      "autoscaling:CreateLaunchConfiguration",
      [],
      ["autoscaling:DeleteLaunchConfiguration", "autoscaling:DescribeLaunchConfigurations"],
    ],
    [
      "autoscaling:UpdateAutoScalingGroup",
      [],
      [
        "autoscaling:CreateAutoScalingGroup",
        "autoscaling:DeleteAutoScalingGroup",
        "autoscaling:DescribeAutoScalingGroups",
      ],
    ],
    [
      "ec2:DetachVolume",
      [],
      ["ec2:AttachVolume", "ec2:CreateVolume", "ec2:DeleteVolume", "ec2:DescribeVolumes"],
    ],
    ["ec2:DetachVolume", ["attach", "Describe"], ["ec2:AttachVolume", "ec2:DescribeVolumes"]],
    ["ecr:ListImages", [], ["ecr:DescribeImages", "ecr:PutImage"]],
    // There is no s3:ListObjects, which Trailscraper guesses.
    ["s3:PutObject", [], ["s3:DeleteObject", "s3:GetObject"]],
    ["ec2:DescribeVpcEndpointServiceConfigurations", ["Get"], []],
  ])("of %s, only %j: %j", async ([of, only, guesses]) => {
    const args = only.length > 0 ? ["--only", ...only] : [];
    // An action alone, and a statement alone, are a policy too.
    const { statements, noted } = await guessed({ Statement: allow(of) }, ...args);
    const guess = { Sid: "Guessed1", ...allow(guesses) };
    expect(statements).toEqual(guesses.length > 0 ? [allow(of), guess] : allow(of));
    expect(noted).toContain(
      guesses.length > 0 ? `guessed, and not seen: ${guesses[0] ?? ""}` : "nothing to guess",
    );
  });

  test("stands on the resources that the statement has, and is left out where they are none of its", async () => {
    const bucket = { ...allow("s3:ListBucket", "arn:aws:s3:::b"), Sid: "Lists" };
    const read = { ...allow(["s3:GetObject"], ["arn:aws:s3:::b/in/*"]), Sid: "Reads" };
    const { statements, noted } = await guessed({ Statement: [read, bucket] });
    expect(statements).toEqual([
      read,
      { ...read, Sid: "GuessedReads", Action: ["s3:DeleteObject", "s3:PutObject"] },
      bucket,
      { ...bucket, Sid: "GuessedLists", Action: ["s3:CreateBucket", "s3:DeleteBucket"] },
    ]);
    expect(noted).not.toContain("left out");
    const role = allow("iam:ListRoles", "arn:aws:iam::111122223333:group/g");
    expect((await guessed({ Statement: [role] })).noted).toContain("left out");
  });

  test("guesses nothing of what denies, of wildcards, and of what is allowed already", async () => {
    const Statement = [
      { ...allow("s3:DeleteObject"), Effect: "Deny" },
      allow("s3:Get*"),
      { Effect: "Allow", NotAction: "s3:PutObject", Resource: "*" },
      allow(["sqs:GetQueueAttributes", "sqs:SetQueueAttributes"]),
    ];
    const { statements } = await guessed({ Statement });
    expect(statements).toEqual(Statement);
    await expect(guessed({ Statement }, "--only", "Frob")).rejects.toThrow("Frob is none of");
  });
});
