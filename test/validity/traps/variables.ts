import { finding, trap, type Trap } from "../example.ts";
import { allow, policy } from "../policy.ts";

/** Policy variables, and what looks like them. */
export const variables: readonly Trap[] = [
  trap(
    "identity",
    "a variable with a default",
    policy(allow("s3:GetObject", "arn:aws:s3:::home/${aws:username, 'guests'}/*")),
  ),
  trap(
    "identity",
    "a default with a space",
    policy(allow("s3:GetObject", "arn:aws:s3:::team-${aws:PrincipalTag/team, 'company wide'}/*")),
  ),
  trap(
    "identity",
    "${*}, ${?} and ${$} are characters",
    policy(allow("s3:GetObject", "arn:aws:s3:::reports/${$}${*}${?}")),
  ),
  trap(
    "identity",
    "every snapshot whose name is a star",
    policy(allow("ec2:CreateTags", "arn:aws:ec2:*::snapshot/${*}")),
  ),
  trap(
    "identity",
    "a variable of a service",
    policy(allow("sagemaker:DescribeSpace", "arn:aws:sagemaker:*:*:space/${sagemaker:DomainId}/*")),
  ),
  trap(
    "identity",
    "a variable for the account",
    policy(allow("sqs:SendMessage", "arn:aws:sqs:eu-west-1:${aws:PrincipalAccount}:orders")),
  ),
  trap(
    "identity",
    "a variable as condition value",
    policy(
      allow("ec2:StartInstances", "arn:aws:ec2:*:111122223333:instance/*", {
        StringEquals: { "aws:ResourceTag/team": "${aws:PrincipalTag/team}" },
      }),
    ),
  ),
  trap(
    "identity",
    "a variable in what is left out",
    policy({ Effect: "Deny", Action: "s3:*", NotResource: "arn:aws:s3:::home/${aws:username}/*" }),
  ),
  trap(
    "identity",
    "two variables in one name",
    policy(allow("s3:GetObject", "arn:aws:s3:::${aws:PrincipalTag/stage}-data/${aws:userid}/*")),
  ),
  trap(
    "identity",
    "a lone dollar",
    policy(allow("s3:GetObject", "arn:aws:s3:::reports/$folder$/*")),
  ),
  trap(
    "identity",
    "no Version, and variables",
    { Statement: [allow("s3:GetObject", "arn:aws:s3:::home/${aws:username}/*")] },
    finding("MISSING_VERSION", "$"),
    finding("VARIABLE_UNSUPPORTED_IN_VERSION", "Statement[0].Resource"),
  ),
];
