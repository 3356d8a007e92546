import type { GoodExample } from "../example.ts";

/** What AWS's IAM User Guide says of instances and volumes. */
export const compute: readonly GoodExample[] = [
  {
    name: "instances with the tag of the caller, in another case of the action's name",
    page: "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_examples_ec2-start-stop-match-tags.html",
    kind: "identity",
    policy: {
      Version: "2012-10-17",
      Statement: {
        Effect: "Allow",
        Action: ["ec2:startInstances", "ec2:stopInstances"],
        Resource: "*",
        Condition: {
          StringEquals: { "aws:ResourceTag/CostCenter": "${aws:PrincipalTag/CostCenter}" },
        },
      },
    },
  },
  {
    name: "instances of a project for a department",
    page: "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_examples_ec2-start-stop-tags.html",
    kind: "identity",
    policy: {
      Version: "2012-10-17",
      Statement: [
        {
          Sid: "IfTags",
          Effect: "Allow",
          Action: ["ec2:StartInstances", "ec2:StopInstances"],
          Resource: "arn:aws:ec2:eu-west-1:111122223333:instance/*",
          Condition: {
            StringEquals: {
              "aws:ResourceTag/Project": "analytics",
              "aws:PrincipalTag/Department": "Data",
            },
          },
        },
      ],
    },
  },
  {
    name: "volumes of their owners",
    page: "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_examples_ec2_ebs-owner.html",
    kind: "identity",
    policy: {
      Version: "2012-10-17",
      Statement: [
        {
          Effect: "Allow",
          Action: ["ec2:AttachVolume", "ec2:DetachVolume"],
          Resource: "arn:aws:ec2:*:*:instance/*",
          Condition: { StringEquals: { "aws:ResourceTag/Department": "Development" } },
        },
        {
          Effect: "Allow",
          Action: ["ec2:AttachVolume", "ec2:DetachVolume"],
          Resource: "arn:aws:ec2:*:*:volume/*",
          Condition: { StringEquals: { "aws:ResourceTag/VolumeUser": "${aws:username}" } },
        },
      ],
    },
  },
  {
    name: "instances in one subnet, images without an account",
    page: "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_examples_ec2_instances-subnet.html",
    kind: "identity",
    policy: {
      Version: "2012-10-17",
      Statement: [
        { Effect: "Allow", Action: ["ec2:Describe*", "ec2:GetConsole*"], Resource: "*" },
        {
          Effect: "Allow",
          Action: "ec2:RunInstances",
          Resource: [
            "arn:aws:ec2:*:*:subnet/subnet-1a2b3c4d",
            "arn:aws:ec2:*:*:network-interface/*",
            "arn:aws:ec2:*:*:instance/*",
            "arn:aws:ec2:*:*:volume/*",
            "arn:aws:ec2:*::image/ami-*",
            "arn:aws:ec2:*:*:key-pair/*",
            "arn:aws:ec2:*:*:security-group/*",
          ],
        },
      ],
    },
  },
  {
    name: "one region by the key of the service",
    page: "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_examples_ec2_region.html",
    kind: "identity",
    policy: {
      Version: "2012-10-17",
      Statement: [
        {
          Effect: "Allow",
          Action: "ec2:*",
          Resource: "*",
          Condition: { StringEquals: { "ec2:Region": "us-east-2" } },
        },
      ],
    },
  },
  {
    name: "stopping with MFA only, as a JSON boolean",
    page: "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_examples_ec2_require-mfa.html",
    kind: "identity",
    policy: {
      Version: "2012-10-17",
      Statement: [
        { Sid: "All", Effect: "Allow", Action: "ec2:*", Resource: "*" },
        {
          Sid: "Stop",
          Effect: "Deny",
          Action: ["ec2:StopInstances", "ec2:TerminateInstances"],
          Resource: "*",
          Condition: { BoolIfExists: { "aws:MultiFactorAuthPresent": false } },
        },
      ],
    },
  },
  {
    name: "volumes for one instance, by its ARN in capitals",
    page: "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_examples_ec2_volumes-instance.html",
    kind: "identity",
    policy: {
      Version: "2012-10-17",
      Statement: [
        {
          Effect: "Allow",
          Action: ["ec2:AttachVolume", "ec2:DetachVolume"],
          Resource: ["arn:aws:ec2:*:*:volume/*", "arn:aws:ec2:*:*:instance/*"],
          Condition: {
            ArnEquals: { "ec2:SourceInstanceARN": "arn:aws:ec2:*:*:instance/i-1a2b3c4d" },
          },
        },
      ],
    },
  },
  {
    name: "rules of security groups with a tag",
    page: "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_examples_ec2_securitygroups-vpc.html",
    kind: "identity",
    policy: {
      Version: "2012-10-17",
      Statement: [
        {
          Effect: "Allow",
          Action: [
            "ec2:DescribeSecurityGroups",
            "ec2:DescribeSecurityGroupRules",
            "ec2:DescribeTags",
          ],
          Resource: "*",
        },
        {
          Effect: "Allow",
          Action: [
            "ec2:AuthorizeSecurityGroupIngress",
            "ec2:RevokeSecurityGroupIngress",
            "ec2:ModifySecurityGroupRules",
          ],
          Resource: ["arn:aws:ec2:eu-west-1:111122223333:security-group/*"],
          Condition: { StringEquals: { "aws:ResourceTag/Department": "Test" } },
        },
        {
          Effect: "Allow",
          Action: ["ec2:ModifySecurityGroupRules"],
          Resource: ["arn:aws:ec2:eu-west-1:111122223333:security-group-rule/*"],
        },
      ],
    },
  },
];
