import type { GoodExample } from "../example.ts";

/** Bucket policies of AWS's guides for services that write and read. */
export const bucketDeliveries: readonly GoodExample[] = [
  {
    name: "the inventory of another bucket",
    page: "https://docs.aws.amazon.com/AmazonS3/latest/userguide/example-bucket-policies.html",
    kind: "resource",
    resourceType: "AWS::S3::Bucket",
    policy: {
      Version: "2012-10-17",
      Statement: [
        {
          Sid: "Inventory",
          Effect: "Allow",
          Principal: { Service: "s3.amazonaws.com" },
          Action: "s3:PutObject",
          Resource: ["arn:aws:s3:::reports/*"],
          Condition: {
            ArnLike: { "aws:SourceArn": "arn:aws:s3:::app-data" },
            StringEquals: {
              "aws:SourceAccount": "111122223333",
              "s3:x-amz-acl": "bucket-owner-full-control",
            },
          },
        },
      ],
    },
  },
  {
    name: "a distribution of CloudFront",
    page: "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/private-content-restricting-access-to-s3.html",
    kind: "resource",
    resourceType: "AWS::S3::Bucket",
    policy: {
      Version: "2012-10-17",
      Statement: [
        {
          Sid: "CloudFront",
          Effect: "Allow",
          Principal: { Service: "cloudfront.amazonaws.com" },
          Action: "s3:GetObject",
          Resource: "arn:aws:s3:::reports/*",
          Condition: {
            StringEquals: {
              "AWS:SourceArn": "arn:aws:cloudfront::111122223333:distribution/E1A2B3C4D5E6F7",
            },
          },
        },
      ],
    },
  },
  {
    name: "a trail of CloudTrail",
    page: "https://docs.aws.amazon.com/awscloudtrail/latest/userguide/create-s3-bucket-policy-for-cloudtrail.html",
    kind: "resource",
    resourceType: "AWS::S3::Bucket",
    policy: {
      Version: "2012-10-17",
      Statement: [
        {
          Sid: "AclCheck",
          Effect: "Allow",
          Principal: { Service: "cloudtrail.amazonaws.com" },
          Action: "s3:GetBucketAcl",
          Resource: "arn:aws:s3:::reports",
          Condition: {
            StringEquals: {
              "aws:SourceArn": "arn:aws:cloudtrail:eu-west-1:111122223333:trail/main",
            },
          },
        },
        {
          Sid: "Write",
          Effect: "Allow",
          Principal: { Service: "cloudtrail.amazonaws.com" },
          Action: "s3:PutObject",
          Resource: "arn:aws:s3:::reports/AWSLogs/111122223333/*",
          Condition: {
            StringEquals: {
              "s3:x-amz-acl": "bucket-owner-full-control",
              "aws:SourceArn": "arn:aws:cloudtrail:eu-west-1:111122223333:trail/main",
            },
          },
        },
      ],
    },
  },
  {
    name: "the history of Config",
    page: "https://docs.aws.amazon.com/config/latest/developerguide/s3-bucket-policy.html",
    kind: "resource",
    resourceType: "AWS::S3::Bucket",
    policy: {
      Version: "2012-10-17",
      Statement: [
        {
          Sid: "Permissions",
          Effect: "Allow",
          Principal: { Service: "config.amazonaws.com" },
          Action: "s3:GetBucketAcl",
          Resource: "arn:aws:s3:::reports",
          Condition: { StringEquals: { "AWS:SourceAccount": "111122223333" } },
        },
        {
          Sid: "Exists",
          Effect: "Allow",
          Principal: { Service: "config.amazonaws.com" },
          Action: "s3:ListBucket",
          Resource: "arn:aws:s3:::reports",
          Condition: { StringEquals: { "AWS:SourceAccount": "111122223333" } },
        },
        {
          Sid: "Delivery",
          Effect: "Allow",
          Principal: { Service: "config.amazonaws.com" },
          Action: "s3:PutObject",
          Resource: "arn:aws:s3:::reports/AWSLogs/111122223333/Config/*",
          Condition: {
            StringEquals: {
              "s3:x-amz-acl": "bucket-owner-full-control",
              "AWS:SourceAccount": "111122223333",
            },
          },
        },
      ],
    },
  },
  {
    name: "flow logs of a VPC",
    page: "https://docs.aws.amazon.com/vpc/latest/userguide/flow-logs-s3-permissions.html",
    kind: "resource",
    resourceType: "AWS::S3::Bucket",
    policy: {
      Version: "2012-10-17",
      Statement: [
        {
          Sid: "Write",
          Effect: "Allow",
          Principal: { Service: "delivery.logs.amazonaws.com" },
          Action: "s3:PutObject",
          Resource: "arn:aws:s3:::reports/*",
          Condition: {
            StringEquals: {
              "aws:SourceAccount": "111122223333",
              "s3:x-amz-acl": "bucket-owner-full-control",
            },
            ArnLike: { "aws:SourceArn": "arn:aws:logs:eu-west-1:111122223333:*" },
          },
        },
        {
          Sid: "AclCheck",
          Effect: "Allow",
          Principal: { Service: "delivery.logs.amazonaws.com" },
          Action: "s3:GetBucketAcl",
          Resource: "arn:aws:s3:::reports",
          Condition: {
            StringEquals: { "aws:SourceAccount": "111122223333" },
            ArnLike: { "aws:SourceArn": "arn:aws:logs:eu-west-1:111122223333:*" },
          },
        },
      ],
    },
  },
];
