import { expect, test } from "vitest";
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
