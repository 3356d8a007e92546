import { plainText } from "../../src/iam/new-policy.ts";
import { describe, expect, test } from "vitest";
import { shorter } from "../../src/write/shorter.ts";
import { distinctSids } from "../../src/write/sid.ts";
import { catalog } from "../catalog/committed.ts";
import { linesFrom, writtenFrom } from "./written.ts";

// Where Policy Sentry answers wrongly, or with an empty policy and nothing said.

const crud = (level: string, ...arns: readonly string[]): string =>
  `mode: crud\n${level}:\n${arns.map((arn) => `- '${arn}'\n`).join("")}`;
const sids = (text: string): readonly string[] =>
  writtenFrom(text).statements.map(({ sid }) => sid);
const parameter = "arn:aws:ssm:us-east-1:123456789012:parameter/p";

describe("what an ARN means", () => {
  test.each([
    [
      "a partition that is known later",
      "read",
      "arn:${AWS::Partition}:ssm:us-east-1:1:parameter/p",
      ["SsmReadParameter"],
    ],
    [
      "a region and an account that are",
      "read",
      "arn:aws:ssm:${AWS::Region}:${AWS::AccountId}:parameter/p",
      ["SsmReadParameter"],
    ],
    ["a name that is", "read", "arn:aws:s3:::${var.bucket}/*", ["S3ReadObject"]],
    ["another partition", "list", "arn:aws-us-gov:s3:::b", ["S3ListBucket"]],
    [
      "a table that is called like a type",
      "read",
      "arn:aws:dynamodb:us-east-1:1:table/backup",
      ["DynamodbReadTable"],
    ],
    [
      "a function, and no alias or version of it",
      "write",
      "arn:aws:lambda:us-east-1:1:function:f",
      ["LambdaWriteFunction"],
    ],
    [
      "a consumer of a stream, and not the stream",
      "read",
      "arn:aws:kinesis:us-east-1:1:stream/s/consumer/c:1",
      ["KinesisReadConsumer"],
    ],
    [
      "a log stream, and not its group",
      "read",
      "arn:aws:logs:us-east-1:1:log-group:g:log-stream:s",
      ["LogsReadLogstream"],
    ],
    [
      "a role, whose writing AWS files under Write",
      "write",
      "arn:aws:iam::1:role/team/r",
      ["IamWriteRole"],
    ],
    [
      "objects of an access point, and not those of a bucket",
      "read",
      "arn:aws:s3:us-east-1:1:accesspoint/p/object/k",
      ["S3ReadAccesspointobject"],
    ],
    ["a name with a wildcard", "list", "arn:aws:s3:::logs-*", ["S3ListBucket"]],
  ])("%s", (_, level, arn, expected) => {
    expect(sids(crud(level, arn))).toEqual(expected);
  });

  test.each([
    ["arn:aws-foo:sqs:us-east-1:123456789012:q", "AWS has no partition aws-foo; write aws"],
    ["arn:aws-chn:sqs:us-east-1:123456789012:q", "aws-chn; write aws-cn or aws"],
    ["arn:aws:sqs:us-esat-1:123456789012:q", "AWS has no region us-esat-1; did you mean us-east-1"],
    ["arn:aws:sqs:us-east-1:1234:q", "has twelve digits, and 1234 has 4"],
    ["arn:aws:secretsmanager:us-east-1:123456789012:secret:app/db", "write app/db-??????"],
    ["arn:aws:s3:::a\\u001b[31m", "has a control character in it"],
  ])("%s may match nothing, and that is said", (arn, expected) => {
    expect(writtenFrom(`mode: crud\nread: ["${arn}"]`).told).toContain(expected);
  });

  test.each([
    "arn:*:sqs:*:*:q",
    "arn:${AWS::Partition}:sqs:${AWS::Region}:${AWS::AccountId}:q",
    "arn:aws-cn:secretsmanager:cn-north-1:123456789012:secret:app/db-AbC123",
    "arn:aws:secretsmanager:us-east-1:123456789012:secret:app/db-??????",
    "arn:aws:secretsmanager:us-east-1:123456789012:secret:${Name}",
  ])("%s is taken as it is", (arn) => {
    expect(writtenFrom(crud("read", arn)).told).toBe("");
  });

  test.each([
    ["p/*", "p/a", ["p/*"]],
    ["p/a", "p/*", ["p/*"]],
    ["p/?", "p/*", ["p/*"]],
    ["${Path}/a", "${Path}/*", ["${Path}/*"]],
    ["${Path}/a", "p/*", ["${Path}/a", "p/*"]],
    // A wildcard runs past a colon only at the end.
    ["p/*/z", "p/a:b/z", ["p/*/z", "p/a:b/z"]],
    ["p/a", "q/*", ["p/a", "q/*"]],
  ])("of parameters %s and %s what another one covers is left out", (one, other, kept) => {
    const arn = (name: string): string => `arn:aws:ssm:us-east-1:123456789012:parameter/${name}`;
    const { statements, told } = writtenFrom(`mode: crud\nread: ["${arn(one)}", "${arn(other)}"]`);
    expect(statements.flatMap(({ resources }) => resources.map(plainText))).toEqual(kept.map(arn));
    expect(told.includes("covers it")).toBe(kept.length === 1);
  });

  test("wildcards that reach more than they are written for are told of", () => {
    expect(writtenFrom(crud("list", "arn:aws:s3:::logs-*")).told).toContain(
      "arn:aws:s3:::logs-* is taken for s3:bucket; its wildcards reach s3:object too",
    );
    const { statements, told } = writtenFrom(crud("read", "arn:aws:ssm:us-east-1:1:*"));
    expect(statements.length).toBeGreaterThan(9);
    expect(told).toContain("arn:aws:ssm:us-east-1:1:* names no one type");
  });

  test("alias and version of a function have one format: what is said once is not said again", () => {
    expect(sids(crud("write", "arn:aws:lambda:us-east-1:1:function:f:live"))).toEqual([
      "LambdaWriteFunctionalias",
    ]);
  });
});

