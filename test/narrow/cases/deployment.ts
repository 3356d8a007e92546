import type { Case } from "./case.ts";
import * as file from "./files.ts";

const passPage = "https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_use_passrole.html";
const stackRolePage =
  "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/using-iam-servicerole.html";

/** A role for the workflows of one branch of one repository. */
const deployer = (policy: string): string => `
resource "aws_iam_role" "deploy" {
  name = "deploy"
  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Action    = "sts:AssumeRoleWithWebIdentity"
      Principal = { Federated = "arn:aws:iam::111122223333:oidc-provider/token.actions.githubusercontent.com" }
      Condition = {
        StringEquals = {
          "token.actions.githubusercontent.com:aud" = "sts.amazonaws.com"
          "token.actions.githubusercontent.com:sub" = "repo:acme/shop:ref:refs/heads/main"
        }
      }
    }]
  })
}

resource "aws_iam_role_policy" "deploy" {
  role   = aws_iam_role.deploy.id
  policy = ${policy}
}
`;

export const deployment: readonly Case[] = [
  {
    title: "the two roles of a task that a function runs, for tasks only",
    page: passPage,
    path: "batch.tf",
    within: file.dataBlock(
      "lambda.amazonaws.com",
      `
data "aws_iam_policy_document" "tasks" {
  statement {
    actions = ["sts:AssumeRole"]
    principals {
      type        = "Service"
      identifiers = ["ecs-tasks.amazonaws.com"]
    }
  }
}

resource "aws_iam_role" "task" {
  name               = "batch-task"
  assume_role_policy = data.aws_iam_policy_document.tasks.json
}

resource "aws_iam_role" "execution" {
  name               = "batch-execution"
  assume_role_policy = data.aws_iam_policy_document.tasks.json
}

resource "aws_ecs_task_definition" "batch" {
  family                = "batch"
  task_role_arn         = aws_iam_role.task.arn
  execution_role_arn    = aws_iam_role.execution.arn
  container_definitions = file("batch.json")
}
${file.lambda("TASK_DEFINITION = aws_ecs_task_definition.batch.arn")}`,
    ),
    before: `
statement {
  sid       = "HandOver"
  actions   = ["iam:PassRole"]
  resources = ["*"]
}`,
    outcome: "commit",
    after: `
statement {
  sid     = "HandOver"
  actions = ["iam:PassRole"]
  resources = [
    aws_iam_role.execution.arn,
    aws_iam_role.task.arn,
  ]
  condition {
    test     = "StringEquals"
    variable = "iam:PassedToService"
    values   = ["ecs-tasks.amazonaws.com"]
  }
}`,
  },
  {
    title: "any role to any service, in a policy alone",
    page: passPage,
    path: "policies/pass.json",
    within: file.raw,
    before: `
{
  "Effect": "Allow",
  "Action": ["iam:GetRole", "iam:PassRole"],
  "Resource": "*"
}`,
    outcome: "shown",
    because: "which roles are handed over, and to which service",
  },
  {
    title: "everything, for the role of a deployment",
    page: stackRolePage,
    path: "deploy.tf",
    within: deployer(`<<EOT
{
  "Version": "2012-10-17",
  "Statement": [
    @@
  ]
}
EOT`),
    before: `
{
  "Effect": "Allow",
  "Action": "*",
  "Resource": "*"
}`,
    outcome: "shown",
    because: "what is deployed with it",
  },
  {
    title: "a role of CloudFormation for buckets that other templates name",
    page: stackRolePage,
    path: "template.yaml",
    within: file.yaml(
      "cloudformation.amazonaws.com",
      `
Notes:
  Type: AWS::SNS::Topic`,
    ),
    before: `
- Effect: Allow
  Action:
    - s3:CreateBucket
    - s3:DeleteBucket
    - s3:PutEncryptionConfiguration
    - s3:PutBucketPublicAccessBlock
  Resource: "*"`,
    outcome: "shown",
    because: "the names, or a prefix of them, of what the other templates declare",
  },
  {
    title: "a site is uploaded, and its distribution told",
    page: "https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazoncloudfront.html",
    path: "site.tf",
    within: `
resource "aws_s3_bucket" "site" {
  bucket = "acme-site"
}

resource "aws_cloudfront_distribution" "site" {
  enabled = true
  origin {
    domain_name = aws_s3_bucket.site.bucket_regional_domain_name
    origin_id   = "site"
  }
}
${deployer(`jsonencode({
    Version = "2012-10-17"
    Statement = [
      @@
    ]
  })`)}`,
    before: `
{
  Sid    = "Site"
  Effect = "Allow"
  Action = [
    "s3:PutObject",
    "s3:DeleteObject",
    "s3:ListBucket",
    "cloudfront:CreateInvalidation",
  ]
  Resource = "*"
}`,
    outcome: "commit",
    after: `
{
  Sid      = "SiteObjects"
  Effect   = "Allow"
  Action   = ["s3:PutObject", "s3:DeleteObject"]
  Resource = "\${aws_s3_bucket.site.arn}/*"
},
{
  Sid      = "Site"
  Effect   = "Allow"
  Action   = ["s3:ListBucket"]
  Resource = aws_s3_bucket.site.arn
},
{
  Sid      = "SiteInvalidation"
  Effect   = "Allow"
  Action   = ["cloudfront:CreateInvalidation"]
  Resource = aws_cloudfront_distribution.site.arn
}`,
  },
  {
    title: "the code of the only function is replaced",
    page: "https://docs.aws.amazon.com/lambda/latest/dg/access-control-identity-based.html",
    path: "release.tf",
    within: `
resource "aws_lambda_function" "shop" {
  function_name = "shop"
  role          = var.function_role
}
${deployer(`<<EOT
{
  "Version": "2012-10-17",
  "Statement": [
    @@
  ]
}
EOT`)}`,
    before: `
{
  "Sid": "Release",
  "Effect": "Allow",
  "Action": "lambda:UpdateFunctionCode",
  "Resource": "*"
}`,
    outcome: "commit",
    after: `
{
  "Sid": "Release",
  "Effect": "Allow",
  "Action": "lambda:UpdateFunctionCode",
  "Resource": "\${aws_lambda_function.shop.arn}"
}`,
  },
  {
    title: "a service is updated after its task definition was registered",
    page: "https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonelasticcontainerservice.html",
    path: "release.json",
    within: file.json(
      "codebuild.amazonaws.com",
      `
"Cluster": { "Type": "AWS::ECS::Cluster", "Properties": { "ClusterName": "shop" } },
"Web": {
  "Type": "AWS::ECS::Service",
  "Properties": { "ServiceName": "web", "Cluster": { "Ref": "Cluster" } }
},
"Release": {
  "Type": "AWS::CodeBuild::Project",
  "Properties": {
    "ServiceRole": { "Fn::GetAtt": ["AppRole", "Arn"] },
    "Environment": {
      "EnvironmentVariables": [{ "Name": "SERVICE", "Value": { "Fn::GetAtt": ["Web", "Name"] } }]
    }
  }
}`,
    ),
    before: `
{
  "Effect": "Allow",
  "Action": ["ecs:DescribeServices", "ecs:UpdateService"],
  "Resource": "*"
}`,
    outcome: "commit",
    after: `
{
  "Effect": "Allow",
  "Action": ["ecs:DescribeServices", "ecs:UpdateService"],
  "Resource": { "Ref": "Web" }
}`,
  },
];
