import type { GoodExample } from "../example.ts";

/** Policies of other resources in AWS's guides, and of VPC endpoints. */
export const otherResources: readonly GoodExample[] = [
  {
    name: "a function for a bucket",
    page: "https://docs.aws.amazon.com/lambda/latest/dg/permissions-function-services.html",
    kind: "resource",
    resourceType: "AWS::Lambda::Function",
    policy: {
      Version: "2012-10-17",
      Statement: [
        {
          Sid: "bucket",
          Effect: "Allow",
          Principal: { Service: "s3.amazonaws.com" },
          Action: "lambda:InvokeFunction",
          Resource: "arn:aws:lambda:us-east-2:111122223333:function:orders",
          Condition: {
            StringEquals: { "AWS:SourceAccount": "111122223333" },
            ArnLike: { "AWS:SourceArn": "arn:aws:s3:::app-data" },
          },
        },
      ],
    },
  },
  {
    name: "a function for the organization",
    page: "https://docs.aws.amazon.com/lambda/latest/dg/permissions-function-organization.html",
    kind: "resource",
    resourceType: "AWS::Lambda::Function",
    policy: {
      Version: "2012-10-17",
      Statement: [
        {
          Sid: "org",
          Effect: "Allow",
          Principal: "*",
          Action: "lambda:InvokeFunction",
          Resource: "arn:aws:lambda:us-east-2:111122223333:function:orders",
          Condition: { StringEquals: { "aws:PrincipalOrgID": "o-a1b2c3d4e5" } },
        },
      ],
    },
  },
  {
    name: "a repository of images, without a resource",
    page: "https://docs.aws.amazon.com/AmazonECR/latest/userguide/repository-policy-examples.html",
    kind: "resource",
    resourceType: "AWS::ECR::Repository",
    policy: {
      Version: "2012-10-17",
      Statement: [
        {
          Sid: "PushPull",
          Effect: "Allow",
          Principal: {
            AWS: [
              "arn:aws:iam::111122223333:user/push-pull-1",
              "arn:aws:iam::111122223333:user/push-pull-2",
            ],
          },
          Action: [
            "ecr:BatchGetImage",
            "ecr:BatchCheckLayerAvailability",
            "ecr:CompleteLayerUpload",
            "ecr:GetDownloadUrlForLayer",
            "ecr:InitiateLayerUpload",
            "ecr:PutImage",
            "ecr:UploadLayerPart",
          ],
        },
      ],
    },
  },
  {
    name: "a secret for one role",
    page: "https://docs.aws.amazon.com/secretsmanager/latest/userguide/auth-and-access_resource-policies.html",
    kind: "resource",
    resourceType: "AWS::SecretsManager::Secret",
    policy: {
      Version: "2012-10-17",
      Statement: [
        {
          Effect: "Allow",
          Principal: { AWS: "arn:aws:iam::111122223333:role/app" },
          Action: "secretsmanager:GetSecretValue",
          Resource: "*",
        },
      ],
    },
  },
  {
    name: "a secret through one VPC endpoint",
    page: "https://docs.aws.amazon.com/secretsmanager/latest/userguide/auth-and-access_examples.html",
    kind: "resource",
    resourceType: "AWS::SecretsManager::Secret",
    policy: {
      Version: "2012-10-17",
      Statement: [
        {
          Effect: "Deny",
          Principal: "*",
          Action: ["secretsmanager:GetSecretValue"],
          Resource: "*",
          Condition: { StringNotEquals: { "aws:SourceVpce": "vpce-12345678" } },
        },
      ],
    },
  },
  {
    name: "a file system through mount targets",
    page: "https://docs.aws.amazon.com/efs/latest/ug/access-control-block-public-access.html",
    kind: "resource",
    resourceType: "AWS::EFS::FileSystem",
    policy: {
      Version: "2012-10-17",
      Statement: [
        {
          Effect: "Allow",
          Principal: { AWS: "*" },
          Action: [
            "elasticfilesystem:ClientRootAccess",
            "elasticfilesystem:ClientWrite",
            "elasticfilesystem:ClientMount",
          ],
          Resource: "arn:aws:elasticfilesystem:us-east-1:111122223333:file-system/fs-12345678",
          Condition: { Bool: { "elasticfilesystem:AccessedViaMountTarget": "true" } },
        },
      ],
    },
  },
  {
    name: "recovery points that stay",
    page: "https://docs.aws.amazon.com/aws-backup/latest/devguide/create-a-vault-access-policy.html",
    kind: "resource",
    resourceType: "AWS::Backup::BackupVault",
    policy: {
      Version: "2012-10-17",
      Statement: [
        {
          Sid: "Stay",
          Effect: "Deny",
          Principal: "*",
          Action: "backup:DeleteRecoveryPoint",
          Resource: "*",
        },
      ],
    },
  },
  {
    name: "queries of Route 53 in a log",
    page: "https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/query-logs.html",
    kind: "resource",
    resourceType: "AWS::Logs::ResourcePolicy",
    policy: {
      Version: "2012-10-17",
      Statement: [
        {
          Sid: "Queries",
          Effect: "Allow",
          Principal: { Service: "route53.amazonaws.com" },
          Action: ["logs:CreateLogStream", "logs:PutLogEvents"],
          Resource: "arn:aws:logs:us-east-1:111122223333:log-group:/aws/route53/*",
          Condition: {
            ArnLike: { "aws:SourceArn": "arn:aws:route53:::hostedzone/*" },
            StringEquals: { "aws:SourceAccount": "111122223333" },
          },
        },
      ],
    },
  },
  {
    name: "the S3 endpoint of a VPC, for one bucket",
    page: "https://docs.aws.amazon.com/vpc/latest/privatelink/vpc-endpoints-s3.html",
    kind: "resource",
    resourceType: "AWS::EC2::VPCEndpoint",
    policy: {
      Version: "2012-10-17",
      Statement: [
        {
          Sid: "OneBucket",
          Effect: "Allow",
          Principal: "*",
          Action: ["s3:ListBucket", "s3:GetObject", "s3:PutObject"],
          Resource: ["arn:aws:s3:::reports", "arn:aws:s3:::reports/*"],
        },
      ],
    },
  },
  {
    name: "the DynamoDB endpoint of a VPC, for one table",
    page: "https://docs.aws.amazon.com/vpc/latest/privatelink/vpc-endpoints-ddb.html",
    kind: "resource",
    resourceType: "AWS::EC2::VPCEndpoint",
    policy: {
      Version: "2012-10-17",
      Statement: [
        {
          Effect: "Allow",
          Principal: "*",
          Action: [
            "dynamodb:Batch*",
            "dynamodb:Delete*",
            "dynamodb:DescribeTable",
            "dynamodb:GetItem",
            "dynamodb:PutItem",
            "dynamodb:Update*",
          ],
          Resource: "arn:aws:dynamodb:us-east-1:111122223333:table/orders",
        },
      ],
    },
  },
];
