import { describe, expect, test } from "vitest";
import { audit } from "../../src/jobs/audit.ts";
import { fix } from "../../src/jobs/fix.ts";
import { findingsReport } from "../../src/report/findings-json.ts";
import { textReport } from "../../src/report/text.ts";
import { memoryTree, type Tree } from "../../src/repository/tree.ts";
import { agreed } from "../agreed.ts";
import { facts, scanned } from "../rules/facts.ts";

// Templates that CDK makes of programs: each statement knows its construct, and is told once.

const program = `import * as cdk from "aws-cdk-lib";
import * as iam from "aws-cdk-lib/aws-iam";
import * as sns from "aws-cdk-lib/aws-sns";
export class Shop extends cdk.Stack {
  constructor(scope: Construct, id: string) {
    super(scope, id);
    const topic = new sns.Topic(this, "Topic");
    const role = new iam.Role(this, "Role", { assumedBy: new iam.ServicePrincipal("ec2.amazonaws.com") });
    role.addToPolicy(new iam.PolicyStatement({ actions: ["sns:Publish"], resources: ["*"] }));
  }
}
`;

const template = (resource: unknown = "*"): string =>
  JSON.stringify(
    {
      Resources: {
        Topic1234: { Type: "AWS::SNS::Topic", Metadata: { "aws:cdk:path": "Shop/Topic/Resource" } },
        Role5678: {
          Type: "AWS::IAM::Role",
          Properties: {
            AssumeRolePolicyDocument: {
              Statement: [
                {
                  Action: "sts:AssumeRole",
                  Effect: "Allow",
                  Principal: { Service: "ec2.amazonaws.com" },
                },
              ],
              Version: "2012-10-17",
            },
          },
          Metadata: { "aws:cdk:path": "Shop/Role/Resource" },
        },
        RoleDefaultPolicy9012: {
          Type: "AWS::IAM::Policy",
          Properties: {
            PolicyDocument: {
              Statement: [{ Action: "sns:Publish", Effect: "Allow", Resource: resource }],
              Version: "2012-10-17",
            },
            PolicyName: "RoleDefaultPolicy9012",
            Roles: [{ Ref: "Role5678" }],
          },
          Metadata: { "aws:cdk:path": "Shop/Role/DefaultPolicy/Resource" },
        },
      },
    },
    null,
    1,
  );

const path = "cdk.out/Shop.template.json";
const tree = (files: Readonly<Record<string, string>>): Tree =>
  memoryTree(new Map(Object.entries(files)));

test("a finding names the construct, and what to write is shown and not committed", () => {
  const only = tree({ [path]: template() });
  const result = audit(only, facts, agreed());
  const { findings } = findingsReport(result);
  expect(findings.map(({ construct, suggestion }) => [construct, suggestion?.complete])).toEqual([
    ["Shop/Role/DefaultPolicy/Resource", false],
  ]);
  expect(textReport(result)).toContain(
    "RoleDefaultPolicy9012  synthesized of Shop/Role/DefaultPolicy/Resource",
  );
  expect(textReport(result)).toContain(
    "CDK makes this template: change it at Shop/Role/DefaultPolicy/Resource in the program",
  );
  expect(fix(only, facts, agreed(), ["equivalent", "evidenced", "assumed"]).changed).toEqual([]);
});

test("without its metadata, a template is known by what CDK puts into each", () => {
  const bare = template().replaceAll("aws:cdk:path", "path");
  const parameters = { BootstrapVersion: { Default: "/cdk-bootstrap/hnb659fds/version" } };
  const bootstrapped = JSON.stringify({ ...JSON.parse(bare), Parameters: parameters }, null, 1);
  const outcome = (files: Readonly<Record<string, string>>): unknown =>
    findingsReport(audit(tree(files), facts, agreed())).findings.map(
      ({ construct, suggestion }) => [construct, suggestion?.proof.because],
    );
  const made = [[null, "CDK makes this template: the program is to be changed"]];
  expect(outcome({ "test/shop.snapshot/shop.template.json": bootstrapped })).toEqual(made);
  expect(outcome({ "test/shop.snapshot/inner.nested.template.json": bare })).toEqual(made);
  expect(outcome({ "shop.template.json": bare })).not.toEqual(made);
});

test("beside the program it is told there alone", () => {
  const { policies } = scanned({ "lib/shop.ts": program, [path]: template() });
  expect(new Set(policies.map(({ place }) => place.source.path))).toEqual(new Set(["lib/shop.ts"]));
});

