import { describe, expect, test } from "vitest";
import { eventOf, type TrailEvent } from "../../src/evidence/event.ts";
import type { Json } from "../../src/evidence/reading/records.ts";
import { usesOf, type Told } from "../../src/evidence/uses.ts";
import { facts } from "../rules/facts.ts";
import { drawing } from "./truth/draw.ts";
import { drawEvent, principals } from "./truth/events.ts";
import { record } from "./written.ts";

const uses = usesOf(facts);

function told(given: Json): Told {
  const event = eventOf(record({ resources: undefined, requestParameters: null, ...given }));
  if ("wrong" in event) throw new Error(event.wrong);
  return uses(event);
}

/** What an event of a source and name is said to use: `s3:GetObject reports/a.csv`, without account and region. */
function used(
  source: string,
  name: string,
  parameters: Json = {},
  more: Json = {},
): readonly string[] {
  const { uses: found, isUnknown } = told({
    eventSource: `${source}.amazonaws.com`,
    eventName: name,
    requestParameters: parameters,
    ...more,
  });
  if (isUnknown) return ["unknown"];
  return found.map(({ action, resource }) => `${action} ${resource.replace(/^(?:[^:]*:){5}/, "")}`);
}

const key = "arn:aws:kms:eu-west-1:111122223333:key/k";
const role = "arn:aws:iam::111122223333:role/team/fn";
const reports = { bucketName: "reports", key: "a.csv" };

