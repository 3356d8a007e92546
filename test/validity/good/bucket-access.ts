import { published, type GoodExample } from "../example.ts";
import { allowing, denying, named, policy } from "../policy.ts";

/** Bucket policies of AWS's guides that ask where requests come from, and how. */
export const bucketAccess: readonly GoodExample[] = [
  published(
    "resource",
    "certain addresses, of both versions, without one of them",
    "AmazonS3/latest/userguide/example-bucket-policies",
    policy(
      named(
        "Addresses",
        allowing("*", ["s3:GetObject", "s3:PutObject"], ["arn:aws:s3:::reports/*"], {
          IpAddress: { "aws:SourceIp": ["192.0.2.0/24", "2001:DB8:1234:5678::/64"] },
          NotIpAddress: { "aws:SourceIp": ["192.0.2.128/32", "2001:DB8:1234:5678:ABCD::/80"] },
        }),
      ),
    ),
    "AWS::S3::Bucket",
  ),
  published(
    "resource",
    "no plain HTTP",
    "AmazonS3/latest/userguide/example-bucket-policies",
    policy(
      named(
        "HttpsOnly",
        denying("*", "s3:*", ["arn:aws:s3:::reports", "arn:aws:s3:::reports/*"], {
          Bool: { "aws:SecureTransport": "false" },
        }),
      ),
    ),
    "AWS::S3::Bucket",
  ),
  published(
    "resource",
    "no old TLS",
    "AmazonS3/latest/userguide/amazon-s3-policy-keys",
    policy(
      denying("*", "s3:*", ["arn:aws:s3:::reports", "arn:aws:s3:::reports/*"], {
        NumericLessThan: { "s3:TlsVersion": 1.2 },
      }),
    ),
    "AWS::S3::Bucket",
  ),
  published(
    "resource",
    "a fresh MFA below a prefix",
    "AmazonS3/latest/userguide/example-bucket-policies",
    policy(
      denying("*", "s3:*", "arn:aws:s3:::reports/taxes/*", {
        Null: { "aws:MultiFactorAuthAge": true },
      }),
      denying("*", "s3:*", "arn:aws:s3:::reports/taxes/*", {
        NumericGreaterThan: { "aws:MultiFactorAuthAge": 3600 },
      }),
      allowing(
        { AWS: "arn:aws:iam::111122223333:root" },
        ["s3:GetObject"],
        "arn:aws:s3:::reports/*",
      ),
    ),
    "AWS::S3::Bucket",
  ),
  published(
    "resource",
    "one VPC endpoint",
    "AmazonS3/latest/userguide/example-bucket-policies-vpc-endpoint",
    policy(
      named(
        "Endpoint",
        denying("*", "s3:*", ["arn:aws:s3:::reports", "arn:aws:s3:::reports/*"], {
          StringNotEquals: { "aws:SourceVpce": "vpce-1a2b3c4d" },
        }),
      ),
    ),
    "AWS::S3::Bucket",
  ),
  published(
    "resource",
    "one VPC",
    "AmazonS3/latest/userguide/example-bucket-policies-vpc-endpoint",
    policy(
      named(
        "Vpc",
        denying("*", "s3:*", ["arn:aws:s3:::reports", "arn:aws:s3:::reports/*"], {
          StringNotEquals: { "aws:SourceVpc": "vpc-111bbb22" },
        }),
      ),
    ),
    "AWS::S3::Bucket",
  ),
  published(
    "resource",
    "everybody of the organization",
    "AmazonS3/latest/userguide/example-bucket-policies",
    policy(
      named(
        "Organization",
        allowing("*", "s3:GetObject", "arn:aws:s3:::reports/*", {
          StringEquals: { "aws:PrincipalOrgID": ["o-a1b2c3d4e5"] },
        }),
      ),
    ),
    "AWS::S3::Bucket",
  ),
  published(
    "resource",
    "signatures of the newest form, not too old",
    "AmazonS3/latest/API/bucket-policy-s3-sigv4-conditions",
    policy(
      named(
        "Signature",
        denying("*", "s3:*", "arn:aws:s3:::reports/*", {
          NumericGreaterThan: { "s3:signatureAge": 600000 },
        }),
      ),
      named(
        "Header",
        denying("*", "s3:*", "arn:aws:s3:::reports/*", {
          StringNotEquals: { "s3:authType": "REST-HEADER" },
        }),
      ),
    ),
    "AWS::S3::Bucket",
  ),
];