describe("what is no ARN, type, action or service is a mistake, with what is near", () => {
  test.each([
    [
      crud("read", "arn:aws:ssm:us-east-1:1:paramter/p"),
      "is no resource of ssm; write arn:${Partition}:ssm:${Region}:${Account}:parameter/${ParameterNameWithoutLeadingSlash}",
    ],
    [
      crud("read", "arn:aws:SSM:us-east-1:1:parameter/p"),
      "ARNs are written in small letters; write ssm for SSM",
    ],
    [crud("read", "arn:aws:dynamod:us-east-1:1:table/t"), "did you mean dynamodb?"],
    [crud("read", "arn:aws:ssm:us-east-1"), "it has 4 of the six components of an ARN"],
    [crud("read", "*"), "* is no resource; name ARNs"],
    [crud("read", "${var.arn}"), "write its ARN with the variable in it"],
    [
      crud("read", "dynamodb:table"),
      "is a type of resources; write an ARN, or name a directory by --from",
    ],
    [
      "mode: actions\nactions: [s3:GetObjct]",
      "there is no action s3:GetObjct; did you mean s3:GetObject",
    ],
    ["mode: actions\nactions: ['*:Describe*']", "*:Describe* names no service"],
    [
      "mode: crud\nskip-resource-constraints: ['s3:*']",
      "actions on everything; write the actions one by one",
    ],
    ["mode: crud\nskip-resource-constraints: [bogus:Nope]", "there is no action bogus:Nope"],
    [
      "mode: crud\nwildcard-only: { single-actions: [bogus:Nope] }",
      "there is no action bogus:Nope",
    ],
    ["mode: crud\nwildcard-only: { service-read: [ss4] }", "there is no service ss4"],
    ["mode: crud\nsts: { assume-role: ['arn:aws:s3:::b'] }", "arn:aws:s3:::b is no role"],
    ["read: ['arn:aws:s3:::b']", "crud.yml:1: mode is missing; write mode: crud"],
    ["actions: ['s3:GetObject']", "mode is missing; write mode: actions"],
    ["mode: crud\nread:\n- ''\n", "nothing is asked for"],
  ])("%s", (text, message) => {
    const { statements, mistakes } = writtenFrom(text);
    expect(statements).toEqual([]);
    expect(mistakes.map((each) => each.message).join("\n")).toContain(message);
  });
});

