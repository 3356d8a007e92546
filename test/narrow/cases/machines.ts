import type { Case } from "./case.ts";
import * as file from "./files.ts";

const ec2Page =
  "https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonec2.html";
const ecrPage =
  "https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonelasticcontainerregistry.html";

const repositoryJson = `
"Images": { "Type": "AWS::ECR::Repository", "Properties": { "RepositoryName": "shop" } }`;

export const machines: readonly Case[] = [
  {
    title: "machines are described on everything, one is started and stopped",
    page: ec2Page,
    path: "schedule.tf",
    within: file.dataBlock(
      "lambda.amazonaws.com",
      `
resource "aws_instance" "bastion" {
  ami           = "ami-0abcdef1234567890"
  instance_type = "t4g.nano"
}${file.lambda("INSTANCE_ID = aws_instance.bastion.id")}`,
    ),
    before: `
statement {
  sid = "Schedule"
  actions = [
    "ec2:DescribeInstances",
    "ec2:StartInstances",
    "ec2:StopInstances",
  ]
  resources = ["*"]
}`,
    known: "an optional type is kept: StartInstances on every license configuration",
    outcome: "commit",
    after: `
statement {
  sid       = "ScheduleDescribe"
  actions   = ["ec2:DescribeInstances"]
  resources = ["*"]
}

statement {
  sid = "Schedule"
  actions = [
    "ec2:StartInstances",
    "ec2:StopInstances",
  ]
  resources = [aws_instance.bastion.arn]
}`,
  },
  {
    title: "machines are stopped that are declared elsewhere",
    page: "https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/ExamplePolicies_EC2.html",
    path: "template.yaml",
    within: file.yaml("lambda.amazonaws.com", file.lambdaYaml("TAG: nightly")),
    before: `
- Effect: Allow
  Action:
    - ec2:DescribeInstances
    - ec2:StopInstances
  Resource: "*"`,
    known: "every machine of the account and region is offered, and the finding is gone with it",
    outcome: "shown",
    because: "which machines: their ids, or the tag that they carry",
  },
  {
    title: "images are pulled from one repository, the token stays on everything",
    page: ecrPage,
    path: "service.tf",
    within: file.jsonencoded(
      "ecs-tasks.amazonaws.com",
      `
resource "aws_ecr_repository" "shop" {
  name = "shop"
}

resource "aws_ecs_task_definition" "shop" {
  family             = "shop"
  execution_role_arn = aws_iam_role.app.arn
  container_definitions = jsonencode([
    { name = "shop", image = "\${aws_ecr_repository.shop.repository_url}:latest" },
  ])
}`,
    ),
    before: `
{
  Effect = "Allow"
  Action = [
    "ecr:GetAuthorizationToken",
    "ecr:BatchCheckLayerAvailability",
    "ecr:GetDownloadUrlForLayer",
    "ecr:BatchGetImage",
  ]
  Resource = "*"
}`,
    outcome: "commit",
    after: `
{
  Effect   = "Allow"
  Action   = "ecr:GetAuthorizationToken"
  Resource = "*"
},
{
  Effect = "Allow"
  Action = [
    "ecr:BatchCheckLayerAvailability",
    "ecr:GetDownloadUrlForLayer",
    "ecr:BatchGetImage",
  ]
  Resource = aws_ecr_repository.shop.arn
}`,
  },
  {
    title: "a build pushes its image",
    page: "https://docs.aws.amazon.com/AmazonECR/latest/userguide/image-push-iam.html",
    path: "build.json",
    within: file.json(
      "codebuild.amazonaws.com",
      `${repositoryJson},
"Build": {
  "Type": "AWS::CodeBuild::Project",
  "Properties": {
    "ServiceRole": { "Fn::GetAtt": ["AppRole", "Arn"] },
    "Environment": {
      "EnvironmentVariables": [{ "Name": "REPOSITORY", "Value": { "Fn::GetAtt": ["Images", "RepositoryUri"] } }]
    }
  }
}`,
    ),
    before: `
{
  "Sid": "Push",
  "Effect": "Allow",
  "Action": [
    "ecr:CompleteLayerUpload",
    "ecr:UploadLayerPart",
    "ecr:InitiateLayerUpload",
    "ecr:BatchCheckLayerAvailability",
    "ecr:PutImage",
    "ecr:BatchGetImage",
    "ecr:GetAuthorizationToken"
  ],
  "Resource": "*"
}`,
    outcome: "commit",
    after: `
{
  "Sid": "Push",
  "Effect": "Allow",
  "Action": [
    "ecr:CompleteLayerUpload",
    "ecr:UploadLayerPart",
    "ecr:InitiateLayerUpload",
    "ecr:BatchCheckLayerAvailability",
    "ecr:PutImage",
    "ecr:BatchGetImage"
  ],
  "Resource": { "Fn::GetAtt": ["Images", "Arn"] }
},
{
  "Sid": "Token",
  "Effect": "Allow",
  "Action": "ecr:GetAuthorizationToken",
  "Resource": "*"
}`,
  },
  {
    title: "the token of a registry asked for on a repository, which grants nothing",
    page: ecrPage,
    path: "policies/pull.json",
    within: file.raw,
    before: `
{
  "Effect": "Allow",
  "Action": ["ecr:BatchGetImage", "ecr:GetAuthorizationToken", "ecr:GetDownloadUrlForLayer"],
  "Resource": "arn:aws:ecr:eu-west-1:111122223333:repository/shop"
}`,
    known: "the token is taken out, with what tells that the pull needs it",
    outcome: "shown",
    because: "what mends it, the token on everything, is new access",
  },
  {
    title: "shells in containers",
    page: "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/ecs-exec.html",
    path: "stack.json",
    within: file.json("ecs-tasks.amazonaws.com", repositoryJson),
    before: `
{
  "Effect": "Allow",
  "Action": [
    "ssmmessages:CreateControlChannel",
    "ssmmessages:CreateDataChannel",
    "ssmmessages:OpenControlChannel",
    "ssmmessages:OpenDataChannel"
  ],
  "Resource": "*"
}`,
    outcome: "none",
    because: "none of the four takes a resource",
  },
  {
    title: "the network interfaces of functions in a VPC",
    page: "https://docs.aws.amazon.com/aws-managed-policy/latest/reference/AWSLambdaVPCAccessExecutionRole.html",
    path: "serverless.yml",
    within: file.serverless(
      "STAGE: dev",
      `
Orders:
  Type: AWS::SQS::Queue`,
    ),
    before: `
- Effect: Allow
  Action:
    - ec2:CreateNetworkInterface
    - ec2:DescribeNetworkInterfaces
    - ec2:DeleteNetworkInterface
  Resource: "*"`,
    outcome: "none",
    because:
      "AWS's own policy for functions in a VPC says so: interfaces are made as they are needed",
  },
  {
    title: "machines of whatever image, network and role",
    page: "https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/ExamplePolicies_EC2.html",
    path: "policies/launch.json",
    within: file.raw,
    before: `
{
  "Effect": "Allow",
  "Action": "ec2:RunInstances",
  "Resource": "*"
}`,
    outcome: "shown",
    because: "the image, the subnet and the security group that a launch needs together",
  },
  {
    title: "everything of EC2, for a machine of which nothing else is known",
    page: ec2Page,
    path: "server.tf",
    within: file.heredoc(
      "ec2.amazonaws.com",
      `
resource "aws_iam_instance_profile" "app" {
  role = aws_iam_role.app.name
}

resource "aws_instance" "app" {
  ami                  = "ami-0abcdef1234567890"
  instance_type        = "t4g.small"
  iam_instance_profile = aws_iam_instance_profile.app.name
}`,
    ),
    before: `
{
  "Effect": "Allow",
  "Action": "ec2:*",
  "Resource": "*"
}`,
    outcome: "shown",
    because: "which calls the programs on the machine make, and on which machines",
  },
];
