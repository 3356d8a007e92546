import type { Case } from "./case.ts";
import * as file from "./files.ts";

const table = "arn:aws:dynamodb:eu-west-1:111122223333:table/orders";
const other = "arn:aws:dynamodb:eu-west-1:111122223333:table/payroll";
const page =
  "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_examples_lambda-access-dynamodb.html";
const identityPage =
  "https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/using-identity-based-policies.html";

const orders = `
resource "aws_dynamodb_table" "orders" {
  name     = "orders"
  hash_key = "id"

  global_secondary_index {
    name     = "by-customer"
    hash_key = "customer"
  }
}`;
const payroll = `
resource "aws_dynamodb_table" "payroll" {
  name = "payroll"
}`;
const ordersYaml = `
Orders:
  Type: AWS::DynamoDB::Table
  Properties:
    TableName: orders
    BillingMode: PAY_PER_REQUEST`;

export const tables: readonly Case[] = [
  {
    title: "a table that a Lambda function is told of by an environment variable",
    page,
    path: "main.tf",
    within: file.dataBlock(
      "lambda.amazonaws.com",
      orders + payroll + file.lambda("TABLE_NAME = aws_dynamodb_table.orders.name"),
    ),
    before: `
statement {
  actions   = ["dynamodb:GetItem", "dynamodb:PutItem", "dynamodb:Query"]
  resources = ["*"]
}`,
    outcome: "commit",
    after: `
statement {
  actions   = ["dynamodb:GetItem", "dynamodb:PutItem"]
  resources = [aws_dynamodb_table.orders.arn]
}

statement {
  actions = ["dynamodb:Query"]
  resources = [
    aws_dynamodb_table.orders.arn,
    "\${aws_dynamodb_table.orders.arn}/index/*",
  ]
}`,
  },
  {
    title: "everything of DynamoDB for a function that knows one table",
    page,
    path: "template.yaml",
    within: file.yaml("lambda.amazonaws.com", ordersYaml + file.lambdaYaml("TABLE: !Ref Orders")),
    before: `
- Effect: Allow
  Action: dynamodb:*
  Resource: "*"`,
    outcome: "commit",
    allows: [
      `dynamodb:GetItem ${table}`,
      `dynamodb:PutItem ${table}`,
      `dynamodb:UpdateItem ${table}`,
      `dynamodb:DeleteItem ${table}`,
      `dynamodb:Query ${table}`,
      `dynamodb:Query ${table}/index/by-customer`,
      `dynamodb:Scan ${table}`,
      `dynamodb:BatchGetItem ${table}`,
      `dynamodb:BatchWriteItem ${table}`,
      `dynamodb:DescribeTable ${table}`,
    ],
    forbids: [
      `dynamodb:GetItem ${other}`,
      `dynamodb:DeleteTable ${table}`,
      `dynamodb:UpdateTable ${table}`,
      `dynamodb:PutResourcePolicy ${table}`,
    ],
  },
  {
    title: "everything that can be done with one table, for the function beside it",
    page: "https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/serverless-policy-template-list.html",
    path: "template.yaml",
    within: file.sam("TABLE: !Ref Orders", ordersYaml),
    before: `
- Effect: Allow
  Action: dynamodb:*
  Resource: !GetAtt Orders.Arn`,
    outcome: "commit",
    allows: [
      `dynamodb:GetItem ${table}`,
      `dynamodb:PutItem ${table}`,
      `dynamodb:Query ${table}`,
      `dynamodb:BatchWriteItem ${table}`,
    ],
    forbids: [`dynamodb:DeleteTable ${table}`, `dynamodb:DeleteResourcePolicy ${table}`],
  },
  {
    title: "one table of a Serverless service",
    page,
    path: "serverless.yml",
    within: file.serverless("TABLE: !Ref Orders", ordersYaml),
    before: `
- Effect: Allow
  Action:
    - dynamodb:GetItem
    - dynamodb:PutItem
  Resource: "*"`,
    outcome: "commit",
    after: `
- Effect: Allow
  Action:
    - dynamodb:GetItem
    - dynamodb:PutItem
  Resource: !GetAtt Orders.Arn`,
  },
  {
    title: "a query of a table with an index, whose name the service writes out",
    page: identityPage,
    path: "serverless.yml",
    within: file.serverless(
      "TABLE: orders",
      `${ordersYaml}
    GlobalSecondaryIndexes:
      - IndexName: by-customer
        KeySchema:
          - { AttributeName: customer, KeyType: HASH }
        Projection: { ProjectionType: ALL }`,
    ),
    before: `
- Effect: Allow
  Action: dynamodb:Query
  Resource: "*"`,
    outcome: "commit",
    after: `
- Effect: Allow
  Action: dynamodb:Query
  Resource:
    - !GetAtt Orders.Arn
    - !Sub "\${Orders.Arn}/index/*"`,
  },
  {
    title: "two tables, and nothing that says which of them is read",
    page,
    path: "main.tf",
    within: file.jsonencoded("lambda.amazonaws.com", orders + payroll),
    before: `
{
  Effect   = "Allow"
  Action   = "dynamodb:GetItem"
  Resource = "*"
}`,
    outcome: "shown",
    because: "which of the two tables",
  },
  {
    title: "a table that is named nowhere",
    page: identityPage,
    path: "policies/writer.json",
    within: file.raw,
    before: `
{
  "Sid": "WriteOrders",
  "Effect": "Allow",
  "Action": "dynamodb:PutItem",
  "Resource": "*"
}`,
    outcome: "shown",
    because: "the table's name",
  },
  {
    title: "the stream of a table that an event source mapping reads",
    page: "https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/iam-policy-example-lamda-process-dynamodb-streams.html",
    path: "stack.json",
    within: file.json(
      "lambda.amazonaws.com",
      `
"Orders": {
  "Type": "AWS::DynamoDB::Table",
  "Properties": { "TableName": "orders", "StreamSpecification": { "StreamViewType": "NEW_IMAGE" } }
},
"Source": {
  "Type": "AWS::Lambda::EventSourceMapping",
  "Properties": {
    "FunctionName": { "Ref": "App" },
    "EventSourceArn": { "Fn::GetAtt": ["Orders", "StreamArn"] },
    "StartingPosition": "LATEST"
  }
},${file.lambdaJson("")}`,
    ),
    before: `
{
  "Effect": "Allow",
  "Action": [
    "dynamodb:DescribeStream",
    "dynamodb:GetRecords",
    "dynamodb:GetShardIterator",
    "dynamodb:ListStreams"
  ],
  "Resource": "*"
}`,
    outcome: "commit",
    allows: [
      `dynamodb:DescribeStream ${table}/stream/2026-01-01T00:00:00.000`,
      `dynamodb:GetRecords ${table}/stream/2026-01-01T00:00:00.000`,
      `dynamodb:GetShardIterator ${table}/stream/2026-01-01T00:00:00.000`,
      "dynamodb:ListStreams *",
    ],
    forbids: [`dynamodb:GetRecords ${other}/stream/2026-01-01T00:00:00.000`],
  },
  {
    title: "a table that GraphQL resolvers read and write",
    page: "https://docs.aws.amazon.com/appsync/latest/devguide/attaching-a-data-source.html",
    path: "api.tf",
    within: file.heredoc(
      "appsync.amazonaws.com",
      `${orders}${payroll}
resource "aws_appsync_datasource" "orders" {
  api_id           = var.api
  name             = "orders"
  type             = "AMAZON_DYNAMODB"
  service_role_arn = aws_iam_role.app.arn

  dynamodb_config {
    table_name = aws_dynamodb_table.orders.name
  }
}`,
    ),
    before: `
{
  "Effect": "Allow",
  "Action": "dynamodb:*",
  "Resource": "*"
}`,
    outcome: "commit",
    allows: [
      `dynamodb:GetItem ${table}`,
      `dynamodb:PutItem ${table}`,
      `dynamodb:UpdateItem ${table}`,
      `dynamodb:DeleteItem ${table}`,
      `dynamodb:Query ${table}`,
      `dynamodb:Scan ${table}`,
    ],
    forbids: [`dynamodb:DeleteTable ${table}`, `dynamodb:GetItem ${other}`],
  },
];
