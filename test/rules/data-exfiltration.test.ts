import { dataExfiltration } from "../../src/rules/data-exfiltration.ts";
import { hcl, json, yaml } from "./policies.ts";
import { ruleTest } from "./rule-test.ts";

const bucket = `resource "aws_s3_bucket" "logs" {\n  bucket = "logs"\n}`;

ruleTest(dataExfiltration, {
  valid: {
    "the objects of a named bucket": json({
      Action: "s3:GetObject",
      Resource: "arn:aws:s3:::logs/*",
    }),
    "parameters of a path": hcl(
      'actions   = ["ssm:GetParametersByPath"]\nresources = ["arn:aws:ssm:*:*:parameter/app/*"]',
    ),
    "reading about things": json({
      Action: ["s3:GetBucketLocation", "dynamodb:DescribeTable"],
      Resource: "*",
    }),
    "what opens them is worse, and says both": json({
      Action: ["s3:GetObject", "s3:PutBucketPolicy"],
      Resource: "*",
    }),
    "writing data is told of by another rule": yaml("Action: s3:PutObject\nResource: '*'"),
    "the data of a queue in its own policy": json({
      Principal: { AWS: "arn:aws:iam::111122223333:role/app" },
      Action: "sqs:ReceiveMessage",
      Resource: "*",
    }),
    "every action, which is another rule's": json({ Action: "*", Resource: "*" }),
  },
  invalid: {
    "every secret there is": {
      policy: yaml("Action: secretsmanager:GetSecretValue\nResource: '*'"),
      at: ["'*'"],
      severity: "medium",
      says: "`secretsmanager:GetSecretValue` reads the data itself, and `*` lets it reach every secret.",
    },
    "what else reaches as far is said beside it": {
      policy: json({
        Action: ["sqs:SendMessage", "sqs:DeleteQueue", "sqs:ReceiveMessage", "sqs:GetQueueUrl"],
        Resource: "*",
      }),
      at: ['"*"'],
      severity: "medium",
      says: "`sqs:ReceiveMessage` reads the data itself, `sqs:DeleteQueue` changes infrastructure and `sqs:SendMessage` and `sqs:GetQueueUrl` can be limited as well: `*` lets them reach every queue.",
    },
    "every parameter of one account is less": {
      policy: json({
        Action: "ssm:GetParameter",
        Resource: "arn:aws:ssm:eu-west-1:111122223333:parameter/*",
      }),
      at: ['"arn:aws:ssm:eu-west-1:111122223333:parameter/*"'],
      severity: "low",
    },
    "reading the contents of every bucket, of which several types are optional": {
      policy: hcl('actions   = ["s3:GetObject"]\nresources = ["*"]', bucket),
      at: ['"*"'],
      severity: "medium",
      fixed: hcl(
        'actions   = ["s3:GetObject"]\nresources = ["${aws_s3_bucket.logs.arn}/*"]',
        bucket,
      ),
    },
    "every object by an ARN": {
      policy: yaml("Action: s3:GetObject\nResource: arn:aws:s3:::*/*"),
      at: ["arn:aws:s3:::*/*"],
      severity: "medium",
      says: "every object",
    },
    "what cannot be limited goes to a statement of its own": {
      policy: `
data "aws_iam_policy_document" "app" {
  statement {
    sid       = "App"
    actions   = ["s3:ListAllMyBuckets", "s3:GetObject", "s3:ListBucket"]
    resources = ["*"]
  }
}

resource "aws_s3_bucket" "logs" {
  bucket = "logs"
}
`,
      at: ['"*"'],
      severity: "medium",
      fixed: `
data "aws_iam_policy_document" "app" {
  statement {
    sid       = "App"
    actions   = ["s3:ListAllMyBuckets"]
    resources = ["*"]
  }

  statement {
    sid       = "App2"
    actions   = ["s3:GetObject"]
    resources = ["\${aws_s3_bucket.logs.arn}/*"]
  }

  statement {
    sid       = "App3"
    actions   = ["s3:ListBucket"]
    resources = [aws_s3_bucket.logs.arn]
  }
}

resource "aws_s3_bucket" "logs" {
  bucket = "logs"
}
`,
    },
  },
});
