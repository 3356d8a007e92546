/**
 * Configurations of one function `app` with its code beside them, and a policy of its role with one
 * statement: what is proposed where the code says what is needed.
 */

export type Files = Readonly<Record<string, string>>;

/** What a configuration says, where it is not the usual. */
export type Said = {
  /** As YAML in templates, as HCL in Terraform. */
  readonly statement?: string;
  /** The variables of the environment. */
  readonly variables?: string;
  /** More properties of the function. */
  readonly properties?: string;
  /** Further resources. */
  readonly beside?: string;
  readonly runtime?: "nodejs22.x" | "python3.13" | "java21" | "provided.al2023";
  /** The function that is called, where it is not `app.handler`. */
  readonly handler?: string;
};

export const indented = (text: string, by: number): string =>
  text
    .trim()
    .split("\n")
    .map((line) => (line === "" ? line : " ".repeat(by) + line))
    .join("\n");

const anyTable = `Effect: Allow\nAction: dynamodb:*\nResource: "*"`;

const usual: Required<Said> = {
  statement: anyTable,
  variables: "TABLE: !Ref Orders",
  properties: "",
  beside: "",
  runtime: "nodejs22.x",
  handler: "app.handler",
};

/** Two tables, a bucket and two queues. */
const resourcesYaml = `
Orders: { Type: AWS::DynamoDB::Table }
Payroll: { Type: AWS::DynamoDB::Table }
Files: { Type: AWS::S3::Bucket }
Jobs: { Type: AWS::SQS::Queue }
Failed: { Type: AWS::SQS::Queue }`;

/** SAM; the role is the function's own. */
export function sam(said: Said = {}): string {
  const { statement, variables, properties, beside, runtime, handler } = { ...usual, ...said };
  return `Transform: AWS::Serverless-2016-10-31
Resources:
${indented(resourcesYaml, 2)}
${indented(beside, 2)}
  App:
    Type: AWS::Serverless::Function
    Properties:
      CodeUri: src
      Handler: ${handler}
      Runtime: ${runtime}
${indented(properties, 6)}
      Environment:
        Variables:
${indented(variables, 10)}
      Policies:
        - Version: "2012-10-17"
          Statement:
            - ${indented(statement, 14).trimStart()}
`;
}

/** CloudFormation, as it is written for `aws cloudformation package`. */
export function cloudformation(said: Said = {}): string {
  const { statement, variables, properties, beside, runtime, handler } = { ...usual, ...said };
  return `Resources:
${indented(resourcesYaml, 2)}
${indented(beside, 2)}
  App:
    Type: AWS::Lambda::Function
    Properties:
      Code: ./src
      Handler: ${handler}
      Runtime: ${runtime}
      Role: !GetAtt Role.Arn
${indented(properties, 6)}
      Environment:
        Variables:
${indented(variables, 10)}
  Role:
    Type: AWS::IAM::Role
    Properties:
      AssumeRolePolicyDocument:
        Version: "2012-10-17"
        Statement:
          - { Effect: Allow, Action: sts:AssumeRole, Principal: { Service: lambda.amazonaws.com } }
      Policies:
        - PolicyName: app
          PolicyDocument:
            Version: "2012-10-17"
            Statement:
              - ${indented(statement, 16).trimStart()}
`;
}

/** Serverless; the role is that of all functions of the service. */
export function serverless(said: Said = {}): string {
  const { statement, variables, properties, beside, runtime, handler } = { ...usual, ...said };
  return `service: shop
provider:
  name: aws
  runtime: ${runtime}
  environment:
${indented(variables, 4)}
  iam:
    role:
      statements:
        - ${indented(statement, 10).trimStart()}
functions:
  app:
    handler: src/${handler}
${indented(properties, 4)}
resources:
  Resources:
${indented(resourcesYaml, 4)}
${indented(beside, 4)}
`;
}

/** Terraform, with an archive that it makes of the folder. */
export function terraform(said: Said = {}): string {
  const { statement, variables, properties, beside, runtime, handler } = {
    ...usual,
    statement: 'actions   = ["dynamodb:*"]\nresources = ["*"]',
    variables: "TABLE = aws_dynamodb_table.orders.name",
    ...said,
  };
  return `resource "aws_dynamodb_table" "orders" {}
resource "aws_dynamodb_table" "payroll" {}
resource "aws_s3_bucket" "files" {}
resource "aws_sqs_queue" "jobs" {}
resource "aws_sqs_queue" "failed" {}

data "archive_file" "app" {
  type        = "zip"
  source_dir  = "\${path.module}/src"
  output_path = "app.zip"
}

resource "aws_lambda_function" "app" {
  function_name = "app"
  filename      = data.archive_file.app.output_path
  handler       = "${handler}"
  runtime       = "${runtime}"
  role          = aws_iam_role.app.arn
${indented(properties, 2)}
  environment {
    variables = { ${variables} }
  }
}

resource "aws_iam_role" "app" {
  assume_role_policy = data.aws_iam_policy_document.trust.json
}

data "aws_iam_policy_document" "trust" {
  statement {
    actions = ["sts:AssumeRole"]
    principals {
      type        = "Service"
      identifiers = ["lambda.amazonaws.com"]
    }
  }
}

resource "aws_iam_role_policy" "app" {
  role   = aws_iam_role.app.id
  policy = data.aws_iam_policy_document.app.json
}

data "aws_iam_policy_document" "app" {
  statement {
${indented(statement, 4)}
  }
}

${beside}
`;
}

