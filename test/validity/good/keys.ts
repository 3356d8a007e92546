import { published, type GoodExample } from "../example.ts";
import { allowing, named, policy } from "../policy.ts";

/** Key policies of AWS's guides. */
export const keys: readonly GoodExample[] = [
  published(
    "resource",
    "the default policy of keys",
    "kms/latest/developerguide/key-policy-default",
    policy(
      named(
        "Enable IAM User Permissions",
        allowing({ AWS: "arn:aws:iam::111122223333:root" }, "kms:*", "*"),
      ),
    ),
    "AWS::KMS::Key",
  ),
  published(
    "resource",
    "administrators of a key",
    "kms/latest/developerguide/key-policy-default",
    policy(
      named(
        "Administrators",
        allowing(
          { AWS: "arn:aws:iam::111122223333:role/keys" },
          [
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
          "*",
        ),
      ),
    ),
    "AWS::KMS::Key",
  ),
  published(
    "resource",
    "users of a key and their services",
    "kms/latest/developerguide/key-policy-default",
    policy(
      named(
        "Use",
        allowing(
          { AWS: ["arn:aws:iam::111122223333:role/app", "arn:aws:iam::444455556666:root"] },
          [
            "kms:Encrypt",
            "kms:Decrypt",
            "kms:ReEncrypt*",
            "kms:GenerateDataKey*",
            "kms:DescribeKey",
          ],
          "*",
        ),
      ),
      named(
        "Grants",
        allowing(
          { AWS: ["arn:aws:iam::111122223333:role/app"] },
          ["kms:CreateGrant", "kms:ListGrants", "kms:RevokeGrant"],
          "*",
          { Bool: { "kms:GrantIsForAWSResource": true } },
        ),
      ),
    ),
    "AWS::KMS::Key",
  ),
  published(
    "resource",
    "a key through two services only",
    "kms/latest/developerguide/conditions-kms",
    policy(
      allowing(
        { AWS: "arn:aws:iam::111122223333:role/app" },
        [
          "kms:Encrypt",
          "kms:Decrypt",
          "kms:ReEncrypt*",
          "kms:GenerateDataKey*",
          "kms:CreateGrant",
          "kms:ListGrants",
          "kms:DescribeKey",
        ],
        "*",
        {
          "ForAnyValue:StringEquals": {
            "kms:ViaService": ["ec2.us-west-2.amazonaws.com", "rds.us-west-2.amazonaws.com"],
          },
        },
      ),
    ),
    "AWS::KMS::Key",
  ),
  published(
    "resource",
    "a key with an encryption context",
    "kms/latest/developerguide/conditions-kms",
    policy(
      allowing({ AWS: "arn:aws:iam::111122223333:role/app" }, "kms:GenerateDataKey", "*", {
        StringEquals: { "kms:EncryptionContext:AppName": "ExampleApp" },
        "ForAnyValue:StringEquals": { "kms:EncryptionContextKeys": "AppName" },
      }),
    ),
    "AWS::KMS::Key",
  ),
  published(
    "resource",
    "a key for a trail of CloudTrail",
    "awscloudtrail/latest/userguide/create-kms-key-policy-for-cloudtrail",
    policy(
      named(
        "Encrypt",
        allowing({ Service: "cloudtrail.amazonaws.com" }, "kms:GenerateDataKey*", "*", {
          StringEquals: { "aws:SourceArn": "arn:aws:cloudtrail:eu-west-1:111122223333:trail/main" },
          StringLike: {
            "kms:EncryptionContext:aws:cloudtrail:arn": "arn:aws:cloudtrail:*:111122223333:trail/*",
          },
        }),
      ),
    ),
    "AWS::KMS::Key",
  ),
];
