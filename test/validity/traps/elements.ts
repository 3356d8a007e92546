import { finding, resourceTrap, trap, type Trap } from "../example.ts";
import { alone, allow, allowing, named, policy } from "../policy.ts";

/** Elements of policies and statements. */
export const elements: readonly Trap[] = [
  trap(
    "identity",
    "one statement needs no list",
    alone(allow("s3:GetObject", "arn:aws:s3:::reports/*")),
  ),
  resourceTrap("AWS::SQS::Queue", "a policy may have an Id", {
    Version: "2012-10-17",
    Id: "orders/policy",
    Statement: [
      allowing(
        { AWS: "444455556666" },
        "sqs:SendMessage",
        "arn:aws:sqs:eu-west-1:111122223333:orders",
      ),
    ],
  }),
  trap("identity", "a policy of 2008 is valid", {
    Version: "2008-10-17",
    Statement: [allow("s3:GetObject", "arn:aws:s3:::reports/*")],
  }),
  trap(
    "identity",
    "the order of elements does not tell statements apart",
    policy(
      { Effect: "Allow", Action: "s3:GetObject", Resource: "arn:aws:s3:::reports/*" },
      { Resource: "arn:aws:s3:::reports/*", Action: "s3:GetObject", Effect: "Allow" },
    ),
    finding("REDUNDANT_STATEMENT", "Statement[0]", "Statement[1]"),
  ),
  trap(
    "identity",
    "the same Sid in an identity's policy",
    policy(
      named("A", allow("s3:GetObject", "arn:aws:s3:::reports/*")),
      named("B", allow("s3:ListBucket", "arn:aws:s3:::reports")),
      named("A", allow("s3:PutObject", "arn:aws:s3:::reports/*")),
    ),
    finding("UNIQUE_SIDS_REQUIRED", "Statement[0].Sid", "Statement[2].Sid"),
  ),
  resourceTrap(
    "AWS::S3::Bucket",
    "the same Sid in a bucket's policy",
    policy(
      named(
        "A",
        allowing(
          { AWS: "arn:aws:iam::111122223333:root" },
          "s3:GetObject",
          "arn:aws:s3:::reports/*",
        ),
      ),
      named(
        "A",
        allowing(
          { AWS: "arn:aws:iam::111122223333:root" },
          "s3:PutObject",
          "arn:aws:s3:::reports/*",
        ),
      ),
    ),
    finding("UNIQUE_SIDS_RECOMMENDED", "Statement[0].Sid", "Statement[1].Sid"),
  ),
  trap(
    "identity",
    "what is empty twice",
    alone(named("", allow("s3:GetObject", []))),
    finding("EMPTY_SID_VALUE", "Statement.Sid"),
    finding("EMPTY_ARRAY_RESOURCE", "Statement.Resource"),
  ),
];
