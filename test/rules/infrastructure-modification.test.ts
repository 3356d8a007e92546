import { infrastructureModification } from "../../src/rules/infrastructure-modification.ts";
import { hcl, json, yaml } from "./policies.ts";
import { ruleTest } from "./rule-test.ts";

ruleTest(infrastructureModification, {
  valid: {
    "a named function": json({
      Action: "lambda:UpdateFunctionCode",
      Resource: "arn:aws:lambda:*:111122223333:function:app",
    }),
    "tables with a prefix": hcl(
      'actions   = ["dynamodb:CreateTable", "dynamodb:DeleteTable"]\nresources = ["arn:aws:dynamodb:*:*:table/app-*"]',
    ),
    "what cannot be limited": json({
      Action: "ec2:AllocateAddress",
      Resource: "arn:aws:ec2:*:*:elastic-ip/a",
    }),
    "writing data": json({ Action: ["dynamodb:PutItem", "s3:PutObject"], Resource: "*" }),
    "users and groups, which are no infrastructure": json({
      Action: "iam:CreateUser",
      Resource: "*",
    }),
    "what reads data beside it is named first": yaml(
      "Action: [dynamodb:DeleteTable, dynamodb:Scan]\nResource: '*'",
    ),
    "what is made with a tag, by its type": json({
      Action: "ec2:CreateVolume",
      Resource: "arn:aws:ec2:*:*:volume/*",
      Condition: { StringLike: { "aws:RequestTag/cluster": "app" } },
    }),
    "what is made with any value of a tag": hcl(`
      actions   = ["ec2:CreateSnapshot"]
      resources = ["arn:aws:ec2:*:*:snapshot/*"]
      condition {
        test     = "StringLike"
        variable = "aws:RequestTag/name"
        values   = ["*"]
      }
    `),
    "a Deny": json({ Effect: "Deny", Action: "dynamodb:DeleteTable", Resource: "*" }),
  },
  invalid: {
    "functions of everybody": {
      policy: yaml("Action: [lambda:UpdateFunctionCode, lambda:DeleteFunction]\nResource: '*'"),
      at: ["'*'"],
      severity: "medium",
      says: "`lambda:UpdateFunctionCode` and `lambda:DeleteFunction` change infrastructure, and `*` lets them reach every function.",
    },
    "the rest is counted": {
      policy: json({
        Action: [
          "dynamodb:DeleteTable",
          "dynamodb:PutItem",
          "dynamodb:UpdateItem",
          "dynamodb:DeleteItem",
        ],
        Resource: "*",
      }),
      at: ['"*"'],
      severity: "medium",
      says: "`dynamodb:DeleteTable` changes infrastructure and 3 more can be limited as well: `*` lets them reach every table.",
    },
    "one single type that every call names": {
      policy: json({ Action: "cloudwatch:PutMetricStream", Resource: "*" }),
      at: ['"*"'],
      severity: "medium",
    },
    "instances, whose ids AWS makes up, on everything": {
      policy: json({ Action: "ec2:TerminateInstances", Resource: "*" }),
      at: ['"*"'],
      severity: "medium",
    },
    "instances by their type, as far as an ARN goes": {
      policy: json({ Action: "ec2:TerminateInstances", Resource: "arn:aws:ec2:*:*:instance/*" }),
      at: ['"arn:aws:ec2:*:*:instance/*"'],
      severity: "info",
    },
    "what is made, by its type": {
      policy: json({ Action: "sqs:CreateQueue", Resource: "arn:aws:sqs:*:*:*" }),
      at: ['"arn:aws:sqs:*:*:*"'],
      severity: "info",
    },
    "a tag says which": {
      policy: json({
        Action: "ec2:TerminateInstances",
        Resource: "*",
        Condition: { StringEquals: { "aws:ResourceTag/team": "app" } },
      }),
      at: ['"*"'],
      severity: "low",
      says: "The condition on `aws:ResourceTag/team` limits which.",
    },
    "the instance that asks, and no other": {
      policy: json({
        Action: "ec2:TerminateInstances",
        Resource: "*",
        Condition: { StringEquals: { "aws:ARN": "${ec2:SourceInstanceARN}" } },
      }),
      at: ['"*"'],
      severity: "low",
      says: "The condition on `aws:ARN` limits which.",
    },
    "the instance that asks, the other way about": {
      policy: hcl(`
        actions   = ["ec2:TerminateInstances"]
        resources = ["*"]
        condition {
          test     = "ArnEquals"
          variable = "ec2:SourceInstanceARN"
          values   = ["&{aws:ARN}"]
        }
      `),
      at: ['"*"'],
      severity: "low",
      says: "The condition on `ec2:SourceInstanceARN` limits which.",
    },
    "from one instance, but any": {
      policy: json({
        Action: "ec2:TerminateInstances",
        Resource: "*",
        Condition: {
          ArnEquals: { "ec2:SourceInstanceARN": "arn:aws:ec2:eu-west-1:1:instance/i-1" },
        },
      }),
      at: ['"*"'],
      severity: "medium",
      says: "every instance.",
    },
    "what is made with a tag, on everything": {
      policy: yaml(`
        Action: ec2:CreateVolume
        Resource: '*'
        Condition: { StringEquals: { aws:RequestTag/team: app } }
      `),
      at: ["'*'"],
      severity: "low",
      says: "The condition on `aws:RequestTag/team` limits what is made.",
    },
    "a volume that is there, whatever tag its snapshot has": {
      policy: json({
        Action: "ec2:CreateSnapshot",
        Resource: "arn:aws:ec2:*:*:volume/*",
        Condition: { StringEquals: { "aws:RequestTag/team": "app" } },
      }),
      at: ['"arn:aws:ec2:*:*:volume/*"'],
      severity: "info",
    },
    "a tag that a request brings, where it changes what is there": {
      policy: json({
        Action: "states:UpdateStateMachine",
        Resource: "*",
        Condition: { StringEquals: { "aws:RequestTag/team": "app" } },
      }),
      at: ['"*"'],
      severity: "medium",
      says: "every state machine.",
    },
    "what AWS services alone ask for": {
      policy: yaml(`
        Action: ec2:DeleteSecurityGroup
        Resource: '*'
        Condition: { Bool: { aws:ViaAWSService: true } }
      `),
      at: ["'*'"],
      severity: "low",
      says: "By the condition on `aws:ViaAWSService` only an AWS service may ask, for who has this.",
    },
    "what no AWS service asks for": {
      policy: json({
        Action: "ec2:DeleteSecurityGroup",
        Resource: "*",
        Condition: { Bool: { "aws:ViaAWSService": "false" } },
      }),
      at: ['"*"'],
      severity: "medium",
      says: "every security group.",
    },
    "what one service asks for": {
      policy: hcl(`
        actions   = ["ec2:DeleteSecurityGroup"]
        resources = ["*"]
        condition {
          test     = "ForAnyValue:StringEquals"
          variable = "aws:CalledVia"
          values   = ["ds.amazonaws.com"]
        }
      `),
      at: ['"*"'],
      severity: "low",
      says: "By the condition on `aws:CalledVia` only an AWS service may ask, for who has this.",
    },
    "what nobody need ask a service for": {
      policy: json({
        Action: "ec2:DeleteSecurityGroup",
        Resource: "*",
        Condition: { "ForAllValues:StringEquals": { "aws:CalledVia": "ds.amazonaws.com" } },
      }),
      at: ['"*"'],
      severity: "medium",
    },
    "what CloudFormation asks for, which asks for anything": {
      policy: json({
        Action: "ec2:DeleteSecurityGroup",
        Resource: "*",
        Condition: {
          "ForAnyValue:StringEquals": {
            "aws:CalledVia": ["ds.amazonaws.com", "cloudformation.amazonaws.com"],
          },
        },
      }),
      at: ['"*"'],
      severity: "medium",
    },
    "a tag that must be there says which": {
      policy: json({
        Action: "ec2:TerminateInstances",
        Resource: "*",
        Condition: { Null: { "aws:ResourceTag/cluster": "false" } },
      }),
      at: ['"*"'],
      severity: "low",
      says: "The condition on `aws:ResourceTag/cluster` limits which.",
    },
    "a tag that must not be there does not": {
      policy: json({
        Action: "dynamodb:DeleteTable",
        Resource: "*",
        Condition: { Null: { "aws:ResourceTag/cluster": "true" } },
      }),
      at: ['"*"'],
      severity: "medium",
      says: "every table.",
    },
    "every resource of a type that an action registers something with": {
      policy: json({
        Action: "elasticloadbalancing:RegisterTargets",
        Resource: "arn:aws:elasticloadbalancing:*:*:targetgroup/*/*",
      }),
      at: ['"arn:aws:elasticloadbalancing:*:*:targetgroup/*/*"'],
      severity: "medium",
    },
    "a tag that need not be there does not": {
      policy: json({
        Action: "ec2:TerminateInstances",
        Resource: "*",
        Condition: { StringEqualsIfExists: { "aws:ResourceTag/team": "app" } },
      }),
      at: ['"*"'],
      severity: "medium",
    },
    "every bucket by an ARN": {
      policy: json({ Action: "s3:DeleteBucket", Resource: "arn:aws:s3:::*" }),
      at: ['"arn:aws:s3:::*"'],
      severity: "medium",
    },
  },
});
