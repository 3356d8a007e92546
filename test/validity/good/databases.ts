import { published, type GoodExample } from "../example.ts";
import { allow, named, policy } from "../policy.ts";

/** What AWS's IAM User Guide says of tables and databases. */
export const databases: readonly GoodExample[] = [
  published(
    "identity",
    "a function with its table and its log",
    "IAM/latest/UserGuide/reference_policies_examples_lambda-access-dynamodb",
    policy(
      named(
        "Table",
        allow(
          [
            "dynamodb:BatchGetItem",
            "dynamodb:GetItem",
            "dynamodb:Query",
            "dynamodb:Scan",
            "dynamodb:BatchWriteItem",
            "dynamodb:PutItem",
            "dynamodb:UpdateItem",
          ],
          "arn:aws:dynamodb:*:*:table/orders",
        ),
      ),
      named("Stream", allow("dynamodb:GetRecords", "arn:aws:dynamodb:*:*:table/orders/stream/*")),
      named("Streams", allow(["logs:CreateLogStream", "logs:PutLogEvents"], "*")),
      named("Group", allow("logs:CreateLogGroup", "*")),
    ),
  ),
  published(
    "identity",
    "rows by their leading key",
    "IAM/latest/UserGuide/reference_policies_examples_dynamodb_items",
    policy(
      allow(
        [
          "dynamodb:DeleteItem",
          "dynamodb:GetItem",
          "dynamodb:PutItem",
          "dynamodb:Query",
          "dynamodb:UpdateItem",
        ],
        ["arn:aws:dynamodb:*:*:table/orders"],
        {
          "ForAllValues:StringEquals": {
            "dynamodb:LeadingKeys": ["${cognito-identity.amazonaws.com:sub}"],
          },
        },
      ),
    ),
  ),
  published(
    "identity",
    "a table in full",
    "IAM/latest/UserGuide/reference_policies_examples_dynamodb_specific-table",
    policy(
      named(
        "List",
        allow(
          [
            "dynamodb:List*",
            "dynamodb:DescribeReservedCapacity*",
            "dynamodb:DescribeLimits",
            "dynamodb:DescribeTimeToLive",
          ],
          "*",
        ),
      ),
      named(
        "Table",
        allow(
          [
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
          "arn:aws:dynamodb:*:*:table/orders",
        ),
      ),
    ),
  ),
  published(
    "identity",
    "databases in one region",
    "IAM/latest/UserGuide/reference_policies_examples_rds_region",
    policy(allow("rds:*", ["arn:aws:rds:eu-west-1:*:*"]), allow(["rds:Describe*"], ["*"])),
  ),
  published(
    "identity",
    "databases by their owners' tags",
    "IAM/latest/UserGuide/reference_policies_examples_rds_tag-owner",
    policy(
      allow(["rds:Describe*", "rds:List*"], "*"),
      allow(["rds:DeleteDBInstance", "rds:RebootDBInstance", "rds:ModifyDBInstance"], "*", {
        StringEqualsIgnoreCase: { "rds:db-tag/Owner": "${aws:username}" },
      }),
      allow(["rds:ModifyOptionGroup", "rds:DeleteOptionGroup"], "*", {
        StringEqualsIgnoreCase: { "rds:og-tag/Owner": "${aws:username}" },
      }),
    ),
  ),
];
