import type { Trap } from "../example.ts";

/** Service and resource control policies. */
export const controls: readonly Trap[] = [
  {
    name: "conditions of what is allowed",
    kind: "service-control",
    policy: {
      Version: "2012-10-17",
      Statement: [
        {
          Effect: "Allow",
          Action: "ec2:*",
          Resource: "arn:aws:ec2:eu-west-1:*:*",
          Condition: { StringEquals: { "aws:RequestedRegion": "eu-west-1" } },
        },
      ],
    },
    expect: [],
  },
  {
    name: "all but some actions are allowed",
    kind: "service-control",
    policy: {
      Version: "2012-10-17",
      Statement: [{ Effect: "Allow", NotAction: "iam:*", Resource: "*" }],
    },
    expect: [],
  },
  {
    name: "all but some resources are denied",
    kind: "service-control",
    policy: {
      Version: "2012-10-17",
      Statement: [
        { Effect: "Deny", Action: "s3:DeleteBucket", NotResource: "arn:aws:s3:::scratch-*" },
      ],
    },
    expect: [],
  },
  {
    name: "wildcards in the middle of actions",
    kind: "service-control",
    policy: {
      Version: "2012-10-17",
      Statement: [
        { Effect: "Deny", Action: ["ec2:*Gateway*", "iam:Delete*Policy"], Resource: "*" },
      ],
    },
    expect: [],
  },
  {
    name: "AWS's own policy allows everything",
    kind: "resource-control",
    policy: {
      Version: "2012-10-17",
      Statement: [{ Effect: "Allow", Principal: "*", Action: "*", Resource: "*" }],
    },
    expect: [],
  },
  {
    name: "all but some resources",
    kind: "resource-control",
    policy: {
      Version: "2012-10-17",
      Statement: [
        {
          Effect: "Deny",
          Principal: "*",
          Action: "s3:*",
          NotResource: "arn:aws:s3:::public-*",
          Condition: { BoolIfExists: { "aws:SecureTransport": "false" } },
        },
      ],
    },
    expect: [],
  },
];
