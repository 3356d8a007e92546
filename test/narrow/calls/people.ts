import { everywhere, guide, here, reference, type Call } from "./call.ts";

const app = { type: "aws_iam_role", name: "app" };
const role = everywhere("iam", "role/app");
const passing = guide("IAM/latest/UserGuide/id_roles_use_passrole");
const switching = guide("IAM/latest/UserGuide/id_roles_use_permissions-to-switch");
const identifiers = guide("IAM/latest/UserGuide/reference_identifiers");
const iam = reference("awsidentityandaccessmanagementiam");
const sts = reference("awssecuritytokenservice");

const pool = { type: "aws_cognito_user_pool", id: "eu-west-1_AbCdEfGhI" };
const userpool = here("cognito-idp", "userpool/eu-west-1_AbCdEfGhI");
const cognito = guide("cognito/latest/developerguide/resource-permissions");

const organizations = guide("organizations/latest/userguide/orgs_permissions_iam-policies");

export const people: readonly Call[] = [
  { call: "PassRole", action: "iam:PassRole", arns: [role], declared: app, page: passing },
  {
    call: "PassRole of a role with a path",
    action: "iam:PassRole",
    arns: [everywhere("iam", "role/service-role/app")],
    declared: {
      type: "aws_iam_role",
      name: "app",
      arn: everywhere("iam", "role/service-role/app"),
    },
    page: identifiers,
  },
  { call: "AssumeRole", action: "sts:AssumeRole", arns: [role], declared: app, page: switching },
  {
    call: "AssumeRole with tags of a session",
    action: "sts:TagSession",
    arns: [role],
    declared: app,
    page: guide("IAM/latest/UserGuide/id_session-tags"),
  },
  {
    call: "AssumeRoleWithWebIdentity",
    action: "sts:AssumeRoleWithWebIdentity",
    arns: [role],
    declared: app,
    page: sts,
  },
  {
    call: "GetFederationToken",
    action: "sts:GetFederationToken",
    arns: ["arn:aws:sts::111122223333:federated-user/ann"],
    declared: { type: "aws_iam_user", name: "ann" },
    page: sts,
  },
  {
    call: "AttachRolePolicy",
    action: "iam:AttachRolePolicy",
    arns: [role],
    declared: app,
    page: iam,
  },
  {
    call: "UpdateAssumeRolePolicy",
    action: "iam:UpdateAssumeRolePolicy",
    arns: [role],
    declared: app,
    page: iam,
  },
  { call: "GetRole", action: "iam:GetRole", arns: [role], declared: app, page: iam },
  {
    call: "CreateRole",
    action: "iam:CreateRole",
    arns: [everywhere("iam", "role/new")],
    declared: app,
    page: iam,
  },
  {
    call: "CreatePolicyVersion",
    action: "iam:CreatePolicyVersion",
    arns: [everywhere("iam", "policy/app")],
    declared: { type: "aws_iam_policy", name: "app" },
    page: iam,
  },
  {
    call: "CreateAccessKey",
    action: "iam:CreateAccessKey",
    arns: [everywhere("iam", "user/ann")],
    declared: { type: "aws_iam_user", name: "ann" },
    page: identifiers,
  },
  {
    call: "AddUserToGroup",
    action: "iam:AddUserToGroup",
    arns: [everywhere("iam", "group/devs")],
    declared: { type: "aws_iam_group", name: "devs" },
    page: identifiers,
  },
  {
    call: "AddRoleToInstanceProfile",
    action: "iam:AddRoleToInstanceProfile",
    arns: [everywhere("iam", "instance-profile/web")],
    declared: { type: "aws_iam_instance_profile", name: "web" },
    page: iam,
  },
  {
    call: "CreateServiceLinkedRole",
    action: "iam:CreateServiceLinkedRole",
    arns: [everywhere("iam", "role/aws-service-role/ecs.amazonaws.com/AWSServiceRoleForECS")],
    declared: app,
    page: guide("IAM/latest/UserGuide/id_roles_create-service-linked-role"),
  },
  {
    call: "ListRoles",
    action: "iam:ListRoles",
    arns: [everywhere("iam", "role/")],
    declared: app,
    page: iam,
  },
  {
    call: "AdminGetUser",
    action: "cognito-idp:AdminGetUser",
    arns: [userpool],
    declared: pool,
    page: cognito,
  },
  {
    call: "AdminCreateUser",
    action: "cognito-idp:AdminCreateUser",
    arns: [userpool],
    declared: pool,
    page: cognito,
  },
  {
    call: "ListUsers of a user pool",
    action: "cognito-idp:ListUsers",
    arns: [userpool],
    declared: pool,
    page: cognito,
  },
  {
    call: "UpdateIdentityPool",
    action: "cognito-identity:UpdateIdentityPool",
    arns: [here("cognito-identity", "identitypool/eu-west-1:1a1a1a1a-ffff-1111-9999-12345678abcd")],
    declared: {
      type: "aws_cognito_identity_pool",
      name: "app",
      attribute: "identity_pool_name",
      arn: here("cognito-identity", "identitypool/eu-west-1:1a1a1a1a-ffff-1111-9999-12345678abcd"),
    },
    page: cognito,
  },
  {
    call: "DescribeAccount of an organization",
    action: "organizations:DescribeAccount",
    arns: ["arn:aws:organizations::111122223333:account/o-exampleorgid/444455556666"],
    declared: { type: "aws_organizations_account", name: "prod" },
    names: { OrganizationId: "o-exampleorgid", AccountId: "444455556666" },
    page: organizations,
  },
  {
    call: "GetOpenIDConnectProvider",
    action: "iam:GetOpenIDConnectProvider",
    arns: [everywhere("iam", "oidc-provider/token.actions.githubusercontent.com")],
    declared: {
      type: "aws_iam_openid_connect_provider",
      name: "https://token.actions.githubusercontent.com",
      attribute: "url",
    },
    page: iam,
  },
  {
    call: "CreateLoginProfile",
    action: "iam:CreateLoginProfile",
    arns: [everywhere("iam", "user/ann")],
    declared: { type: "aws_iam_user", name: "ann" },
    page: iam,
  },
  {
    call: "GetCallerIdentity",
    action: "sts:GetCallerIdentity",
    arns: ["*"],
    declared: app,
    page: sts,
  },
  {
    call: "ListInstanceProfiles below a path",
    action: "iam:ListInstanceProfiles",
    arns: [everywhere("iam", "instance-profile/karpenter/")],
    declared: { type: "aws_iam_instance_profile", name: "web" },
    page: iam,
  },
];
