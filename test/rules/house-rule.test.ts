import { readConfig } from "../../src/config/read.ts";
import { termsByPath } from "../../src/config/terms.ts";
import { houseRule } from "../../src/rules/house-rule.ts";
import { hcl, hclOf, json } from "./policies.ts";
import { ruleTest } from "./rule-test.ts";

const configured = readConfig({
  path: "pare.yml",
  text: `
house-rules:
  - id: no-users
    says: People sign in through the directory.
    severity: medium
    actions: ["iam:CreateUser", "iam:CreateLoginProfile"]
  - id: deletes-need-mfa
    says: Deletes need a second factor.
    kinds: [identity]
    roles: ["*app*", policy.json]
    actions: ["s3:Delete*"]
    unless:
      - resources: ["arn:aws:s3:::tmp-*"]
      - conditions: { Bool: { "aws:MultiFactorAuthPresent": true } }
  - id: named-regions
    says: We run in Ireland.
    actions: ["ec2:RunInstances"]
    unless:
      - conditions: { StringEquals: { aws:RequestedRegion: [eu-west-1, eu-west-2] } }
  - id: ours-alone
    says: Queues are ours alone.
    severity: critical
    principals: ["*"]
    actions: ["sqs:*"]
    unless:
      - principals: ["arn:aws:iam::111122223333:root", "arn:aws:iam::444455556666:role/reader", sns.amazonaws.com]
      - conditions: { StringEquals: { aws:PrincipalOrgID: o-abcdefghij } }
  - id: audit-stays
    says: Nobody touches the audit.
    resources: ["arn:aws:sns:*:*:audit-*"]
  - id: never-them
    says: That account is closed.
    kinds: [trust]
    principals: ["999988887777"]
`,
});
if (!configured.ok) throw new Error(configured.mistakes.join("\n"));
const terms = termsByPath(configured.file.settings, [], {})("main.tf");

const queue = (principal: unknown, more: object = {}): string =>
  json({ Principal: principal, Action: "sqs:SendMessage", Resource: "*", ...more });
const trust = (identifier: string): string =>
  `resource "aws_iam_role" "r" {
  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = { AWS = "${identifier}" }
      Action    = "sts:AssumeRole"
    }]
  })
}
`;

ruleTest(houseRule, {
  terms,
  valid: {
    "another action": hcl('actions   = ["iam:GetUser"]\nresources = ["*"]'),
    "an action that takes no such resource": json({ Action: "dynamodb:PutItem", Resource: "*" }),
    "a Deny": json({ Effect: "Deny", Action: "iam:CreateUser", Resource: "*" }),
    "what is permitted, by its resource": json({
      Action: "s3:DeleteObject",
      Resource: "arn:aws:s3:::tmp-a/*",
    }),
    "what is permitted, by a condition": json({
      Action: "s3:DeleteObject",
      Resource: "*",
      Condition: { Bool: { "aws:MultiFactorAuthPresent": "true" } },
    }),
    "what is permitted, by one condition of two": json({
      Action: "ec2:RunInstances",
      Resource: "*",
      Condition: {
        StringEquals: { "aws:RequestedRegion": "eu-west-2", "ec2:InstanceType": "t3.micro" },
      },
    }),
    "a policy that it is not about": hclOf(
      "aws_s3_bucket_policy",
      'bucket = "b"\n  policy',
      'actions   = ["s3:DeleteObject"]\nresources = ["arn:aws:s3:::b/*"]\nprincipals {\n  type        = "AWS"\n  identifiers = ["111122223333"]\n}',
    ),
    "an account that is permitted": queue({ AWS: "arn:aws:iam::111122223333:role/app" }),
    "a role that is permitted": queue({ AWS: "arn:aws:iam::444455556666:role/reader" }),
    "a service that is permitted": queue({ Service: "sns.amazonaws.com" }),
    "an organization that is permitted": queue("*", {
      Condition: { StringEquals: { "aws:PrincipalOrgID": "o-abcdefghij" } },
    }),
    "another account in a trust policy": trust("111122223333"),
  },
  invalid: {
    "what is not allowed": {
      policy: hcl('actions   = ["iam:Create*"]\nresources = ["*"]'),
      at: ['actions   = ["iam:Create*"]'],
      severity: "medium",
      confidence: "high",
      says: "People sign in through the directory. This allows `iam:Create",
    },
    "anything on a resource": {
      policy: json({ Action: "sns:Publish", Resource: "*" }),
      at: ['"Action": "sns:Publish"'],
      severity: "high",
      says: "Nobody touches the audit. This allows `sns:Publish`",
    },
    "what is not permitted": {
      policy: json({ Action: "s3:DeleteObject", Resource: "arn:aws:s3:::data/*" }),
      at: ['"Action": "s3:DeleteObject"'],
      severity: "high",
      says: "(`deletes-need-mfa` of the configuration)",
    },
    "a condition that lets through what has no key": {
      policy: json({
        Action: "s3:DeleteObject",
        Resource: "*",
        Condition: { BoolIfExists: { "aws:MultiFactorAuthPresent": "true" } },
      }),
      at: ['"Action": "s3:DeleteObject"'],
      severity: "high",
    },
    "another value": {
      policy: json({
        Action: "ec2:*",
        Resource: "*",
        Condition: { StringEquals: { "aws:RequestedRegion": ["eu-west-1", "us-east-1"] } },
      }),
      at: ['"Action": "ec2:*"'],
      severity: "high",
    },
    "what is not known": {
      policy: hcl('actions   = ["s3:DeleteObject"]\nresources = [var.bucket_arn]'),
      at: ['actions   = ["s3:DeleteObject"]'],
      severity: "medium",
      confidence: "medium",
      says: "This may allow",
    },
    "an account that is not permitted": {
      policy: queue({ AWS: "555566667777" }),
      at: ['"Action": "sqs:SendMessage"'],
      severity: "critical",
    },
    "another role of an account": {
      policy: queue({ AWS: "arn:aws:iam::444455556666:role/writer" }),
      at: ['"Action": "sqs:SendMessage"'],
      severity: "critical",
    },
    "another service": {
      policy: queue({ Service: "s3.amazonaws.com" }),
      at: ['"Action": "sqs:SendMessage"'],
      severity: "critical",
    },
    "a principal that is not allowed": {
      policy: trust("arn:aws:iam::999988887777:root"),
      at: ['Action    = "sts:AssumeRole"'],
      severity: "high",
    },
    "two rules at once": {
      policy: json({ Action: ["s3:DeleteObject", "ec2:RunInstances"], Resource: "*" }),
      at: [
        '"Action": [\n        "s3:DeleteObject",\n        "ec2:RunInstances"\n      ]',
        '"Action": [\n        "s3:DeleteObject",\n        "ec2:RunInstances"\n      ]',
      ],
      severity: "high",
    },
  },
});
