import { published, type GoodExample } from "../example.ts";
import { alone, allow, deny, named, policy } from "../policy.ts";

/** What AWS's IAM User Guide gives those who manage users, roles and policies. */
export const administration: readonly GoodExample[] = [
  published(
    "identity",
    "a group that some users manage",
    "IAM/latest/UserGuide/reference_policies_examples_iam_users-manage-group",
    policy(
      named("SeeGroups", allow("iam:ListGroups", "*")),
      named("ManageThisGroup", allow("iam:*Group*", "arn:aws:iam::*:group/Everybody")),
      named(
        "ButOnlySome",
        deny(
          [
            "iam:AddUserToGroup",
            "iam:CreateGroup",
            "iam:RemoveUserFromGroup",
            "iam:DeleteGroup",
            "iam:AttachGroupPolicy",
            "iam:UpdateGroup",
          ],
          "arn:aws:iam::*:group/Everybody",
          { StringNotEquals: { "aws:username": ["ana", "ben", "cleo"] } },
        ),
      ),
    ),
  ),
  published(
    "identity",
    "managed policies that may be attached",
    "IAM/latest/UserGuide/reference_policies_examples_iam_limit-managed",
    alone(
      allow(["iam:AttachUserPolicy", "iam:DetachUserPolicy"], "*", {
        ArnEquals: {
          "iam:PolicyARN": ["arn:aws:iam::*:policy/readers", "arn:aws:iam::*:policy/writers"],
        },
      }),
    ),
  ),
  published(
    "identity",
    "tags that users and roles may get",
    "IAM/latest/UserGuide/reference_policies_examples_iam-add-tag-user-role",
    policy(
      named(
        "Show",
        allow(
          [
            "iam:GetRole",
            "iam:GetUser",
            "iam:ListRoles",
            "iam:ListRoleTags",
            "iam:ListUsers",
            "iam:ListUserTags",
          ],
          "*",
        ),
      ),
      named(
        "AddTag",
        allow(["iam:TagUser", "iam:TagRole"], "*", {
          StringEquals: { "aws:RequestTag/CostCenter": ["A-123", "B-456"] },
          "ForAllValues:StringEquals": { "aws:TagKeys": "CostCenter" },
        }),
      ),
    ),
  ),
  published(
    "identity",
    "tags of new users",
    "IAM/latest/UserGuide/reference_policies_examples_iam-new-user-tag",
    policy(
      named(
        "OnlyTheseTags",
        allow(["iam:CreateUser", "iam:TagUser"], "*", {
          StringEqualsIfExists: {
            "aws:RequestTag/Department": ["Development", "Quality"],
            "aws:RequestTag/Job": "Employee",
          },
          "ForAllValues:StringEquals": { "aws:TagKeys": ["Department", "Job"] },
        }),
      ),
    ),
  ),
  published(
    "identity",
    "roles that are assumed by their tags",
    "IAM/latest/UserGuide/reference_policies_examples_iam-assume-tagged-role",
    policy(
      named(
        "AssumeTagged",
        allow("sts:AssumeRole", "*", { StringEquals: { "iam:ResourceTag/Project": "shop" } }),
      ),
    ),
  ),
  published(
    "identity",
    "any role passed to one service",
    "IAM/latest/UserGuide/reference_policies_examples_iam-passrole-service",
    policy(
      allow("iam:PassRole", "*", {
        StringEquals: { "iam:PassedToService": "cloudwatch.amazonaws.com" },
      }),
    ),
  ),
  published(
    "identity",
    "read-only access to IAM, one statement",
    "IAM/latest/UserGuide/reference_policies_examples_iam_read-only-console",
    alone(allow(["iam:Get*", "iam:List*", "iam:Generate*"], "*")),
  ),
  published(
    "identity",
    "simulations for a path of users",
    "IAM/latest/UserGuide/reference_policies_examples_iam_policy-sim-path",
    policy(
      allow(
        ["iam:GetContextKeysForPrincipalPolicy", "iam:SimulatePrincipalPolicy"],
        "arn:aws:iam::*:user/Department/Development/*",
      ),
    ),
  ),
  published(
    "identity",
    "a report for one policy of the organization",
    "IAM/latest/UserGuide/reference_policies_examples_iam_service-accessed-data-orgs",
    policy(
      named(
        "Read",
        allow(
          ["iam:GetOrganizationsAccessReport", "organizations:Describe*", "organizations:List*"],
          "*",
        ),
      ),
      named(
        "Report",
        allow("iam:GenerateOrganizationsAccessReport", "*", {
          StringEquals: { "iam:OrganizationsPolicyId": "p-policy123" },
        }),
      ),
    ),
  ),
  published(
    "identity",
    "what is created only with a boundary",
    "IAM/latest/UserGuide/access_policies_boundaries",
    policy(
      named(
        "WithBoundary",
        allow(
          [
            "iam:AttachUserPolicy",
            "iam:CreateUser",
            "iam:DeleteUserPolicy",
            "iam:DetachUserPolicy",
            "iam:PutUserPermissionsBoundary",
            "iam:PutUserPolicy",
          ],
          "*",
          {
            StringEquals: {
              "iam:PermissionsBoundary": "arn:aws:iam::111122223333:policy/boundary",
            },
          },
        ),
      ),
      named(
        "KeepBoundary",
        deny(
          [
            "iam:CreatePolicyVersion",
            "iam:DeletePolicy",
            "iam:DeletePolicyVersion",
            "iam:SetDefaultPolicyVersion",
          ],
          [
            "arn:aws:iam::111122223333:policy/boundary",
            "arn:aws:iam::111122223333:policy/delegated",
          ],
        ),
      ),
      named("KeepBoundaries", deny("iam:DeleteUserPermissionsBoundary", "*")),
    ),
  ),
];