/** CDK in TypeScript; the role is the function's own. */
export function cdk(said: Said = {}): string {
  const { variables, runtime, statement } = {
    ...usual,
    variables: "TABLE: orders.tableName",
    ...said,
    statement: said.statement ?? 'actions: ["dynamodb:*"], resources: ["*"]',
  };
  return `import * as path from "path";
import { Stack, aws_dynamodb as dynamodb, aws_iam as iam, aws_lambda as lambda } from "aws-cdk-lib";

export class Shop extends Stack {
  constructor(scope: Construct, id: string) {
    super(scope, id);
    const orders = new dynamodb.Table(this, "Orders", { partitionKey });
    const payroll = new dynamodb.Table(this, "Payroll", { partitionKey });
    const fn = new lambda.Function(this, "App", {
      code: lambda.Code.fromAsset(path.join(__dirname, "src")),
      handler: "app.handler",
      runtime: lambda.Runtime.${runtime
        .replace(".x", "_X")
        .replace(/[.]/, "_")
        .replace(/^(?:nodejs|python)/, (name) => `${name.toUpperCase()}_`)},
      environment: { ${variables} },
    });
    fn.addToRolePolicy(new iam.PolicyStatement({ ${statement} }));
  }
}
`;
}

/** CDK in Python. */
export function cdkInPython(said: Said = {}): string {
  const { runtime } = { ...usual, ...said };
  return `import os
from aws_cdk import Stack, aws_dynamodb as dynamodb, aws_iam as iam, aws_lambda as lambda_

class Shop(Stack):
    def __init__(self, scope, id, **kwargs):
        super().__init__(scope, id, **kwargs)
        orders = dynamodb.Table(self, "Orders", partition_key=key)
        payroll = dynamodb.Table(self, "Payroll", partition_key=key)
        code = lambda_.Code.from_asset(os.path.join(os.path.dirname(__file__), "src"))
        fn = lambda_.Function(
            self, "App", code=code, handler="app.handler", runtime=lambda_.Runtime.${runtime.startsWith("python") ? "PYTHON_3_13" : "NODEJS_22_X"}
        )
        fn.add_environment("TABLE", orders.table_name)
        fn.add_to_role_policy(iam.PolicyStatement(actions=["dynamodb:*"], resources=["*"]))
`;
}

/** Pulumi in TypeScript. */
export function pulumi(said: Said = {}): string {
  const { runtime } = { ...usual, ...said };
  return `import * as path from "path";
import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

const orders = new aws.dynamodb.Table("orders", { hashKey: "id" });
const payroll = new aws.dynamodb.Table("payroll", { hashKey: "id" });
const role = new aws.iam.Role("app", {
  assumeRolePolicy: aws.iam.assumeRolePolicyForPrincipal({ Service: "lambda.amazonaws.com" }),
});
new aws.iam.RolePolicy("app", {
  role: role.id,
  policy: {
    Version: "2012-10-17",
    Statement: [{ Effect: "Allow", Action: "dynamodb:*", Resource: "*" }],
  },
});
new aws.lambda.Function("app", {
  code: new pulumi.asset.FileArchive(path.join(__dirname, "src")),
  handler: "app.handler",
  runtime: "${runtime}",
  role: role.arn,
  environment: { variables: { TABLE: orders.name } },
});
`;
}

/** Gets and puts items of the table that the environment names. */
export const javascript = `import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { DynamoDBDocumentClient, GetCommand, PutCommand } from "@aws-sdk/lib-dynamodb";

const db = DynamoDBDocumentClient.from(new DynamoDBClient({}));

export async function handler({ id }) {
  const { Item } = await db.send(new GetCommand({ TableName: process.env.TABLE, Key: { id } }));
  await db.send(new PutCommand({ TableName: process.env.TABLE, Item: { ...Item, seen: true } }));
}
`;

/** The same in Python. */
export const python = `import os

import boto3

table = boto3.resource("dynamodb").Table(os.environ["TABLE"])


def handler(event, context):
    item = table.get_item(Key={"id": event["id"]})["Item"]
    table.put_item(Item={**item, "seen": True})
`;

/** The same in Go. */
export const go = `package main

import (
	"context"
	"os"

	"github.com/aws/aws-lambda-go/lambda"
	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/config"
	"github.com/aws/aws-sdk-go-v2/service/dynamodb"
)

var table = os.Getenv("TABLE")

func handler(ctx context.Context, event Event) error {
	cfg, err := config.LoadDefaultConfig(ctx)
	if err != nil {
		return err
	}
	db := dynamodb.NewFromConfig(cfg)
	found, err := db.GetItem(ctx, &dynamodb.GetItemInput{TableName: aws.String(table), Key: event.Key()})
	if err != nil {
		return err
	}
	_, err = db.PutItem(ctx, &dynamodb.PutItemInput{TableName: aws.String(table), Item: found.Item})
	return err
}

func main() {
	lambda.Start(handler)
}
`;

/** The same in Java. */
export const java = `package com.example;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;

public class App implements RequestHandler<Map<String, String>, Void> {
  private static final String TABLE = System.getenv("TABLE");
  private final DynamoDbClient db = DynamoDbClient.create();

  @Override
  public Void handleRequest(Map<String, String> event, Context context) {
    GetItemRequest request = GetItemRequest.builder().tableName(TABLE).key(keyOf(event)).build();
    var item = db.getItem(request).item();
    db.putItem(r -> r.tableName(TABLE).item(item));
    return null;
  }
}
`;

/** A file of JavaScript that calls one client, after what it imports besides. */
export function calling(client: string, ...steps: readonly string[]): string {
  const [module = "", name = ""] = client.split(" ");
  return `import * as sdk from "@aws-sdk/client-${module}";
const client = new sdk.${name}({});
export const handler = async (event) => {
${steps.map((step) => `  ${step}\n`).join("")}};
`;
}
