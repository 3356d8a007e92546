import type { GoodExample } from "../example.ts";

/** Service control policies of AWS's guides. */
export const serviceControl: readonly GoodExample[] = [
  {
    name: "other regions, but for one role",
    page: "https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_scps_examples_general.html",
    kind: "service-control",
    policy: {
      Version: "2012-10-17",
      Statement: [
        {
          Sid: "OutsideEU",
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
        },
      ],
    },
  },
  {
    name: "changes of an IAM role, but for administrators",
    page: "https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_scps_examples_general.html",
    kind: "service-control",
    policy: {
      Version: "2012-10-17",
      Statement: [
        {
          Sid: "Role",
          Effect: "Deny",
          Action: [
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
          Resource: ["arn:aws:iam::*:role/important"],
          Condition: { ArnNotLike: { "aws:PrincipalARN": "arn:aws:iam::*:role/administrators" } },
        },
      ],
    },
  },
  {
    name: "stopping instances without MFA",
    page: "https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_scps_examples_general.html",
    kind: "service-control",
    policy: {
      Version: "2012-10-17",
      Statement: [
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
    name: "leaving the organization",
    page: "https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_scps_examples_general.html",
    kind: "service-control",
    policy: {
      Version: "2012-10-17",
      Statement: [{ Effect: "Deny", Action: ["organizations:LeaveOrganization"], Resource: "*" }],
    },
  },
  {
    name: "an end of CloudWatch",
    page: "https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_scps_examples_cloudwatch.html",
    kind: "service-control",
    policy: {
      Version: "2012-10-17",
      Statement: [
        {
          Effect: "Deny",
          Action: [
            "cloudwatch:DeleteAlarms",
            "cloudwatch:DeleteDashboards",
            "cloudwatch:DisableAlarmActions",
            "cloudwatch:PutDashboard",
            "cloudwatch:PutMetricAlarm",
            "cloudwatch:SetAlarmState",
          ],
          Resource: "*",
        },
      ],
    },
  },
  {
    name: "an end of Config",
    page: "https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_scps_examples_config.html",
    kind: "service-control",
    policy: {
      Version: "2012-10-17",
      Statement: [
        {
          Effect: "Deny",
          Action: [
            "config:DeleteConfigRule",
            "config:DeleteConfigurationRecorder",
            "config:DeleteDeliveryChannel",
            "config:StopConfigurationRecorder",
          ],
          Resource: "*",
        },
      ],
    },
  },
  {
    name: "instances of other types",
    page: "https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_scps_examples_ec2.html",
    kind: "service-control",
    policy: {
      Version: "2012-10-17",
      Statement: [
        {
          Sid: "Type",
          Effect: "Deny",
          Action: "ec2:RunInstances",
          Resource: ["arn:aws:ec2:*:*:instance/*"],
          Condition: { StringNotEquals: { "ec2:InstanceType": "t2.micro" } },
        },
      ],
    },
  },
  {
    name: "instances with old metadata",
    page: "https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_scps_examples_ec2.html",
    kind: "service-control",
    policy: {
      Version: "2012-10-17",
      Statement: [
        {
          Effect: "Deny",
          Action: "ec2:RunInstances",
          Resource: "arn:aws:ec2:*:*:instance/*",
          Condition: { StringNotEquals: { "ec2:MetadataHttpTokens": "required" } },
        },
        {
          Effect: "Deny",
          Action: "ec2:RunInstances",
          Resource: "arn:aws:ec2:*:*:instance/*",
          Condition: { NumericGreaterThan: { "ec2:MetadataHttpPutResponseHopLimit": "3" } },
        },
        {
          Effect: "Deny",
          Action: "*",
          Resource: "*",
          Condition: { NumericLessThan: { "ec2:RoleDelivery": "2.0" } },
        },
        { Effect: "Deny", Action: "ec2:ModifyInstanceMetadataOptions", Resource: "*" },
      ],
    },
  },
  {
    name: "shares with others",
    page: "https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_scps_examples_ram.html",
    kind: "service-control",
    policy: {
      Version: "2012-10-17",
      Statement: [
        {
          Effect: "Deny",
          Action: ["ram:CreateResourceShare", "ram:UpdateResourceShare"],
          Resource: "*",
          Condition: { Bool: { "ram:RequestedAllowsExternalPrincipals": "true" } },
        },
      ],
    },
  },
  {
    name: "what has no tag",
    page: "https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_scps_examples_tagging.html",
    kind: "service-control",
    policy: {
      Version: "2012-10-17",
      Statement: [
        {
          Sid: "Secret",
          Effect: "Deny",
          Action: "secretsmanager:CreateSecret",
          Resource: "*",
          Condition: { Null: { "aws:RequestTag/Project": "true" } },
        },
        {
          Sid: "Instance",
          Effect: "Deny",
          Action: "ec2:RunInstances",
          Resource: ["arn:aws:ec2:*:*:instance/*", "arn:aws:ec2:*:*:volume/*"],
          Condition: { Null: { "aws:RequestTag/CostCenter": "true" } },
        },
      ],
    },
  },
  {
    name: "new ways to the internet",
    page: "https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_scps_examples_vpc.html",
    kind: "service-control",
    policy: {
      Version: "2012-10-17",
      Statement: [
        {
          Effect: "Deny",
          Action: [
            "ec2:AttachInternetGateway",
            "ec2:CreateInternetGateway",
            "ec2:CreateEgressOnlyInternetGateway",
            "ec2:CreateVpcPeeringConnection",
            "ec2:AcceptVpcPeeringConnection",
            "globalaccelerator:Create*",
            "globalaccelerator:Update*",
          ],
          Resource: "*",
        },
      ],
    },
  },
];
