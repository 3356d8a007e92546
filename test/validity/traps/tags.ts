import { finding, trap, type Trap } from "../example.ts";
import { allow, deny, policy } from "../policy.ts";

/** Tags, and the actions that do not know them: as AWS's findings on its own managed policies show it. */
export const tags: readonly Trap[] = [
  trap(
    "identity",
    "whether there is a tag may be asked of all actions",
    policy(
      allow(["kms:DescribeKey", "kms:ListKeys"], "*", {
        Null: { "aws:ResourceTag/team": "false" },
      }),
    ),
  ),
  trap(
    "identity",
    "tags of requests may be asked of all actions",
    policy(
      deny(["glue:CreateSession", "glue:GetSession"], "*", {
        StringNotEquals: { "aws:RequestTag/owner": "${aws:PrincipalTag/owner}" },
      }),
    ),
  ),
  trap(
    "identity",
    "keys of tags may be asked of all actions",
    policy(
      allow(["cloudformation:CreateStack", "cloudformation:DescribeStacks"], "*", {
        "ForAllValues:StringEquals": { "aws:TagKeys": ["team"] },
      }),
    ),
  ),
  trap(
    "identity",
    "what gives tags itself",
    policy(
      allow(["acm:RequestCertificate", "resource-groups:CreateGroup"], "*", {
        StringEquals: { "aws:ResourceTag/team": "shop" },
      }),
    ),
  ),
  trap(
    "identity",
    "tags that lists do not know",
    policy(
      allow(["sagemaker:DescribeTrainingJob", "sagemaker:ListAssociations"], "*", {
        StringEquals: { "aws:ResourceTag/team": "shop" },
      }),
    ),
    finding(
      "ALLOW_WITH_UNSUPPORTED_TAG_CONDITION_KEY_FOR_SERVICE",
      "Statement[0].Action[1]",
      'Statement[0].Condition.StringEquals["aws:ResourceTag/team"]',
    ),
  ),
];
