import { describe, expect, test } from "vitest";
import type { Proposal, TemplateOffer } from "../../src/narrow/proposal.ts";
import { alternativeParagraphs } from "../../src/report/proposal-text.ts";
import { applyEdits } from "../../src/source/edit.ts";
import { provedGrades } from "../../src/narrow/narrowing.ts";
import { audit } from "../../src/jobs/audit.ts";
import { openChoices } from "../../src/jobs/choices.ts";
import { fix } from "../../src/jobs/fix.ts";
import { textReport } from "../../src/report/text.ts";
import { memoryTree } from "../../src/repository/tree.ts";
import { agreed } from "../agreed.ts";
import { facts } from "../rules/facts.ts";
import { stackInPython, stackOf } from "../iac/cdk/stack.ts";

// Where CDK has a method that grants exactly what a statement should say, it is named beside that; and where AWS SAM has
// a policy template that may stand there.

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

describe("a policy template of AWS SAM", () => {
  const resources = `
  Orders: { Type: AWS::DynamoDB::Table }
  Machine: { Type: AWS::StepFunctions::StateMachine }
  Topic: { Type: AWS::SNS::Topic }
  Key: { Type: AWS::KMS::Key }
`;
  const inYaml = (item: string): string => `
Transform: AWS::Serverless-2016-10-31
Resources:${resources}
  App:
    Type: AWS::Serverless::Function
    Properties:
      CodeUri: s3://code/app.zip
      Policies:
        - SNSPublishMessagePolicy:
            TopicName: !GetAtt Topic.TopicName
${item.replace(/^/gm, "        ")}
        - Statement: { Effect: Allow, Action: "sns:Unsubscribe", Resource: "*" }
`;
  const policy = (action: string, resource = '"*"', more = ""): string =>
    `- Statement:\n    - Effect: Allow\n      Action: ${action}\n      Resource: ${resource}${more}`;

  const templateIn = (path: string, text: string): Proposal["template"] => {
    const { proposals } = audit(memoryTree(new Map([[path, text]])), facts, agreed());
    expect(proposals.length).toBeGreaterThan(0);
    return proposals.find(({ template }) => template)?.template;
  };

  test.each<readonly [string, string, string, Partial<TemplateOffer>]>([
    [
      "for one action",
      policy("states:StartExecution"),
      "StepFunctionsExecutionPolicy:\n            StateMachineName: !GetAtt Machine.Name",
      { isEqual: true, more: [], without: [] },
    ],
    [
      "by what Ref gives",
      policy("kms:Decrypt", '"*"', '\n      Sid: Keys\n  Version: "2012-10-17"'),
      "KMSDecryptPolicy:\n            KeyId: !Ref Key",
      { isEqual: true },
    ],
    [
      "for a wildcard, with what it lacks of what that is taken for",
      policy("dynamodb:*"),
      "DynamoDBCrudPolicy:\n            TableName: !Ref Orders",
      {
        isEqual: false,
        more: [],
        without: ["Delete", "Insert", "Select", "Update"].map((each) => `dynamodb:PartiQL${each}`),
      },
    ],
  ])("is shown %s", (_, item, text, differs) => {
    const found = templateIn("template.yaml", inYaml(item));
    expect(found).toMatchObject(differs);
    expect(found?.edit.text).toBe(text);
  });

  test("is what is committed where it grants the same and others stand beside it", () => {
    const two = `${policy("kms:Decrypt")}\n${policy("dynamodb:*")}`;
    const tree = memoryTree(new Map([["template.yaml", inYaml(two)]]));
    const [changed] = fix(tree, facts, agreed(), provedGrades("assumed")).changed;
    expect(changed?.after).toContain("- KMSDecryptPolicy:\n            KeyId: !Ref Key\n");
    expect(changed?.after).not.toContain("DynamoDBCrudPolicy");
    const alone = inYaml(policy("kms:Decrypt")).replace(/ +- SNSPublish.*\n.*\n/, "");
    const { proposals } = fix(
      memoryTree(new Map([["template.yaml", alone]])),
      ...([facts, agreed(), provedGrades("assumed")] as const),
    );
    const offered = proposals.flatMap(({ template }) => template ?? []);
    expect(offered).toMatchObject([{ isEqual: true, isUsual: false }]);
    expect(offered[0]?.isTaken).toBeUndefined();
  });

  test("stands though another one does not", () => {
    const item = `${policy("kms:Decrypt # of tenants")}\n${policy("states:StartExecution")}`;
    const [changed] = fix(
      memoryTree(new Map([["template.yaml", inYaml(item)]])),
      ...([facts, agreed(), provedGrades("assumed")] as const),
    ).changed;
    expect(changed?.after).toContain("- StepFunctionsExecutionPolicy:\n");
    expect(changed?.after).not.toContain("KMSDecryptPolicy");
  });

  test("is chosen like other replacements, and proved with them", () => {
    const two = `${policy("kms:Decrypt")}\n${policy("dynamodb:*")}`;
    const choices = openChoices(
      memoryTree(new Map([["template.yaml", inYaml(two)]])),
      ...([facts, agreed()] as const),
    );
    const wild = choices.proposals.find(({ template }) => template && !template.isTaken);
    const equal = choices.proposals.find(({ template }) => template?.isTaken);
    if (!wild || !equal || equal.outcome.kind === "none") throw new Error("nothing is offered");
    expect(choices.chooseTemplate(wild).ok).toBe(true);
    expect(choices.chooseTemplate(wild)).toMatchObject({ ok: false });
    const both = choices.choose(equal, equal.outcome.narrowing.drafts);
    expect(both.ok && both.value.after).toMatch(/KMSDecryptPolicy[^]*DynamoDBCrudPolicy/);
  });

  test("is spelled as JSON where that is what the file is", () => {
    const statement = { Effect: "Allow", Action: "kms:Decrypt", Resource: "*" };
    const Policies = [{ Statement: [statement] }];
    const text = JSON.stringify(
      {
        Transform: "AWS::Serverless-2016-10-31",
        Resources: {
          Key: { Type: "AWS::KMS::Key" },
          App: { Type: "AWS::Serverless::Function", Properties: { Policies } },
        },
      },
      null,
      2,
    );
    const found = templateIn("template.json", text);
    expect(JSON.parse(applyEdits(text, found ? [found.edit] : []))).toMatchObject({
      Resources: {
        App: { Properties: { Policies: [{ KMSDecryptPolicy: { KeyId: { Ref: "Key" } } }] } },
      },
    });
  });

  test.each([
    ["reaches further than the statement", policy("dynamodb:*", "!GetAtt Orders.Arn")],
    ["stands for more actions of the future", policy("sqs:SendMessage")],
    ["lacks what is named", policy("[dynamodb:GetItem, dynamodb:CreateTable]")],
    ["manages permissions, and the replacement does not", policy("s3:*")],
    ["would take a comment with it", policy("kms:Decrypt # of tenants")],
    [
      "would take another statement with it",
      `${policy("kms:Decrypt")}\n    - { Effect: Allow, Action: "iam:ListRoles", Resource: "*" }`,
    ],
    [
      "knows no conditions",
      policy("kms:Decrypt", '"*"', "\n      Condition: { Bool: { aws:SecureTransport: true } }"),
    ],
    [
      "would stand between braces",
      '- { Statement: { Effect: Allow, Action: "kms:Decrypt", Resource: "*" } }',
    ],
  ])("is not shown where it %s", (_, item) => {
    const more = "\n  Queue: { Type: AWS::SQS::Queue }\n  Bucket: { Type: AWS::S3::Bucket }\n";
    expect(templateIn("template.yaml", inYaml(item) + more)).toBeUndefined();
  });

  test("is told in a report, with how it differs", () => {
    const text = inYaml(policy("dynamodb:*"));
    const result = audit(memoryTree(new Map([["template.yaml", text]])), facts, agreed());
    expect(textReport(result)).toMatch(
      /or lines 16-19 AWS SAM's policy template \(`DynamoDBCrudPolicy` does not allow `dynamodb:PartiQLDelete`, .*\):\n {6}\| {9}- DynamoDBCrudPolicy:\n/,
    );
    const [told] = result.proposals
      .flatMap(alternativeParagraphs)
      .filter((each) => each.includes("SAM"));
    expect(told).toContain(
      "<summary>Or AWS SAM's policy template, in the place of lines 16 to 19</summary>",
    );
    expect(told).toContain("            TableName: !Ref Orders\n");
  });
});
