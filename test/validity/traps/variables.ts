import type { Trap } from "../example.ts";

/** Policy variables, and what looks like them. */
export const variables: readonly Trap[] = [
  {
    name: "a variable with a default",
    kind: "identity",
    policy: {
      Version: "2012-10-17",
      Statement: [
        {
          Effect: "Allow",
          Action: "s3:GetObject",
          Resource: "arn:aws:s3:::home/${aws:username, 'guests'}/*",
        },
      ],
    },
    expect: [],
  },
  {
    name: "a default with a space",
    kind: "identity",
    policy: {
      Version: "2012-10-17",
      Statement: [
        {
          Effect: "Allow",
          Action: "s3:GetObject",
          Resource: "arn:aws:s3:::team-${aws:PrincipalTag/team, 'company wide'}/*",
        },
      ],
    },
    expect: [],
  },
  {
    name: "${*}, ${?} and ${$} are characters",
    kind: "identity",
    policy: {
      Version: "2012-10-17",
      Statement: [
        { Effect: "Allow", Action: "s3:GetObject", Resource: "arn:aws:s3:::reports/${$}${*}${?}" },
      ],
    },
    expect: [],
  },
  {
    name: "every snapshot whose name is a star",
    kind: "identity",
    policy: {
      Version: "2012-10-17",
      Statement: [
        { Effect: "Allow", Action: "ec2:CreateTags", Resource: "arn:aws:ec2:*::snapshot/${*}" },
      ],
    },
    expect: [],
  },
  {
    name: "a variable of a service",
    kind: "identity",
    policy: {
      Version: "2012-10-17",
      Statement: [
        {
          Effect: "Allow",
          Action: "sagemaker:DescribeSpace",
          Resource: "arn:aws:sagemaker:*:*:space/${sagemaker:DomainId}/*",
        },
      ],
    },
    expect: [],
  },
  {
    name: "a variable for the account",
    kind: "identity",
    policy: {
      Version: "2012-10-17",
      Statement: [
        {
          Effect: "Allow",
          Action: "sqs:SendMessage",
          Resource: "arn:aws:sqs:eu-west-1:${aws:PrincipalAccount}:orders",
        },
      ],
    },
    expect: [],
  },
  {
    name: "a variable as condition value",
    kind: "identity",
    policy: {
      Version: "2012-10-17",
      Statement: [
        {
          Effect: "Allow",
          Action: "ec2:StartInstances",
          Resource: "arn:aws:ec2:*:111122223333:instance/*",
          Condition: { StringEquals: { "aws:ResourceTag/team": "${aws:PrincipalTag/team}" } },
        },
      ],
    },
    expect: [],
  },
  {
    name: "a variable in what is left out",
    kind: "identity",
    policy: {
      Version: "2012-10-17",
      Statement: [
        { Effect: "Deny", Action: "s3:*", NotResource: "arn:aws:s3:::home/${aws:username}/*" },
      ],
    },
    expect: [],
  },
  {
    name: "two variables in one name",
    kind: "identity",
    policy: {
      Version: "2012-10-17",
      Statement: [
        {
          Effect: "Allow",
          Action: "s3:GetObject",
          Resource: "arn:aws:s3:::${aws:PrincipalTag/stage}-data/${aws:userid}/*",
        },
      ],
    },
    expect: [],
  },
  {
    name: "a lone dollar",
    kind: "identity",
    policy: {
      Version: "2012-10-17",
      Statement: [
        { Effect: "Allow", Action: "s3:GetObject", Resource: "arn:aws:s3:::reports/$folder$/*" },
      ],
    },
    expect: [],
  },
  {
    name: "no Version, and variables",
    kind: "identity",
    policy: {
      Statement: [
        {
          Effect: "Allow",
          Action: "s3:GetObject",
          Resource: "arn:aws:s3:::home/${aws:username}/*",
        },
      ],
    },
    expect: [
      { code: "MISSING_VERSION", at: ["$"] },
      { code: "VARIABLE_UNSUPPORTED_IN_VERSION", at: ["Statement[0].Resource"] },
    ],
  },
];
