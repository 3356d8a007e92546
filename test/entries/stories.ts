import type { Files, Story } from "../github/origin.ts";

/** A service in Terraform: a function that reads one bucket, and the policy of its role. */
export const terraform = (statement: string): string => `resource "aws_s3_bucket" "reports" {
  bucket = "reports"
}

resource "aws_iam_role" "reporter" {
  name = "reporter"
  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Action    = "sts:AssumeRole"
      Principal = { Service = "lambda.amazonaws.com" }
    }]
  })
}

resource "aws_lambda_function" "reporter" {
  function_name = "reporter"
  role          = aws_iam_role.reporter.arn
  runtime       = "nodejs24.x"
  handler       = "index.handler"
  filename      = "reporter.zip"
  environment {
    variables = {
      REPORTS = aws_s3_bucket.reports.bucket
    }
  }
}

data "aws_iam_policy_document" "reporter" {
${statement}
}

resource "aws_iam_role_policy" "reporter" {
  role   = aws_iam_role.reporter.id
  policy = data.aws_iam_policy_document.reporter.json
}
`;

export const narrowStatement = `  statement {
    actions   = ["s3:GetObject"]
    resources = ["\${aws_s3_bucket.reports.arn}/*"]
  }`;

export const wideStatement = `  statement {
    # Reports are read and written.
    actions = [
      "s3:GetObject",
      "s3:PutObject",
    ]
    resources = ["*"]
  }`;

/** A second one, whose resource nobody but its author can name. */
export const passingStatement = `  statement {
    sid       = "Passing"
    actions   = ["iam:PassRole"]
    resources = ["*"]
  }`;

/** A service in SAM: a table and the function that uses it. */
export const sam = (statement: string): string => `AWSTemplateFormatVersion: "2010-09-09"
Transform: AWS::Serverless-2016-10-31

Resources:
  Orders:
    Type: AWS::DynamoDB::Table
    Properties:
      BillingMode: PAY_PER_REQUEST
      AttributeDefinitions:
        - AttributeName: id
          AttributeType: S
      KeySchema:
        - AttributeName: id
          KeyType: HASH

  OrdersFunction:
    Type: AWS::Serverless::Function
    Properties:
      Runtime: nodejs24.x
      Handler: index.handler
      CodeUri: src/
      Environment:
        Variables:
          TABLE: !Ref Orders
      Policies:
        - Version: "2012-10-17"
          Statement:
${statement}
`;

export const narrowItem = `            - Effect: Allow
              Action: dynamodb:GetItem
              Resource: !GetAtt Orders.Arn`;

export const wideItem = `            - Effect: Allow
              Action:
                - dynamodb:GetItem
                - dynamodb:PutItem # orders are placed here
              Resource: "*"`;

/** A template of plain CloudFormation, whose role may do too much. */
export const cloudFormation = (resource: string): string => `Resources:
  Queue:
    Type: AWS::SQS::Queue
  Role:
    Type: AWS::IAM::Role
    Properties:
      AssumeRolePolicyDocument:
        Version: "2012-10-17"
        Statement:
          - Effect: Allow
            Principal: { Service: lambda.amazonaws.com }
            Action: sts:AssumeRole
      Policies:
        - PolicyName: queue
          PolicyDocument:
            Version: "2012-10-17"
            Statement:
              - Effect: Allow
                Action: [sqs:SendMessage, sqs:GetQueueUrl]
                Resource: ${resource}
`;

const narrowFiles: Files = {
  "infra/main.tf": terraform(narrowStatement),
  "orders/template.yaml": sam(narrowItem),
};
export const wideFiles: Files = {
  "infra/main.tf": terraform(wideStatement),
  "orders/template.yaml": sam(wideItem),
};
const above = (lines: number): string => "# The base branch went on.\n".repeat(lines);

/**
 * A pull request that widens a statement of each file, while the base branch moved both down: in
 * the merge commit that a checkout holds, they stand on other lines than in the head.
 */
export const widened: Story = {
  base: [{ "README.md": "# Service\n", ...narrowFiles }],
  head: [wideFiles],
  meanwhile: [
    {
      "infra/main.tf": above(7) + terraform(narrowStatement),
      "orders/template.yaml": above(5) + sam(narrowItem),
    },
  ],
};
