import type { GoodExample } from "../example.ts";

/** Key policies of AWS's guides. */
export const keys: readonly GoodExample[] = [
  {
    name: "the default policy of keys",
    page: "https://docs.aws.amazon.com/kms/latest/developerguide/key-policy-default.html",
    kind: "resource",
    resourceType: "AWS::KMS::Key",
    policy: {
      Version: "2012-10-17",
      Statement: [
        {
          Sid: "Enable IAM User Permissions",
          Effect: "Allow",
          Principal: { AWS: "arn:aws:iam::111122223333:root" },
          Action: "kms:*",
          Resource: "*",
        },
      ],
    },
  },
  {
    name: "administrators of a key",
    page: "https://docs.aws.amazon.com/kms/latest/developerguide/key-policy-default.html",
    kind: "resource",
    resourceType: "AWS::KMS::Key",
    policy: {
      Version: "2012-10-17",
      Statement: [
        {
          Sid: "Administrators",
          Effect: "Allow",
          Principal: { AWS: "arn:aws:iam::111122223333:role/keys" },
          Action: [
            "kms:Create*",
            "kms:Describe*",
            "kms:Enable*",
            "kms:List*",
            "kms:Put*",
            "kms:Update*",
            "kms:Revoke*",
            "kms:Disable*",
            "kms:Get*",
            "kms:Delete*",
            "kms:TagResource",
            "kms:UntagResource",
            "kms:ScheduleKeyDeletion",
            "kms:CancelKeyDeletion",
          ],
          Resource: "*",
        },
      ],
    },
  },
  {
    name: "users of a key and their services",
    page: "https://docs.aws.amazon.com/kms/latest/developerguide/key-policy-default.html",
    kind: "resource",
    resourceType: "AWS::KMS::Key",
    policy: {
      Version: "2012-10-17",
      Statement: [
        {
          Sid: "Use",
          Effect: "Allow",
          Principal: {
            AWS: ["arn:aws:iam::111122223333:role/app", "arn:aws:iam::444455556666:root"],
          },
          Action: [
            "kms:Encrypt",
            "kms:Decrypt",
            "kms:ReEncrypt*",
            "kms:GenerateDataKey*",
            "kms:DescribeKey",
          ],
          Resource: "*",
        },
        {
          Sid: "Grants",
          Effect: "Allow",
          Principal: { AWS: ["arn:aws:iam::111122223333:role/app"] },
          Action: ["kms:CreateGrant", "kms:ListGrants", "kms:RevokeGrant"],
          Resource: "*",
          Condition: { Bool: { "kms:GrantIsForAWSResource": true } },
        },
      ],
    },
  },
  {
    name: "a key through two services only",
    page: "https://docs.aws.amazon.com/kms/latest/developerguide/conditions-kms.html",
    kind: "resource",
    resourceType: "AWS::KMS::Key",
    policy: {
      Version: "2012-10-17",
      Statement: [
        {
          Effect: "Allow",
          Principal: { AWS: "arn:aws:iam::111122223333:role/app" },
          Action: [
            "kms:Encrypt",
            "kms:Decrypt",
            "kms:ReEncrypt*",
            "kms:GenerateDataKey*",
            "kms:CreateGrant",
            "kms:ListGrants",
            "kms:DescribeKey",
          ],
          Resource: "*",
          Condition: {
            "ForAnyValue:StringEquals": {
              "kms:ViaService": ["ec2.us-west-2.amazonaws.com", "rds.us-west-2.amazonaws.com"],
            },
          },
        },
      ],
    },
  },
  {
    name: "a key with an encryption context",
    page: "https://docs.aws.amazon.com/kms/latest/developerguide/conditions-kms.html",
    kind: "resource",
    resourceType: "AWS::KMS::Key",
    policy: {
      Version: "2012-10-17",
      Statement: [
        {
          Effect: "Allow",
          Principal: { AWS: "arn:aws:iam::111122223333:role/app" },
          Action: "kms:GenerateDataKey",
          Resource: "*",
          Condition: {
            StringEquals: { "kms:EncryptionContext:AppName": "ExampleApp" },
            "ForAnyValue:StringEquals": { "kms:EncryptionContextKeys": "AppName" },
          },
        },
      ],
    },
  },
  {
    name: "a key for a trail of CloudTrail",
    page: "https://docs.aws.amazon.com/awscloudtrail/latest/userguide/create-kms-key-policy-for-cloudtrail.html",
    kind: "resource",
    resourceType: "AWS::KMS::Key",
    policy: {
      Version: "2012-10-17",
      Statement: [
        {
          Sid: "Encrypt",
          Effect: "Allow",
          Principal: { Service: "cloudtrail.amazonaws.com" },
          Action: "kms:GenerateDataKey*",
          Resource: "*",
          Condition: {
            StringEquals: {
              "aws:SourceArn": "arn:aws:cloudtrail:eu-west-1:111122223333:trail/main",
            },
            StringLike: {
              "kms:EncryptionContext:aws:cloudtrail:arn":
                "arn:aws:cloudtrail:*:111122223333:trail/*",
            },
          },
        },
      ],
    },
  },
];
