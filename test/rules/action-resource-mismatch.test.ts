import { expect, test } from "vitest";
import { actionResourceMismatch } from "../../src/rules/action-resource-mismatch.ts";
import { typeName } from "../../src/rules/wording.ts";
import { hcl, hclOf, json, template, yaml } from "./policies.ts";
import { ruleTest } from "./rule-test.ts";

ruleTest(actionResourceMismatch, {
  valid: {
    "bucket and objects": json({
      Action: ["s3:ListBucket", "s3:GetObject"],
      Resource: ["arn:aws:s3:::logs", "arn:aws:s3:::logs/*"],
    }),
    everything: json({ Action: ["ec2:DescribeInstances", "s3:GetObject"], Resource: "*" }),
    "an index of a table": json({
      Action: "dynamodb:Query",
      Resource: "arn:aws:dynamodb:*:*:table/orders/index/by-date",
    }),
    "a pattern that may mean either": json({
      Action: ["s3:ListBucket", "s3:GetObject"],
      Resource: "arn:aws:s3:::logs*",
    }),
    "all of a service, for what cannot be limited": json(
      { Action: "s3:ListAllMyBuckets", Resource: "arn:aws:s3:::*" },
      { Action: "logs:DescribeLogGroups", Resource: "arn:aws:logs:eu-west-1:111122223333:*" },
      {
        Action: "logs:DescribeLogGroups",
        Resource: "arn:aws:logs:eu-west-1:111122223333:log-group:*",
      },
    ),
    "what calls are authorised on whose action takes no resource": json(
      {
        Action: "dynamodb:ListTables",
        Resource: "arn:aws:dynamodb:eu-west-1:111122223333:table/*",
      },
      { Action: "iam:ListRoles", Resource: "arn:aws:iam::111122223333:role/*" },
      { Action: "iam:ListRoles", Resource: "arn:aws:iam::111122223333:role/team/*" },
      {
        Action: "logs:DescribeLogGroups",
        Resource: "arn:aws:logs:eu-west-1:111122223333:log-group::log-stream:*",
      },
    ),
    "a version or an alias of a function": json({
      Action: "lambda:InvokeFunction",
      Resource: [
        "arn:aws:lambda:eu-west-1:111122223333:function:worker:7",
        "arn:aws:lambda:eu-west-1:111122223333:function:worker:live",
      ],
    }),
    "the state machine whose task is done": json({
      Action: ["states:SendTaskSuccess", "states:SendTaskFailure"],
      Resource: "arn:aws:states:eu-west-1:111122223333:stateMachine:orders",
    }),
    "a transform of AWS's": json({
      Action: "cloudformation:CreateChangeSet",
      Resource: "arn:aws:cloudformation:eu-west-1:aws:transform/Serverless-2016-10-31",
    }),
    "a public parameter, which is of no account": json({
      Action: "ssm:GetParameter",
      Resource: "arn:aws:ssm:eu-west-1::parameter/aws/service/eks/optimized-ami/*",
    }),
    "a resource that is not known": hcl(
      'actions   = ["s3:ListBucket", "sqs:SendMessage"]\nresources = [var.arn]',
    ),
    "a list that is not known": hcl('actions   = ["s3:ListBucket"]\nresources = var.arns'),
    "a declared resource": yaml(
      "Action: sqs:SendMessage\nResource: !GetAtt Queue.Arn",
      "Queue:\n  Type: AWS::SQS::Queue",
    ),
    "a wildcard that covers something": json({
      Action: "s3:*",
      Resource: "arn:aws:s3:::logs",
    }),
    "an action that AWS's reference does not know": json({
      Action: "s3:FrobnicateObject",
      Resource: "arn:aws:s3:::logs",
    }),
    "what is no ARN is another mistake": json({ Action: "s3:GetObject", Resource: "logs/*" }),
    "a Deny": json({ Effect: "Deny", Action: "s3:GetObject", Resource: "arn:aws:s3:::logs" }),
    "everything but something": json({
      Action: "s3:GetObject",
      NotResource: "arn:aws:sqs:*:*:orders",
    }),
    "a queue's own policy": hclOf(
      "aws_sqs_queue_policy",
      "policy",
      'actions   = ["sqs:SendMessage"]\nresources = ["*"]\nprincipals {\n  type        = "Service"\n  identifiers = ["sns.amazonaws.com"]\n}',
    ),
    "a key's own policy": json({
      Principal: { AWS: "arn:aws:iam::111122223333:role/app" },
      Action: ["kms:Decrypt", "kms:ListKeys"],
      Resource: "*",
    }),
    "the short ARNs of an API's own policy": template(`
      Api:
        Type: AWS::ApiGateway::RestApi
        Properties:
          Policy:
            Statement:
              - Effect: Allow
                Principal: { AWS: "111122223333" }
                Action: execute-api:Invoke
                Resource: execute-api:/*
    `),
    "a log group of Lambda": json({
      Action: "logs:PutLogEvents",
      Resource: "arn:aws:logs:*:*:log-group:/aws/lambda/app:*",
    }),
  },
  invalid: {
    "objects on a bucket": {
      policy: json({ Action: ["s3:GetObject", "s3:ListBucket"], Resource: "arn:aws:s3:::logs" }),
      at: ['"s3:GetObject"'],
      severity: "low",
      confidence: "medium",
      says: "`s3:GetObject` takes an object, and none of the resources here is one: this grants nothing.",
      fixed: json({ Action: ["s3:ListBucket"], Resource: "arn:aws:s3:::logs" }),
    },
    "log streams on a log group, which stay": {
      policy: json({
        Action: ["logs:CreateLogGroup", "logs:PutLogEvents"],
        Resource: "arn:aws:logs:eu-west-1:111122223333:log-group:app",
      }),
      at: ['"logs:PutLogEvents"'],
      severity: "low",
      says: "With `:*` behind it, the ARN of a log group means every log stream there.",
      fixed: false,
    },
    "an object without a key, which is neither a bucket nor its objects": {
      policy: json({ Action: ["s3:GetObject", "s3:ListBucket"], Resource: "arn:aws:s3:::logs/" }),
      at: ['"arn:aws:s3:::logs/"'],
      severity: "low",
    },
    "a broker, which AWS calls by several": {
      policy: json({
        Action: "mq:DescribeBroker",
        Resource: "arn:aws:mq:eu-west-1:111122223333::*/*",
      }),
      at: ['"mq:DescribeBroker"'],
      severity: "low",
      says: "`mq:DescribeBroker` takes a broker, and",
    },
    "a bucket on objects": {
      policy: hcl('actions   = ["s3:ListBucket"]\nresources = ["arn:aws:s3:::logs/*"]'),
      at: ['"s3:ListBucket"'],
      severity: "low",
      confidence: "medium",
      says: "takes a bucket",
      fixed: false,
    },
    "what cannot be limited": {
      policy: yaml(
        "Action: [logs:PutLogEvents, logs:DescribeLogGroups]\nResource: arn:aws:logs:*:*:log-group:app:*",
      ),
      at: ["logs:DescribeLogGroups"],
      severity: "low",
      says: "cannot be limited to resources, and `*` is not among those here",
    },
    "what cannot be limited, on all of a kind": {
      policy: json({
        Action: "ecr:GetAuthorizationToken",
        Resource: "arn:aws:ecr:*:*:repository/*",
      }),
      at: ['"ecr:GetAuthorizationToken"'],
      severity: "low",
      says: "cannot be limited to resources, and `*` is not among those here",
    },
    "what calls are authorised on, of one name": {
      policy: json({
        Action: "dynamodb:ListTables",
        Resource: "arn:aws:dynamodb:*:*:table/orders",
      }),
      at: ['"dynamodb:ListTables"'],
      severity: "low",
    },
    "another service": {
      policy: json({
        Action: "kinesis:PutRecord",
        Resource: "arn:aws:firehose:*:*:deliverystream/x",
      }),
      at: ['"kinesis:PutRecord"'],
      severity: "low",
      says: "takes a stream",
    },
    "a wildcard in the name makes it less sure": {
      policy: json({ Action: "kinesis:PutRecord", Resource: "arn:aws:firehose:*:*:*" }),
      at: ['"kinesis:PutRecord"'],
      severity: "low",
      confidence: "low",
    },
    "a declared resource": {
      policy: yaml(
        "Action: [sqs:SendMessage, sns:Publish]\nResource: !GetAtt Queue.Arn",
        "Queue:\n  Type: AWS::SQS::Queue",
      ),
      at: ["sns:Publish"],
      severity: "low",
    },
    "a wildcard of another service": {
      policy: json({ Action: ["dynamodb:*", "s3:GetObject"], Resource: "arn:aws:s3:::logs/*" }),
      at: ['"dynamodb:*"'],
      severity: "low",
      says: "No action of `dynamodb:*` takes any of the resources here",
      fixed: json({ Action: ["s3:GetObject"], Resource: "arn:aws:s3:::logs/*" }),
    },
    several: {
      policy: hcl(
        'actions   = ["s3:ListAllMyBuckets", "s3:GetObject", "s3:PutObject"]\nresources = ["arn:aws:s3:::logs"]',
      ),
      at: ['"arn:aws:s3:::logs"'],
      severity: "low",
      says: "`s3:ListAllMyBuckets` needs `*`, `s3:GetObject` and `s3:PutObject` take an object: none of the resources here is that, and they grant nothing.",
      fixed: false,
    },
    "several beside one that fits": {
      policy: yaml(
        "Action: [s3:ListBucket, s3:GetObject, s3:PutObject, 'sqs:*']\nResource: arn:aws:s3:::logs",
      ),
      at: ["s3:GetObject"],
      severity: "low",
      confidence: "medium",
      says: "`s3:GetObject` and `s3:PutObject` take an object, the actions of `sqs:*` take others: none",
      fixed: yaml("Action: [s3:ListBucket]\nResource: arn:aws:s3:::logs"),
    },
    "several on several resources": {
      policy: hcl(
        'actions   = ["s3:GetObject", "s3:PutObject"]\nresources = ["arn:aws:s3:::logs", "arn:aws:s3:::more"]',
      ),
      at: ['resources = ["arn:aws:s3:::logs", "arn:aws:s3:::more"]'],
      severity: "low",
      says: "`s3:GetObject` and `s3:PutObject` take an object: none",
    },
    "many of many kinds": {
      policy: json({
        Action: [
          ...[
            "s3:GetObject",
            "s3:PutObject",
            "s3:DeleteObject",
            "s3:GetObjectAcl",
            "s3:PutObjectAcl",
          ],
          ...[
            "sns:Publish",
            "kinesis:PutRecord",
            "dynamodb:GetItem",
            "lambda:InvokeFunction",
            "logs:PutLogEvents",
          ],
        ],
        Resource: "arn:aws:sqs:eu-west-1:111122223333:orders",
      }),
      at: ['"arn:aws:sqs:eu-west-1:111122223333:orders"'],
      severity: "low",
      says: "`s3:GetObject`, `s3:PutObject`, `s3:DeleteObject` and 2 more take an object, `sns:Publish` takes a topic, `kinesis:PutRecord` takes a stream, 3 more take others: none",
    },
    "a bucket's own policy, which S3 would refuse": {
      policy: hclOf(
        "aws_s3_bucket_policy",
        'bucket = "logs"\n  policy',
        'actions   = ["s3:GetObject"]\nresources = ["arn:aws:s3:::logs"]\nprincipals {\n  type        = "AWS"\n  identifiers = ["111122223333"]\n}',
      ),
      at: ['"s3:GetObject"'],
      severity: "low",
    },
  },
});

test.each([
  ["brokers", "broker"],
  ["branches", "branch"],
  ["GatewayResponses", "gateway response"],
  ["packaging-configurations", "packaging configuration"],
  ["RestApis", "rest api"],
  ["event-bus", "event bus"],
  ["datacatalog", "data catalog"],
  ["rootgroup", "root group"],
  ["database", "database"],
  ["AllGroupMemberships", "all group membership"],
  ["policies", "policy"],
  ["email-address", "email address"],
  ["time-series", "time series"],
  ["function alias", "function alias"],
  ["loadbalancer", "load balancer"],
  ["hostedzone", "hosted zone"],
  ["workgroup", "workgroup"],
  ["network-insights-analysis", "network insights analysis"],
])("a resource of the type %s is a %s", (name, words) => {
  expect(typeName({ name })).toBe(words);
});