test("a blank item anywhere asks for nothing", () => {
  expect(sids(crud("read", "", parameter, ""))).toEqual(["SsmReadParameter"]);
  expect(sids(crud("read", parameter, "", ""))).toEqual(["SsmReadParameter"]);
});

test("a level at which nothing takes a resource is told of", () => {
  const { told } = writtenFrom(
    `${crud("read", parameter)}permissions-management: ['arn:aws:logs:us-east-1:1:log-group:g:log-stream:s']`,
  );
  expect(told).toContain("no action of the level Permissions management takes logs:log-stream");
});

test("a wildcard among actions is written as the actions that it covers, each on what it takes", () => {
  const { statements, told } = writtenFrom(
    "{ mode: actions, actions: ['s3:GetObj*'], resources: ['arn:aws:s3:::b/*'] }",
  );
  expect(statements).toMatchObject([
    { sid: "S3ReadObject", resources: [{ pieces: ["arn:aws:s3:::b/*"] }] },
  ]);
  expect(statements[0]?.actions).toHaveLength(16);
  expect(told).toContain("s3:GetObj* is written as the 16 actions that it covers");
});

test("exclusions ignore case, and one that excludes nothing is told of", () => {
  const { statements, told } = writtenFrom(
    `${crud("read", parameter)}exclude-actions: ['SSM:getparameters*', ssm:GetParametr]`,
  );
  expect(statements[0]?.actions.map(({ item }) => item)).toEqual([
    "ssm:GetParameter",
    "ssm:GetParameterHistory",
  ]);
  expect(told).toContain(
    "ssm:GetParametr is no action and excludes nothing; did you mean ssm:GetParameter",
  );
});

describe("dependent actions", () => {
  const key = "arn:aws:kms:us-east-1:123456789012:key/k";
  const replicating = crud("write", key);

  test("are offered and not added", () => {
    const { statements, told } = writtenFrom(replicating);
    expect(statements.map(({ sid }) => sid)).toEqual(["KmsWriteKey"]);
    expect(told).toContain(
      "kms:ReplicateKey may also need iam:CreateServiceLinkedRole (on role), kms:CreateKey, kms:PutKeyPolicy (on key) and kms:TagResource (on key)",
    );
  });

  test("go with the action that they are for", () => {
    const { statements, told } = writtenFrom(
      `${replicating}dependents: include\nexclude-actions: [kms:ReplicateKey]`,
    );
    expect(statements.map(({ sid }) => sid)).toEqual(["KmsWriteKey"]);
    expect(told).not.toContain("iam:");
  });

  test("are put on what they take, where they are included: on everything only where they take nothing", () => {
    const lines = linesFrom(`${replicating}dependents: include`);
    expect(lines.slice(1)).toEqual([
      "MultMultNone: kms:CreateKey on *",
      `KmsPermissionsmanagementKey: kms:PutKeyPolicy on ${key}`,
      `KmsTaggingKey: kms:TagResource on ${key}`,
    ]);
    expect(writtenFrom(`${replicating}dependents: include`).told).toContain(
      "kms:ReplicateKey may also need iam:CreateServiceLinkedRole (on role): name it under resources",
    );
  });

  test("are put on nothing but what is named for that", () => {
    const role = (name: string): string => `arn:aws:iam::123456789012:role/${name}`;
    const lines = linesFrom(
      `${crud("write", "arn:aws:s3:::b")}read: ['${role("seen")}']\ndependents: include\nresources: ['${role("replication")}']`,
    );
    expect(lines.filter((line) => line.includes("iam:PassRole"))).toEqual([
      `IamWriteRole: iam:PassRole on ${role("replication")}`,
    ]);
    expect(lines.some((line) => line.endsWith(" on *"))).toBe(false);
  });
});

