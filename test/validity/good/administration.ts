import type { GoodExample } from "../example.ts";

/** What AWS's IAM User Guide gives those who manage users, roles and policies. */
export const administration: readonly GoodExample[] = [
  {
    name: "a group that some users manage",
    page: "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_examples_iam_users-manage-group.html",
    kind: "identity",
    policy: {
      Version: "2012-10-17",
      Statement: [
        { Sid: "SeeGroups", Effect: "Allow", Action: "iam:ListGroups", Resource: "*" },
        {
          Sid: "ManageThisGroup",
          Effect: "Allow",
          Action: "iam:*Group*",
          Resource: "arn:aws:iam::*:group/Everybody",
        },
        {
          Sid: "ButOnlySome",
          Effect: "Deny",
          Action: [
            "iam:AddUserToGroup",
            "iam:CreateGroup",
            "iam:RemoveUserFromGroup",
            "iam:DeleteGroup",
            "iam:AttachGroupPolicy",
            "iam:UpdateGroup",
          ],
          Resource: "arn:aws:iam::*:group/Everybody",
          Condition: { StringNotEquals: { "aws:username": ["ana", "ben", "cleo"] } },
        },
      ],
    },
  },
  {
    name: "managed policies that may be attached",
    page: "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_examples_iam_limit-managed.html",
    kind: "identity",
    policy: {
      Version: "2012-10-17",
      Statement: {
        Effect: "Allow",
        Action: ["iam:AttachUserPolicy", "iam:DetachUserPolicy"],
        Resource: "*",
        Condition: {
          ArnEquals: {
            "iam:PolicyARN": ["arn:aws:iam::*:policy/readers", "arn:aws:iam::*:policy/writers"],
          },
        },
      },
    },
  },
  {
    name: "tags that users and roles may get",
    page: "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_examples_iam-add-tag-user-role.html",
    kind: "identity",
    policy: {
      Version: "2012-10-17",
      Statement: [
        {
          Sid: "Show",
          Effect: "Allow",
          Action: [
            "iam:GetRole",
            "iam:GetUser",
            "iam:ListRoles",
            "iam:ListRoleTags",
            "iam:ListUsers",
            "iam:ListUserTags",
          ],
          Resource: "*",
        },
        {
          Sid: "AddTag",
          Effect: "Allow",
          Action: ["iam:TagUser", "iam:TagRole"],
          Resource: "*",
          Condition: {
            StringEquals: { "aws:RequestTag/CostCenter": ["A-123", "B-456"] },
            "ForAllValues:StringEquals": { "aws:TagKeys": "CostCenter" },
          },
        },
      ],
    },
  },
  {
    name: "tags of new users",
    page: "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_examples_iam-new-user-tag.html",
    kind: "identity",
    policy: {
      Version: "2012-10-17",
      Statement: [
        {
          Sid: "OnlyTheseTags",
          Effect: "Allow",
          Action: ["iam:CreateUser", "iam:TagUser"],
          Resource: "*",
          Condition: {
            StringEqualsIfExists: {
              "aws:RequestTag/Department": ["Development", "Quality"],
              "aws:RequestTag/Job": "Employee",
            },
            "ForAllValues:StringEquals": { "aws:TagKeys": ["Department", "Job"] },
          },
        },
      ],
    },
  },
  {
    name: "roles that are assumed by their tags",
    page: "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_examples_iam-assume-tagged-role.html",
    kind: "identity",
    policy: {
      Version: "2012-10-17",
      Statement: [
        {
          Sid: "AssumeTagged",
          Effect: "Allow",
          Action: "sts:AssumeRole",
          Resource: "*",
          Condition: { StringEquals: { "iam:ResourceTag/Project": "shop" } },
        },
      ],
    },
  },
  {
    name: "any role passed to one service",
    page: "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_examples_iam-passrole-service.html",
    kind: "identity",
    policy: {
      Version: "2012-10-17",
      Statement: [
        {
          Effect: "Allow",
          Action: "iam:PassRole",
          Resource: "*",
          Condition: { StringEquals: { "iam:PassedToService": "cloudwatch.amazonaws.com" } },
        },
      ],
    },
  },
  {
    name: "read-only access to IAM, one statement",
    page: "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_examples_iam_read-only-console.html",
    kind: "identity",
    policy: {
      Version: "2012-10-17",
      Statement: {
        Effect: "Allow",
        Action: ["iam:Get*", "iam:List*", "iam:Generate*"],
        Resource: "*",
      },
    },
  },
  {
    name: "simulations for a path of users",
    page: "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_examples_iam_policy-sim-path.html",
    kind: "identity",
    policy: {
      Version: "2012-10-17",
      Statement: [
        {
          Effect: "Allow",
          Action: ["iam:GetContextKeysForPrincipalPolicy", "iam:SimulatePrincipalPolicy"],
          Resource: "arn:aws:iam::*:user/Department/Development/*",
        },
      ],
    },
  },
  {
    name: "a report for one policy of the organization",
    page: "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_examples_iam_service-accessed-data-orgs.html",
    kind: "identity",
    policy: {
      Version: "2012-10-17",
      Statement: [
        {
          Sid: "Read",
          Effect: "Allow",
          Action: [
            "iam:GetOrganizationsAccessReport",
            "organizations:Describe*",
            "organizations:List*",
          ],
          Resource: "*",
        },
        {
          Sid: "Report",
          Effect: "Allow",
          Action: "iam:GenerateOrganizationsAccessReport",
          Resource: "*",
          Condition: { StringEquals: { "iam:OrganizationsPolicyId": "p-policy123" } },
        },
      ],
    },
  },
  {
    name: "what is created only with a boundary",
    page: "https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_boundaries.html",
    kind: "identity",
    policy: {
      Version: "2012-10-17",
      Statement: [
        {
          Sid: "WithBoundary",
          Effect: "Allow",
          Action: [
            "iam:AttachUserPolicy",
            "iam:CreateUser",
            "iam:DeleteUserPolicy",
            "iam:DetachUserPolicy",
            "iam:PutUserPermissionsBoundary",
            "iam:PutUserPolicy",
          ],
          Resource: "*",
          Condition: {
            StringEquals: {
              "iam:PermissionsBoundary": "arn:aws:iam::111122223333:policy/boundary",
            },
          },
        },
        {
          Sid: "KeepBoundary",
          Effect: "Deny",
          Action: [
            "iam:CreatePolicyVersion",
            "iam:DeletePolicy",
            "iam:DeletePolicyVersion",
            "iam:SetDefaultPolicyVersion",
          ],
          Resource: [
            "arn:aws:iam::111122223333:policy/boundary",
            "arn:aws:iam::111122223333:policy/delegated",
          ],
        },
        {
          Sid: "KeepBoundaries",
          Effect: "Deny",
          Action: "iam:DeleteUserPermissionsBoundary",
          Resource: "*",
        },
      ],
    },
  },
];
