import type { Trap } from "../example.ts";

/** Values of conditions. */
export const values: readonly Trap[] = [
  {
    name: "numbers may be written as texts",
    kind: "identity",
    policy: {
      Version: "2012-10-17",
      Statement: [
        {
          Effect: "Allow",
          Action: "s3:ListBucket",
          Resource: "arn:aws:s3:::reports",
          Condition: { NumericLessThanEquals: { "s3:max-keys": "10" } },
        },
      ],
    },
    expect: [],
  },
  {
    name: "numbers may be written as numbers",
    kind: "identity",
    policy: {
      Version: "2012-10-17",
      Statement: [
        {
          Effect: "Allow",
          Action: "s3:ListBucket",
          Resource: "arn:aws:s3:::reports",
          Condition: { NumericLessThanEquals: { "s3:max-keys": 10 } },
        },
      ],
    },
    expect: [],
  },
  {
    name: "true may be written as a text",
    kind: "identity",
    policy: {
      Version: "2012-10-17",
      Statement: [
        {
          Effect: "Allow",
          Action: "s3:GetObject",
          Resource: "arn:aws:s3:::reports/*",
          Condition: { Bool: { "aws:SecureTransport": "true" } },
        },
      ],
    },
    expect: [],
  },
  {
    name: "true may be written as JSON's own",
    kind: "identity",
    policy: {
      Version: "2012-10-17",
      Statement: [
        {
          Effect: "Allow",
          Action: "s3:GetObject",
          Resource: "arn:aws:s3:::reports/*",
          Condition: {
            Bool: { "aws:SecureTransport": true },
            Null: { "aws:MultiFactorAuthAge": false },
          },
        },
      ],
    },
    expect: [],
  },
  {
    name: "dates need no seconds and no time",
    kind: "identity",
    policy: {
      Version: "2012-10-17",
      Statement: [
        {
          Effect: "Allow",
          Action: "s3:GetObject",
          Resource: "arn:aws:s3:::reports/*",
          Condition: {
            DateGreaterThan: { "aws:CurrentTime": "2026-01-31T12:00Z" },
            DateLessThan: { "aws:CurrentTime": "2026-12-31" },
          },
        },
      ],
    },
    expect: [],
  },
  {
    name: "dates may have a zone",
    kind: "identity",
    policy: {
      Version: "2012-10-17",
      Statement: [
        {
          Effect: "Allow",
          Action: "s3:GetObject",
          Resource: "arn:aws:s3:::reports/*",
          Condition: { DateLessThan: { "aws:CurrentTime": "2026-12-31T19:20:30+01:00" } },
        },
      ],
    },
    expect: [],
  },
  {
    name: "ArnEquals reads wildcards",
    kind: "identity",
    policy: {
      Version: "2012-10-17",
      Statement: [
        {
          Effect: "Allow",
          Action: "iam:AttachRolePolicy",
          Resource: "*",
          Condition: { ArnEquals: { "iam:PolicyARN": "arn:aws:iam::*:policy/readers-*" } },
        },
      ],
    },
    expect: [],
  },
  {
    name: "an ARN may be compared as a text",
    kind: "identity",
    policy: {
      Version: "2012-10-17",
      Statement: [
        {
          Effect: "Allow",
          Action: "iam:CreateUser",
          Resource: "*",
          Condition: {
            StringEquals: {
              "iam:PermissionsBoundary": "arn:aws:iam::111122223333:policy/boundary",
            },
          },
        },
      ],
    },
    expect: [],
  },
  {
    name: "StringLike without a wildcard is not wrong",
    kind: "identity",
    policy: {
      Version: "2012-10-17",
      Statement: [
        {
          Effect: "Allow",
          Action: "s3:GetObject",
          Resource: "arn:aws:s3:::reports/*",
          Condition: { StringLike: { "aws:PrincipalTag/team": "shop" } },
        },
      ],
    },
    expect: [],
  },
  {
    name: "?* asks for a value that is not empty",
    kind: "identity",
    policy: {
      Version: "2012-10-17",
      Statement: [
        {
          Effect: "Allow",
          Action: "s3:GetObject",
          Resource: "arn:aws:s3:::reports/*",
          Condition: { StringLike: { "aws:PrincipalTag/team": "?*" } },
        },
      ],
    },
    expect: [],
  },
  {
    name: "an empty prefix is a value",
    kind: "identity",
    policy: {
      Version: "2012-10-17",
      Statement: [
        {
          Effect: "Allow",
          Action: "s3:ListBucket",
          Resource: "arn:aws:s3:::reports",
          Condition: { StringEquals: { "s3:prefix": ["", "2026/"] } },
        },
      ],
    },
    expect: [],
  },
  {
    name: "a lone * is a text where there is no Like",
    kind: "identity",
    policy: {
      Version: "2012-10-17",
      Statement: [
        {
          Effect: "Allow",
          Action: "s3:GetObject",
          Resource: "arn:aws:s3:::reports/*",
          Condition: { StringEquals: { "aws:PrincipalTag/team": ["shop", "*"] } },
        },
      ],
    },
    expect: [
      {
        code: "WILDCARD_WITHOUT_LIKE_OPERATOR",
        at: ['Statement[0].Condition.StringEquals["aws:PrincipalTag/team"][1]'],
      },
    ],
  },
  {
    name: "a tag that is anything is there",
    kind: "identity",
    policy: {
      Version: "2012-10-17",
      Statement: [
        {
          Effect: "Allow",
          Action: "ec2:TerminateInstances",
          Resource: "arn:aws:ec2:*:111122223333:instance/*",
          Condition: { StringLike: { "ec2:ResourceTag/eks": "*" } },
        },
      ],
    },
    expect: [
      {
        code: "EQUIVALENT_TO_NULL_FALSE",
        at: ['Statement[0].Condition.StringLike["ec2:ResourceTag/eks"]'],
      },
    ],
  },
];