describe("what one call needs together", () => {
  const ec2 = (resource: string): string => `arn:aws:ec2:us-east-1:123456789012:${resource}`;

  test("is demanded together", () => {
    const { statements, told } = writtenFrom(crud("write", ec2("instance/i")));
    expect(told).toContain(
      "ec2:RunInstances also needs: image, network-interface, security-group and subnet; name them under resources",
    );
    const run = statements[0]?.actions.find(({ item }) => item === "ec2:RunInstances");
    expect(run?.because).toBe("also needs: image, network-interface, security-group and subnet");
  });

  test("is put on what is named for that, and what else is allowed there stays what it was", () => {
    const lines = linesFrom(
      `${crud("write", ec2("instance/*"), ec2("subnet/mine"))}resources: ['${ec2("subnet/theirs")}', 'arn:aws:ec2:us-east-1::image/ami-1', '${ec2("security-group/g")}', '${ec2("network-interface/*")}']`,
    );
    const running = lines.filter((line) => line.includes("ec2:RunInstances"));
    expect(running.map((line) => line.replace(/: .* on /, ": ")).sort()).toEqual([
      "Ec2WriteImage: arn:aws:ec2:us-east-1::image/ami-1",
      `Ec2WriteInstance: ${ec2("instance/*")}`,
      `Ec2WriteNetworkinterface: ${ec2("network-interface/*")}`,
      `Ec2WriteSecuritygroup: ${ec2("security-group/g")}`,
      `Ec2WriteSubnet: ${ec2("subnet/mine")}`,
    ]);
    expect(lines.filter((line) => line.includes("ec2:DeleteSubnet"))).toEqual(
      running.filter((line) => line.startsWith("Ec2WriteSubnet")),
    );
    expect(lines.join("\n")).not.toContain("theirs");
    expect(lines.find((line) => line.startsWith("Ec2WriteImage"))).not.toContain("Deregister");
  });

  test("is no matter of a Deny, which one of them is enough for", () => {
    expect(writtenFrom(`effect: Deny\n${crud("write", ec2("instance/i"))}`).told).not.toContain(
      "need",
    );
  });
});

test("an action by name needs what a call of it needs, and not everything that it takes", () => {
  const { statements } = writtenFrom("mode: actions\nactions: [ec2:RunInstances]");
  expect(statements.map(({ sid, actions }) => [sid, ...actions.map(({ item }) => item)])).toEqual(
    ["Image", "Instance", "Networkinterface", "Securitygroup", "Subnet"].map((type) => [
      `Ec2Write${type}`,
      "ec2:RunInstances",
    ]),
  );
});

test("several statements on everything are one, where policies are made shorter", () => {
  const { statements } = writtenFrom(
    "mode: crud\nwildcard-only: { service-list: [s3] }\nskip-resource-constraints: [s3:GetObject]",
  );
  expect(statements.map(({ sid }) => sid)).toEqual(["MultMultNone", "SkipResourceConstraints"]);
  const [only, ...more] = shorter(statements, 0, catalog);
  expect([only?.sid, more]).toEqual(["MultMultNone", []]);
  const before = statements.flatMap(({ actions }) => actions.map(({ item }) => item)).sort();
  const after = only?.actions.flatMap(({ item }) => catalog.expand(item).map(({ id }) => id));
  expect(after?.sort()).toEqual(before);
});

test("types whose names differ in nothing that a Sid takes have Sids that differ", () => {
  const { statements } = writtenFrom(
    crud("read", "arn:aws:codestar-connections:us-east-1:1:connection/c"),
  );
  expect(statements.map(({ sid }) => sid)).toEqual(["CodestarconnectionsReadConnection"]);
  expect(distinctSids(["A", "A", "B", "A2", "A"])).toEqual(["A", "A2", "B", "A22", "A3"]);
});
