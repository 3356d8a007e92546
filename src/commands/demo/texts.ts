// A small service as two teams write it: Terraform beside a SAM template. The change gives both
// more than they need.

const terraform = (statements: string): string => `data "aws_caller_identity" "current" {}
data "aws_region" "current" {}
data "aws_partition" "current" {}

resource "aws_s3_bucket" "reports" {
  bucket_prefix = "reports-"
}

resource "aws_sqs_queue" "orders" {
  name = "orders"
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
${statements}
}

resource "aws_iam_role_policy" "reporter" {
  role   = aws_iam_role.reporter.id
  policy = data.aws_iam_policy_document.reporter.json
}
`;

const narrow = `  statement {
    sid       = "Orders"
    actions   = ["sqs:ReceiveMessage", "sqs:DeleteMessage", "sqs:GetQueueAttributes"]
    resources = [aws_sqs_queue.orders.arn]
  }`;

const wide = `${narrow}

  # The reports and where they are listed.
  statement {
    sid = "Reports"
    actions = [
      "s3:GetObject",
      "s3:PutObject",
      "s3:ListBucket",
      "s3:ListAllMyBuckets",
    ]
    resources = ["*"]
  }

  statement {
    sid       = "Passing"
    actions   = ["iam:PassRole"]
    resources = ["*"]
  }`;

const template = (policies: string): string => `AWSTemplateFormatVersion: "2010-09-09"
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
${policies}
`;

const narrowTable = `            - Effect: Allow
              Action: dynamodb:GetItem
              Resource: !GetAtt Orders.Arn`;

const wideTable = `            - Effect: Allow
              Action:
                - dynamodb:GetItem
                - dynamodb:Query
                - dynamodb:PutItem # new: orders are placed here
              Resource: "*"
            - Effect: Allow
              Action: dynamodb:*
              Resource: !GetAtt Orders.Arn`;

export const base = {
  "infra/main.tf": terraform(narrow),
  "orders/template.yaml": template(narrowTable),
};

export const head = {
  "infra/main.tf": terraform(wide),
  "orders/template.yaml": template(wideTable),
};
