import { published, type GoodExample } from "../example.ts";
import { allowing, named, policy } from "../policy.ts";

/** Bucket policies of AWS's guides for services that write and read. */
export const bucketDeliveries: readonly GoodExample[] = [
  published(
    "resource",
    "the inventory of another bucket",
    "AmazonS3/latest/userguide/example-bucket-policies",
    policy(
      named(
        "Inventory",
        allowing({ Service: "s3.amazonaws.com" }, "s3:PutObject", ["arn:aws:s3:::reports/*"], {
          ArnLike: { "aws:SourceArn": "arn:aws:s3:::app-data" },
          StringEquals: {
            "aws:SourceAccount": "111122223333",
            "s3:x-amz-acl": "bucket-owner-full-control",
          },
        }),
      ),
    ),
    "AWS::S3::Bucket",
  ),
  published(
    "resource",
    "a distribution of CloudFront",
    "AmazonCloudFront/latest/DeveloperGuide/private-content-restricting-access-to-s3",
    policy(
      named(
        "CloudFront",
        allowing(
          { Service: "cloudfront.amazonaws.com" },
          "s3:GetObject",
          "arn:aws:s3:::reports/*",
          {
            StringEquals: {
              "AWS:SourceArn": "arn:aws:cloudfront::111122223333:distribution/E1A2B3C4D5E6F7",
            },
          },
        ),
      ),
    ),
    "AWS::S3::Bucket",
  ),
  published(
    "resource",
    "a trail of CloudTrail",
    "awscloudtrail/latest/userguide/create-s3-bucket-policy-for-cloudtrail",
    policy(
      named(
        "AclCheck",
        allowing(
          { Service: "cloudtrail.amazonaws.com" },
          "s3:GetBucketAcl",
          "arn:aws:s3:::reports",
          {
            StringEquals: {
              "aws:SourceArn": "arn:aws:cloudtrail:eu-west-1:111122223333:trail/main",
            },
          },
        ),
      ),
      named(
        "Write",
        allowing(
          { Service: "cloudtrail.amazonaws.com" },
          "s3:PutObject",
          "arn:aws:s3:::reports/AWSLogs/111122223333/*",
          {
            StringEquals: {
              "s3:x-amz-acl": "bucket-owner-full-control",
              "aws:SourceArn": "arn:aws:cloudtrail:eu-west-1:111122223333:trail/main",
            },
          },
        ),
      ),
    ),
    "AWS::S3::Bucket",
  ),
  published(
    "resource",
    "the history of Config",
    "config/latest/developerguide/s3-bucket-policy",
    policy(
      named(
        "Permissions",
        allowing({ Service: "config.amazonaws.com" }, "s3:GetBucketAcl", "arn:aws:s3:::reports", {
          StringEquals: { "AWS:SourceAccount": "111122223333" },
        }),
      ),
      named(
        "Exists",
        allowing({ Service: "config.amazonaws.com" }, "s3:ListBucket", "arn:aws:s3:::reports", {
          StringEquals: { "AWS:SourceAccount": "111122223333" },
        }),
      ),
      named(
        "Delivery",
        allowing(
          { Service: "config.amazonaws.com" },
          "s3:PutObject",
          "arn:aws:s3:::reports/AWSLogs/111122223333/Config/*",
          {
            StringEquals: {
              "s3:x-amz-acl": "bucket-owner-full-control",
              "AWS:SourceAccount": "111122223333",
            },
          },
        ),
      ),
    ),
    "AWS::S3::Bucket",
  ),
  published(
    "resource",
    "flow logs of a VPC",
    "vpc/latest/userguide/flow-logs-s3-permissions",
    policy(
      named(
        "Write",
        allowing(
          { Service: "delivery.logs.amazonaws.com" },
          "s3:PutObject",
          "arn:aws:s3:::reports/*",
          {
            StringEquals: {
              "aws:SourceAccount": "111122223333",
              "s3:x-amz-acl": "bucket-owner-full-control",
            },
            ArnLike: { "aws:SourceArn": "arn:aws:logs:eu-west-1:111122223333:*" },
          },
        ),
      ),
      named(
        "AclCheck",
        allowing(
          { Service: "delivery.logs.amazonaws.com" },
          "s3:GetBucketAcl",
          "arn:aws:s3:::reports",
          {
            StringEquals: { "aws:SourceAccount": "111122223333" },
            ArnLike: { "aws:SourceArn": "arn:aws:logs:eu-west-1:111122223333:*" },
          },
        ),
      ),
    ),
    "AWS::S3::Bucket",
  ),
];
