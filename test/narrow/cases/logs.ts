import type { Case } from "./case.ts";
import * as file from "./files.ts";

const rolePage = "https://docs.aws.amazon.com/lambda/latest/dg/lambda-intro-execution-role.html";

const group = "arn:aws:logs:eu-west-1:111122223333:log-group:/aws/lambda/app";
const stream = `${group}:log-stream:2026/01/01/[$LATEST]0123`;

const declaredGroup = `
resource "aws_cloudwatch_log_group" "app" {
  name = "/aws/lambda/app"
}`;

export const logs: readonly Case[] = [
  {
    title: "everything of the logs, for a function whose log group is declared",
    page: rolePage,
    path: "main.tf",
    within: file.jsonencoded("lambda.amazonaws.com", declaredGroup + file.lambda(`STAGE = "dev"`)),
    before: `
{
  Effect   = "Allow"
  Action   = "logs:*"
  Resource = "*"
}`,
    outcome: "commit",
    allows: [`logs:CreateLogStream ${stream}`, `logs:PutLogEvents ${stream}`],
    forbids: [
      `logs:CreateLogGroup ${group}:log-stream:`,
      `logs:DeleteLogGroup ${group}:log-stream:`,
      `logs:PutSubscriptionFilter ${group}:log-stream:`,
      "logs:PutResourcePolicy *",
    ],
  },
  {
    title: "everything of the logs, for a function whose log group Lambda makes",
    page: rolePage,
    path: "template.yaml",
    within: file.yaml("lambda.amazonaws.com", file.lambdaYaml("STAGE: dev")),
    before: `
- Effect: Allow
  Action: logs:*
  Resource: arn:aws:logs:*:*:*`,
    outcome: "commit",
    allows: [
      `logs:CreateLogGroup ${group}:log-stream:`,
      `logs:CreateLogStream ${stream}`,
      `logs:PutLogEvents ${stream}`,
    ],
    forbids: [
      `logs:DeleteLogGroup ${group}:log-stream:`,
      `logs:PutSubscriptionFilter ${group}:log-stream:`,
    ],
  },
  {
    title: "everything of the logs, for the functions of a Serverless service",
    page: rolePage,
    path: "serverless.yml",
    within: file.serverless(
      "STAGE: dev",
      `
Orders:
  Type: AWS::SQS::Queue`,
    ),
    before: `
- Effect: Allow
  Action: logs:*
  Resource: "*"`,
    outcome: "commit",
    allows: [
      "logs:CreateLogStream arn:aws:logs:eu-west-1:111122223333:log-group:/aws/lambda/shop-dev-app:log-stream:a",
      "logs:PutLogEvents arn:aws:logs:eu-west-1:111122223333:log-group:/aws/lambda/shop-dev-app:log-stream:a",
    ],
    forbids: [
      "logs:DeleteLogGroup arn:aws:logs:eu-west-1:111122223333:log-group:/aws/lambda/shop-dev-app:log-stream:",
      "logs:PutResourcePolicy *",
    ],
  },
  {
    title: "what every Lambda function logs with",
    page: "https://docs.aws.amazon.com/aws-managed-policy/latest/reference/AWSLambdaBasicExecutionRole.html",
    path: "policies/basic-execution.json",
    within: file.raw,
    before: `
{
  "Effect": "Allow",
  "Action": ["logs:CreateLogGroup", "logs:CreateLogStream", "logs:PutLogEvents"],
  "Resource": "arn:aws:logs:*:*:*"
}`,
    outcome: "none",
    because: "AWS's own policy for every function says so, and the functions are not known",
  },
  {
    title: "flow logs of a network into one log group",
    page: "https://docs.aws.amazon.com/vpc/latest/userguide/flow-logs-iam-role.html",
    path: "network.tf",
    within: file.dataBlock(
      "vpc-flow-logs.amazonaws.com",
      `
resource "aws_cloudwatch_log_group" "flow" {
  name = "/vpc/flow"
}

resource "aws_flow_log" "main" {
  iam_role_arn    = aws_iam_role.app.arn
  log_destination = aws_cloudwatch_log_group.flow.arn
  traffic_type    = "ALL"
  vpc_id          = aws_vpc.main.id
}

resource "aws_vpc" "main" {
  cidr_block = "10.0.0.0/16"
}`,
    ),
    before: `
statement {
  actions = [
    "logs:CreateLogStream",
    "logs:DescribeLogGroups",
    "logs:DescribeLogStreams",
    "logs:PutLogEvents",
  ]
  resources = ["*"]
}`,
    outcome: "commit",
    after: `
statement {
  actions = [
    "logs:CreateLogStream",
    "logs:DescribeLogStreams",
    "logs:PutLogEvents",
  ]
  resources = ["\${aws_cloudwatch_log_group.flow.arn}:*"]
}

statement {
  actions   = ["logs:DescribeLogGroups"]
  resources = ["*"]
}`,
  },
  {
    title: "metrics of one namespace",
    page: "https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/iam-cw-condition-keys-namespace.html",
    path: "metrics.tf",
    within: file.heredoc("ec2.amazonaws.com", declaredGroup),
    before: `
{
  "Effect": "Allow",
  "Action": "cloudwatch:PutMetricData",
  "Resource": "*",
  "Condition": { "StringEquals": { "cloudwatch:namespace": "Acme/Shop" } }
}`,
    outcome: "none",
    because: "the condition limits what no ARN can",
  },
  {
    title: "traces of a function",
    page: "https://docs.aws.amazon.com/aws-managed-policy/latest/reference/AWSXRayDaemonWriteAccess.html",
    path: "template.yaml",
    within: file.sam(
      "STAGE: dev",
      `
Jobs:
  Type: AWS::SQS::Queue`,
    ),
    before: `
- Effect: Allow
  Action:
    - xray:PutTelemetryRecords
    - xray:PutTraceSegments
  Resource: "*"`,
    outcome: "none",
    because: "neither action takes a resource",
  },
];
