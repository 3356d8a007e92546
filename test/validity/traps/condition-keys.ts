import { finding, readingIf, trap, type Trap } from "../example.ts";
import { allow, policy } from "../policy.ts";

/** Names of condition keys. */
export const conditionKeys: readonly Trap[] = [
  trap(
    "identity",
    "the key of a tag may hold slashes and spaces",
    policy(
      allow("ec2:CreateTags", "arn:aws:ec2:*:111122223333:instance/*", {
        StringEquals: { "aws:RequestTag/cost centre/eu": "7" },
      }),
    ),
  ),
  readingIf("a tag of an object is named in the condition key", {
    StringEquals: { "s3:ExistingObjectTag/confidential": "no" },
  }),
  trap(
    "identity",
    "an encryption context has colons in its name",
    policy(
      allow("kms:Decrypt", "arn:aws:kms:eu-west-1:111122223333:key/*", {
        StringLike: {
          "kms:EncryptionContext:aws:logs:arn": "arn:aws:logs:eu-west-1:111122223333:*",
        },
      }),
    ),
  ),
  readingIf("a key that only AWS's own policies name", {
    StringNotEquals: { "aws:PrincipalOrgMasterAccountId": "${aws:PrincipalAccount}" },
  }),
  readingIf("a key of the access point through which an object is read", {
    ArnLike: { "s3:DataAccessPointArn": "arn:aws:s3:*:111122223333:accesspoint/reports" },
  }),
  trap(
    "identity",
    "keys of most services are not compared with the actions beside them",
    policy(
      allow("ram:GetResourceShares", "*", { StringLike: { "ram:ResourceShareName": "Lake*" } }),
    ),
  ),
  trap(
    "identity",
    "an encryption context is of no description of a key",
    policy(
      allow("kms:DescribeKey", "arn:aws:kms:eu-west-1:111122223333:key/*", {
        StringEquals: { "kms:EncryptionContext:team": "shop" },
      }),
    ),
    finding(
      "UNSUPPORTED_ACTION_FOR_CONDITION_KEY",
      "Statement[0].Action",
      'Statement[0].Condition.StringEquals["kms:EncryptionContext:team"]',
    ),
  ),
  readingIf("condition keys ignore case", { IpAddress: { "AWS:sourceip": "203.0.113.0/24" } }),
  trap(
    "identity",
    "keys of services ignore case",
    policy(
      allow("iam:PassRole", "*", { StringEquals: { "iam:passedToService": "rds.amazonaws.com" } }),
    ),
  ),
  trap(
    "identity",
    "services of China end in .cn",
    policy(
      allow("iam:PassRole", "*", {
        StringEquals: { "iam:PassedToService": ["ec2.amazonaws.com", "ec2.amazonaws.com.cn"] },
      }),
    ),
  ),
  readingIf("s3:ResourceAccount belongs into policies of identities", {
    StringEquals: { "s3:ResourceAccount": "111122223333" },
  }),
  readingIf("a session's name begins with the id of its role", {
    StringLike: { "aws:userid": "AROA1A2B3C4D5E6F7EXMP:*" },
  }),
  trap(
    "identity",
    "the key of a tag may hold a colon",
    policy(
      allow("sts:AssumeRole", "*", { StringEquals: { "iam:ResourceTag/Project:Name": "shop" } }),
    ),
  ),
  trap(
    "identity",
    "a region that a variable stands for is no region",
    policy(
      allow("sqs:ListQueues", "*", {
        StringEquals: { "aws:RequestedRegion": "${aws:PrincipalTag/region}" },
      }),
    ),
    finding("INVALID_REGION", 'Statement[0].Condition.StringEquals["aws:RequestedRegion"]'),
  ),
];
