import type { Trap } from "../example.ts";

/** Tags, and the actions that do not know them: as AWS's findings on its own managed policies show it. */
export const tags: readonly Trap[] = [
  {
    name: "whether there is a tag may be asked of all actions",
    kind: "identity",
    policy: {
      Version: "2012-10-17",
      Statement: [
        {
          Effect: "Allow",
          Action: ["kms:DescribeKey", "kms:ListKeys"],
          Resource: "*",
          Condition: { Null: { "aws:ResourceTag/team": "false" } },
        },
      ],
    },
    expect: [],
  },
  {
    name: "tags of requests may be asked of all actions",
    kind: "identity",
    policy: {
      Version: "2012-10-17",
      Statement: [
        {
          Effect: "Deny",
          Action: ["glue:CreateSession", "glue:GetSession"],
          Resource: "*",
          Condition: { StringNotEquals: { "aws:RequestTag/owner": "${aws:PrincipalTag/owner}" } },
        },
      ],
    },
    expect: [],
  },
  {
    name: "keys of tags may be asked of all actions",
    kind: "identity",
    policy: {
      Version: "2012-10-17",
      Statement: [
        {
          Effect: "Allow",
          Action: ["cloudformation:CreateStack", "cloudformation:DescribeStacks"],
          Resource: "*",
          Condition: { "ForAllValues:StringEquals": { "aws:TagKeys": ["team"] } },
        },
      ],
    },
    expect: [],
  },
  {
    name: "tags that lists do not know",
    kind: "identity",
    policy: {
      Version: "2012-10-17",
      Statement: [
        {
          Effect: "Allow",
          Action: ["sagemaker:DescribeTrainingJob", "sagemaker:ListAssociations"],
          Resource: "*",
          Condition: { StringEquals: { "aws:ResourceTag/team": "shop" } },
        },
      ],
    },
    expect: [
      {
        code: "ALLOW_WITH_UNSUPPORTED_TAG_CONDITION_KEY_FOR_SERVICE",
        at: [
          "Statement[0].Action[1]",
          'Statement[0].Condition.StringEquals["aws:ResourceTag/team"]',
        ],
      },
    ],
  },
];
