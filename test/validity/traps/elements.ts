import type { Trap } from "../example.ts";

/** Elements of policies and statements. */
export const elements: readonly Trap[] = [
  {
    name: "one statement needs no list",
    kind: "identity",
    policy: {
      Version: "2012-10-17",
      Statement: { Effect: "Allow", Action: "s3:GetObject", Resource: "arn:aws:s3:::reports/*" },
    },
    expect: [],
  },
  {
    name: "a policy may have an Id",
    kind: "resource",
    resourceType: "AWS::SQS::Queue",
    policy: {
      Version: "2012-10-17",
      Id: "orders/policy",
      Statement: [
        {
          Effect: "Allow",
          Principal: { AWS: "444455556666" },
          Action: "sqs:SendMessage",
          Resource: "arn:aws:sqs:eu-west-1:111122223333:orders",
        },
      ],
    },
    expect: [],
  },
  {
    name: "a policy of 2008 is valid",
    kind: "identity",
    policy: {
      Version: "2008-10-17",
      Statement: [{ Effect: "Allow", Action: "s3:GetObject", Resource: "arn:aws:s3:::reports/*" }],
    },
    expect: [],
  },
  {
    name: "the order of elements does not tell statements apart",
    kind: "identity",
    policy: {
      Version: "2012-10-17",
      Statement: [
        { Effect: "Allow", Action: "s3:GetObject", Resource: "arn:aws:s3:::reports/*" },
        { Resource: "arn:aws:s3:::reports/*", Action: "s3:GetObject", Effect: "Allow" },
      ],
    },
    expect: [{ code: "REDUNDANT_STATEMENT", at: ["Statement[0]", "Statement[1]"] }],
  },
  {
    name: "the same Sid in an identity's policy",
    kind: "identity",
    policy: {
      Version: "2012-10-17",
      Statement: [
        { Sid: "A", Effect: "Allow", Action: "s3:GetObject", Resource: "arn:aws:s3:::reports/*" },
        { Sid: "B", Effect: "Allow", Action: "s3:ListBucket", Resource: "arn:aws:s3:::reports" },
        { Sid: "A", Effect: "Allow", Action: "s3:PutObject", Resource: "arn:aws:s3:::reports/*" },
      ],
    },
    expect: [{ code: "UNIQUE_SIDS_REQUIRED", at: ["Statement[0].Sid", "Statement[2].Sid"] }],
  },
  {
    name: "the same Sid in a bucket's policy",
    kind: "resource",
    resourceType: "AWS::S3::Bucket",
    policy: {
      Version: "2012-10-17",
      Statement: [
        {
          Sid: "A",
          Effect: "Allow",
          Principal: { AWS: "arn:aws:iam::111122223333:root" },
          Action: "s3:GetObject",
          Resource: "arn:aws:s3:::reports/*",
        },
        {
          Sid: "A",
          Effect: "Allow",
          Principal: { AWS: "arn:aws:iam::111122223333:root" },
          Action: "s3:PutObject",
          Resource: "arn:aws:s3:::reports/*",
        },
      ],
    },
    expect: [{ code: "UNIQUE_SIDS_RECOMMENDED", at: ["Statement[0].Sid", "Statement[1].Sid"] }],
  },
  {
    name: "what is empty twice",
    kind: "identity",
    policy: {
      Version: "2012-10-17",
      Statement: { Sid: "", Effect: "Allow", Action: "s3:GetObject", Resource: [] },
    },
    expect: [
      { code: "EMPTY_SID_VALUE", at: ["Statement.Sid"] },
      { code: "EMPTY_ARRAY_RESOURCE", at: ["Statement.Resource"] },
    ],
  },
];
