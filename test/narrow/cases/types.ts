import type { Case } from "./case.ts";
import * as file from "./files.ts";

const bedrockPage =
  "https://docs.aws.amazon.com/bedrock/latest/userguide/inference-profiles-prereq.html";
const kendraPage = "https://docs.aws.amazon.com/kendra/latest/dg/iam-roles.html";
const ecsPage = "https://docs.aws.amazon.com/step-functions/latest/dg/connect-ecs.html";

const model = "foundation-model/anthropic.claude-sonnet-4-20250514-v1:0";
const own = "arn:aws:bedrock:eu-west-1:111122223333";

export const types: readonly Case[] = [
  {
    title: "a function that invokes models, by their ids or through an inference profile",
    page: bedrockPage,
    path: "template.yaml",
    within: file.sam("STAGE: dev", ""),
    before: `
- Effect: Allow
  Action: bedrock:InvokeModel
  Resource: "*"`,
    outcome: "commit",
    allows: [
      `bedrock:InvokeModel arn:aws:bedrock:eu-west-1::${model}`,
      `bedrock:InvokeModel arn:aws:bedrock:eu-north-1::${model}`,
      `bedrock:InvokeModel ${own}:inference-profile/eu.anthropic.claude-sonnet-4-20250514-v1:0`,
      `bedrock:InvokeModel ${own}:application-inference-profile/abc123`,
    ],
    forbids: [
      `bedrock:InvokeModel ${own}:imported-model/abc123`,
      "bedrock:InvokeModel arn:aws:bedrock:eu-west-1:444455556666:inference-profile/x",
    ],
  },
  {
    title: "guardrails of which nothing is known",
    page: "https://docs.aws.amazon.com/bedrock/latest/userguide/guardrails-permissions-id.html",
    path: "template.yaml",
    within: file.sam("STAGE: dev", ""),
    before: `
- Effect: Allow
  Action: bedrock:ApplyGuardrail
  Resource: "*"`,
    outcome: "shown",
    because: "which guardrail it applies, and whether that is of its own account",
  },
  {
    title: "a search in the index that is declared",
    page: kendraPage,
    path: "template.yaml",
    within: file.yaml(
      "lambda.amazonaws.com",
      `
Index:
  Type: AWS::Kendra::Index
  Properties:
    Edition: DEVELOPER_EDITION
    Name: docs
    RoleArn: arn:aws:iam::111122223333:role/kendra
${file.lambdaYaml("INDEX_ID: !Ref Index").trim()}`,
    ),
    before: `
- Effect: Allow
  Action: kendra:Query
  Resource: "*"`,
    outcome: "commit",
    after: `
- Effect: Allow
  Action: kendra:Query
  Resource: !Sub "arn:\${AWS::Partition}:kendra:\${AWS::Region}:\${AWS::AccountId}:index/\${Index}"`,
  },
  {
    title: "the tasks of a cluster, which have no names of their own",
    page: ecsPage,
    path: "main.tf",
    within: file.jsonencoded(
      "states.amazonaws.com",
      `
resource "aws_ecs_cluster" "jobs" {
  name = "jobs"
}

resource "aws_ecs_task_definition" "nightly" {
  family                = "nightly"
  container_definitions = "[]"
}`,
    ),
    before: `
{
  Effect   = "Allow"
  Action   = ["ecs:RunTask", "ecs:StopTask", "ecs:DescribeTasks"]
  Resource = "*"
}`,
    outcome: "commit",
    allows: [
      "ecs:StopTask arn:aws:ecs:eu-west-1:111122223333:task/jobs/0123456789abcdef",
      "ecs:DescribeTasks arn:aws:ecs:eu-west-1:111122223333:task/jobs/0123456789abcdef",
    ],
    forbids: [
      "ecs:StopTask arn:aws:ecs:eu-west-1:111122223333:task/web/0123456789abcdef",
      "ecs:DescribeTasks arn:aws:ecs:eu-west-1:111122223333:task/web/0123456789abcdef",
    ],
  },
  {
    title: "what a crawler logs",
    page: "https://docs.aws.amazon.com/aws-managed-policy/latest/reference/AWSGlueServiceRole.html",
    path: "crawler.tf",
    within: file.heredoc("glue.amazonaws.com", ""),
    before: `
{
  "Effect": "Allow",
  "Action": ["logs:CreateLogGroup", "logs:CreateLogStream", "logs:PutLogEvents"],
  "Resource": "*"
}`,
    outcome: "commit",
    allows: [
      "logs:CreateLogGroup arn:aws:logs:eu-west-1:111122223333:log-group:/aws-glue/crawlers:log-stream:",
      "logs:PutLogEvents arn:aws:logs:eu-west-1:111122223333:log-group:/aws-glue/crawlers:log-stream:x",
    ],
    forbids: [
      "logs:PutLogEvents arn:aws:logs:eu-west-1:111122223333:log-group:/aws/lambda/app:log-stream:x",
    ],
  },
  {
    title: "a role looked up in a policy that nobody is known to have, but perhaps that role",
    page: "https://docs.aws.amazon.com/lake-formation/latest/dg/service-linked-roles.html",
    path: "share.tf",
    within: `
resource "aws_iam_role" "share" {
  name               = "share"
  assume_role_policy = data.aws_iam_policy_document.trust.json
}

data "aws_iam_policy_document" "share" {
  @@
}
`,
    before: `
statement {
  actions   = ["iam:GetRole", "iam:GetRolePolicy"]
  resources = ["*"]
}`,
    outcome: "shown",
    because: "which role is looked up: a role seldom looks itself up",
  },
  {
    title: "an arm of a choice, which has room for one statement",
    page: "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/intrinsic-function-reference-conditions.html",
    path: "template.yaml",
    within: file
      .yaml(
        "lambda.amazonaws.com",
        `
Jobs:
  Type: AWS::SQS::Queue
Logs:
  Type: AWS::S3::Bucket`,
      )
      .replace(
        "Resources:",
        "Conditions:\n  Full: !Equals [!Ref AWS::Region, eu-west-1]\nResources:",
      )
      .replace(
        "@@",
        "- !If\n                - Full\n                - @@\n                - !Ref AWS::NoValue",
      )
      .replace("                - @@", "                @@"),
    before: `
- Effect: Allow
  Action: [sqs:SendMessage, "s3:*"]
  Resource: "*"`,
    outcome: "commit",
    allows: [
      "s3:GetObject arn:aws:s3:::Logs/x",
      "sqs:SendMessage arn:aws:sqs:eu-west-1:111122223333:Jobs",
    ],
    forbids: ["s3:PutBucketPolicy arn:aws:s3:::Logs"],
  },
];
