import type { GoodExample } from "../example.ts";

/** Bucket policies of AWS's guides that ask where requests come from, and how. */
export const bucketAccess: readonly GoodExample[] = [
  {
    name: "certain addresses, of both versions, without one of them",
    page: "https://docs.aws.amazon.com/AmazonS3/latest/userguide/example-bucket-policies.html",
    kind: "resource",
    resourceType: "AWS::S3::Bucket",
    policy: {
      Version: "2012-10-17",
      Statement: [
        {
          Sid: "Addresses",
          Effect: "Allow",
          Principal: "*",
          Action: ["s3:GetObject", "s3:PutObject"],
          Resource: ["arn:aws:s3:::reports/*"],
          Condition: {
            IpAddress: { "aws:SourceIp": ["192.0.2.0/24", "2001:DB8:1234:5678::/64"] },
            NotIpAddress: { "aws:SourceIp": ["192.0.2.128/32", "2001:DB8:1234:5678:ABCD::/80"] },
          },
        },
      ],
    },
  },
  {
    name: "no plain HTTP",
    page: "https://docs.aws.amazon.com/AmazonS3/latest/userguide/example-bucket-policies.html",
    kind: "resource",
    resourceType: "AWS::S3::Bucket",
    policy: {
      Version: "2012-10-17",
      Statement: [
        {
          Sid: "HttpsOnly",
          Effect: "Deny",
          Principal: "*",
          Action: "s3:*",
          Resource: ["arn:aws:s3:::reports", "arn:aws:s3:::reports/*"],
          Condition: { Bool: { "aws:SecureTransport": "false" } },
        },
      ],
    },
  },
  {
    name: "no old TLS",
    page: "https://docs.aws.amazon.com/AmazonS3/latest/userguide/amazon-s3-policy-keys.html",
    kind: "resource",
    resourceType: "AWS::S3::Bucket",
    policy: {
      Version: "2012-10-17",
      Statement: [
        {
          Effect: "Deny",
          Principal: "*",
          Action: "s3:*",
          Resource: ["arn:aws:s3:::reports", "arn:aws:s3:::reports/*"],
          Condition: { NumericLessThan: { "s3:TlsVersion": 1.2 } },
        },
      ],
    },
  },
  {
    name: "a fresh MFA below a prefix",
    page: "https://docs.aws.amazon.com/AmazonS3/latest/userguide/example-bucket-policies.html",
    kind: "resource",
    resourceType: "AWS::S3::Bucket",
    policy: {
      Version: "2012-10-17",
      Statement: [
        {
          Effect: "Deny",
          Principal: "*",
          Action: "s3:*",
          Resource: "arn:aws:s3:::reports/taxes/*",
          Condition: { Null: { "aws:MultiFactorAuthAge": true } },
        },
        {
          Effect: "Deny",
          Principal: "*",
          Action: "s3:*",
          Resource: "arn:aws:s3:::reports/taxes/*",
          Condition: { NumericGreaterThan: { "aws:MultiFactorAuthAge": 3600 } },
        },
        {
          Effect: "Allow",
          Principal: { AWS: "arn:aws:iam::111122223333:root" },
          Action: ["s3:GetObject"],
          Resource: "arn:aws:s3:::reports/*",
        },
      ],
    },
  },
  {
    name: "one VPC endpoint",
    page: "https://docs.aws.amazon.com/AmazonS3/latest/userguide/example-bucket-policies-vpc-endpoint.html",
    kind: "resource",
    resourceType: "AWS::S3::Bucket",
    policy: {
      Version: "2012-10-17",
      Statement: [
        {
          Sid: "Endpoint",
          Effect: "Deny",
          Principal: "*",
          Action: "s3:*",
          Resource: ["arn:aws:s3:::reports", "arn:aws:s3:::reports/*"],
          Condition: { StringNotEquals: { "aws:SourceVpce": "vpce-1a2b3c4d" } },
        },
      ],
    },
  },
  {
    name: "one VPC",
    page: "https://docs.aws.amazon.com/AmazonS3/latest/userguide/example-bucket-policies-vpc-endpoint.html",
    kind: "resource",
    resourceType: "AWS::S3::Bucket",
    policy: {
      Version: "2012-10-17",
      Statement: [
        {
          Sid: "Vpc",
          Effect: "Deny",
          Principal: "*",
          Action: "s3:*",
          Resource: ["arn:aws:s3:::reports", "arn:aws:s3:::reports/*"],
          Condition: { StringNotEquals: { "aws:SourceVpc": "vpc-111bbb22" } },
        },
      ],
    },
  },
  {
    name: "everybody of the organization",
    page: "https://docs.aws.amazon.com/AmazonS3/latest/userguide/example-bucket-policies.html",
    kind: "resource",
    resourceType: "AWS::S3::Bucket",
    policy: {
      Version: "2012-10-17",
      Statement: [
        {
          Sid: "Organization",
          Effect: "Allow",
          Principal: "*",
          Action: "s3:GetObject",
          Resource: "arn:aws:s3:::reports/*",
          Condition: { StringEquals: { "aws:PrincipalOrgID": ["o-a1b2c3d4e5"] } },
        },
      ],
    },
  },
  {
    name: "signatures of the newest form, not too old",
    page: "https://docs.aws.amazon.com/AmazonS3/latest/API/bucket-policy-s3-sigv4-conditions.html",
    kind: "resource",
    resourceType: "AWS::S3::Bucket",
    policy: {
      Version: "2012-10-17",
      Statement: [
        {
          Sid: "Signature",
          Effect: "Deny",
          Principal: "*",
          Action: "s3:*",
          Resource: "arn:aws:s3:::reports/*",
          Condition: { NumericGreaterThan: { "s3:signatureAge": 600000 } },
        },
        {
          Sid: "Header",
          Effect: "Deny",
          Principal: "*",
          Action: "s3:*",
          Resource: "arn:aws:s3:::reports/*",
          Condition: { StringNotEquals: { "s3:authType": "REST-HEADER" } },
        },
      ],
    },
  },
];
