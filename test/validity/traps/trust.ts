import { finding, trap, type Trap } from "../example.ts";
import { named, policy, trusting } from "../policy.ts";

/** Trust policies of roles. */
export const trust: readonly Trap[] = [
  trap(
    "trust",
    "services of roles need no source",
    policy(trusting({ Service: ["ec2.amazonaws.com", "ssm.amazonaws.com"] }, "sts:AssumeRole")),
  ),
  trap(
    "trust",
    "all accounts of an organization",
    policy(
      trusting({ AWS: "*" }, "sts:AssumeRole", {
        StringEquals: { "aws:PrincipalOrgID": "o-a1b2c3d4e5" },
      }),
    ),
  ),
  trap(
    "trust",
    "a service and an account in one statement",
    policy(
      trusting(
        { AWS: "arn:aws:iam::111122223333:role/app", Service: "lambda.amazonaws.com" },
        "sts:AssumeRole",
      ),
    ),
  ),
  trap(
    "trust",
    "branches by a pattern",
    policy(
      trusting(
        {
          Federated: "arn:aws:iam::111122223333:oidc-provider/token.actions.githubusercontent.com",
        },
        "sts:AssumeRoleWithWebIdentity",
        {
          StringEquals: { "token.actions.githubusercontent.com:aud": "sts.amazonaws.com" },
          StringLike: {
            "token.actions.githubusercontent.com:sub": "repo:acme/shop:ref:refs/heads/*",
          },
        },
      ),
    ),
    finding(
      "SPECIFIC_GITHUB_REPO_AND_BRANCH_RECOMMENDED",
      'Statement[0].Condition.StringLike["token.actions.githubusercontent.com:sub"]',
    ),
  ),
  trap(
    "trust",
    "the example of AWS's command line",
    policy(
      named(
        "",
        trusting(
          { Federated: "cognito-identity.amazonaws.com" },
          ["sts:AssumeRole", "sts:TagSession"],
          { StringEquals: { "cognito-identity.amazonaws.com:aud": "us-west-2_EXAMPLE" } },
        ),
      ),
    ),
    finding("EMPTY_SID_VALUE", "Statement[0].Sid"),
    finding(
      "MISMATCHED_ACTION_FOR_PRINCIPAL",
      "Statement[0].Action[0]",
      "Statement[0].Principal.Federated",
    ),
    finding(
      "UNSUPPORTED_ACTION_FOR_CONDITION_KEY",
      "Statement[0].Action[1]",
      'Statement[0].Condition.StringEquals["cognito-identity.amazonaws.com:aud"]',
    ),
  ),
];
