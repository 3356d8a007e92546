import { finding, trap, type Trap } from "../example.ts";
import { allow, policy } from "../policy.ts";

/** Resources, and the fields of their ARNs. */
export const resources: readonly Trap[] = [
  trap(
    "identity",
    "buckets have neither region nor account",
    policy(allow("s3:*", ["arn:aws:s3:::reports", "arn:aws:s3:::reports/*"])),
  ),
  trap(
    "identity",
    "views of services have no account, and nothing is asked of any resource",
    policy(
      allow("resource-explorer-2:Search", "arn:aws:resource-explorer-2:*::view/All/service-view"),
      allow("kms:Decrypt", "arn:aws:kms:*::*"),
    ),
  ),
  trap(
    "identity",
    "access points of buckets have both",
    policy(allow("s3:GetObject", "arn:aws:s3:eu-west-1:111122223333:accesspoint/reports/object/*")),
  ),
  trap(
    "identity",
    "partitions of China and of governments",
    policy(allow("s3:GetObject", ["arn:aws-cn:s3:::reports/*", "arn:aws-us-gov:s3:::reports/*"])),
  ),
  trap(
    "identity",
    "a partition may be a wildcard",
    policy(allow("kms:Decrypt", "arn:*:kms:*:111122223333:key/*")),
  ),
  trap(
    "identity",
    "distributions have an account and no region",
    policy(
      allow(
        "cloudfront:GetDistribution",
        "arn:aws:cloudfront::111122223333:distribution/E1A2B3C4D5E6F7",
      ),
    ),
  ),
  trap(
    "identity",
    "hosted zones have neither",
    policy(
      allow("route53:ChangeResourceRecordSets", "arn:aws:route53:::hostedzone/Z1A2B3C4D5E6F7"),
    ),
  ),
  trap(
    "identity",
    "images have a region and no account",
    policy(
      allow("ec2:RunInstances", [
        "arn:aws:ec2:eu-west-1::image/ami-1a2b3c4d",
        "arn:aws:ec2:*:111122223333:instance/*",
      ]),
    ),
  ),
  trap(
    "identity",
    "documents of AWS have no account",
    policy(allow("ssm:SendCommand", "arn:aws:ssm:*::document/AWS-RunShellScript")),
  ),
  trap(
    "identity",
    "parameters of AWS have no account",
    policy(
      allow("ssm:GetParameter", "arn:aws:ssm:*::parameter/aws/service/ami-amazon-linux-latest*"),
    ),
  ),
  trap(
    "identity",
    "policies of AWS belong to aws",
    policy(allow("iam:GetPolicy", "arn:aws:iam::aws:policy/ReadOnlyAccess")),
  ),
  trap(
    "identity",
    "colons in the last field",
    policy(
      allow("logs:PutLogEvents", "arn:aws:logs:eu-west-1:111122223333:log-group:/aws/lambda/app:*"),
    ),
  ),
  trap(
    "identity",
    "a wildcard in the region",
    policy(allow("sqs:SendMessage", "arn:aws:sqs:eu-*:111122223333:orders")),
  ),
  trap(
    "identity",
    "a * that runs into other fields",
    policy(allow("dynamodb:Query", "arn:aws:dynamodb:*:*:table/*")),
  ),
  trap(
    "identity",
    "a type in small letters, behind a wildcard",
    policy(allow("states:StartExecution", "arn:aws:states:*:*:statemachine:*shop*")),
  ),
  trap(
    "identity",
    "a bucket and its objects are two",
    policy(allow("s3:*", ["arn:aws:s3:::logs", "arn:aws:s3:::logs/*"])),
  ),
  trap(
    "identity",
    "resources that overlap are not redundant",
    policy(
      allow("iam:GetRole", [
        "arn:aws:iam::111122223333:role/app-*",
        "arn:aws:iam::111122223333:role/*-reader",
      ]),
    ),
  ),
  trap(
    "identity",
    "streams of groups that a * covers",
    policy(
      allow("logs:PutLogEvents", [
        "arn:aws:logs:*:*:log-group:Wizard*",
        "arn:aws:logs:*:*:log-group:Wizard*:log-stream:*",
      ]),
    ),
    finding("REDUNDANT_RESOURCE", "Statement[0].Resource[0]", "Statement[0].Resource[1]"),
  ),
  trap(
    "identity",
    "an account of thirteen digits",
    policy(
      allow("sqs:SendMessage", [
        "arn:aws:sqs:eu-west-1:111122223333:orders",
        "arn:aws:sqs:eu-west-1:1111222233334:orders",
      ]),
    ),
    finding("INVALID_ARN_ACCOUNT", "Statement[0].Resource[1]"),
  ),
];
