import type { Case } from "./case.ts";
import * as file from "./files.ts";

const bedrockPage =
  "https://docs.aws.amazon.com/bedrock/latest/userguide/inference-profiles-prereq.html";
const kendraPage = "https://docs.aws.amazon.com/kendra/latest/dg/iam-roles.html";
const ecsPage = "https://docs.aws.amazon.com/step-functions/latest/dg/connect-ecs.html";

const model = "foundation-model/anthropic.claude-sonnet-4-20250514-v1:0";
const own = "arn:aws:bedrock:eu-west-1:111122223333";

const sendPage =
  "https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-using-identity-based-policies.html";

const send = `
{
  Effect   = "Allow"
  Action   = "sqs:SendMessage"
  Resource = "*"
}`;

/** A queue that there may be, and a policy under a `count`. */
function counted(count: string): string {
  return file
    .jsonencoded(
      "lambda.amazonaws.com",
      `
variable "queued" { type = bool }

resource "aws_sqs_queue" "jobs" {
  count = var.queued ? 1 : 0
  name  = "jobs"
}`,
    )
    .replace("role = aws_iam_role.app.id", `count = ${count}\n  role  = aws_iam_role.app.id`);
}

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
  {
    title: "a queue that is there under the same condition as the policy",
    page: sendPage,
    path: "main.tf",
    within: counted("var.queued ? 1 : 0"),
    before: send,
    outcome: "commit",
    after: send.replace('"*"', "aws_sqs_queue.jobs[0].arn"),
  },
  {
    title: "a queue that may not be there where the policy is",
    page: sendPage,
    path: "main.tf",
    within: counted("1"),
    before: send,
    outcome: "shown",
    because: "the name of the queue: an index of a queue that is not there is an error",
  },
  {
    title: "a queue under the Condition of the policy",
    page: "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/conditions-section-structure.html",
    path: "template.yaml",
    within: file
      .yaml(
        "lambda.amazonaws.com",
        `
Jobs:
  Type: AWS::SQS::Queue
  Condition: Queued`,
      )
      .replace(
        "Resources:",
        "Parameters:\n  On: { Type: String }\nConditions:\n  Queued: !Equals [!Ref On, yes]\nResources:",
      )
      .replace("Type: AWS::IAM::Role", "Type: AWS::IAM::Role\n    Condition: Queued"),
    before: `
- Effect: Allow
  Action: sqs:SendMessage
  Resource: "*"`,
    outcome: "commit",
    after: `
- Effect: Allow
  Action: sqs:SendMessage
  Resource: !GetAtt Jobs.Arn`,
  },
  {
    title: "everything of four services, of which a task needs what is known of two",
    page: "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task_execution_IAM_role.html",
    path: "main.tf",
    within: file.jsonencoded(
      "ecs-tasks.amazonaws.com",
      `
resource "aws_ecr_repository" "app" {
  name = "app"
}`,
    ),
    before: `
{
  Effect   = "Allow"
  Action   = ["logs:*", "ecr:*", "iam:*", "ec2:*"]
  Resource = "*"
}`,
    outcome: "shown",
    because: "whether it does anything with IAM and EC2",
  },
];
