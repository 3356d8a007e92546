import type { GoodExample } from "../example.ts";

/** What AWS's IAM User Guide says of accounts, regions, addresses and times. */
export const guardrails: readonly GoodExample[] = [
  {
    name: "from certain addresses only",
    page: "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_examples_aws_deny-ip.html",
    kind: "identity",
    policy: {
      Version: "2012-10-17",
      Statement: {
        Effect: "Deny",
        Action: "*",
        Resource: "*",
        Condition: {
          NotIpAddress: { "aws:SourceIp": ["192.0.2.0/24", "203.0.113.0/24"] },
          Bool: { "aws:ViaAWSService": "false" },
        },
      },
    },
  },
  {
    name: "in certain regions only",
    page: "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_examples_aws_deny-requested-region.html",
    kind: "identity",
    policy: {
      Version: "2012-10-17",
      Statement: [
        {
          Sid: "OtherRegions",
          Effect: "Deny",
          NotAction: ["cloudfront:*", "iam:*", "route53:*", "support:*"],
          Resource: "*",
          Condition: {
            StringNotEquals: {
              "aws:RequestedRegion": ["eu-central-1", "eu-west-1", "eu-west-2", "eu-west-3"],
            },
          },
        },
      ],
    },
  },
  {
    name: "between two dates, with MFA as a JSON boolean",
    page: "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_examples_aws_mfa-dates.html",
    kind: "identity",
    policy: {
      Version: "2012-10-17",
      Statement: {
        Effect: "Allow",
        Action: ["dynamodb:*", "sqs:ListQueues", "sqs:GetQueueUrl"],
        Resource: "*",
        Condition: {
          Bool: { "aws:MultiFactorAuthPresent": true },
          DateGreaterThan: { "aws:CurrentTime": "2026-07-01T00:00:00Z" },
          DateLessThan: { "aws:CurrentTime": "2026-12-31T23:59:59Z" },
        },
      },
    },
  },
  {
    name: "regions of the account",
    page: "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_examples_aws-enable-disable-regions.html",
    kind: "identity",
    policy: {
      Version: "2012-10-17",
      Statement: [
        {
          Sid: "HongKong",
          Effect: "Allow",
          Action: ["account:EnableRegion", "account:DisableRegion"],
          Resource: "*",
          Condition: { StringEquals: { "account:TargetRegion": "ap-east-1" } },
        },
        { Sid: "View", Effect: "Allow", Action: ["account:ListRegions"], Resource: "*" },
      ],
    },
  },
  {
    name: "resources of other accounts, but through one service",
    page: "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_examples_resource_account_data_exch.html",
    kind: "identity",
    policy: {
      Version: "2012-10-17",
      Statement: [
        {
          Sid: "OwnAccount",
          Effect: "Deny",
          NotAction: ["s3:GetObject", "s3:PutObject", "s3:PutObjectAcl"],
          Resource: "*",
          Condition: { StringNotEquals: { "aws:ResourceAccount": ["111122223333"] } },
        },
        {
          Sid: "OwnAccountOrExchange",
          Effect: "Deny",
          Action: ["s3:GetObject", "s3:PutObject", "s3:PutObjectAcl"],
          Resource: "*",
          Condition: {
            StringNotEquals: { "aws:ResourceAccount": ["111122223333"] },
            "ForAllValues:StringNotEquals": { "aws:CalledVia": ["dataexchange.amazonaws.com"] },
          },
        },
      ],
    },
  },
  {
    name: "sessions from before a time",
    page: "https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_use_revoke-sessions.html",
    kind: "identity",
    policy: {
      Version: "2012-10-17",
      Statement: [
        {
          Effect: "Deny",
          Action: ["*"],
          Resource: ["*"],
          Condition: { DateLessThan: { "aws:TokenIssueTime": "2026-05-22T12:00:00Z" } },
        },
      ],
    },
  },
  {
    name: "everything but IAM",
    page: "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_notaction.html",
    kind: "identity",
    policy: {
      Version: "2012-10-17",
      Statement: [{ Effect: "Allow", NotAction: "iam:*", Resource: "*" }],
    },
  },
  {
    name: "nothing without MFA but IAM",
    page: "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_notaction.html",
    kind: "identity",
    policy: {
      Version: "2012-10-17",
      Statement: [
        {
          Sid: "WithoutMFA",
          Effect: "Deny",
          NotAction: "iam:*",
          Resource: "*",
          Condition: { BoolIfExists: { "aws:MultiFactorAuthPresent": "false" } },
        },
      ],
    },
  },
  {
    name: "all of a service but in one place",
    page: "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_notresource.html",
    kind: "identity",
    policy: {
      Version: "2012-10-17",
      Statement: {
        Effect: "Deny",
        Action: "s3:*",
        NotResource: ["arn:aws:s3:::staff/payroll", "arn:aws:s3:::staff/payroll/*"],
      },
    },
  },
  {
    name: "a role of another account",
    page: "https://docs.aws.amazon.com/IAM/latest/UserGuide/tutorial_cross-account-with-roles.html",
    kind: "identity",
    policy: {
      Version: "2012-10-17",
      Statement: {
        Effect: "Allow",
        Action: "sts:AssumeRole",
        Resource: "arn:aws:iam::444455556666:role/UpdateApp",
      },
    },
  },
  {
    name: "queues named by their users",
    page: "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html",
    kind: "identity",
    policy: {
      Version: "2012-10-17",
      Statement: [
        { Sid: "List", Effect: "Allow", Action: "sqs:ListQueues", Resource: "*" },
        {
          Sid: "OwnQueue",
          Effect: "Allow",
          Action: "sqs:*",
          Resource: "arn:aws:sqs:us-east-2:*:${aws:username}-queue",
        },
      ],
    },
  },
];
