import type { Case } from "./case.ts";
import * as file from "./files.ts";

/** What SAM has short forms for, and what only looks wide. */
const table = "arn:aws:dynamodb:eu-west-1:111122223333:table/orders";
const templatePage =
  "https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/serverless-policy-template-list.html";

const orders = `
Orders:
  Type: AWS::DynamoDB::Table
  Properties:
    TableName: orders`;

const samPolicies = file.put(
  `
AWSTemplateFormatVersion: "2010-09-09"
Transform: AWS::Serverless-2016-10-31
Resources:
  @declared
  App:
    Type: AWS::Serverless::Function
    Properties:
      Handler: app.handler
      Runtime: nodejs22.x
      Environment:
        Variables:
          TABLE: !Ref Orders
      Policies:
        @@
`,
  "declared",
  orders,
);

export const attached: readonly Case[] = [
  {
    title: "AWS's policy for everything of DynamoDB, for a function with one table",
    page: templatePage,
    path: "template.yaml",
    within: samPolicies,
    before: `
- AmazonDynamoDBFullAccess`,
    outcome: "commit",
    allows: [
      `dynamodb:GetItem ${table}`,
      `dynamodb:PutItem ${table}`,
      `dynamodb:Query ${table}/index/by-customer`,
    ],
    forbids: [
      `dynamodb:DeleteTable ${table}`,
      "dynamodb:GetItem arn:aws:dynamodb:eu-west-1:111122223333:table/payroll",
      "iam:PassRole arn:aws:iam::111122223333:role/admin",
    ],
  },
  {
    title: "a policy template of SAM for one table",
    page: templatePage,
    path: "template.yaml",
    within: samPolicies,
    before: `
- DynamoDBCrudPolicy:
    TableName: !Ref Orders`,
    outcome: "none",
    because: "it is what everything of DynamoDB should have been",
  },
  {
    title: "labels of images",
    page: "https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonrekognition.html",
    path: "template.yaml",
    within: file.sam("TABLE: !Ref Orders", orders),
    before: `
- Effect: Allow
  Action:
    - rekognition:DetectLabels
    - rekognition:DetectText
  Resource: "*"`,
    outcome: "none",
    because: "neither action takes a resource",
  },
  {
    title: "mail from an identity that is named nowhere",
    page: "https://docs.aws.amazon.com/ses/latest/dg/control-user-access.html",
    path: "template.yaml",
    within: file.sam("FROM: shop@example.com", orders),
    before: `
- Effect: Allow
  Action:
    - ses:SendEmail
    - ses:SendRawEmail
  Resource: "*"`,
    // Whether the address or its domain is the verified identity is not known, only whose account it is in.
    outcome: "commit",
    allows: [
      "ses:SendEmail arn:aws:ses:eu-west-1:111122223333:identity/example.com",
      "ses:SendRawEmail arn:aws:ses:eu-west-1:111122223333:identity/shop@example.com",
    ],
    forbids: ["ses:SendRawEmail arn:aws:ses:eu-west-1:444455556666:identity/example.com"],
  },
  {
    title: "a role of its own for a function of SAM, with everything of SNS",
    page: "https://docs.aws.amazon.com/sns/latest/dg/sns-using-identity-based-policies.html",
    path: "template.yaml",
    within: file
      .yaml(
        "lambda.amazonaws.com",
        `
Alerts:
  Type: AWS::SNS::Topic
  Properties:
    TopicName: alerts
App:
  Type: AWS::Serverless::Function
  Properties:
    Handler: app.handler
    Runtime: nodejs22.x
    Role: !GetAtt AppRole.Arn
    Environment:
      Variables: { TOPIC_ARN: !Ref Alerts }`,
      )
      .replace("Resources:", "Transform: AWS::Serverless-2016-10-31\nResources:"),
    before: `
- Effect: Allow
  Action: sns:*
  Resource: "*"`,
    outcome: "commit",
    allows: ["sns:Publish arn:aws:sns:eu-west-1:111122223333:alerts"],
    forbids: [
      "sns:Publish arn:aws:sns:eu-west-1:111122223333:payroll",
      "sns:DeleteTopic arn:aws:sns:eu-west-1:111122223333:alerts",
      "sns:AddPermission arn:aws:sns:eu-west-1:111122223333:alerts",
      "sns:SetTopicAttributes arn:aws:sns:eu-west-1:111122223333:alerts",
    ],
  },
  {
    title: "records into the delivery stream of a Serverless service",
    page: "https://docs.aws.amazon.com/firehose/latest/dev/controlling-access.html",
    path: "serverless.yml",
    within: file.serverless(
      "STREAM: !Ref Clicks",
      `
Clicks:
  Type: AWS::KinesisFirehose::DeliveryStream
  Properties:
    DeliveryStreamName: clicks`,
    ),
    before: `
- Effect: Allow
  Action:
    - firehose:PutRecord
    - firehose:PutRecordBatch
  Resource: "*"`,
    outcome: "commit",
    after: `
- Effect: Allow
  Action:
    - firehose:PutRecord
    - firehose:PutRecordBatch
  Resource: !GetAtt Clicks.Arn`,
  },
  {
    title: "items of one table, named by its ARN",
    page: "https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/using-identity-based-policies.html",
    path: "serverless.yml",
    within: file.serverless("TABLE: !Ref Orders", orders),
    before: `
- Effect: Allow
  Action:
    - dynamodb:GetItem
    - dynamodb:PutItem
    - dynamodb:UpdateItem
  Resource: !GetAtt Orders.Arn`,
    outcome: "none",
    because: "named actions on a named table",
  },
];
