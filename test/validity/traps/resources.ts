import type { Trap } from "../example.ts";

/** Resources, and the fields of their ARNs. */
export const resources: readonly Trap[] = [
  {
    name: "buckets have neither region nor account",
    kind: "identity",
    policy: {
      Version: "2012-10-17",
      Statement: [
        {
          Effect: "Allow",
          Action: "s3:*",
          Resource: ["arn:aws:s3:::reports", "arn:aws:s3:::reports/*"],
        },
      ],
    },
    expect: [],
  },
  {
    name: "access points of buckets have both",
    kind: "identity",
    policy: {
      Version: "2012-10-17",
      Statement: [
        {
          Effect: "Allow",
          Action: "s3:GetObject",
          Resource: "arn:aws:s3:eu-west-1:111122223333:accesspoint/reports/object/*",
        },
      ],
    },
    expect: [],
  },
  {
    name: "partitions of China and of governments",
    kind: "identity",
    policy: {
      Version: "2012-10-17",
      Statement: [
        {
          Effect: "Allow",
          Action: "s3:GetObject",
          Resource: ["arn:aws-cn:s3:::reports/*", "arn:aws-us-gov:s3:::reports/*"],
        },
      ],
    },
    expect: [],
  },
  {
    name: "a partition may be a wildcard",
    kind: "identity",
    policy: {
      Version: "2012-10-17",
      Statement: [
        { Effect: "Allow", Action: "kms:Decrypt", Resource: "arn:*:kms:*:111122223333:key/*" },
      ],
    },
    expect: [],
  },
  {
    name: "distributions have an account and no region",
    kind: "identity",
    policy: {
      Version: "2012-10-17",
      Statement: [
        {
          Effect: "Allow",
          Action: "cloudfront:GetDistribution",
          Resource: "arn:aws:cloudfront::111122223333:distribution/E1A2B3C4D5E6F7",
        },
      ],
    },
    expect: [],
  },
  {
    name: "hosted zones have neither",
    kind: "identity",
    policy: {
      Version: "2012-10-17",
      Statement: [
        {
          Effect: "Allow",
          Action: "route53:ChangeResourceRecordSets",
          Resource: "arn:aws:route53:::hostedzone/Z1A2B3C4D5E6F7",
        },
      ],
    },
    expect: [],
  },
  {
    name: "images have a region and no account",
    kind: "identity",
    policy: {
      Version: "2012-10-17",
      Statement: [
        {
          Effect: "Allow",
          Action: "ec2:RunInstances",
          Resource: [
            "arn:aws:ec2:eu-west-1::image/ami-1a2b3c4d",
            "arn:aws:ec2:*:111122223333:instance/*",
          ],
        },
      ],
    },
    expect: [],
  },
  {
    name: "documents of AWS have no account",
    kind: "identity",
    policy: {
      Version: "2012-10-17",
      Statement: [
        {
          Effect: "Allow",
          Action: "ssm:SendCommand",
          Resource: "arn:aws:ssm:*::document/AWS-RunShellScript",
        },
      ],
    },
    expect: [],
  },
  {
    name: "parameters of AWS have no account",
    kind: "identity",
    policy: {
      Version: "2012-10-17",
      Statement: [
        {
          Effect: "Allow",
          Action: "ssm:GetParameter",
          Resource: "arn:aws:ssm:*::parameter/aws/service/ami-amazon-linux-latest*",
        },
      ],
    },
    expect: [],
  },
  {
    name: "policies of AWS belong to aws",
    kind: "identity",
    policy: {
      Version: "2012-10-17",
      Statement: [
        {
          Effect: "Allow",
          Action: "iam:GetPolicy",
          Resource: "arn:aws:iam::aws:policy/ReadOnlyAccess",
        },
      ],
    },
    expect: [],
  },
  {
    name: "colons in the last field",
    kind: "identity",
    policy: {
      Version: "2012-10-17",
      Statement: [
        {
          Effect: "Allow",
          Action: "logs:PutLogEvents",
          Resource: "arn:aws:logs:eu-west-1:111122223333:log-group:/aws/lambda/app:*",
        },
      ],
    },
    expect: [],
  },
  {
    name: "a wildcard in the region",
    kind: "identity",
    policy: {
      Version: "2012-10-17",
      Statement: [
        {
          Effect: "Allow",
          Action: "sqs:SendMessage",
          Resource: "arn:aws:sqs:eu-*:111122223333:orders",
        },
      ],
    },
    expect: [],
  },
  {
    name: "a * that runs into other fields",
    kind: "identity",
    policy: {
      Version: "2012-10-17",
      Statement: [
        { Effect: "Allow", Action: "dynamodb:Query", Resource: "arn:aws:dynamodb:*:*:table/*" },
      ],
    },
    expect: [],
  },
  {
    name: "a type in small letters, behind a wildcard",
    kind: "identity",
    policy: {
      Version: "2012-10-17",
      Statement: [
        {
          Effect: "Allow",
          Action: "states:StartExecution",
          Resource: "arn:aws:states:*:*:statemachine:*shop*",
        },
      ],
    },
    expect: [],
  },
  {
    name: "a bucket and its objects are two",
    kind: "identity",
    policy: {
      Version: "2012-10-17",
      Statement: [
        { Effect: "Allow", Action: "s3:*", Resource: ["arn:aws:s3:::logs", "arn:aws:s3:::logs/*"] },
      ],
    },
    expect: [],
  },
  {
    name: "resources that overlap are not redundant",
    kind: "identity",
    policy: {
      Version: "2012-10-17",
      Statement: [
        {
          Effect: "Allow",
          Action: "iam:GetRole",
          Resource: [
            "arn:aws:iam::111122223333:role/app-*",
            "arn:aws:iam::111122223333:role/*-reader",
          ],
        },
      ],
    },
    expect: [],
  },
  {
    name: "streams of groups that a * covers",
    kind: "identity",
    policy: {
      Version: "2012-10-17",
      Statement: [
        {
          Effect: "Allow",
          Action: "logs:PutLogEvents",
          Resource: [
            "arn:aws:logs:*:*:log-group:Wizard*",
            "arn:aws:logs:*:*:log-group:Wizard*:log-stream:*",
          ],
        },
      ],
    },
    expect: [
      { code: "REDUNDANT_RESOURCE", at: ["Statement[0].Resource[0]", "Statement[0].Resource[1]"] },
    ],
  },
  {
    name: "an account of thirteen digits",
    kind: "identity",
    policy: {
      Version: "2012-10-17",
      Statement: [
        {
          Effect: "Allow",
          Action: "sqs:SendMessage",
          Resource: [
            "arn:aws:sqs:eu-west-1:111122223333:orders",
            "arn:aws:sqs:eu-west-1:1111222233334:orders",
          ],
        },
      ],
    },
    expect: [{ code: "INVALID_ARN_ACCOUNT", at: ["Statement[0].Resource[1]"] }],
  },
  {
    name: "a service that is no more, in an ARN",
    kind: "identity",
    policy: {
      Version: "2012-10-17",
      Statement: [
        {
          Effect: "Allow",
          Action: "ec2:RunInstances",
          Resource: [
            "arn:aws:ec2:*:*:instance/*",
            "arn:aws:elastic-inference:*:*:elastic-inference-accelerator/*",
          ],
        },
      ],
    },
    expect: [{ code: "INVALID_SERVICE", at: ["Statement[0].Resource[1]"] }],
  },
];
