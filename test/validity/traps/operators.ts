import type { Trap } from "../example.ts";

/** Condition operators, their qualifiers and the types of keys. */
export const operators: readonly Trap[] = [
  {
    name: "an ARN in an encryption context is compared as one",
    kind: "identity",
    policy: {
      Version: "2012-10-17",
      Statement: [
        {
          Effect: "Allow",
          Action: "kms:Decrypt",
          Resource: "*",
          Condition: {
            ArnLike: { "kms:EncryptionContext:aws:sso:instance-arn": "arn:*:sso:::instance/*" },
            StringLike: { "kms:ViaService": "sso.*.amazonaws.com" },
          },
        },
      ],
    },
    expect: [],
  },
  {
    name: "one key under two operators is no duplicate",
    kind: "identity",
    policy: {
      Version: "2012-10-17",
      Statement: [
        {
          Effect: "Allow",
          Action: "s3:GetObject",
          Resource: "arn:aws:s3:::reports/*",
          Condition: {
            StringLike: { "aws:PrincipalTag/team": "shop-*" },
            StringNotEquals: { "aws:PrincipalTag/team": "shop-guests" },
          },
        },
      ],
    },
    expect: [],
  },
  {
    name: "a key of several values needs no qualifier under Null",
    kind: "identity",
    policy: {
      Version: "2012-10-17",
      Statement: [
        {
          Effect: "Allow",
          Action: "ec2:CreateTags",
          Resource: "arn:aws:ec2:*:111122223333:instance/*",
          Condition: { Null: { "aws:TagKeys": "false" } },
        },
      ],
    },
    expect: [],
  },
  {
    name: "ForAnyValue with a key of one value is no wider",
    kind: "identity",
    policy: {
      Version: "2012-10-17",
      Statement: [
        {
          Effect: "Allow",
          Action: "kms:Decrypt",
          Resource: "arn:aws:kms:eu-west-1:111122223333:key/*",
          Condition: {
            "ForAnyValue:StringEquals": {
              "kms:ViaService": ["ec2.eu-west-1.amazonaws.com", "rds.eu-west-1.amazonaws.com"],
            },
          },
        },
      ],
    },
    expect: [],
  },
  {
    name: "a qualifier and IfExists go together",
    kind: "identity",
    policy: {
      Version: "2012-10-17",
      Statement: [
        {
          Effect: "Allow",
          Action: "ec2:CreateTags",
          Resource: "arn:aws:ec2:*:111122223333:instance/*",
          Condition: { "ForAnyValue:StringLikeIfExists": { "aws:TagKeys": "team-*" } },
        },
      ],
    },
    expect: [],
  },
  {
    name: "a key that is called of several services",
    kind: "identity",
    policy: {
      Version: "2012-10-17",
      Statement: [
        {
          Effect: "Allow",
          Action: "athena:GetDatabase",
          Resource: "*",
          Condition: {
            "ForAnyValue:StringEquals": {
              "aws:CalledVia": ["cloudformation.amazonaws.com", "quicksight.amazonaws.com"],
            },
          },
        },
      ],
    },
    expect: [],
  },
  {
    name: "the epoch is compared as a number",
    kind: "identity",
    policy: {
      Version: "2012-10-17",
      Statement: [
        {
          Effect: "Allow",
          Action: "s3:GetObject",
          Resource: "arn:aws:s3:::reports/*",
          Condition: { NumericGreaterThan: { "aws:EpochTime": "1767225600" } },
        },
      ],
    },
    expect: [],
  },
  {
    name: "ArnNotLike of a principal would be right",
    kind: "identity",
    policy: {
      Version: "2012-10-17",
      Statement: [
        {
          Effect: "Deny",
          Action: "s3:*",
          Resource: "*",
          Condition: { StringNotLike: { "aws:PrincipalArn": "arn:aws:iam::*:role/backup" } },
        },
      ],
    },
    expect: [
      {
        code: "STRING_LIKE_OPERATOR_WITH_ARN_CONDITION_KEYS",
        at: ['Statement[0].Condition.StringNotLike["aws:PrincipalArn"]'],
      },
    ],
  },
];
