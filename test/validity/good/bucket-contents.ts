import type { GoodExample } from "../example.ts";

/** Bucket policies of AWS's guides that ask how objects are written, tagged and listed. */
export const bucketContents: readonly GoodExample[] = [
  {
    name: "uploads with a key of KMS only",
    page: "https://docs.aws.amazon.com/AmazonS3/latest/userguide/example-bucket-policies.html",
    kind: "resource",
    resourceType: "AWS::S3::Bucket",
    policy: {
      Version: "2012-10-17",
      Statement: [
        {
          Sid: "WithKey",
          Effect: "Deny",
          Principal: "*",
          Action: "s3:PutObject",
          Resource: "arn:aws:s3:::reports/*",
          Condition: { Null: { "s3:x-amz-server-side-encryption-aws-kms-key-id": "true" } },
        },
      ],
    },
  },
  {
    name: "uploads with one key of KMS only",
    page: "https://docs.aws.amazon.com/AmazonS3/latest/userguide/example-bucket-policies.html",
    kind: "resource",
    resourceType: "AWS::S3::Bucket",
    policy: {
      Version: "2012-10-17",
      Statement: [
        {
          Sid: "WithThisKey",
          Effect: "Deny",
          Principal: "*",
          Action: "s3:PutObject",
          Resource: "arn:aws:s3:::reports/*",
          Condition: {
            ArnNotEqualsIfExists: {
              "s3:x-amz-server-side-encryption-aws-kms-key-id":
                "arn:aws:kms:eu-west-1:111122223333:key/1a2b3c4d-5e6f-7a8b-9c0d-1e2f3a4b5c6d",
            },
          },
        },
      ],
    },
  },
  {
    name: "public uploads of two accounts",
    page: "https://docs.aws.amazon.com/AmazonS3/latest/userguide/example-bucket-policies.html",
    kind: "resource",
    resourceType: "AWS::S3::Bucket",
    policy: {
      Version: "2012-10-17",
      Statement: [
        {
          Sid: "PublicRead",
          Effect: "Allow",
          Principal: { AWS: ["arn:aws:iam::111122223333:root", "arn:aws:iam::444455556666:root"] },
          Action: ["s3:PutObject", "s3:PutObjectAcl"],
          Resource: "arn:aws:s3:::reports/*",
          Condition: { StringEquals: { "s3:x-amz-acl": ["public-read"] } },
        },
      ],
    },
  },
  {
    name: "everybody reads what has a tag",
    page: "https://docs.aws.amazon.com/AmazonS3/latest/userguide/example-bucket-policies.html",
    kind: "resource",
    resourceType: "AWS::S3::Bucket",
    policy: {
      Version: "2012-10-17",
      Statement: [
        {
          Effect: "Allow",
          Principal: "*",
          Action: ["s3:GetObject", "s3:GetObjectVersion"],
          Resource: "arn:aws:s3:::reports/*",
          Condition: { StringEquals: { "s3:ExistingObjectTag/environment": "production" } },
        },
      ],
    },
  },
  {
    name: "keys of tags that objects may get",
    page: "https://docs.aws.amazon.com/AmazonS3/latest/userguide/example-bucket-policies.html",
    kind: "resource",
    resourceType: "AWS::S3::Bucket",
    policy: {
      Version: "2012-10-17",
      Statement: [
        {
          Effect: "Allow",
          Principal: { AWS: ["arn:aws:iam::111122223333:user/ana"] },
          Action: ["s3:PutObjectTagging", "s3:PutObjectVersionTagging"],
          Resource: ["arn:aws:s3:::reports/*"],
          Condition: {
            "ForAnyValue:StringEquals": { "s3:RequestObjectTagKeys": ["Owner", "CreationDate"] },
          },
        },
      ],
    },
  },
  {
    name: "new objects with a tag",
    page: "https://docs.aws.amazon.com/AmazonS3/latest/userguide/example-bucket-policies.html",
    kind: "resource",
    resourceType: "AWS::S3::Bucket",
    policy: {
      Version: "2012-10-17",
      Statement: [
        {
          Sid: "Tagged",
          Effect: "Allow",
          Principal: { AWS: "arn:aws:iam::111122223333:user/ana" },
          Action: "s3:PutObject",
          Resource: "arn:aws:s3:::reports/*",
          Condition: { StringEquals: { "s3:RequestObjectTag/Department": "Finance" } },
        },
      ],
    },
  },
  {
    name: "folders of one user",
    page: "https://docs.aws.amazon.com/AmazonS3/latest/userguide/example-bucket-policies.html",
    kind: "resource",
    resourceType: "AWS::S3::Bucket",
    policy: {
      Version: "2012-10-17",
      Statement: [
        {
          Effect: "Allow",
          Principal: { AWS: ["arn:aws:iam::111122223333:user/ana"] },
          Action: ["s3:PutObject", "s3:GetObject", "s3:GetObjectVersion"],
          Resource: "arn:aws:s3:::reports/${aws:username}/*",
        },
      ],
    },
  },
  {
    name: "one prefix, in lists of ten",
    page: "https://docs.aws.amazon.com/AmazonS3/latest/userguide/amazon-s3-policy-keys.html",
    kind: "resource",
    resourceType: "AWS::S3::Bucket",
    policy: {
      Version: "2012-10-17",
      Statement: [
        {
          Sid: "List",
          Effect: "Allow",
          Principal: { AWS: "arn:aws:iam::111122223333:user/ana" },
          Action: "s3:ListBucket",
          Resource: "arn:aws:s3:::reports",
          Condition: {
            StringEquals: { "s3:prefix": "projects" },
            NumericLessThanEquals: { "s3:max-keys": "10" },
          },
        },
        {
          Sid: "NoOther",
          Effect: "Deny",
          Principal: { AWS: "arn:aws:iam::111122223333:user/ana" },
          Action: "s3:ListBucket",
          Resource: "arn:aws:s3:::reports",
          Condition: { StringNotEquals: { "s3:prefix": "projects" } },
        },
      ],
    },
  },
];
