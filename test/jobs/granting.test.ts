import { describe, expect, test } from "vitest";
import { audit } from "../../src/jobs/audit.ts";
import { textReport } from "../../src/report/text.ts";
import { memoryTree } from "../../src/repository/tree.ts";
import { agreed } from "../agreed.ts";
import { facts } from "../rules/facts.ts";
import { stackInPython, stackOf } from "../iac/cdk/stack.ts";

// Where CDK has a method that grants exactly what a statement should say, it is named beside that.

const typescript = (...steps: readonly string[]): string =>
  stackOf(
    [
      'import * as cdk from "aws-cdk-lib";',
      'import { aws_dynamodb as dynamodb, aws_iam as iam, aws_kms as kms, aws_lambda as lambda } from "aws-cdk-lib";',
      'import { aws_s3 as s3, aws_secretsmanager as secrets, aws_sns as sns, aws_sqs as sqs } from "aws-cdk-lib";',
    ],
    steps,
  );

const python = (...steps: readonly string[]): string =>
  stackInPython(
    ["from aws_cdk import Stack, aws_iam as iam, aws_lambda as lambda_, aws_sns as sns"],
    steps,
  );

function grantsIn(path: string, text: string): readonly string[] {
  const { proposals } = audit(memoryTree(new Map([[path, text]])), facts, agreed());
  return proposals.flatMap(({ grants }) => grants);
}

const fn = 'const fn = new lambda.Function(this, "Fn", {});';
const allow = (actions: string, resources = '"*"'): string =>
  `fn.addToRolePolicy(new iam.PolicyStatement({ actions: [${actions}], resources: [${resources}] }));`;
const topic = 'const topic = new sns.Topic(this, "Topic");';
const queue = 'const queue = new sqs.Queue(this, "Queue");';

describe("a method is named", () => {
  test.each<readonly [string, readonly string[], string]>([
    ["for one action", [topic, fn, allow('"sns:Publish"')], "topic.grantPublish(fn)"],
    [
      "for several, in whatever order",
      [queue, fn, allow('"sqs:GetQueueUrl", "sqs:SendMessage", "sqs:GetQueueAttributes"')],
      "queue.grantSendMessages(fn)",
    ],
    [
      "for a secret, of which the replacement grants both",
      [
        'const secret = new secrets.Secret(this, "Secret");',
        fn,
        allow('"secretsmanager:GetSecretValue", "secretsmanager:DescribeSecret"'),
      ],
      "secret.grantRead(fn)",
    ],
    [
      "for a role, by the field that holds it",
      [
        'this.topic = new sns.Topic(this, "Topic");',
        'this.role = new iam.Role(this, "Role", { assumedBy: new iam.ServicePrincipal("ec2.amazonaws.com") });',
        'this.role.addToPolicy(new iam.PolicyStatement({ actions: ["sns:Publish"], resources: ["*"] }));',
      ],
      "this.topic.grantPublish(this.role)",
    ],
    [
      "for what a role is made with",
      [
        topic,
        'const role = new iam.Role(this, "Role", { inlinePolicies: { a: new iam.PolicyDocument({ statements: [',
        '  new iam.PolicyStatement({ actions: ["sns:Publish"], resources: ["*"] })] }) } });',
      ],
      "topic.grantPublish(role)",
    ],
    [
      "for what is made elsewhere",
      [
        'const topic = sns.Topic.fromTopicArn(this, "Topic", "arn:aws:sns:eu-west-1:111122223333:orders");',
        fn,
        allow('"sns:*"', "topic.topicArn"),
      ].map((each) => each.replace("sns:*", "sns:Publish*")),
      "topic.grantPublish(fn)",
    ],
  ])("%s", (_, steps, call) => {
    expect(grantsIn("lib/shop.ts", typescript(...steps))).toEqual([call]);
  });

  test("in Python's words", () => {
    const text = python(
      'topic = sns.Topic(self, "Topic")',
      'fn = lambda_.Function(self, "Fn")',
      'fn.add_to_role_policy(iam.PolicyStatement(actions=["sns:Publish"], resources=["*"]))',
    );
    expect(grantsIn("shop/stack.py", text)).toEqual(["topic.grant_publish(fn)"]);
  });
});

describe("no method is named", () => {
  test.each<readonly [string, readonly string[]]>([
    [
      "that grants more",
      [
        'const table = new dynamodb.Table(this, "Table", {});',
        fn,
        allow('"dynamodb:GetItem", "dynamodb:Query"'),
      ],
    ],
    [
      "that grants the use of a key too",
      [
        'const topic = new sns.Topic(this, "Topic", { masterKey: new kms.Key(this, "Key") });',
        fn,
        allow('"sns:Publish"'),
      ],
    ],
    [
      "that grants indexes too",
      [
        'const table = new dynamodb.Table(this, "Table", {});',
        'table.addGlobalSecondaryIndex({ indexName: "by-date" });',
        fn,
        allow('"dynamodb:*"', "table.tableArn"),
      ],
    ],
    [
      "of what is made of nobody knows what",
      [
        'const topic = new sns.Topic(this, "Topic", { ...props.topic });',
        fn,
        allow('"sns:Publish"'),
      ],
    ],
    [
      "of one of CloudFormation's own",
      ['const topic = new sns.CfnTopic(this, "Topic");', fn, allow('"sns:Publish"')],
    ],
    [
      "of a class of the program's own",
      ['const topic = new Topic(this, "Topic");', fn, allow('"sns:Publish"')],
    ],
    ["of what has no name", ['new sns.Topic(this, "Topic");', fn, allow('"sns:Publish"')]],
    [
      "for one that has no name",
      [
        topic,
        'new lambda.Function(this, "Fn", {}).addToRolePolicy(new iam.PolicyStatement({ actions: ["sns:Publish"], resources: ["*"] }));',
      ],
    ],
    ["of what is made behind it", [fn, allow('"sns:Publish"'), topic]],
    [
      "for a role of elsewhere, to which nothing may be added",
      [
        topic,
        'const fn = iam.Role.fromRoleArn(this, "Role", "arn:aws:iam::111122223333:role/app", { mutable: false });',
        allow('"sns:Publish"').replace("addToRolePolicy", "addToPrincipalPolicy"),
      ],
    ],
    [
      "under a condition",
      [
        topic,
        fn,
        'fn.addToRolePolicy(new iam.PolicyStatement({ actions: ["sns:Publish"], resources: ["*"], conditions: { Bool: { "aws:SecureTransport": "true" } } }));',
      ],
    ],
    ["where nothing is found", [topic, fn, allow('"sns:Publish"', "topic.topicArn")]],
  ])("%s", (_, steps) => {
    expect(grantsIn("lib/shop.ts", typescript(...steps))).toEqual([]);
  });
});

test("reports name it beside the replacement", () => {
  const text = typescript(topic, fn, allow('"sns:Publish"'));
  const result = audit(memoryTree(new Map([["lib/shop.ts", text]])), facts, agreed());
  expect(textReport(result)).toContain("    topic.grantPublish(fn) grants exactly this");
});
