import type { GoodExample } from "../example.ts";

/** What AWS's IAM User Guide says of tables and databases. */
export const databases: readonly GoodExample[] = [
  {
    name: "a function with its table and its log",
    page: "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_examples_lambda-access-dynamodb.html",
    kind: "identity",
    policy: {
      Version: "2012-10-17",
      Statement: [
        {
          Sid: "Table",
          Effect: "Allow",
          Action: [
            "dynamodb:BatchGetItem",
            "dynamodb:GetItem",
            "dynamodb:Query",
            "dynamodb:Scan",
            "dynamodb:BatchWriteItem",
            "dynamodb:PutItem",
            "dynamodb:UpdateItem",
          ],
          Resource: "arn:aws:dynamodb:*:*:table/orders",
        },
        {
          Sid: "Stream",
          Effect: "Allow",
          Action: "dynamodb:GetRecords",
          Resource: "arn:aws:dynamodb:*:*:table/orders/stream/*",
        },
        {
          Sid: "Streams",
          Effect: "Allow",
          Action: ["logs:CreateLogStream", "logs:PutLogEvents"],
          Resource: "*",
        },
        { Sid: "Group", Effect: "Allow", Action: "logs:CreateLogGroup", Resource: "*" },
      ],
    },
  },
  {
    name: "rows by their leading key",
    page: "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_examples_dynamodb_items.html",
    kind: "identity",
    policy: {
      Version: "2012-10-17",
      Statement: [
        {
          Effect: "Allow",
          Action: [
            "dynamodb:DeleteItem",
            "dynamodb:GetItem",
            "dynamodb:PutItem",
            "dynamodb:Query",
            "dynamodb:UpdateItem",
          ],
          Resource: ["arn:aws:dynamodb:*:*:table/orders"],
          Condition: {
            "ForAllValues:StringEquals": {
              "dynamodb:LeadingKeys": ["${cognito-identity.amazonaws.com:sub}"],
            },
          },
        },
      ],
    },
  },
  {
    name: "a table in full",
    page: "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_examples_dynamodb_specific-table.html",
    kind: "identity",
    policy: {
      Version: "2012-10-17",
      Statement: [
        {
          Sid: "List",
          Effect: "Allow",
          Action: [
            "dynamodb:List*",
            "dynamodb:DescribeReservedCapacity*",
            "dynamodb:DescribeLimits",
            "dynamodb:DescribeTimeToLive",
          ],
          Resource: "*",
        },
        {
          Sid: "Table",
          Effect: "Allow",
          Action: [
            "dynamodb:BatchGet*",
            "dynamodb:DescribeStream",
            "dynamodb:DescribeTable",
            "dynamodb:Get*",
            "dynamodb:Query",
            "dynamodb:Scan",
            "dynamodb:BatchWrite*",
            "dynamodb:CreateTable",
            "dynamodb:Delete*",
            "dynamodb:Update*",
            "dynamodb:PutItem",
          ],
          Resource: "arn:aws:dynamodb:*:*:table/orders",
        },
      ],
    },
  },
  {
    name: "databases in one region",
    page: "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_examples_rds_region.html",
    kind: "identity",
    policy: {
      Version: "2012-10-17",
      Statement: [
        { Effect: "Allow", Action: "rds:*", Resource: ["arn:aws:rds:eu-west-1:*:*"] },
        { Effect: "Allow", Action: ["rds:Describe*"], Resource: ["*"] },
      ],
    },
  },
  {
    name: "databases by their owners' tags",
    page: "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_examples_rds_tag-owner.html",
    kind: "identity",
    policy: {
      Version: "2012-10-17",
      Statement: [
        { Effect: "Allow", Action: ["rds:Describe*", "rds:List*"], Resource: "*" },
        {
          Effect: "Allow",
          Action: ["rds:DeleteDBInstance", "rds:RebootDBInstance", "rds:ModifyDBInstance"],
          Resource: "*",
          Condition: { StringEqualsIgnoreCase: { "rds:db-tag/Owner": "${aws:username}" } },
        },
        {
          Effect: "Allow",
          Action: ["rds:ModifyOptionGroup", "rds:DeleteOptionGroup"],
          Resource: "*",
          Condition: { StringEqualsIgnoreCase: { "rds:og-tag/Owner": "${aws:username}" } },
        },
      ],
    },
  },
];
