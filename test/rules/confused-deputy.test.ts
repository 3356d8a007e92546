import { describe, expect, test } from "vitest";
import { confusedDeputy } from "../../src/rules/confused-deputy.ts";
import { judge } from "../../src/rules/judge.ts";
import { facts, pathFor, scanned } from "./facts.ts";
import { hclOf, json, template } from "./policies.ts";
import { ruleTest } from "./rule-test.ts";

/** A queue's policy in HCL, for a service under a condition. */
const queue = (service: string, condition = "", ...beside: readonly string[]): string =>
  hclOf(
    "aws_sqs_queue_policy",
    "policy",
    `
    actions   = ["sqs:SendMessage"]
    resources = ["*"]
    principals {
      type        = "Service"
      identifiers = ["${service}"]
    }
    ${condition}
    `,
    ...beside,
  );

const condition = (test: string, variable: string, values: string): string =>
  `condition {\n  test     = "${test}"\n  variable = "${variable}"\n  values   = ${values}\n}`;

/** A permission of a function in HCL. */
const permission = (principal: string, more = ""): string => `
resource "aws_lambda_permission" "app" {
  action        = "lambda:InvokeFunction"
  function_name = "app"
  principal     = "${principal}"
  ${more}
}
`;

/** A bucket's policy in a template. */
const bucket = (service: string, resource: string, more = ""): string =>
  template(`
    Policy:
      Type: AWS::S3::BucketPolicy
      Properties:
        Bucket: logs
        PolicyDocument:
          Statement:
            - Effect: Allow
              Principal: { Service: ${service} }
              Action: s3:PutObject
              Resource: ${resource}
              ${more}
  `);

const key = (service: string, more: object = {}): string =>
  template(`
    Key:
      Type: AWS::KMS::Key
      Properties:
        KeyPolicy:
          Statement:
            - ${JSON.stringify({
              Effect: "Allow",
              Principal: { Service: service },
              Action: ["kms:Decrypt", "kms:GenerateDataKey*"],
              Resource: "*",
              ...more,
            })}
  `);

const role = (service: string, more: object = {}): string =>
  json({ Principal: { Service: service }, Action: "sts:AssumeRole", ...more });

