import type { Trap } from "../example.ts";

/** Names of condition keys. */
export const conditionKeys: readonly Trap[] = [
  {
    name: "the key of a tag may hold slashes and spaces",
    kind: "identity",
    policy: {
      Version: "2012-10-17",
      Statement: [
        {
          Effect: "Allow",
          Action: "ec2:CreateTags",
          Resource: "arn:aws:ec2:*:111122223333:instance/*",
          Condition: { StringEquals: { "aws:RequestTag/cost centre/eu": "7" } },
        },
      ],
    },
    expect: [],
  },
  {
    name: "a tag of an object is named in the condition key",
    kind: "identity",
    policy: {
      Version: "2012-10-17",
      Statement: [
        {
          Effect: "Allow",
          Action: "s3:GetObject",
          Resource: "arn:aws:s3:::reports/*",
          Condition: { StringEquals: { "s3:ExistingObjectTag/confidential": "no" } },
        },
      ],
    },
    expect: [],
  },
  {
    name: "an encryption context has colons in its name",
    kind: "identity",
    policy: {
      Version: "2012-10-17",
      Statement: [
        {
          Effect: "Allow",
          Action: "kms:Decrypt",
          Resource: "arn:aws:kms:eu-west-1:111122223333:key/*",
          Condition: {
            StringLike: {
              "kms:EncryptionContext:aws:logs:arn": "arn:aws:logs:eu-west-1:111122223333:*",
            },
          },
        },
      ],
    },
    expect: [],
  },
  {
    name: "condition keys ignore case",
    kind: "identity",
    policy: {
      Version: "2012-10-17",
      Statement: [
        {
          Effect: "Allow",
          Action: "s3:GetObject",
          Resource: "arn:aws:s3:::reports/*",
          Condition: { IpAddress: { "AWS:sourceip": "203.0.113.0/24" } },
        },
      ],
    },
    expect: [],
  },
  {
    name: "keys of services ignore case",
    kind: "identity",
    policy: {
      Version: "2012-10-17",
      Statement: [
        {
          Effect: "Allow",
          Action: "iam:PassRole",
          Resource: "*",
          Condition: { StringEquals: { "iam:passedToService": "rds.amazonaws.com" } },
        },
      ],
    },
    expect: [],
  },
  {
    name: "services of China end in .cn",
    kind: "identity",
    policy: {
      Version: "2012-10-17",
      Statement: [
        {
          Effect: "Allow",
          Action: "iam:PassRole",
          Resource: "*",
          Condition: {
            StringEquals: { "iam:PassedToService": ["ec2.amazonaws.com", "ec2.amazonaws.com.cn"] },
          },
        },
      ],
    },
    expect: [],
  },
  {
    name: "s3:ResourceAccount belongs into policies of identities",
    kind: "identity",
    policy: {
      Version: "2012-10-17",
      Statement: [
        {
          Effect: "Allow",
          Action: "s3:GetObject",
          Resource: "arn:aws:s3:::reports/*",
          Condition: { StringEquals: { "s3:ResourceAccount": "111122223333" } },
        },
      ],
    },
    expect: [],
  },
  {
    name: "a session's name begins with the id of its role",
    kind: "identity",
    policy: {
      Version: "2012-10-17",
      Statement: [
        {
          Effect: "Allow",
          Action: "s3:GetObject",
          Resource: "arn:aws:s3:::reports/*",
          Condition: { StringLike: { "aws:userid": "AROA1A2B3C4D5E6F7EXMP:*" } },
        },
      ],
    },
    expect: [],
  },
  {
    name: "the key of a tag may hold a colon",
    kind: "identity",
    policy: {
      Version: "2012-10-17",
      Statement: [
        {
          Effect: "Allow",
          Action: "sts:AssumeRole",
          Resource: "*",
          Condition: { StringEquals: { "iam:ResourceTag/Project:Name": "shop" } },
        },
      ],
    },
    expect: [],
  },
  {
    name: "a region that a variable stands for is no region",
    kind: "identity",
    policy: {
      Version: "2012-10-17",
      Statement: [
        {
          Effect: "Allow",
          Action: "sqs:ListQueues",
          Resource: "*",
          Condition: { StringEquals: { "aws:RequestedRegion": "${aws:PrincipalTag/region}" } },
        },
      ],
    },
    expect: [
      {
        code: "INVALID_REGION",
        at: ['Statement[0].Condition.StringEquals["aws:RequestedRegion"]'],
      },
    ],
  },
];
