import { published, type GoodExample } from "../example.ts";
import { allowing, denying, named, policy } from "../policy.ts";

/** Bucket policies of AWS's guides that ask how objects are written, tagged and listed. */
export const bucketContents: readonly GoodExample[] = [
  published(
    "resource",
    "uploads with a key of KMS only",
    "AmazonS3/latest/userguide/example-bucket-policies",
    policy(
      named(
        "WithKey",
        denying("*", "s3:PutObject", "arn:aws:s3:::reports/*", {
          Null: { "s3:x-amz-server-side-encryption-aws-kms-key-id": "true" },
        }),
      ),
    ),
    "AWS::S3::Bucket",
  ),
  published(
    "resource",
    "uploads with one key of KMS only",
    "AmazonS3/latest/userguide/example-bucket-policies",
    policy(
      named(
        "WithThisKey",
        denying("*", "s3:PutObject", "arn:aws:s3:::reports/*", {
          ArnNotEqualsIfExists: {
            "s3:x-amz-server-side-encryption-aws-kms-key-id":
              "arn:aws:kms:eu-west-1:111122223333:key/1a2b3c4d-5e6f-7a8b-9c0d-1e2f3a4b5c6d",
          },
        }),
      ),
    ),
    "AWS::S3::Bucket",
  ),
  published(
    "resource",
    "public uploads of two accounts",
    "AmazonS3/latest/userguide/example-bucket-policies",
    policy(
      named(
        "PublicRead",
        allowing(
          { AWS: ["arn:aws:iam::111122223333:root", "arn:aws:iam::444455556666:root"] },
          ["s3:PutObject", "s3:PutObjectAcl"],
          "arn:aws:s3:::reports/*",
          { StringEquals: { "s3:x-amz-acl": ["public-read"] } },
        ),
      ),
    ),
    "AWS::S3::Bucket",
  ),
  published(
    "resource",
    "everybody reads what has a tag",
    "AmazonS3/latest/userguide/example-bucket-policies",
    policy(
      allowing("*", ["s3:GetObject", "s3:GetObjectVersion"], "arn:aws:s3:::reports/*", {
        StringEquals: { "s3:ExistingObjectTag/environment": "production" },
      }),
    ),
    "AWS::S3::Bucket",
  ),
  published(
    "resource",
    "keys of tags that objects may get",
    "AmazonS3/latest/userguide/example-bucket-policies",
    policy(
      allowing(
        { AWS: ["arn:aws:iam::111122223333:user/ana"] },
        ["s3:PutObjectTagging", "s3:PutObjectVersionTagging"],
        ["arn:aws:s3:::reports/*"],
        { "ForAnyValue:StringEquals": { "s3:RequestObjectTagKeys": ["Owner", "CreationDate"] } },
      ),
    ),
    "AWS::S3::Bucket",
  ),
  published(
    "resource",
    "new objects with a tag",
    "AmazonS3/latest/userguide/example-bucket-policies",
    policy(
      named(
        "Tagged",
        allowing(
          { AWS: "arn:aws:iam::111122223333:user/ana" },
          "s3:PutObject",
          "arn:aws:s3:::reports/*",
          { StringEquals: { "s3:RequestObjectTag/Department": "Finance" } },
        ),
      ),
    ),
    "AWS::S3::Bucket",
  ),
  published(
    "resource",
    "folders of one user",
    "AmazonS3/latest/userguide/example-bucket-policies",
    policy(
      allowing(
        { AWS: ["arn:aws:iam::111122223333:user/ana"] },
        ["s3:PutObject", "s3:GetObject", "s3:GetObjectVersion"],
        "arn:aws:s3:::reports/${aws:username}/*",
      ),
    ),
    "AWS::S3::Bucket",
  ),
  published(
    "resource",
    "one prefix, in lists of ten",
    "AmazonS3/latest/userguide/amazon-s3-policy-keys",
    policy(
      named(
        "List",
        allowing(
          { AWS: "arn:aws:iam::111122223333:user/ana" },
          "s3:ListBucket",
          "arn:aws:s3:::reports",
          {
            StringEquals: { "s3:prefix": "projects" },
            NumericLessThanEquals: { "s3:max-keys": "10" },
          },
        ),
      ),
      named(
        "NoOther",
        denying(
          { AWS: "arn:aws:iam::111122223333:user/ana" },
          "s3:ListBucket",
          "arn:aws:s3:::reports",
          { StringNotEquals: { "s3:prefix": "projects" } },
        ),
      ),
    ),
    "AWS::S3::Bucket",
  ),
];
