import { finding, resourceTrap, type Trap } from "../example.ts";
import { alone, allowing, denying, policy, trusting } from "../policy.ts";

/** Principals in policies of resources. */
export const principals: readonly Trap[] = [
  resourceTrap(
    "AWS::S3::Bucket",
    "everybody, and what that is short for",
    policy(
      allowing("*", "s3:GetObject", "arn:aws:s3:::reports/*"),
      allowing({ AWS: "*" }, "s3:GetObjectVersion", "arn:aws:s3:::reports/*"),
    ),
  ),
  resourceTrap(
    "AWS::S3::Bucket",
    "a canonical user",
    policy(
      allowing(
        { CanonicalUser: "1a2b3c4d5e6f7a8b9c0d1a2b3c4d5e6f7a8b9c0d1a2b3c4d5e6f7a8b9c0d1a2b" },
        "s3:GetObject",
        "arn:aws:s3:::reports/*",
      ),
    ),
  ),
  resourceTrap(
    "AWS::S3::Bucket",
    "sessions of roles and of federated users",
    policy(
      allowing(
        {
          AWS: [
            "arn:aws:sts::111122223333:assumed-role/app/deploy",
            "arn:aws:sts::111122223333:federated-user/ana",
          ],
        },
        "s3:GetObject",
        "arn:aws:s3:::reports/*",
      ),
    ),
  ),
  resourceTrap(
    "AWS::S3::Bucket",
    "all but some are denied",
    policy({
      Effect: "Deny",
      NotPrincipal: {
        AWS: ["arn:aws:iam::111122223333:role/app", "arn:aws:iam::111122223333:root"],
      },
      Action: "s3:*",
      Resource: ["arn:aws:s3:::reports", "arn:aws:s3:::reports/*"],
    }),
  ),
  resourceTrap(
    "AWS::S3::Bucket",
    "a service that is denied needs no source",
    policy(
      denying(
        { Service: "cloudfront.amazonaws.com" },
        "s3:GetObject",
        "arn:aws:s3:::reports/secret/*",
      ),
    ),
  ),
  resourceTrap(
    "AWS::S3::Bucket",
    "a service for an organization",
    policy(
      allowing({ Service: "cloudtrail.amazonaws.com" }, "s3:PutObject", "arn:aws:s3:::reports/*", {
        StringEquals: { "aws:SourceOrgID": "o-a1b2c3d4e5" },
      }),
    ),
  ),
  resourceTrap(
    "AWS::S3::Bucket",
    "another bucket may be this one",
    policy(
      allowing({ AWS: "arn:aws:iam::111122223333:root" }, "s3:GetObject", "arn:aws:s3:::other/*"),
    ),
  ),
  resourceTrap(
    "AWS::S3::Bucket",
    "every resource is not this bucket",
    alone(allowing({ AWS: "arn:aws:iam::111122223333:root" }, "s3:GetObject", "*")),
    finding("UNSUPPORTED_RESOURCE_ARN_IN_POLICY", "Statement.Resource"),
  ),
  resourceTrap(
    "AWS::KMS::Key",
    "every resource is this key",
    policy(allowing({ AWS: "arn:aws:iam::111122223333:root" }, "kms:*", "*")),
  ),
  resourceTrap(
    "AWS::ECR::Repository",
    "repositories name no resource",
    policy(trusting({ AWS: "444455556666" }, ["ecr:BatchGetImage", "ecr:GetDownloadUrlForLayer"])),
  ),
  resourceTrap(
    "AWS::SNS::Topic",
    "a service beside an account has no source",
    policy(
      allowing(
        { AWS: "111122223333", Service: "s3.amazonaws.com" },
        "sns:Publish",
        "arn:aws:sns:eu-west-1:111122223333:uploads",
      ),
    ),
    finding("RESTRICT_ACCESS_TO_SERVICE_PRINCIPAL", "Statement[0].Principal.Service"),
  ),
];
