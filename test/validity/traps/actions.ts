import { finding, trap, type Trap } from "../example.ts";
import { alone, allow, deny, policy } from "../policy.ts";

/** Actions, and what is allowed with them. */
export const actions: readonly Trap[] = [
  trap(
    "identity",
    "actions ignore case",
    policy(allow(["S3:getobject", "s3:PUTOBJECT"], "arn:aws:s3:::reports/*")),
  ),
  trap(
    "identity",
    "? in an action is one letter",
    policy(allow("s3:Get?bject", "arn:aws:s3:::reports/*")),
  ),
  trap("identity", "a wildcard in the middle", policy(allow("iam:*AccessKey*", "*"))),
  trap(
    "identity",
    "methods are the actions of API Gateway",
    policy(
      allow(
        ["apigateway:GET", "apigateway:PATCH"],
        "arn:aws:apigateway:eu-west-1::/restapis/a1b2c3/*",
      ),
    ),
  ),
  trap(
    "identity",
    "actions that overlap are not redundant",
    policy(allow(["iam:Get*", "iam:*CredentialReport"], "*")),
  ),
  trap(
    "identity",
    "the same action in another case is redundant",
    policy(allow(["ec2:DescribeHosts", "ec2:describeHosts"], "*")),
    finding("REDUNDANT_ACTION", "Statement[0].Action[0]", "Statement[0].Action[1]"),
  ),
  trap(
    "identity",
    "two are covered by the third",
    policy(allow(["sns:ListSubscriptions", "sns:ListTopics", "sns:List*"], "*")),
    finding(
      "REDUNDANT_ACTION",
      "Statement[0].Action[0]",
      "Statement[0].Action[1]",
      "Statement[0].Action[2]",
    ),
  ),
  trap(
    "identity",
    "a wildcard that meets nothing",
    policy(allow(["s3:GetObject", "s3:Fetch*"], "arn:aws:s3:::reports/*")),
    finding("INVALID_ACTION", "Statement[0].Action[1]"),
  ),
  trap(
    "identity",
    "a statement without a list has no index",
    alone(allow("s3:ListBuckets", "*")),
    finding("INVALID_ACTION", "Statement.Action"),
  ),
  trap(
    "identity",
    "the API has it, IAM has not",
    policy(
      allow(
        ["sqs:SendMessage", "sqs:DeleteMessageBatch"],
        "arn:aws:sqs:eu-west-1:111122223333:orders",
      ),
    ),
    finding("INVALID_ACTION", "Statement[0].Action[1]"),
  ),
  trap(
    "identity",
    "a service that is no more",
    policy(allow("elastic-inference:Connect", "*")),
    finding("INVALID_SERVICE_IN_ACTION", "Statement[0].Action"),
  ),
  trap("identity", "who denies passing roles is no risk", policy(deny("iam:PassRole", "*"))),
  trap(
    "identity",
    "roles that begin alike are not every role",
    policy(
      allow("iam:PassRole", [
        "arn:aws:iam::*:role/rds-monitoring-role",
        "arn:aws:iam::*:role/ec2-sysadmin-*",
      ]),
    ),
  ),
  trap(
    "identity",
    "how a role is passed on is not to whom",
    policy(
      allow("iam:PassRole", "*", {
        "ForAnyValue:StringEquals": { "aws:CalledVia": ["cloudformation.amazonaws.com"] },
      }),
    ),
    finding("PASS_ROLE_WITH_STAR_IN_RESOURCE", "Statement[0].Action", "Statement[0].Resource"),
  ),
  trap(
    "identity",
    "service-linked roles of one service",
    policy(
      allow("iam:CreateServiceLinkedRole", "*", {
        StringEquals: { "iam:AWSServiceName": "spot.amazonaws.com" },
      }),
    ),
  ),
  trap(
    "identity",
    "service-linked roles of one service, by a pattern without a wildcard",
    policy(
      allow("iam:CreateServiceLinkedRole", "*", {
        StringLike: { "iam:AWSServiceName": "cloud9.amazonaws.com" },
      }),
    ),
  ),
  trap(
    "identity",
    "service-linked roles by a pattern",
    policy(
      allow("iam:CreateServiceLinkedRole", "*", {
        StringLike: { "iam:AWSServiceName": ["*a4b.amazonaws.com"] },
      }),
    ),
    finding("CREATE_SLR_WITH_STAR_IN_RESOURCE", "Statement[0].Action", "Statement[0].Resource"),
  ),
  trap(
    "identity",
    "administrators",
    policy(allow("*", "*")),
    finding(
      "PASS_ROLE_WITH_STAR_IN_ACTION_AND_RESOURCE",
      "Statement[0].Action",
      "Statement[0].Resource",
    ),
    finding(
      "CREATE_SLR_WITH_STAR_IN_ACTION_AND_RESOURCE",
      "Statement[0].Action",
      "Statement[0].Resource",
    ),
  ),
  trap(
    "identity",
    "administrators of IAM",
    policy(allow(["iam:*", "organizations:DescribeAccount"], "*")),
    finding(
      "PASS_ROLE_WITH_STAR_IN_ACTION_AND_RESOURCE",
      "Statement[0].Action[0]",
      "Statement[0].Resource",
    ),
    finding(
      "CREATE_SLR_WITH_STAR_IN_ACTION_AND_RESOURCE",
      "Statement[0].Action[0]",
      "Statement[0].Resource",
    ),
  ),
];
