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
            Action: ["s3:PutObject", "s3:ListBucket"],
            Resource: "*",
          },
          {
            Effect: "Allow",
            Action: "dynamodb:*",
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
