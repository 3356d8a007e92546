import { describe, expect, test } from "vitest";
import { carries, narrows } from "../../src/iam/carried.ts";
import { grantOf } from "../../src/iam/grant.ts";
import { facts, scanned } from "../rules/facts.ts";
import { json } from "../rules/policies.ts";

/** What the only action of a statement is granted on, and the conditions of the statement. */
function granted(action: string, resource = "*", condition?: object) {
  const text = json({
    Action: action,
    Resource: resource,
    ...(condition && { Condition: condition }),
  });
  const [policy] = scanned({ "policy.json": text }).policies;
  const [statement] = policy?.statements ?? [];
  const [asked] = statement && policy ? grantOf(statement, policy, facts.catalog).actions : [];
  if (!statement || !asked) throw new Error(`${action} is not granted`);
  return { asked, conditions: statement.conditions };
}

const subnet = "arn:aws:ec2:*:*:subnet/*";

describe("requests carry", () => {
  test.each<[action: string, key: string, carried: boolean, resource?: string]>([
    // Global keys are in all, whatever the service lists.
    ["s3:GetObject", "aws:SourceVpc", true],
    ["s3:GetObject", "aws:PrincipalOrgID", true],
    ["ec2:DescribeInstances", "aws:RequestedRegion", true],
    ["s3:GetObject", "aws:ResourceAccount", true],
    // Tags are not.
    ["ec2:StartInstances", "aws:ResourceTag/team", true],
    ["ec2:StartInstances", "AWS:resourcetag/team", true],
    ["sqs:SendMessage", "aws:ResourceTag/team", true],
    ["ec2:DescribeInstances", "aws:ResourceTag/team", false],
    ["s3:PutObject", "aws:RequestTag/team", false],
    ["ec2:RunInstances", "aws:RequestTag/team", true],
    ["logs:PutLogEvents", "aws:TagKeys", false],
    // Keys of a service are listed action by action,
    ["s3:ListBucket", "s3:prefix", true],
    ["s3:GetObject", "s3:prefix", false],
    ["s3:GetObject", "s3:ExistingObjectTag/team", true],
    ["kms:Decrypt", "kms:EncryptionContext:app", true],
    ["kms:DescribeKey", "kms:EncryptionContext:app", false],
    ["iam:PassRole", "iam:PassedToService", true],
    // those of another service are its own,
    ["s3:GetObject", "kms:ViaService", false],
    ["autoscaling:SetDesiredCapacity", "ec2:ResourceTag/team", false],
    // and type by type: a subnet has no type of instance.
    ["ec2:RunInstances", "ec2:InstanceType", true],
    ["ec2:RunInstances", "ec2:InstanceType", false, subnet],
    ["ec2:RunInstances", "ec2:Vpc", true, subnet],
    // What is not known may be.
    ["s3:GetObject", "s3:FrobnicatedBy", true],
    ["s3:GetObject", "token.example.com:sub", true],
    // The reference has it, and says of no action that its requests carry it.
    ["states:InvokeHTTPEndpoint", "states:HTTPMethod", true],
  ])("%s: %s is %s", (action, key, carried, resource) => {
    expect(carries(granted(action, resource).asked, key, facts.catalog)).toBe(carried);
  });
});

test.each<[action: string, condition: object, narrowed: boolean]>([
  ["s3:ListBucket", { StringLike: { "s3:prefix": "home/*" } }, true],
  ["s3:GetObject", { StringLike: { "s3:prefix": "home/*" } }, false],
  ["s3:ListBucket", { StringLikeIfExists: { "s3:prefix": "home/*" } }, false],
  ["s3:ListBucket", { StringNotLike: { "s3:prefix": "home/*" } }, false],
  ["s3:ListBucket", { StringLike: { "s3:prefix": "*" } }, false],
  ["ec2:StartInstances", { StringEquals: { "ec2:ResourceTag/team": "a" } }, true],
  ["ec2:StartInstances", { ArnEquals: { "ec2:SourceInstanceARN": "${aws:ARN}" } }, true],
  [
    "ec2:DescribeInstances",
    { StringEquals: { "aws:PrincipalTag/a": "${aws:ResourceTag/a}" } },
    false,
  ],
  // A tag of a request is one of what is made.
  ["ec2:RunInstances", { StringEquals: { "aws:RequestTag/team": "a" } }, true],
  ["ec2:CreateTags", { StringEquals: { "aws:RequestTag/team": "a" } }, false],
  ["ec2:CreateTags", { StringEquals: { "ec2:CreateAction": "RunInstances" } }, true],
  ["states:UpdateStateMachine", { StringEquals: { "aws:RequestTag/team": "a" } }, false],
  // Who asks is no substitute for what is asked for.
  ["s3:ListBucket", { StringEquals: { "aws:SourceVpc": "vpc-1" } }, false],
])("%s is narrowed by %j: %s", (action, condition, narrowed) => {
  const { asked, conditions } = granted(action, "*", condition);
  expect(conditions.some((each) => narrows(each, asked, facts))).toBe(narrowed);
});
