import { finding, readingIf, trap, type Trap } from "../example.ts";
import { allow, policy } from "../policy.ts";

/** Values of conditions. */
export const values: readonly Trap[] = [
  trap(
    "identity",
    "numbers may be written as texts",
    policy(
      allow("s3:ListBucket", "arn:aws:s3:::reports", {
        NumericLessThanEquals: { "s3:max-keys": "10" },
      }),
    ),
  ),
  trap(
    "identity",
    "numbers may be written as numbers",
    policy(
      allow("s3:ListBucket", "arn:aws:s3:::reports", {
        NumericLessThanEquals: { "s3:max-keys": 10 },
      }),
    ),
  ),
  readingIf("true may be written as a text", { Bool: { "aws:SecureTransport": "true" } }),
  readingIf("true may be written as JSON's own", {
    Bool: { "aws:SecureTransport": true },
    Null: { "aws:MultiFactorAuthAge": false },
  }),
  readingIf("dates need no seconds and no time", {
    DateGreaterThan: { "aws:CurrentTime": "2026-01-31T12:00Z" },
    DateLessThan: { "aws:CurrentTime": "2026-12-31" },
  }),
  readingIf("dates may have a zone", {
    DateLessThan: { "aws:CurrentTime": "2026-12-31T19:20:30+01:00" },
  }),
  trap(
    "identity",
    "ArnEquals reads wildcards",
    policy(
      allow("iam:AttachRolePolicy", "*", {
        ArnEquals: { "iam:PolicyARN": "arn:aws:iam::*:policy/readers-*" },
      }),
    ),
  ),
  trap(
    "identity",
    "an ARN may be compared as a text",
    policy(
      allow("iam:CreateUser", "*", {
        StringEquals: { "iam:PermissionsBoundary": "arn:aws:iam::111122223333:policy/boundary" },
      }),
    ),
  ),
  readingIf("StringLike without a wildcard is not wrong", {
    StringLike: { "aws:PrincipalTag/team": "shop" },
  }),
  readingIf("?* asks for a value that is not empty", {
    StringLike: { "aws:PrincipalTag/team": "?*" },
  }),
  trap(
    "identity",
    "an empty prefix is a value",
    policy(
      allow("s3:ListBucket", "arn:aws:s3:::reports", {
        StringEquals: { "s3:prefix": ["", "2026/"] },
      }),
    ),
  ),
  readingIf(
    "a lone * is a text where there is no Like",
    { StringEquals: { "aws:PrincipalTag/team": ["shop", "*"] } },
    finding(
      "WILDCARD_WITHOUT_LIKE_OPERATOR",
      'Statement[0].Condition.StringEquals["aws:PrincipalTag/team"][1]',
    ),
  ),
  trap(
    "identity",
    "a tag that is anything is there",
    policy(
      allow("ec2:TerminateInstances", "arn:aws:ec2:*:111122223333:instance/*", {
        StringLike: { "ec2:ResourceTag/eks": "*" },
      }),
    ),
    finding("EQUIVALENT_TO_NULL_FALSE", 'Statement[0].Condition.StringLike["ec2:ResourceTag/eks"]'),
  ),
];
