import { published, type GoodExample } from "../example.ts";
import { alone, allow, deny, named, policy } from "../policy.ts";

/** What AWS's IAM User Guide says of instances and volumes. */
export const compute: readonly GoodExample[] = [
  published(
    "identity",
    "instances with the tag of the caller, in another case of the action's name",
    "IAM/latest/UserGuide/reference_policies_examples_ec2-start-stop-match-tags",
    alone(
      allow(["ec2:startInstances", "ec2:stopInstances"], "*", {
        StringEquals: { "aws:ResourceTag/CostCenter": "${aws:PrincipalTag/CostCenter}" },
      }),
    ),
  ),
  published(
    "identity",
    "instances of a project for a department",
    "IAM/latest/UserGuide/reference_policies_examples_ec2-start-stop-tags",
    policy(
      named(
        "IfTags",
        allow(
          ["ec2:StartInstances", "ec2:StopInstances"],
          "arn:aws:ec2:eu-west-1:111122223333:instance/*",
          {
            StringEquals: {
              "aws:ResourceTag/Project": "analytics",
              "aws:PrincipalTag/Department": "Data",
            },
          },
        ),
      ),
    ),
  ),
  published(
    "identity",
    "volumes of their owners",
    "IAM/latest/UserGuide/reference_policies_examples_ec2_ebs-owner",
    policy(
      allow(["ec2:AttachVolume", "ec2:DetachVolume"], "arn:aws:ec2:*:*:instance/*", {
        StringEquals: { "aws:ResourceTag/Department": "Development" },
      }),
      allow(["ec2:AttachVolume", "ec2:DetachVolume"], "arn:aws:ec2:*:*:volume/*", {
        StringEquals: { "aws:ResourceTag/VolumeUser": "${aws:username}" },
      }),
    ),
  ),
  published(
    "identity",
    "instances in one subnet, images without an account",
    "IAM/latest/UserGuide/reference_policies_examples_ec2_instances-subnet",
    policy(
      allow(["ec2:Describe*", "ec2:GetConsole*"], "*"),
      allow("ec2:RunInstances", [
        "arn:aws:ec2:*:*:subnet/subnet-1a2b3c4d",
        "arn:aws:ec2:*:*:network-interface/*",
        "arn:aws:ec2:*:*:instance/*",
        "arn:aws:ec2:*:*:volume/*",
        "arn:aws:ec2:*::image/ami-*",
        "arn:aws:ec2:*:*:key-pair/*",
        "arn:aws:ec2:*:*:security-group/*",
      ]),
    ),
  ),
  published(
    "identity",
    "one region by the key of the service",
    "IAM/latest/UserGuide/reference_policies_examples_ec2_region",
    policy(allow("ec2:*", "*", { StringEquals: { "ec2:Region": "us-east-2" } })),
  ),
  published(
    "identity",
    "stopping with MFA only, as a JSON boolean",
    "IAM/latest/UserGuide/reference_policies_examples_ec2_require-mfa",
    policy(
      named("All", allow("ec2:*", "*")),
      named(
        "Stop",
        deny(["ec2:StopInstances", "ec2:TerminateInstances"], "*", {
          BoolIfExists: { "aws:MultiFactorAuthPresent": false },
        }),
      ),
    ),
  ),
  published(
    "identity",
    "volumes for one instance, by its ARN in capitals",
    "IAM/latest/UserGuide/reference_policies_examples_ec2_volumes-instance",
    policy(
      allow(
        ["ec2:AttachVolume", "ec2:DetachVolume"],
        ["arn:aws:ec2:*:*:volume/*", "arn:aws:ec2:*:*:instance/*"],
        { ArnEquals: { "ec2:SourceInstanceARN": "arn:aws:ec2:*:*:instance/i-1a2b3c4d" } },
      ),
    ),
  ),
  published(
    "identity",
    "rules of security groups with a tag",
    "IAM/latest/UserGuide/reference_policies_examples_ec2_securitygroups-vpc",
    policy(
      allow(
        ["ec2:DescribeSecurityGroups", "ec2:DescribeSecurityGroupRules", "ec2:DescribeTags"],
        "*",
      ),
      allow(
        [
          "ec2:AuthorizeSecurityGroupIngress",
          "ec2:RevokeSecurityGroupIngress",
          "ec2:ModifySecurityGroupRules",
        ],
        ["arn:aws:ec2:eu-west-1:111122223333:security-group/*"],
        { StringEquals: { "aws:ResourceTag/Department": "Test" } },
      ),
      allow(
        ["ec2:ModifySecurityGroupRules"],
        ["arn:aws:ec2:eu-west-1:111122223333:security-group-rule/*"],
      ),
    ),
  ),
];
