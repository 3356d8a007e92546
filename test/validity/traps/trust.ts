import type { Trap } from "../example.ts";

/** Trust policies of roles. */
export const trust: readonly Trap[] = [
  {
    name: "services of roles need no source",
    kind: "trust",
    policy: {
      Version: "2012-10-17",
      Statement: [
        {
          Effect: "Allow",
          Principal: { Service: ["ec2.amazonaws.com", "ssm.amazonaws.com"] },
          Action: "sts:AssumeRole",
        },
      ],
    },
    expect: [],
  },
  {
    name: "all accounts of an organization",
    kind: "trust",
    policy: {
      Version: "2012-10-17",
      Statement: [
        {
          Effect: "Allow",
          Principal: { AWS: "*" },
          Action: "sts:AssumeRole",
          Condition: { StringEquals: { "aws:PrincipalOrgID": "o-a1b2c3d4e5" } },
        },
      ],
    },
    expect: [],
  },
  {
    name: "a service and an account in one statement",
    kind: "trust",
    policy: {
      Version: "2012-10-17",
      Statement: [
        {
          Effect: "Allow",
          Principal: { AWS: "arn:aws:iam::111122223333:role/app", Service: "lambda.amazonaws.com" },
          Action: "sts:AssumeRole",
        },
      ],
    },
    expect: [],
  },
  {
    name: "branches by a pattern",
    kind: "trust",
    policy: {
      Version: "2012-10-17",
      Statement: [
        {
          Effect: "Allow",
          Principal: {
            Federated:
              "arn:aws:iam::111122223333:oidc-provider/token.actions.githubusercontent.com",
          },
          Action: "sts:AssumeRoleWithWebIdentity",
          Condition: {
            StringEquals: { "token.actions.githubusercontent.com:aud": "sts.amazonaws.com" },
            StringLike: {
              "token.actions.githubusercontent.com:sub": "repo:acme/shop:ref:refs/heads/*",
            },
          },
        },
      ],
    },
    expect: [
      {
        code: "SPECIFIC_GITHUB_REPO_AND_BRANCH_RECOMMENDED",
        at: ['Statement[0].Condition.StringLike["token.actions.githubusercontent.com:sub"]'],
      },
    ],
  },
  {
    name: "the example of AWS's command line",
    kind: "trust",
    policy: {
      Version: "2012-10-17",
      Statement: [
        {
          Sid: "",
          Effect: "Allow",
          Principal: { Federated: "cognito-identity.amazonaws.com" },
          Action: ["sts:AssumeRole", "sts:TagSession"],
          Condition: {
            StringEquals: { "cognito-identity.amazonaws.com:aud": "us-west-2_EXAMPLE" },
          },
        },
      ],
    },
    expect: [
      { code: "EMPTY_SID_VALUE", at: ["Statement[0].Sid"] },
      {
        code: "MISMATCHED_ACTION_FOR_PRINCIPAL",
        at: ["Statement[0].Action[0]", "Statement[0].Principal.Federated"],
      },
      {
        code: "UNSUPPORTED_ACTION_FOR_CONDITION_KEY",
        at: [
          "Statement[0].Action[1]",
          'Statement[0].Condition.StringEquals["cognito-identity.amazonaws.com:aud"]',
        ],
      },
    ],
  },
];
