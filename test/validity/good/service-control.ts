import { published, type GoodExample } from "../example.ts";
import { deny, named, policy } from "../policy.ts";

/** Service control policies of AWS's guides. */
export const serviceControl: readonly GoodExample[] = [
  published(
    "service-control",
    "other regions, but for one role",
    "organizations/latest/userguide/orgs_manage_policies_scps_examples_general",
    policy(
      named("OutsideEU", {
        Effect: "Deny",
        NotAction: [
          "budgets:*",
          "cloudfront:*",
          "iam:*",
          "organizations:*",
          "route53:*",
          "s3:GetAccountPublic*",
          "s3:ListAllMyBuckets",
          "s3:PutAccountPublic*",
          "sts:*",
          "support:*",
        ],
        Resource: "*",
        Condition: {
          StringNotEquals: { "aws:RequestedRegion": ["eu-central-1", "eu-west-1"] },
          ArnNotLike: { "aws:PrincipalARN": ["arn:aws:iam::*:role/bypass"] },
        },
      }),
    ),
  ),
  published(
    "service-control",
    "changes of an IAM role, but for administrators",
    "organizations/latest/userguide/orgs_manage_policies_scps_examples_general",
    policy(
      named(
        "Role",
        deny(
          [
            "iam:AttachRolePolicy",
            "iam:DeleteRole",
            "iam:DeleteRolePermissionsBoundary",
            "iam:DeleteRolePolicy",
            "iam:DetachRolePolicy",
            "iam:PutRolePermissionsBoundary",
            "iam:PutRolePolicy",
            "iam:UpdateAssumeRolePolicy",
            "iam:UpdateRole",
            "iam:UpdateRoleDescription",
          ],
          ["arn:aws:iam::*:role/important"],
          { ArnNotLike: { "aws:PrincipalARN": "arn:aws:iam::*:role/administrators" } },
        ),
      ),
    ),
  ),
  published(
    "service-control",
    "stopping instances without MFA",
    "organizations/latest/userguide/orgs_manage_policies_scps_examples_general",
    policy(
      named(
        "Stop",
        deny(["ec2:StopInstances", "ec2:TerminateInstances"], "*", {
          BoolIfExists: { "aws:MultiFactorAuthPresent": false },
        }),
      ),
    ),
  ),
  published(
    "service-control",
    "leaving the organization",
    "organizations/latest/userguide/orgs_manage_policies_scps_examples_general",
    policy(deny(["organizations:LeaveOrganization"], "*")),
  ),
  published(
    "service-control",
    "an end of CloudWatch",
    "organizations/latest/userguide/orgs_manage_policies_scps_examples_cloudwatch",
    policy(
      deny(
        [
          "cloudwatch:DeleteAlarms",
          "cloudwatch:DeleteDashboards",
          "cloudwatch:DisableAlarmActions",
          "cloudwatch:PutDashboard",
          "cloudwatch:PutMetricAlarm",
          "cloudwatch:SetAlarmState",
        ],
        "*",
      ),
    ),
  ),
  published(
    "service-control",
    "an end of Config",
    "organizations/latest/userguide/orgs_manage_policies_scps_examples_config",
    policy(
      deny(
        [
          "config:DeleteConfigRule",
          "config:DeleteConfigurationRecorder",
          "config:DeleteDeliveryChannel",
          "config:StopConfigurationRecorder",
        ],
        "*",
      ),
    ),
  ),
  published(
    "service-control",
    "instances of other types",
    "organizations/latest/userguide/orgs_manage_policies_scps_examples_ec2",
    policy(
      named(
        "Type",
        deny("ec2:RunInstances", ["arn:aws:ec2:*:*:instance/*"], {
          StringNotEquals: { "ec2:InstanceType": "t2.micro" },
        }),
      ),
    ),
  ),
  published(
    "service-control",
    "instances with old metadata",
    "organizations/latest/userguide/orgs_manage_policies_scps_examples_ec2",
    policy(
      deny("ec2:RunInstances", "arn:aws:ec2:*:*:instance/*", {
        StringNotEquals: { "ec2:MetadataHttpTokens": "required" },
      }),
      deny("ec2:RunInstances", "arn:aws:ec2:*:*:instance/*", {
        NumericGreaterThan: { "ec2:MetadataHttpPutResponseHopLimit": "3" },
      }),
      deny("*", "*", { NumericLessThan: { "ec2:RoleDelivery": "2.0" } }),
      deny("ec2:ModifyInstanceMetadataOptions", "*"),
    ),
  ),
  published(
    "service-control",
    "shares with others",
    "organizations/latest/userguide/orgs_manage_policies_scps_examples_ram",
    policy(
      deny(["ram:CreateResourceShare", "ram:UpdateResourceShare"], "*", {
        Bool: { "ram:RequestedAllowsExternalPrincipals": "true" },
      }),
    ),
  ),
  published(
    "service-control",
    "what has no tag",
    "organizations/latest/userguide/orgs_manage_policies_scps_examples_tagging",
    policy(
      named(
        "Secret",
        deny("secretsmanager:CreateSecret", "*", { Null: { "aws:RequestTag/Project": "true" } }),
      ),
      named(
        "Instance",
        deny("ec2:RunInstances", ["arn:aws:ec2:*:*:instance/*", "arn:aws:ec2:*:*:volume/*"], {
          Null: { "aws:RequestTag/CostCenter": "true" },
        }),
      ),
    ),
  ),
  published(
    "service-control",
    "new ways to the internet",
    "organizations/latest/userguide/orgs_manage_policies_scps_examples_vpc",
    policy(
      deny(
        [
          "ec2:AttachInternetGateway",
          "ec2:CreateInternetGateway",
          "ec2:CreateEgressOnlyInternetGateway",
          "ec2:CreateVpcPeeringConnection",
          "ec2:AcceptVpcPeeringConnection",
          "globalaccelerator:Create*",
          "globalaccelerator:Update*",
        ],
        "*",
      ),
    ),
  ),
];