test("what the program does not say stays", () => {
  const other = template({ "Fn::Sub": "arn:aws:sns:*:*:${Topic1234.TopicName}" });
  const { policies } = scanned({ "lib/shop.ts": program, [path]: other });
  const left = policies.filter(({ place }) => place.source.path === path);
  expect(left.map(({ owner }) => owner.synthesized?.construct)).toEqual([
    "Shop/Role/DefaultPolicy/Resource",
  ]);
});

test("a template that nobody made of a program is one as any other", () => {
  const { policies } = scanned({
    "lib/shop.ts": program,
    "own.json": template().replaceAll("aws:cdk:path", "path"),
  });
  expect(policies.filter(({ place }) => place.source.path === "own.json")).toHaveLength(2);
});

const sam = `Transform: AWS::Serverless-2016-10-31
Resources:
  Topic: { Type: AWS::SNS::Topic }
  Job:
    Type: AWS::Serverless::Function
    Properties:
      CodeUri: job/
      Policies:
        - Statement: { Effect: Allow, Action: "sns:*", Resource: !Ref Topic }
`;
const service = `service: shop
provider:
  name: aws
  iam:
    role:
      statements:
        - { Effect: Allow, Action: "sns:*", Resource: !Ref Topic }
resources:
  Resources:
    Topic: { Type: AWS::SNS::Topic }
`;
const stack = `{ "Resources": {
  "Topic": { "Type": "AWS::SNS::Topic" },
  "IamRoleLambdaExecution": { "Type": "AWS::IAM::Role", "Properties": {
    "AssumeRolePolicyDocument": { "Statement": { "Effect": "Allow", "Action": "sts:AssumeRole",
      "Principal": { "Service": "lambda.amazonaws.com" } } },
    "Policies": [{ "PolicyName": "p", "PolicyDocument": { "Statement": [
      { "Effect": "Allow", "Action": "sns:*", "Resource": { "Ref": "Topic" } } ] } }]
  } }
} }
`;

describe.each([
  [
    "AWS SAM",
    "app/template.yaml",
    sam,
    "app/.aws-sam/build/template.yaml",
    sam.replace("job/", "Job"),
  ],
  ["the Serverless Framework", "app/serverless.yml", service, "app/.serverless/stack.json", stack],
])("what %s makes", (tool, path, written, madePath, made) => {
  const pathsOf = (files: Readonly<Record<string, string>>): readonly string[] => {
    const granting = scanned(files).policies.filter(({ statements }) =>
      statements.some(({ action }) => action?.items.some(({ parts }) => parts[0] === "sns:*")),
    );
    return granting.map(({ place }) => place.source.path);
  };

  test("is not edited by itself", () => {
    const only = tree({ [madePath]: made });
    expect(textReport(audit(only, facts, agreed()))).toContain(
      `${tool} makes this file: what it is made of is to be changed`,
    );
    const grades = ["equivalent", "evidenced", "assumed"] as const;
    expect(fix(only, facts, agreed(), grades).changed).toEqual([]);
    // The same in a file that somebody writes is.
    expect(fix(tree({ [path]: written }), facts, agreed(), grades).changed).not.toEqual([]);
  });

  test("is told once with what it is made of", () => {
    expect(pathsOf({ [path]: written, [madePath]: made })).toEqual([path]);
  });

  test("is told where it says something else, or is made of other files", () => {
    expect(pathsOf({ [path]: written.replace("sns:*", "sns:Publish"), [madePath]: made })).toEqual([
      madePath,
    ]);
    const elsewhere = path.replace("app/", "other/");
    expect(pathsOf({ [elsewhere]: written, [madePath]: made }).toSorted()).toEqual(
      [elsewhere, madePath].toSorted(),
    );
  });
});

test("what CDK for Terraform makes is not edited", () => {
  const statement = { actions: ["sns:*"], resources: ["${aws_sns_topic.t.arn}"] };
  const data = { aws_iam_policy_document: { p: { statement: [statement] } } };
  const text = JSON.stringify({ data, resource: { aws_sns_topic: { t: {} } } }, null, 1);
  const outcomesIn = (path: string): readonly string[] =>
    audit(tree({ [path]: text }), facts, agreed()).proposals.map(({ outcome }) =>
      outcome.kind === "show" ? outcome.reservation : outcome.kind,
    );
  expect(outcomesIn("stacks/shop/cdk.tf.json")).toEqual(["commit"]);
  expect(outcomesIn("cdktf.out/stacks/shop/cdk.tf.json")).toEqual(["synthesized"]);
});
