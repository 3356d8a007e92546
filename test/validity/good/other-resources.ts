import { published, type GoodExample } from "../example.ts";
import { allowing, denying, named, policy, trusting } from "../policy.ts";

/** Policies of other resources in AWS's guides, and of VPC endpoints. */
export const otherResources: readonly GoodExample[] = [
  published(
    "resource",
    "a function for a bucket",
    "lambda/latest/dg/permissions-function-services",
    policy(
      named(
        "bucket",
        allowing(
          { Service: "s3.amazonaws.com" },
          "lambda:InvokeFunction",
          "arn:aws:lambda:us-east-2:111122223333:function:orders",
          {
            StringEquals: { "AWS:SourceAccount": "111122223333" },
            ArnLike: { "AWS:SourceArn": "arn:aws:s3:::app-data" },
          },
        ),
      ),
    ),
    "AWS::Lambda::Function",
  ),
  published(
    "resource",
    "a function for the organization",
    "lambda/latest/dg/permissions-function-organization",
    policy(
      named(
        "org",
        allowing(
          "*",
          "lambda:InvokeFunction",
          "arn:aws:lambda:us-east-2:111122223333:function:orders",
          { StringEquals: { "aws:PrincipalOrgID": "o-a1b2c3d4e5" } },
        ),
      ),
    ),
    "AWS::Lambda::Function",
  ),
  published(
    "resource",
    "a repository of images, without a resource",
    "AmazonECR/latest/userguide/repository-policy-examples",
    policy(
      named(
        "PushPull",
        trusting(
          {
            AWS: [
              "arn:aws:iam::111122223333:user/push-pull-1",
              "arn:aws:iam::111122223333:user/push-pull-2",
            ],
          },
          [
            "ecr:BatchGetImage",
            "ecr:BatchCheckLayerAvailability",
            "ecr:CompleteLayerUpload",
            "ecr:GetDownloadUrlForLayer",
            "ecr:InitiateLayerUpload",
            "ecr:PutImage",
            "ecr:UploadLayerPart",
          ],
        ),
      ),
    ),
    "AWS::ECR::Repository",
  ),
  published(
    "resource",
    "a secret for one role",
    "secretsmanager/latest/userguide/auth-and-access_resource-policies",
    policy(
      allowing({ AWS: "arn:aws:iam::111122223333:role/app" }, "secretsmanager:GetSecretValue", "*"),
    ),
    "AWS::SecretsManager::Secret",
  ),
  published(
    "resource",
    "a secret through one VPC endpoint",
    "secretsmanager/latest/userguide/auth-and-access_examples",
    policy(
      denying("*", ["secretsmanager:GetSecretValue"], "*", {
        StringNotEquals: { "aws:SourceVpce": "vpce-12345678" },
      }),
    ),
    "AWS::SecretsManager::Secret",
  ),
  published(
    "resource",
    "a file system through mount targets",
    "efs/latest/ug/access-control-block-public-access",
    policy(
      allowing(
        { AWS: "*" },
        [
          "elasticfilesystem:ClientRootAccess",
          "elasticfilesystem:ClientWrite",
          "elasticfilesystem:ClientMount",
        ],
        "arn:aws:elasticfilesystem:us-east-1:111122223333:file-system/fs-12345678",
        { Bool: { "elasticfilesystem:AccessedViaMountTarget": "true" } },
      ),
    ),
    "AWS::EFS::FileSystem",
  ),
  published(
    "resource",
    "recovery points that stay",
    "aws-backup/latest/devguide/create-a-vault-access-policy",
    policy(named("Stay", denying("*", "backup:DeleteRecoveryPoint", "*"))),
    "AWS::Backup::BackupVault",
  ),
  published(
    "resource",
    "queries of Route 53 in a log",
    "Route53/latest/DeveloperGuide/query-logs",
    policy(
      named(
        "Queries",
        allowing(
          { Service: "route53.amazonaws.com" },
          ["logs:CreateLogStream", "logs:PutLogEvents"],
          "arn:aws:logs:us-east-1:111122223333:log-group:/aws/route53/*",
          {
            ArnLike: { "aws:SourceArn": "arn:aws:route53:::hostedzone/*" },
            StringEquals: { "aws:SourceAccount": "111122223333" },
          },
        ),
      ),
    ),
    "AWS::Logs::ResourcePolicy",
  ),
  published(
    "resource",
    "the S3 endpoint of a VPC, for one bucket",
    "vpc/latest/privatelink/vpc-endpoints-s3",
    policy(
      named(
        "OneBucket",
        allowing(
          "*",
          ["s3:ListBucket", "s3:GetObject", "s3:PutObject"],
          ["arn:aws:s3:::reports", "arn:aws:s3:::reports/*"],
        ),
      ),
    ),
    "AWS::EC2::VPCEndpoint",
  ),
  published(
    "resource",
    "the DynamoDB endpoint of a VPC, for one table",
    "vpc/latest/privatelink/vpc-endpoints-ddb",
    policy(
      allowing(
        "*",
        [
          "dynamodb:Batch*",
          "dynamodb:Delete*",
          "dynamodb:DescribeTable",
          "dynamodb:GetItem",
          "dynamodb:PutItem",
          "dynamodb:Update*",
        ],
        "arn:aws:dynamodb:us-east-1:111122223333:table/orders",
      ),
    ),
    "AWS::EC2::VPCEndpoint",
  ),
];
