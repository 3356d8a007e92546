import type { Trap } from "../example.ts";

/** Principals in policies of resources. */
export const principals: readonly Trap[] = [
  {
    name: "everybody, and what that is short for",
    kind: "resource",
    resourceType: "AWS::S3::Bucket",
    policy: {
      Version: "2012-10-17",
      Statement: [
        {
          Effect: "Allow",
          Principal: "*",
          Action: "s3:GetObject",
          Resource: "arn:aws:s3:::reports/*",
        },
        {
          Effect: "Allow",
          Principal: { AWS: "*" },
          Action: "s3:GetObjectVersion",
          Resource: "arn:aws:s3:::reports/*",
        },
      ],
    },
    expect: [],
  },
  {
    name: "a canonical user",
    kind: "resource",
    resourceType: "AWS::S3::Bucket",
    policy: {
      Version: "2012-10-17",
      Statement: [
        {
          Effect: "Allow",
          Principal: {
            CanonicalUser: "1a2b3c4d5e6f7a8b9c0d1a2b3c4d5e6f7a8b9c0d1a2b3c4d5e6f7a8b9c0d1a2b",
          },
          Action: "s3:GetObject",
          Resource: "arn:aws:s3:::reports/*",
        },
      ],
    },
    expect: [],
  },
  {
    name: "sessions of roles and of federated users",
    kind: "resource",
    resourceType: "AWS::S3::Bucket",
    policy: {
      Version: "2012-10-17",
      Statement: [
        {
          Effect: "Allow",
          Principal: {
            AWS: [
              "arn:aws:sts::111122223333:assumed-role/app/deploy",
              "arn:aws:sts::111122223333:federated-user/ana",
            ],
          },
          Action: "s3:GetObject",
          Resource: "arn:aws:s3:::reports/*",
        },
      ],
    },
    expect: [],
  },
  {
    name: "all but some are denied",
    kind: "resource",
    resourceType: "AWS::S3::Bucket",
    policy: {
      Version: "2012-10-17",
      Statement: [
        {
          Effect: "Deny",
          NotPrincipal: {
            AWS: ["arn:aws:iam::111122223333:role/app", "arn:aws:iam::111122223333:root"],
          },
          Action: "s3:*",
          Resource: ["arn:aws:s3:::reports", "arn:aws:s3:::reports/*"],
        },
      ],
    },
    expect: [],
  },
  {
    name: "a service that is denied needs no source",
    kind: "resource",
    resourceType: "AWS::S3::Bucket",
    policy: {
      Version: "2012-10-17",
      Statement: [
        {
          Effect: "Deny",
          Principal: { Service: "cloudfront.amazonaws.com" },
          Action: "s3:GetObject",
          Resource: "arn:aws:s3:::reports/secret/*",
        },
      ],
    },
    expect: [],
  },
  {
    name: "a service for an organization",
    kind: "resource",
    resourceType: "AWS::S3::Bucket",
    policy: {
      Version: "2012-10-17",
      Statement: [
        {
          Effect: "Allow",
          Principal: { Service: "cloudtrail.amazonaws.com" },
          Action: "s3:PutObject",
          Resource: "arn:aws:s3:::reports/*",
          Condition: { StringEquals: { "aws:SourceOrgID": "o-a1b2c3d4e5" } },
        },
      ],
    },
    expect: [],
  },
  {
    name: "another bucket may be this one",
    kind: "resource",
    resourceType: "AWS::S3::Bucket",
    policy: {
      Version: "2012-10-17",
      Statement: [
        {
          Effect: "Allow",
          Principal: { AWS: "arn:aws:iam::111122223333:root" },
          Action: "s3:GetObject",
          Resource: "arn:aws:s3:::other/*",
        },
      ],
    },
    expect: [],
  },
  {
    name: "every resource is not this bucket",
    kind: "resource",
    resourceType: "AWS::S3::Bucket",
    policy: {
      Version: "2012-10-17",
      Statement: {
        Effect: "Allow",
        Principal: { AWS: "arn:aws:iam::111122223333:root" },
        Action: "s3:GetObject",
        Resource: "*",
      },
    },
    expect: [{ code: "UNSUPPORTED_RESOURCE_ARN_IN_POLICY", at: ["Statement.Resource"] }],
  },
  {
    name: "every resource is this key",
    kind: "resource",
    resourceType: "AWS::KMS::Key",
    policy: {
      Version: "2012-10-17",
      Statement: [
        {
          Effect: "Allow",
          Principal: { AWS: "arn:aws:iam::111122223333:root" },
          Action: "kms:*",
          Resource: "*",
        },
      ],
    },
    expect: [],
  },
  {
    name: "repositories name no resource",
    kind: "resource",
    resourceType: "AWS::ECR::Repository",
    policy: {
      Version: "2012-10-17",
      Statement: [
        {
          Effect: "Allow",
          Principal: { AWS: "444455556666" },
          Action: ["ecr:BatchGetImage", "ecr:GetDownloadUrlForLayer"],
        },
      ],
    },
    expect: [],
  },
  {
    name: "a service beside an account has no source",
    kind: "resource",
    resourceType: "AWS::SNS::Topic",
    policy: {
      Version: "2012-10-17",
      Statement: [
        {
          Effect: "Allow",
          Principal: { AWS: "111122223333", Service: "s3.amazonaws.com" },
          Action: "sns:Publish",
          Resource: "arn:aws:sns:eu-west-1:111122223333:uploads",
        },
      ],
    },
    expect: [
      { code: "RESTRICT_ACCESS_TO_SERVICE_PRINCIPAL", at: ["Statement[0].Principal.Service"] },
    ],
  },
];