/** Each defect of other tools' mappings that is known (usage of them as of 2026) has a row here. */
describe("a call needs", () => {
  test.for<readonly [source: string, name: string, parameters: Json, expected: readonly string[]]>([
    ["s3", "GetObject", reports, ["s3:GetObject reports/a.csv"]],
    ["s3", "HeadObject", reports, ["s3:GetObject reports/a.csv"]],
    ["s3", "GetObject", { ...reports, versionId: "1" }, ["s3:GetObjectVersion reports/a.csv"]],
    ["s3", "ListObjects", { bucketName: "reports", prefix: "a/" }, ["s3:ListBucket reports"]],
    ["s3", "ListBuckets", {}, ["s3:ListAllMyBuckets *"]],
    ["s3", "PutBucketReplication", { bucketName: "b" }, ["s3:PutReplicationConfiguration b"]],
    ["s3", "DeleteBucketReplication", { bucketName: "b" }, ["s3:PutReplicationConfiguration b"]],
    [
      "s3",
      "DeleteBucketOwnershipControls",
      { bucketName: "b" },
      ["s3:PutBucketOwnershipControls b"],
    ],
    ["s3", "PutBucketPublicAccessBlock", { bucketName: "b" }, ["s3:PutBucketPublicAccessBlock b"]],
    ["s3", "DeleteBucketCors", { bucketName: "b" }, ["s3:PutBucketCORS b"]],
    ["s3", "DeleteObjects", { bucketName: "b" }, ["s3:DeleteObject b/${ObjectName}"]],
    [
      "s3",
      "CopyObject",
      { bucketName: "b", key: "k", "x-amz-copy-source": "from/a%20b" },
      ["s3:PutObject b/k", "s3:GetObject from/a%20b"],
    ],
    [
      "s3",
      "PutObject",
      { ...reports, "x-amz-acl": "private" },
      ["s3:PutObject reports/a.csv", "s3:PutObjectAcl reports/a.csv"],
    ],
    ["s3", "GetObject", { bucketName: "b", key: "a*b?$" }, ["s3:GetObject b/a${*}b${?}${$}"]],
    ["lambda", "Invoke", { functionName: "f" }, ["lambda:InvokeFunction function:f"]],
    ["lambda", "ListFunctions20150331", {}, ["lambda:ListFunctions *"]],
    // Tags are asked for on what is made, which no parameter of theirs says.
    [
      "lambda",
      "CreateFunction20150331",
      { functionName: "f", tags: { a: "b" } },
      ["lambda:CreateFunction function:f", "lambda:TagResource function:f"],
    ],
    [
      "rds",
      "CreateDBInstance",
      { dBInstanceIdentifier: "d", dBParameterGroupName: "p", tags: [{ key: "a", value: "b" }] },
      ["rds:CreateDBInstance db:d", "rds:CreateDBInstance pg:p", "rds:AddTagsToResource db:d"],
    ],
    ["sts", "AssumeRole", { roleArn: role }, ["sts:AssumeRole role/team/fn"]],
    [
      "sts",
      "AssumeRole",
      { roleArn: role, tags: [{ key: "a", value: "b" }], sourceIdentity: "ann" },
      ["AssumeRole", "SetSourceIdentity", "TagSession"].map((name) => `sts:${name} role/team/fn`),
    ],
    // No ARN is as long, so that nobody knows what was meant.
    ["s3", "GetObject", { bucketName: "b", key: "k".repeat(3000) }, ["unknown"]],
    ["sns", "Publish", { topicArn: "arn:aws:sns:*:*:t" }, ["unknown"]],
    [
      "lambda",
      "UpdateFunctionCode20150331v2",
      { functionName: "f" },
      ["lambda:UpdateFunctionCode function:f"],
    ],
    [
      "lambda",
      "CreateFunction20150331",
      { functionName: "f", role },
      ["lambda:CreateFunction function:f", "iam:PassRole role/team/fn"],
    ],
    ["cloud9", "CreateEnvironmentEC2", {}, ["cloud9:CreateEnvironmentEC2 *"]],
    ["kms", "Decrypt", { keyId: "k" }, ["kms:Decrypt key/k"]],
    ["kms", "Decrypt", { keyId: "alias/app" }, ["kms:Decrypt key/${KeyId}"]],
    [
      "kms",
      "ReEncrypt",
      { sourceKeyId: key, destinationKeyId: "d" },
      ["kms:ReEncryptFrom key/k", "kms:ReEncryptTo key/d"],
    ],
    ["apigateway", "CreateApi", { name: "x" }, ["apigateway:POST /apis"]],
    ["apigateway", "GetRestApi", { restApiId: "r" }, ["apigateway:GET /restapis/r"]],
    ["monitoring", "PutMetricAlarm", { alarmName: "a" }, ["cloudwatch:PutMetricAlarm alarm:a"]],
    ["email", "GetSendQuota", {}, ["ses:GetSendQuota *"]],
    ["opensearchservice", "ListDomainNames", {}, ["es:ListDomainNames *"]],
    ["cloudcontrolapi", "ListResources", {}, ["cloudformation:ListResources *"]],
    ["dynamodb", "ExecuteStatement", { statement: "HIDDEN" }, ["unknown"]],
    [
      "dynamodb",
      "ExecuteStatement",
      { statement: 'SELECT * FROM "T"' },
      ["dynamodb:PartiQLSelect table/${TableName}"],
    ],
    ["dynamodb", "Query", { tableName: "T" }, ["dynamodb:Query table/T"]],
    ["iam", "GetRole", { roleName: "app" }, ["iam:GetRole role/app", "iam:GetRole role/*/app"]],
    ["sts", "AssumeRole", { roleArn: role }, ["sts:AssumeRole role/team/fn"]],
    ["sts", "GetCallerIdentity", {}, []],
    ["rds", "DeleteDBInstance", { dBInstanceIdentifier: "d" }, ["rds:DeleteDBInstance db:d"]],
    [
      "secretsmanager",
      "GetSecretValue",
      { secretId: "prod/db" },
      ["secretsmanager:GetSecretValue secret:prod/db-??????"],
    ],
    [
      "ssm",
      "GetParameters",
      { names: ["/a/b", "c"] },
      ["ssm:GetParameters parameter/a/b", "ssm:GetParameters parameter/c"],
    ],
    ["ec2", "DescribeInstances", {}, ["ec2:DescribeInstances *"]],
    [
      "ec2",
      "TerminateInstances",
      { instancesSet: { items: [{ instanceId: "i-1" }, { instanceId: "i-2" }] } },
      ["ec2:TerminateInstances instance/i-1", "ec2:TerminateInstances instance/i-2"],
    ],
    [
      "ec2",
      "CreateTags",
      { resourcesSet: { items: [{ resourceId: "i-1" }] }, tagSet: { items: [{ key: "a" }] } },
      ["ec2:CreateTags */i-1"],
    ],
    [
      "states",
      "CreateStateMachine",
      { name: "m", roleArn: role },
      ["states:CreateStateMachine stateMachine:m", "iam:PassRole role/team/fn"],
    ],
    // Services that share a prefix, of which not the first has the role.
    [
      "cloudformation",
      "CreateStack",
      { stackName: "s", roleARN: role },
      ["cloudformation:CreateStack stack/s/${Id}", "iam:PassRole role/team/fn"],
    ],
    [
      "rds",
      "ModifyDBInstance",
      { dBInstanceIdentifier: "d", monitoringRoleArn: role },
      ["rds:ModifyDBInstance db:d", "iam:PassRole role/team/fn"],
    ],
    [
      "events",
      "PutTargets",
      { rule: "r", targets: [{ id: "1", roleArn: role }] },
      ["events:PutTargets rule/r", "iam:PassRole role/team/fn"],
    ],
    [
      "bedrock",
      "Converse",
      { modelId: "some.model-v1:0" },
      [
        "bedrock:InvokeModel foundation-model/some.model-v1:0",
        "bedrock:InvokeModel inference-profile/some.model-v1:0",
      ],
    ],
    [
      "bedrock",
      "InvokeModel",
      { modelId: "arn:aws:bedrock:eu-west-1:111122223333:provisioned-model/p" },
      ["bedrock:InvokeModel provisioned-model/p"],
    ],
    ["signin", "ConsoleLogin", {}, ["unknown"]],
  ])("%s %s: %o", ([source, name, parameters, expected]) => {
    expect(used(source, name, parameters)).toEqual(expected);
  });

  test("what the event lists, before what its parameters say", () => {
    const resources = [{ ARN: key, type: "AWS::KMS::Key" }];
    expect(used("kms", "Decrypt", { keyId: "alias/app" }, { resources })).toEqual([
      "kms:Decrypt key/k",
    ]);
    // Of the bucket that is listed beside an object nothing is read.
    const both = [{ arn: "arn:aws:s3:::reports/x/y" }, { ARN: "arn:aws:s3:::reports" }];
    expect(used("s3", "GetObject", {}, { resources: both })).toEqual(["s3:GetObject reports/x/y"]);
    expect(used("s3", "ListObjects", {}, { resources: both })).toEqual(["s3:ListBucket reports"]);
  });

  test("at the account and in the region of the event", () => {
    const found = told({
      eventSource: "sns.amazonaws.com",
      eventName: "ListSubscriptionsByTopic",
      requestParameters: { topicArn: "arn:aws:sns:us-east-1:444455556666:t" },
    });
    expect(found.uses.map(({ resource }) => resource)).toEqual([
      "arn:aws:sns:us-east-1:444455556666:t",
    ]);
    const own = told({
      eventSource: "sqs.amazonaws.com",
      eventName: "SendMessage",
      awsRegion: "cn-north-1",
      recipientAccountId: "444455556666",
      userIdentity: { type: "IAMUser", arn: "arn:aws-cn:iam::444455556666:user/ann" },
      requestParameters: { queueUrl: "https://sqs.cn-north-1.amazonaws.com.cn/444455556666/q" },
    });
    expect(own.uses.map(({ resource }) => resource)).toEqual([
      "arn:aws-cn:sqs:cn-north-1:444455556666:q",
    ]);
  });
});

