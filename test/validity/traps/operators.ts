import { finding, readingIf, trap, type Trap } from "../example.ts";
import { allow, deny, policy } from "../policy.ts";

/** Condition operators, their qualifiers and the types of keys. */
export const operators: readonly Trap[] = [
  trap(
    "identity",
    "an ARN in an encryption context is compared as one",
    policy(
      allow("kms:Decrypt", "*", {
        ArnLike: { "kms:EncryptionContext:aws:sso:instance-arn": "arn:*:sso:::instance/*" },
        StringLike: { "kms:ViaService": "sso.*.amazonaws.com" },
      }),
    ),
  ),
  readingIf("one key under two operators is no duplicate", {
    StringLike: { "aws:PrincipalTag/team": "shop-*" },
    StringNotEquals: { "aws:PrincipalTag/team": "shop-guests" },
  }),
  trap(
    "identity",
    "a key of several values needs no qualifier under Null",
    policy(
      allow("ec2:CreateTags", "arn:aws:ec2:*:111122223333:instance/*", {
        Null: { "aws:TagKeys": "false" },
      }),
    ),
  ),
  trap(
    "identity",
    "ForAnyValue with a key of one value is no wider",
    policy(
      allow("kms:Decrypt", "arn:aws:kms:eu-west-1:111122223333:key/*", {
        "ForAnyValue:StringEquals": {
          "kms:ViaService": ["ec2.eu-west-1.amazonaws.com", "rds.eu-west-1.amazonaws.com"],
        },
      }),
    ),
  ),
  trap(
    "identity",
    "a qualifier and IfExists go together",
    policy(
      allow("ec2:CreateTags", "arn:aws:ec2:*:111122223333:instance/*", {
        "ForAnyValue:StringLikeIfExists": { "aws:TagKeys": "team-*" },
      }),
    ),
  ),
  trap(
    "identity",
    "a key that is called of several services",
    policy(
      allow("athena:GetDatabase", "*", {
        "ForAnyValue:StringEquals": {
          "aws:CalledVia": ["cloudformation.amazonaws.com", "quicksight.amazonaws.com"],
        },
      }),
    ),
  ),
  readingIf("the epoch is compared as a number", {
    NumericGreaterThan: { "aws:EpochTime": "1767225600" },
  }),
  trap(
    "identity",
    "ArnNotLike of a principal would be right",
    policy(
      deny("s3:*", "*", { StringNotLike: { "aws:PrincipalArn": "arn:aws:iam::*:role/backup" } }),
    ),
    finding(
      "STRING_LIKE_OPERATOR_WITH_ARN_CONDITION_KEYS",
      'Statement[0].Condition.StringNotLike["aws:PrincipalArn"]',
    ),
  ),
];
