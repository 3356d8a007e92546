import type { AWS } from "@serverless/typescript";

const bucket = "exports-of-orders";

const serverlessConfiguration: AWS = {
  service: "exporter",
  provider: {
    name: "aws",
    runtime: "nodejs20.x",
    iam: {
      role: {
        statements: [
          {
            Effect: "Allow",
            Action: ["s3:PutObject"],
            Resource: { "Fn::Sub": "${Exports.Arn}/*" },
          },
          {
            Effect: "Allow",
            Action: ["s3:ListBucket"],
            Resource: { "Fn::GetAtt": ["Exports", "Arn"] },
          },
          {
            Effect: "Allow",
            Action: [
              "dynamodb:BatchGetItem",
              "dynamodb:BatchWriteItem",
              "dynamodb:ConditionCheckItem",
              "dynamodb:DeleteItem",
              "dynamodb:DescribeTable",
              "dynamodb:GetItem",
              "dynamodb:PartiQLDelete",
              "dynamodb:PartiQLInsert",
              "dynamodb:PartiQLSelect",
              "dynamodb:PartiQLUpdate",
              "dynamodb:PutItem",
              "dynamodb:Query",
              "dynamodb:Scan",
              "dynamodb:UpdateItem"
            ],
            Resource: { "Fn::GetAtt": ["Orders", "Arn"] },
          },
        ],
      },
    },
  },
  functions: {
    export: { handler: "export.handler" },
  },
  resources: {
    Resources: {
      Exports: { Type: "AWS::S3::Bucket", Properties: { BucketName: bucket } },
      Orders: {
        Type: "AWS::DynamoDB::Table",
        Properties: { TableName: "orders" },
      },
    },
  },
};

module.exports = serverlessConfiguration;
