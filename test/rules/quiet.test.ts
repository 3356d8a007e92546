import { describe, expect, test } from "vitest";
import { judge } from "../../src/rules/judge.ts";
import { atLeast } from "../../src/rules/severity.ts";
import { facts, pathFor, scanned } from "./facts.ts";
import { hcl, hclOf, indented, json, template, yaml } from "./policies.ts";

// What is right as it stands: no rule finds anything in it that would be worth a comment.

const trustOfLambda = `
AssumeRolePolicyDocument:
  Version: "2012-10-17"
  Statement:
    - Effect: Allow
      Principal: { Service: lambda.amazonaws.com }
      Action: sts:AssumeRole
`;

const everythingAllowed = `jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Action = "*", Resource = "*" }]
  })`;

const quiet: Readonly<Record<string, string>> = {
  "KMS root": template(`
    Key:
      Type: AWS::KMS::Key
      Properties:
        KeyPolicy:
          Version: "2012-10-17"
          Statement:
            - Sid: Enable IAM User Permissions
              Effect: Allow
              Principal: { AWS: !Sub "arn:aws:iam::\${AWS::AccountId}:root" }
              Action: kms:*
              Resource: "*"
            - Sid: Allow access for Key Administrators
              Effect: Allow
              Principal: { AWS: !Sub "arn:aws:iam::\${AWS::AccountId}:role/admin" }
              Action:
                [
                  "kms:Create*", "kms:Describe*", "kms:Enable*", "kms:List*", "kms:Put*",
                  "kms:Update*", "kms:Revoke*", "kms:Disable*", "kms:Get*", "kms:Delete*",
                  "kms:TagResource", "kms:UntagResource", "kms:ScheduleKeyDeletion",
                  "kms:CancelKeyDeletion",
                ]
              Resource: "*"
            - Sid: Allow use of the key
              Effect: Allow
              Principal: { AWS: !Sub "arn:aws:iam::\${AWS::AccountId}:role/app" }
              Action: ["kms:Encrypt", "kms:Decrypt", "kms:ReEncrypt*", "kms:GenerateDataKey*", "kms:DescribeKey"]
              Resource: "*"
  `),
  "KMS root in a bare document": json({
    Principal: { AWS: "arn:aws:iam::111122223333:root" },
    Action: "kms:*",
    Resource: "*",
  }),
  "endpoint policy": `
resource "aws_vpc_endpoint" "s3" {
  service_name = "com.amazonaws.us-east-1.s3"
  policy = jsonencode({
    Statement = [{ Effect = "Allow", Principal = "*", Action = "*", Resource = "*" }]
  })
}
`,
  "SCP FullAWSAccess": `
resource "aws_organizations_policy" "full" {
  name    = "FullAWSAccess"
  content = ${everythingAllowed}
}
`,
  "RCP FullAWSAccess": `
resource "aws_organizations_policy" "full" {
  name    = "RCPFullAWSAccess"
  type    = "RESOURCE_CONTROL_POLICY"
  content = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Principal = "*", Action = "*", Resource = "*" }]
  })
}
`,
  boundary: `
resource "aws_iam_policy" "boundary" {
  policy = ${everythingAllowed}
}

resource "aws_iam_role" "app" {
  permissions_boundary = aws_iam_policy.boundary.arn
  assume_role_policy   = "{}"
}
`,
  "a boundary of a template": template(`
    Boundary:
      Type: AWS::IAM::ManagedPolicy
      Properties:
        PolicyDocument:
          Version: "2012-10-17"
          Statement: { Effect: Allow, Action: "*", Resource: "*" }
    Role:
      Type: AWS::IAM::Role
      Properties:
        PermissionsBoundary: !Ref Boundary
${indented(trustOfLambda, 8)}
  `),
  "session policy": `
resource "aws_transfer_user" "app" {
  policy = ${everythingAllowed}
}
`,
  "Deny *": json({
    Effect: "Deny",
    Action: "*",
    Resource: "*",
    Condition: { Bool: { "aws:SecureTransport": "false" } },
  }),
  "Deny * for everybody": json({
    Effect: "Deny",
    Principal: "*",
    Action: "s3:*",
    Resource: ["arn:aws:s3:::logs", "arn:aws:s3:::logs/*"],
    Condition: { Bool: { "aws:SecureTransport": "false" } },
  }),
  "log scaffolding": yaml(
    "Action: [logs:CreateLogGroup, logs:CreateLogStream, logs:PutLogEvents]\nResource: '*'",
  ),
  "log scaffolding on an ARN": hcl(
    'actions   = ["logs:CreateLogGroup", "logs:CreateLogStream", "logs:PutLogEvents"]\nresources = ["arn:aws:logs:*:*:*"]',
  ),
  "the least that can be written of a log group": json({
    Action: ["logs:CreateLogStream", "logs:PutLogEvents"],
    Resource: "arn:aws:logs:us-east-1:111122223333:log-group:app:*",
  }),
  "X-Ray": json({
    Action: [
      "xray:PutTraceSegments",
      "xray:PutTelemetryRecords",
      "xray:GetSamplingRules",
      "xray:GetSamplingTargets",
    ],
    Resource: "*",
  }),
  "ecr:GetAuthorizationToken": hcl('actions   = ["ecr:GetAuthorizationToken"]\nresources = ["*"]'),
  "ec2:Describe*": yaml("Action: ec2:Describe*\nResource: '*'"),
  "s3:ListAllMyBuckets": json({ Action: "s3:ListAllMyBuckets", Resource: "*" }),
  "CDK bootstrap": json({
    Action: "sts:AssumeRole",
    Resource: "arn:aws:iam::*:role/cdk-*",
  }),
  "CDK bootstrap in one account": json({
    Action: "sts:AssumeRole",
    Resource: [
      "arn:aws:iam::111122223333:role/cdk-hnb659fds-deploy-role-*",
      "arn:aws:iam::111122223333:role/cdk-hnb659fds-file-publishing-role-*",
    ],
  }),
  "sts:GetCallerIdentity": json({ Action: "sts:GetCallerIdentity", Resource: "*" }),
  "PutMetricData with cloudwatch:namespace": json({
    Action: "cloudwatch:PutMetricData",
    Resource: "*",
    Condition: { StringEquals: { "cloudwatch:namespace": "app" } },
  }),
  "the Lambda ENI block": yaml(
    "Action: [ec2:CreateNetworkInterface, ec2:DescribeNetworkInterfaces, ec2:DescribeSubnets, ec2:DeleteNetworkInterface, ec2:AssignPrivateIpAddresses, ec2:UnassignPrivateIpAddresses]\nResource: '*'",
  ),
  "Allow * scoped by PrincipalOrgID": json({
    Principal: "*",
    Action: "s3:GetObject",
    Resource: "arn:aws:s3:::shared/*",
    Condition: { StringEquals: { "aws:PrincipalOrgID": "o-abcdefghij" } },
  }),
  "a root that is a certain role": json({
    Principal: { AWS: "arn:aws:iam::111122223333:root" },
    Action: "sts:AssumeRole",
    Condition: { ArnLike: { "aws:PrincipalArn": "arn:aws:iam::111122223333:role/app" } },
  }),
  "a role for everybody who is a certain role": json({
    Principal: { AWS: "*" },
    Action: "sts:AssumeRole",
    Condition: { StringEquals: { "aws:PrincipalArn": "arn:aws:iam::111122223333:role/app" } },
  }),
  "a private API, as AWS writes its policy": template(`
    Api:
      Type: AWS::ApiGateway::RestApi
      Properties:
        Policy:
          Version: "2012-10-17"
          Statement:
            - { Effect: Allow, Principal: "*", Action: execute-api:Invoke, Resource: execute-api:/* }
            - Effect: Deny
              Principal: "*"
              Action: execute-api:Invoke
              Resource: execute-api:/*
              Condition: { StringNotEquals: { aws:SourceVpce: !Ref Endpoint } }
  `),
  "a file system, as AWS writes its policy": hclOf(
    "aws_efs_file_system_policy",
    "policy",
    `
    actions   = ["elasticfilesystem:ClientRootAccess", "elasticfilesystem:ClientWrite", "elasticfilesystem:ClientMount"]
    resources = ["*"]
    principals {
      type        = "AWS"
      identifiers = ["*"]
    }
    condition {
      test     = "Bool"
      variable = "elasticfilesystem:AccessedViaMountTarget"
      values   = ["true"]
    }
    `,
  ),
  "a domain for some addresses": hclOf(
    "aws_opensearch_domain",
    "access_policies",
    `
    actions   = ["es:ESHttpGet"]
    resources = ["arn:aws:es:us-east-1:111122223333:domain/search/*"]
    principals {
      type        = "*"
      identifiers = ["*"]
    }
    condition {
      test     = "IpAddress"
      variable = "aws:SourceIp"
      values   = ["203.0.113.0/24"]
    }
    `,
  ),
  "a trail's bucket, as AWS writes its policy": json(
    {
      Principal: { Service: "cloudtrail.amazonaws.com" },
      Action: "s3:GetBucketAcl",
      Resource: "arn:aws:s3:::trails",
      Condition: {
        StringEquals: { "aws:SourceArn": "arn:aws:cloudtrail:us-east-1:111122223333:trail/all" },
      },
    },
    {
      Principal: { Service: "cloudtrail.amazonaws.com" },
      Action: "s3:PutObject",
      Resource: "arn:aws:s3:::trails/AWSLogs/111122223333/*",
      Condition: {
        StringEquals: {
          "s3:x-amz-acl": "bucket-owner-full-control",
          "aws:SourceArn": "arn:aws:cloudtrail:us-east-1:111122223333:trail/all",
        },
      },
    },
  ),
  "a role that a repository deploys with": json({
    Principal: {
      Federated: "arn:aws:iam::111122223333:oidc-provider/token.actions.githubusercontent.com",
    },
    Action: "sts:AssumeRoleWithWebIdentity",
    Condition: {
      StringEquals: { "token.actions.githubusercontent.com:aud": "sts.amazonaws.com" },
      StringLike: { "token.actions.githubusercontent.com:sub": "repo:acme/app:*" },
    },
  }),
  "a vendor's role, as vendors write it": json({
    Principal: { AWS: "arn:aws:iam::464622532012:root" },
    Action: "sts:AssumeRole",
    Condition: { StringEquals: { "sts:ExternalId": "1a2b3c4d" } },
  }),
  "what a load balancer invokes": `
resource "aws_lambda_permission" "lb" {
  action        = "lambda:InvokeFunction"
  function_name = "app"
  principal     = "elasticloadbalancing.amazonaws.com"
}
`,
  "a key used through a service": json({
    Action: ["kms:Decrypt", "kms:GenerateDataKey"],
    Resource: "*",
    Condition: { StringEquals: { "kms:ViaService": "s3.us-east-1.amazonaws.com" } },
  }),
  "an object path with wildcards": hcl(
    'actions   = ["s3:GetObject"]\nresources = ["${var.bucket_arn}/*/test/*"]',
  ),
  "snapshots that AWS Backup made": json({
    Action: "rds:DescribeDBClusterSnapshots",
    Resource: "arn:aws:rds:us-east-1:111122223333:cluster-snapshot:awsbackup:*",
  }),
  "only what cannot be limited": json({ Action: "ec2messages:GetMessages", Resource: "*" }),
  "a function's basic execution role": template(`
    Role:
      Type: AWS::IAM::Role
      Properties:
${indented(trustOfLambda, 8)}
        Policies:
          - PolicyName: logs
            PolicyDocument:
              Statement:
                - Effect: Allow
                  Action: [logs:CreateLogGroup, logs:CreateLogStream, logs:PutLogEvents]
                  Resource: "*"
  `),
  "a queue that a topic writes to": hclOf(
    "aws_sqs_queue_policy",
    "policy",
    `
    actions   = ["sqs:SendMessage"]
    resources = ["*"]
    principals {
      type        = "AWS"
      identifiers = ["*"]
    }
    condition {
      test     = "ArnEquals"
      variable = "aws:SourceArn"
      values   = [aws_sns_topic.orders.arn]
    }
    `,
    'resource "aws_sns_topic" "orders" {}',
  ),
  "an application's role, as it should be": hcl(
    `
    actions   = ["dynamodb:GetItem", "dynamodb:PutItem", "dynamodb:Query"]
    resources = [aws_dynamodb_table.orders.arn, "\${aws_dynamodb_table.orders.arn}/index/*"]
    `,
    'resource "aws_dynamodb_table" "orders" {\n  name = "orders"\n}',
  ),
};

describe("nothing is said of", () => {
  test.for(Object.entries(quiet))("%s", ([, text]) => {
    const scan = scanned({ [pathFor(text)]: text });
    const { policies, problems } = scan;
    expect(problems).toEqual([]);
    expect(policies.flatMap(({ statements }) => statements)).not.toEqual([]);
    const loud = judge(scan, facts).filter(({ severity }) => atLeast(severity, "medium"));
    expect(loud.map(({ rule, severity, message }) => [rule, severity, message])).toEqual([]);
  });
});
