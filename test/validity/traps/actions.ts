import type { Trap } from "../example.ts";

/** Actions, and what is allowed with them. */
export const actions: readonly Trap[] = [
  {
    name: "actions ignore case",
    kind: "identity",
    policy: {
      Version: "2012-10-17",
      Statement: [
        {
          Effect: "Allow",
          Action: ["S3:getobject", "s3:PUTOBJECT"],
          Resource: "arn:aws:s3:::reports/*",
        },
      ],
    },
    expect: [],
  },
  {
    name: "? in an action is one letter",
    kind: "identity",
    policy: {
      Version: "2012-10-17",
      Statement: [{ Effect: "Allow", Action: "s3:Get?bject", Resource: "arn:aws:s3:::reports/*" }],
    },
    expect: [],
  },
  {
    name: "a wildcard in the middle",
    kind: "identity",
    policy: {
      Version: "2012-10-17",
      Statement: [{ Effect: "Allow", Action: "iam:*AccessKey*", Resource: "*" }],
    },
    expect: [],
  },
  {
    name: "methods are the actions of API Gateway",
    kind: "identity",
    policy: {
      Version: "2012-10-17",
      Statement: [
        {
          Effect: "Allow",
          Action: ["apigateway:GET", "apigateway:PATCH"],
          Resource: "arn:aws:apigateway:eu-west-1::/restapis/a1b2c3/*",
        },
      ],
    },
    expect: [],
  },
  {
    name: "actions that overlap are not redundant",
    kind: "identity",
    policy: {
      Version: "2012-10-17",
      Statement: [
        { Effect: "Allow", Action: ["iam:Get*", "iam:*CredentialReport"], Resource: "*" },
      ],
    },
    expect: [],
  },
  {
    name: "the same action in another case is redundant",
    kind: "identity",
    policy: {
      Version: "2012-10-17",
      Statement: [
        { Effect: "Allow", Action: ["ec2:DescribeHosts", "ec2:describeHosts"], Resource: "*" },
      ],
    },
    expect: [
      { code: "REDUNDANT_ACTION", at: ["Statement[0].Action[0]", "Statement[0].Action[1]"] },
    ],
  },
  {
    name: "two are covered by the third",
    kind: "identity",
    policy: {
      Version: "2012-10-17",
      Statement: [
        {
          Effect: "Allow",
          Action: ["sns:ListSubscriptions", "sns:ListTopics", "sns:List*"],
          Resource: "*",
        },
      ],
    },
    expect: [
      {
        code: "REDUNDANT_ACTION",
        at: ["Statement[0].Action[0]", "Statement[0].Action[1]", "Statement[0].Action[2]"],
      },
    ],
  },
  {
    name: "a wildcard that meets nothing",
    kind: "identity",
    policy: {
      Version: "2012-10-17",
      Statement: [
        {
          Effect: "Allow",
          Action: ["s3:GetObject", "s3:Fetch*"],
          Resource: "arn:aws:s3:::reports/*",
        },
      ],
    },
    expect: [{ code: "INVALID_ACTION", at: ["Statement[0].Action[1]"] }],
  },
  {
    name: "a statement without a list has no index",
    kind: "identity",
    policy: {
      Version: "2012-10-17",
      Statement: { Effect: "Allow", Action: "s3:ListBuckets", Resource: "*" },
    },
    expect: [{ code: "INVALID_ACTION", at: ["Statement.Action"] }],
  },
  {
    name: "the API has it, IAM has not",
    kind: "identity",
    policy: {
      Version: "2012-10-17",
      Statement: [
        {
          Effect: "Allow",
          Action: ["sqs:SendMessage", "sqs:DeleteMessageBatch"],
          Resource: "arn:aws:sqs:eu-west-1:111122223333:orders",
        },
      ],
    },
    expect: [{ code: "INVALID_ACTION", at: ["Statement[0].Action[1]"] }],
  },
  {
    name: "a service that is no more",
    kind: "identity",
    policy: {
      Version: "2012-10-17",
      Statement: [{ Effect: "Allow", Action: "elastic-inference:Connect", Resource: "*" }],
    },
    expect: [{ code: "INVALID_SERVICE_IN_ACTION", at: ["Statement[0].Action"] }],
  },
  {
    name: "who denies passing roles is no risk",
    kind: "identity",
    policy: {
      Version: "2012-10-17",
      Statement: [{ Effect: "Deny", Action: "iam:PassRole", Resource: "*" }],
    },
    expect: [],
  },
  {
    name: "roles that begin alike are not every role",
    kind: "identity",
    policy: {
      Version: "2012-10-17",
      Statement: [
        {
          Effect: "Allow",
          Action: "iam:PassRole",
          Resource: [
            "arn:aws:iam::*:role/rds-monitoring-role",
            "arn:aws:iam::*:role/ec2-sysadmin-*",
          ],
        },
      ],
    },
    expect: [],
  },
  {
    name: "how a role is passed on is not to whom",
    kind: "identity",
    policy: {
      Version: "2012-10-17",
      Statement: [
        {
          Effect: "Allow",
          Action: "iam:PassRole",
          Resource: "*",
          Condition: {
            "ForAnyValue:StringEquals": { "aws:CalledVia": ["cloudformation.amazonaws.com"] },
          },
        },
      ],
    },
    expect: [
      {
        code: "PASS_ROLE_WITH_STAR_IN_RESOURCE",
        at: ["Statement[0].Action", "Statement[0].Resource"],
      },
    ],
  },
  {
    name: "service-linked roles of one service",
    kind: "identity",
    policy: {
      Version: "2012-10-17",
      Statement: [
        {
          Effect: "Allow",
          Action: "iam:CreateServiceLinkedRole",
          Resource: "*",
          Condition: { StringEquals: { "iam:AWSServiceName": "spot.amazonaws.com" } },
        },
      ],
    },
    expect: [],
  },
  {
    name: "service-linked roles of one service, by a pattern without a wildcard",
    kind: "identity",
    policy: {
      Version: "2012-10-17",
      Statement: [
        {
          Effect: "Allow",
          Action: "iam:CreateServiceLinkedRole",
          Resource: "*",
          Condition: { StringLike: { "iam:AWSServiceName": "cloud9.amazonaws.com" } },
        },
      ],
    },
    expect: [],
  },
  {
    name: "service-linked roles by a pattern",
    kind: "identity",
    policy: {
      Version: "2012-10-17",
      Statement: [
        {
          Effect: "Allow",
          Action: "iam:CreateServiceLinkedRole",
          Resource: "*",
          Condition: { StringLike: { "iam:AWSServiceName": ["*a4b.amazonaws.com"] } },
        },
      ],
    },
    expect: [
      {
        code: "CREATE_SLR_WITH_STAR_IN_RESOURCE",
        at: ["Statement[0].Action", "Statement[0].Resource"],
      },
    ],
  },
  {
    name: "administrators",
    kind: "identity",
    policy: { Version: "2012-10-17", Statement: [{ Effect: "Allow", Action: "*", Resource: "*" }] },
    expect: [
      {
        code: "PASS_ROLE_WITH_STAR_IN_ACTION_AND_RESOURCE",
        at: ["Statement[0].Action", "Statement[0].Resource"],
      },
      {
        code: "CREATE_SLR_WITH_STAR_IN_ACTION_AND_RESOURCE",
        at: ["Statement[0].Action", "Statement[0].Resource"],
      },
    ],
  },
  {
    name: "administrators of IAM",
    kind: "identity",
    policy: {
      Version: "2012-10-17",
      Statement: [
        { Effect: "Allow", Action: ["iam:*", "organizations:DescribeAccount"], Resource: "*" },
      ],
    },
    expect: [
      {
        code: "PASS_ROLE_WITH_STAR_IN_ACTION_AND_RESOURCE",
        at: ["Statement[0].Action[0]", "Statement[0].Resource"],
      },
      {
        code: "CREATE_SLR_WITH_STAR_IN_ACTION_AND_RESOURCE",
        at: ["Statement[0].Action[0]", "Statement[0].Resource"],
      },
    ],
  },
];
