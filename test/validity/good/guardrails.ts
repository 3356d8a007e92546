import { published, type GoodExample } from "../example.ts";
import { alone, allow, deny, named, policy } from "../policy.ts";

/** What AWS's IAM User Guide says of accounts, regions, addresses and times. */
export const guardrails: readonly GoodExample[] = [
  published(
    "identity",
    "from certain addresses only",
    "IAM/latest/UserGuide/reference_policies_examples_aws_deny-ip",
    alone(
      deny("*", "*", {
        NotIpAddress: { "aws:SourceIp": ["192.0.2.0/24", "203.0.113.0/24"] },
        Bool: { "aws:ViaAWSService": "false" },
      }),
    ),
  ),
  published(
    "identity",
    "in certain regions only",
    "IAM/latest/UserGuide/reference_policies_examples_aws_deny-requested-region",
    policy(
      named("OtherRegions", {
        Effect: "Deny",
        NotAction: ["cloudfront:*", "iam:*", "route53:*", "support:*"],
        Resource: "*",
        Condition: {
          StringNotEquals: {
            "aws:RequestedRegion": ["eu-central-1", "eu-west-1", "eu-west-2", "eu-west-3"],
          },
        },
      }),
    ),
  ),
  published(
    "identity",
    "between two dates, with MFA as a JSON boolean",
    "IAM/latest/UserGuide/reference_policies_examples_aws_mfa-dates",
    alone(
      allow(["dynamodb:*", "sqs:ListQueues", "sqs:GetQueueUrl"], "*", {
        Bool: { "aws:MultiFactorAuthPresent": true },
        DateGreaterThan: { "aws:CurrentTime": "2026-07-01T00:00:00Z" },
        DateLessThan: { "aws:CurrentTime": "2026-12-31T23:59:59Z" },
      }),
    ),
  ),
  published(
    "identity",
    "regions of the account",
    "IAM/latest/UserGuide/reference_policies_examples_aws-enable-disable-regions",
    policy(
      named(
        "HongKong",
        allow(["account:EnableRegion", "account:DisableRegion"], "*", {
          StringEquals: { "account:TargetRegion": "ap-east-1" },
        }),
      ),
      named("View", allow(["account:ListRegions"], "*")),
    ),
  ),
  published(
    "identity",
    "resources of other accounts, but through one service",
    "IAM/latest/UserGuide/reference_policies_examples_resource_account_data_exch",
    policy(
      named("OwnAccount", {
        Effect: "Deny",
        NotAction: ["s3:GetObject", "s3:PutObject", "s3:PutObjectAcl"],
        Resource: "*",
        Condition: { StringNotEquals: { "aws:ResourceAccount": ["111122223333"] } },
      }),
      named(
        "OwnAccountOrExchange",
        deny(["s3:GetObject", "s3:PutObject", "s3:PutObjectAcl"], "*", {
          StringNotEquals: { "aws:ResourceAccount": ["111122223333"] },
          "ForAllValues:StringNotEquals": { "aws:CalledVia": ["dataexchange.amazonaws.com"] },
        }),
      ),
    ),
  ),
  published(
    "identity",
    "sessions from before a time",
    "IAM/latest/UserGuide/id_roles_use_revoke-sessions",
    policy(deny(["*"], ["*"], { DateLessThan: { "aws:TokenIssueTime": "2026-05-22T12:00:00Z" } })),
  ),
  published(
    "identity",
    "everything but IAM",
    "IAM/latest/UserGuide/reference_policies_elements_notaction",
    policy({ Effect: "Allow", NotAction: "iam:*", Resource: "*" }),
  ),
  published(
    "identity",
    "nothing without MFA but IAM",
    "IAM/latest/UserGuide/reference_policies_elements_notaction",
    policy(
      named("WithoutMFA", {
        Effect: "Deny",
        NotAction: "iam:*",
        Resource: "*",
        Condition: { BoolIfExists: { "aws:MultiFactorAuthPresent": "false" } },
      }),
    ),
  ),
  published(
    "identity",
    "all of a service but in one place",
    "IAM/latest/UserGuide/reference_policies_elements_notresource",
    alone({
      Effect: "Deny",
      Action: "s3:*",
      NotResource: ["arn:aws:s3:::staff/payroll", "arn:aws:s3:::staff/payroll/*"],
    }),
  ),
  published(
    "identity",
    "a role of another account",
    "IAM/latest/UserGuide/tutorial_cross-account-with-roles",
    alone(allow("sts:AssumeRole", "arn:aws:iam::444455556666:role/UpdateApp")),
  ),
  published(
    "identity",
    "queues named by their users",
    "IAM/latest/UserGuide/reference_policies_variables",
    policy(
      named("List", allow("sqs:ListQueues", "*")),
      named("OwnQueue", allow("sqs:*", "arn:aws:sqs:us-east-2:*:${aws:username}-queue")),
    ),
  ),
];