ruleTest(confusedDeputy, {
  valid: {
    "a topic": queue(
      "sns.amazonaws.com",
      condition("ArnEquals", "aws:SourceArn", "[aws_sns_topic.orders.arn]"),
      'resource "aws_sns_topic" "orders" {}',
    ),
    "the buckets of an account": queue(
      "s3.amazonaws.com",
      condition("StringEquals", "AWS:SourceAccount", '["111122223333"]'),
    ),
    "a source that is not known": queue(
      "s3.amazonaws.com",
      condition("ArnLike", "aws:SourceArn", "var.sources"),
    ),
    "an organization": queue(
      "events.amazonaws.com",
      condition("StringEquals", "aws:SourceOrgID", '["o-abcdefghij"]'),
    ),
    "a condition whose key is not known": queue(
      "s3.amazonaws.com",
      condition("StringEquals", "${var.key}", '["111122223333"]'),
    ),
    "a service that does not say for whom it acts": queue("example.amazonaws.com"),
    "a service that is not known": queue("${var.service}.amazonaws.com"),
    "everybody, which another rule tells of": hclOf(
      "aws_sqs_queue_policy",
      "policy",
      `
      actions   = ["sqs:SendMessage"]
      resources = ["*"]
      principals {
        type        = "Service"
        identifiers = ["s3.amazonaws.com"]
      }
      principals {
        type        = "*"
        identifiers = ["*"]
      }
      `,
    ),
    "a source that may be there": `
variable "source_arn" {
  default = null
}

${permission("s3.amazonaws.com", "source_arn = var.source_arn")}`,
    "an API by its ARN": permission(
      "apigateway.amazonaws.com",
      'source_arn = "arn:aws:execute-api:us-east-1:111122223333:a1b2c3/*/*"',
    ),
    "a load balancer, which invokes functions of its own account alone": permission(
      "elasticloadbalancing.amazonaws.com",
    ),
    "a group of logs, which does too": permission("logs.us-east-1.amazonaws.com"),
    "a skill, which its own key tells": permission("alexa-appkit.amazon.com"),
    "an account": permission("111122223333"),
    "reading who may use a bucket": json({
      Principal: { Service: "cloudtrail.amazonaws.com" },
      Action: ["s3:GetBucketAcl", "s3:ListBucket"],
      Resource: "arn:aws:s3:::logs",
    }),
    "mail that is kept for one account, by the key that was asked before": bucket(
      "ses.amazonaws.com",
      "arn:aws:s3:::mail/*",
      'Condition: { StringEquals: { "aws:Referer": "111122223333" } }',
    ),
    "a key for the logs of an account": key("logs.us-east-1.amazonaws.com", {
      Condition: {
        ArnLike: { "kms:EncryptionContext:aws:logs:arn": "arn:aws:logs:*:111122223333:*" },
      },
    }),
    "the role of an instance": role("ec2.amazonaws.com"),
    "the role of a function": role("lambda.amazonaws.com"),
    "the role of a trail, of which AWS says that it has no such risk": role(
      "cloudtrail.amazonaws.com",
    ),
    "the role of a schedule of one account": role("scheduler.amazonaws.com", {
      Condition: { StringEquals: { "aws:SourceAccount": "111122223333" } },
    }),
    "a Deny": role("scheduler.amazonaws.com", { Effect: "Deny" }),
    "an identity policy": json({ Action: "sqs:SendMessage", Resource: "*" }),
    "an endpoint policy": template(`
      Endpoint:
        Type: AWS::EC2::VPCEndpoint
        Properties:
          PolicyDocument:
            Statement:
              - Effect: Allow
                Principal: { Service: s3.amazonaws.com }
                Action: sqs:SendMessage
                Resource: "*"
    `),
  },
  invalid: {
    "messages of anybody's bucket": {
      policy: queue("s3.amazonaws.com"),
      at: ['"s3.amazonaws.com"'],
      severity: "medium",
      confidence: "high",
      says: "`s3.amazonaws.com` is allowed `sqs:SendMessage` on behalf of any account: no condition on `aws:SourceAccount`, `aws:SourceArn` or `aws:SourceOrgID` says for whom.",
      fixed: false,
    },
    "messages of a topic whose account is anybody's": {
      policy: queue(
        "sns.amazonaws.com",
        condition("ArnLike", "aws:SourceArn", '["arn:aws:sns:*:*:orders"]'),
      ),
      at: ['"sns.amazonaws.com"'],
      severity: "medium",
      confidence: "medium",
    },
    "all accounts but one": {
      policy: queue(
        "sns.amazonaws.com",
        condition("StringNotEquals", "aws:SourceAccount", '["111122223333"]'),
      ),
      at: ['"sns.amazonaws.com"'],
      severity: "medium",
    },
    "a condition on something else": {
      policy: queue("sns.amazonaws.com", condition("Bool", "aws:SecureTransport", '["true"]')),
      at: ['"sns.amazonaws.com"'],
      severity: "medium",
    },
    "a condition that holds where the key is missing": {
      policy: queue(
        "sns.amazonaws.com",
        condition("StringEqualsIfExists", "aws:SourceAccount", '["111122223333"]'),
      ),
      at: ['"sns.amazonaws.com"'],
      severity: "low",
    },
    "a function that anybody's API may invoke": {
      policy: permission("apigateway.amazonaws.com"),
      at: ['"apigateway.amazonaws.com"'],
      severity: "medium",
      says: "`apigateway.amazonaws.com` is allowed `lambda:InvokeFunction`",
      fixed: false,
    },
    "the same in a template": {
      policy: template(`
        Permission:
          Type: AWS::Lambda::Permission
          Properties:
            FunctionName: app
            Action: lambda:InvokeFunction
            Principal: sns.amazonaws.com
      `),
      at: ["sns.amazonaws.com"],
      severity: "medium",
    },
    "trails of any account": {
      policy: bucket(
        "cloudtrail.amazonaws.com",
        "arn:aws:s3:::logs/*",
        "Condition: { StringEquals: { s3:x-amz-acl: bucket-owner-full-control } }",
      ),
      at: ["cloudtrail.amazonaws.com"],
      severity: "medium",
    },
    "trails of any account, below the id of one": {
      policy: bucket(
        "cloudtrail.amazonaws.com",
        '!Sub "arn:aws:s3:::logs/trails/AWSLogs/${AWS::AccountId}/*"',
      ),
      at: ["cloudtrail.amazonaws.com"],
      severity: "low",
    },
    "a bucket that anybody's distribution may publish": {
      policy: json({
        Principal: { Service: "cloudfront.amazonaws.com" },
        Action: "s3:GetObject",
        Resource: "arn:aws:s3:::site/*",
      }),
      at: ['"cloudfront.amazonaws.com"'],
      severity: "medium",
    },
    "two services": {
      policy: json({
        Principal: {
          Service: ["lambda.amazonaws.com", "config.amazonaws.com", "s3.amazonaws.com"],
        },
        Action: "sns:Publish",
        Resource: "arn:aws:sns:us-east-1:111122223333:alerts",
      }),
      at: ['"config.amazonaws.com"'],
      severity: "medium",
      says: "`config.amazonaws.com` and `s3.amazonaws.com` are allowed `sns:Publish`",
    },
    "a key": {
      policy: key("sns.amazonaws.com"),
      at: ['"sns.amazonaws.com"'],
      severity: "low",
    },
    "a key for the logs of any account": {
      policy: key("logs.us-east-1.amazonaws.com", {
        Condition: { ArnLike: { "kms:EncryptionContext:aws:logs:arn": "arn:aws:logs:*:*:*" } },
      }),
      at: ['"logs.us-east-1.amazonaws.com"'],
      severity: "low",
    },
    "the role of a schedule": {
      policy: role("scheduler.amazonaws.com"),
      at: ['"scheduler.amazonaws.com"'],
      severity: "info",
      says: "`scheduler.amazonaws.com` may assume this role on behalf of any account",
    },
    "the role of deployments": {
      policy: role("codedeploy.amazonaws.com"),
      at: ['"codedeploy.amazonaws.com"'],
      severity: "info",
    },
    "the role of a state machine, whose region is not known": {
      policy: template(`
        Role:
          Type: AWS::IAM::Role
          Properties:
            AssumeRolePolicyDocument:
              Statement:
                - Effect: Allow
                  Principal: { Service: !Sub "states.\${AWS::Region}.amazonaws.com" }
                  Action: sts:AssumeRole
      `),
      at: ['"states.${AWS::Region}.amazonaws.com"'],
      severity: "info",
    },
  },
});

describe("one statement", () => {
  test("is told of once, however many services it names", () => {
    const policy = json({
      Principal: { Service: ["s3.amazonaws.com", "sns.amazonaws.com", "events.amazonaws.com"] },
      Action: "sqs:SendMessage",
      Resource: "*",
    });
    expect(judge(scanned({ [pathFor(policy)]: policy }), facts, [confusedDeputy])).toHaveLength(1);
  });
});
