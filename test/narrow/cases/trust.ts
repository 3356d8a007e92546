import type { Case } from "./case.ts";
import * as file from "./files.ts";

const githubPage =
  "https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_providers_create_oidc.html";
const federationPage =
  "https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_create_for-idp_oidc.html";

const roleYaml = `
AWSTemplateFormatVersion: "2010-09-09"
Resources:
  Deploy:
    Type: AWS::IAM::Role
    Properties:
      RoleName: deploy
      AssumeRolePolicyDocument:
        Version: "2012-10-17"
        Statement:
          @@
`;

export const trust: readonly Case[] = [
  {
    title: "any workflow of GitHub, in a trust policy without a subject",
    page: federationPage,
    path: "trust-policy.json",
    within: file.raw,
    before: `
{
  "Effect": "Allow",
  "Principal": { "Federated": "arn:aws:iam::111122223333:oidc-provider/token.actions.githubusercontent.com" },
  "Action": "sts:AssumeRoleWithWebIdentity",
  "Condition": { "StringEquals": { "token.actions.githubusercontent.com:aud": "sts.amazonaws.com" } }
}`,
    outcome: "shown",
    because: "the repository, and the branch or environment",
  },
  {
    title: "all repositories of an organization",
    page: githubPage,
    path: "template.yaml",
    within: roleYaml,
    before: `
- Effect: Allow
  Principal:
    Federated: !Sub arn:aws:iam::\${AWS::AccountId}:oidc-provider/token.actions.githubusercontent.com
  Action: sts:AssumeRoleWithWebIdentity
  Condition:
    StringEquals:
      token.actions.githubusercontent.com:aud: sts.amazonaws.com
    StringLike:
      token.actions.githubusercontent.com:sub: repo:acme/*`,
    outcome: "shown",
    because: "which of the organization's repositories deploys with the role",
  },
  {
    title: "any run of a repository, whose one workflow with the role runs on the main branch",
    page: federationPage,
    path: "infra/template.yaml",
    within: roleYaml,
    beside: {
      ".github/workflows/deploy.yml": `
on:
  push:
    branches: [main]
permissions:
  id-token: write
jobs:
  deploy:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v5
      - uses: aws-actions/configure-aws-credentials@v5
        with:
          aws-region: eu-west-1
          role-to-assume: arn:aws:iam::111122223333:role/deploy
`,
    },
    before: `
- Effect: Allow
  Principal:
    Federated: arn:aws:iam::111122223333:oidc-provider/token.actions.githubusercontent.com
  Action: sts:AssumeRoleWithWebIdentity
  Condition:
    StringEquals:
      token.actions.githubusercontent.com:aud: sts.amazonaws.com
    StringLike:
      token.actions.githubusercontent.com:sub: repo:acme/shop:*`,
    outcome: "commit",
    after: `
- Effect: Allow
  Principal:
    Federated: arn:aws:iam::111122223333:oidc-provider/token.actions.githubusercontent.com
  Action: sts:AssumeRoleWithWebIdentity
  Condition:
    StringEquals:
      token.actions.githubusercontent.com:aud: sts.amazonaws.com
      token.actions.githubusercontent.com:sub: repo:acme/shop:ref:refs/heads/main`,
  },
  {
    title: "any run of a repository, whose workflow deploys a branch and two environments",
    page: federationPage,
    path: "infra/template.yaml",
    within: roleYaml,
    beside: {
      ".github/workflows/deploy.yml": `
on:
  push: { branches: [main] }
  workflow_dispatch: {}
jobs:
  plan:
    steps:
      - uses: aws-actions/configure-aws-credentials@v5
        with: { role-to-assume: "arn:aws:iam::111122223333:role/deploy" }
  test:
    environment: test
    steps:
      - uses: aws-actions/configure-aws-credentials@v5
        with: { role-to-assume: "arn:aws:iam::\${{ vars.ACCOUNT }}:role/deploy" }
  live:
    environment: { name: live }
    steps:
      - uses: aws-actions/configure-aws-credentials@v5
        with: { role-to-assume: "arn:aws:iam::\${{ vars.ACCOUNT }}:role/deploy" }
`,
    },
    before: `
- Effect: Allow
  Principal:
    Federated: arn:aws:iam::111122223333:oidc-provider/token.actions.githubusercontent.com
  Action: sts:AssumeRoleWithWebIdentity
  Condition:
    StringLike:
      token.actions.githubusercontent.com:sub: repo:acme/shop:*`,
    outcome: "commit",
    after: `
- Effect: Allow
  Principal:
    Federated: arn:aws:iam::111122223333:oidc-provider/token.actions.githubusercontent.com
  Action: sts:AssumeRoleWithWebIdentity
  Condition:
    StringLike:
      token.actions.githubusercontent.com:sub: repo:acme/shop:*
    StringEquals:
      token.actions.githubusercontent.com:sub:
        - repo:acme/shop:environment:live
        - repo:acme/shop:environment:test
        - repo:acme/shop:ref:refs/heads/main`,
  },
  {
    title: "any run of a repository, of which a workflow does not say what it assumes",
    page: federationPage,
    path: "infra/template.yaml",
    within: roleYaml,
    beside: {
      ".github/workflows/deploy.yml": `
on: { push: { branches: [main] } }
jobs:
  deploy:
    steps:
      - uses: aws-actions/configure-aws-credentials@v5
        with: { role-to-assume: "arn:aws:iam::111122223333:role/deploy" }
  other:
    steps:
      - uses: aws-actions/configure-aws-credentials@v5
        with: { role-to-assume: "\${{ secrets.ROLE }}" }
`,
    },
    before: `
- Effect: Allow
  Principal:
    Federated: arn:aws:iam::111122223333:oidc-provider/token.actions.githubusercontent.com
  Action: sts:AssumeRoleWithWebIdentity
  Condition:
    StringLike:
      token.actions.githubusercontent.com:sub: repo:acme/shop:*`,
    outcome: "shown",
    because: "the other workflow may assume this role, on another branch",
  },
  {
    title: "the main branch of one repository",
    page: federationPage,
    path: "trust.tf",
    within: `
resource "aws_iam_role" "deploy" {
  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      @@
    ]
  })
}
`,
    before: `
{
  Effect    = "Allow"
  Action    = "sts:AssumeRoleWithWebIdentity"
  Principal = { Federated = "arn:aws:iam::111122223333:oidc-provider/token.actions.githubusercontent.com" }
  Condition = {
    StringEquals = {
      "token.actions.githubusercontent.com:aud" = "sts.amazonaws.com"
      "token.actions.githubusercontent.com:sub" = "repo:acme/shop:ref:refs/heads/main"
    }
  }
}`,
    outcome: "none",
    because: "audience and subject are both said in full",
  },
  {
    title: "a vendor's account without an external id",
    page: "https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_common-scenarios_third-party.html",
    path: "template.yaml",
    within: roleYaml,
    before: `
- Effect: Allow
  Principal:
    AWS: arn:aws:iam::444455556666:root
  Action: sts:AssumeRole`,
    outcome: "shown",
    because: "the external id, which the vendor gives",
  },
  {
    title: "functions assume a role",
    page: "https://docs.aws.amazon.com/lambda/latest/dg/lambda-intro-execution-role.html",
    path: "trust.tf",
    within: `
resource "aws_iam_role" "app" {
  assume_role_policy = data.aws_iam_policy_document.trust.json
}

data "aws_iam_policy_document" "trust" {
  @@
}
`,
    before: `
statement {
  actions = ["sts:AssumeRole"]
  principals {
    type        = "Service"
    identifiers = ["lambda.amazonaws.com"]
  }
}`,
    outcome: "none",
    because: "a function's role is for functions of the account only, whoever writes them",
  },
];