describe("a call that failed", () => {
  test.for<readonly [code: string, outcome: Told["outcome"]]>([
    ["AccessDenied", "denied"],
    ["AccessDeniedException", "denied"],
    ["Client.UnauthorizedOperation", "denied"],
    ["KMSAccessDeniedException", "denied"],
    ["NoSuchKey", "authorised"],
    ["ConditionalCheckFailedException", "authorised"],
    ["ResourceNotFoundException", "authorised"],
    ["Client.InvalidInstanceID.NotFound", "authorised"],
    ["ThrottlingException", "untold"],
    ["Client.RequestLimitExceeded", "untold"],
    ["ValidationException", "untold"],
    ["ExpiredTokenException", "untold"],
    ["InternalServerException", "untold"],
    ["KMSInternalException", "untold"],
    ["Server.Unavailable", "untold"],
    ["BadRequestException", "untold"],
  ])("with %s was %s", ([errorCode, outcome]) => {
    expect(told({ errorCode, requestParameters: reports }).outcome).toBe(outcome);
  });

  test("that makes a role is on the path that it was made under", () => {
    const call = { eventSource: "iam.amazonaws.com", eventName: "CreateRole" };
    const requestParameters = { roleName: "fn", path: "/team/" };
    const responseElements = { role: { arn: role } };
    expect(told({ ...call, requestParameters, responseElements }).uses).toEqual([
      { action: "iam:CreateRole", resource: role, basis: "response" },
    ]);
  });

  test("is on what was made, however like another its answer is", () => {
    const call = { eventSource: "iam.amazonaws.com", eventName: "CreateRole" };
    const requestParameters = { roleName: "fn", path: "/team/" };
    const other = "arn:aws:iam::111122223333:role/other/fn";
    const resourceOf = (responseElements: Json): string | undefined =>
      told({ ...call, requestParameters, responseElements }).uses[0]?.resource;
    expect(resourceOf({ arn: `${role} ${other}` })).not.toBe(role);
    expect(resourceOf({ arn: role, other })).toBe(role);
    expect(resourceOf({ arn: other })).toBe(other);
  });

  test("that makes something is on no id, which it got only afterwards", () => {
    const call = { eventSource: "ec2.amazonaws.com", eventName: "CreateSecurityGroup" };
    const requestParameters = { groupName: "web", vpcId: "vpc-1" };
    const made = `arn:aws:ec2:eu-west-1:111122223333:security-group/sg-9`;
    const responseElements = { groupId: "sg-9", securityGroupArn: made };
    const { uses: found } = told({ ...call, requestParameters, responseElements });
    expect(found.map(({ resource }) => resource.split(":").at(-1))).toEqual([
      "vpc/vpc-1",
      "security-group/${SecurityGroupId}",
    ]);
  });

  test.for([{ code: 403 }, 403, "x".repeat(3000)])(
    "with an error that is none is no event",
    (code) => {
      expect(eventOf(record({ errorCode: code }))).toEqual({ wrong: "its errorCode is none" });
    },
  );

  test.for<readonly [message: string, action: string, resource: string]>([
    [
      'User: arn:aws:sts::1:assumed-role/a/b is not authorized to perform: s3:ListBucket on resource: "arn:aws:s3:::b" because no identity-based policy allows the s3:ListBucket action',
      "s3:ListBucket",
      "arn:aws:s3:::b",
    ],
    [
      "User: arn:aws:iam::1:user/a is not authorized to perform: ec2:RunInstances on resource: arn:aws:ec2:eu-west-1:1:instance/* with an explicit deny in an identity-based policy",
      "ec2:RunInstances",
      "arn:aws:ec2:eu-west-1:1:instance/${*}",
    ],
    [
      "User: arn:aws:iam::1:user/a is not authorized to perform: iam:ListUsers with an explicit deny in a service control policy",
      "iam:ListUsers",
      "*",
    ],
    ["Access Denied", "s3:GetObject", "arn:aws:s3:::reports/a.csv"],
  ])("tells in its message what was denied: %s", ([errorMessage, action, resource]) => {
    const { outcome, uses: found } = told({
      errorCode: "AccessDenied",
      errorMessage,
      requestParameters: reports,
    });
    expect(outcome).toBe("denied");
    expect(found.map((use) => [use.action, use.resource])).toEqual([[action, resource]]);
  });
});

test("what other events said changes nothing of what an event tells, however much they have in common", () => {
  const draw = drawing(11);
  const who = principals(draw, 4);
  const events = Array.from({ length: 30 }, (_, index) =>
    eventOf(drawEvent(who, index, draw).record),
  ).filter((event): event is TrailEvent => !("wrong" in event));
  const account = undefined;
  const caller = { kind: "principal", arn: "arn:aws-cn:iam::999999999999:role/app" } as const;
  const all = events.flatMap((event, index) => {
    const other = events[(index * 7 + 1) % events.length] ?? event;
    const { source, parameters, resources, response } = other;
    const parts: readonly Partial<TrailEvent>[] = [
      ...[{}, { source }, { parameters }, { resources }, { response }, { region: "us-east-1" }],
      ...[{ errorCode: "AccessDenied" }, { account }, { caller }, { account, caller }, {}],
    ];
    return parts.map((part) => ({ ...event, ...part }));
  });
  const alone = all.map((event) => usesOf(facts)(event));
  expect(all.map(uses)).toEqual(alone);
  expect(new Set(alone.map((each) => JSON.stringify(each))).size).toBeGreaterThan(events.length);
});
