import { federatedSubject } from "../../src/rules/federated-subject.ts";
import { hclOf, json, template } from "./policies.ts";
import { ruleTest } from "./rule-test.ts";

const at = (url: string): string => `arn:aws:iam::111122223333:oidc-provider/${url}`;

const github = "token.actions.githubusercontent.com";
const cluster = "oidc.eks.us-east-1.amazonaws.com/id/0123456789ABCDEF";

/** A trust policy for the users of a provider, under conditions on claims of their tokens. */
const trusted = (url: string, conditions: object): string =>
  json({
    Principal: { Federated: at(url) },
    Action: "sts:AssumeRoleWithWebIdentity",
    Condition: conditions,
  });

/** The same for subjects, with wildcards. */
const like = (url: string, sub: string | readonly string[], more: object = {}): string =>
  trusted(url, {
    StringLike: { [`${url}:sub`]: sub },
    StringEquals: { [`${url}:aud`]: "sts.amazonaws.com", ...more },
  });

const equals = (url: string, sub: string): string =>
  trusted(url, { StringEquals: { [`${url}:sub`]: sub } });

/** A role of pods in HCL, of a cluster whose provider is not known. */
const pods = (subject: string, operator = "StringLike"): string =>
  hclOf(
    "aws_iam_role",
    "assume_role_policy",
    `
    actions = ["sts:AssumeRoleWithWebIdentity"]
    principals {
      type        = "Federated"
      identifiers = [var.provider_arn]
    }
    condition {
      test     = "${operator}"
      variable = "\${var.issuer}:sub"
      values   = ["${subject}"]
    }
    `,
  );

const saml = (more: object = {}): string =>
  json({
    Principal: { Federated: "arn:aws:iam::111122223333:saml-provider/acme" },
    Action: "sts:AssumeRoleWithSAML",
    ...more,
  });

const certificates = (condition: string): string =>
  template(`
    Role:
      Type: AWS::IAM::Role
      Properties:
        AssumeRolePolicyDocument:
          Version: "2012-10-17"
          Statement:
            - Effect: Allow
              Principal: { Service: rolesanywhere.amazonaws.com }
              Action: [sts:AssumeRole, sts:TagSession, sts:SetSourceIdentity]
              ${condition}
  `);

const bitbucket = "api.bitbucket.org/2.0/workspaces/acme/pipelines-config/identity/oidc";

ruleTest(federatedSubject, {
  valid: {
    "a branch": equals(github, "repo:acme/app:ref:refs/heads/main"),
    "branches that begin so": like(github, "repo:acme/app:ref:refs/heads/release/*"),
    "an environment": like(github, "repo:acme/app:environment:production"),
    "all of an owner, in one workflow of its own": like(github, "repo:acme/*", {
      [`${github}:job_workflow_ref`]: "acme/ci/.github/workflows/deploy.yml@refs/heads/main",
    }),
    "a wildcard that is none": equals(github, "repo:acme/*"),
    "a subject that is not known": pods("${var.subject}", "StringEquals"),
    "everybody in the world, which another rule tells of": like(github, "repo:*"),
    "no subject, which it tells of too": trusted("gitlab.com", {
      StringEquals: { "gitlab.com:aud": "https://gitlab.com" },
    }),
    "a branch of a project of GitLab": equals(
      "gitlab.com",
      "project_path:acme/app:ref_type:branch:ref:main",
    ),
    "a workspace, whatever its runs do": like(
      "app.terraform.io",
      "organization:acme:project:web:workspace:app:run_phase:*",
    ),
    "a workspace of any project: its name is one in its organization": like(
      "app.terraform.io",
      "organization:acme:project:*:workspace:app:run_phase:*",
    ),
    "a branch of a pipeline": like(
      "agent.buildkite.com",
      "organization:acme:pipeline:app:ref:refs/heads/main:commit:*:step:*",
    ),
    "a service account": pods("system:serviceaccount:web:app", "StringEquals"),
    "a service account of a cluster": equals(cluster, "system:serviceaccount:web:app"),
    "a project of CircleCI, whoever runs it": like(
      "oidc.circleci.com/org/1a2b",
      "org/1a2b/project/3c4d/user/*",
    ),
    "a repository of Bitbucket": like(bitbucket, "{1a2b}*:{3c4d}"),
    "an application of a tenant": trusted("sts.windows.net/1a2b/", {
      StringEquals: { "sts.windows.net/1a2b/:aud": "api://app" },
    }),
    "a provider of one's own": trusted("ci.example.com", {
      StringEquals: { "ci.example.com:aud": "aws" },
    }),
    "an assertion for AWS": saml({
      Condition: { StringEquals: { "SAML:aud": "https://signin.aws.amazon.com/saml" } },
    }),
    "certificates of a trust anchor": certificates(
      "Condition: { ArnEquals: { aws:SourceArn: arn:aws:rolesanywhere:us-east-1:111122223333:trust-anchor/1a2b } }",
    ),
    "a certificate by its subject": certificates(
      "Condition: { StringEquals: { aws:PrincipalTag/x509Subject/CN: app.example.com } }",
    ),
    "a Deny": like(github, "repo:acme/*").replace('"Allow"', '"Deny"'),
    "a service": json({ Principal: { Service: "ec2.amazonaws.com" }, Action: "sts:AssumeRole" }),
  },
  invalid: {
    "all repositories of an owner": {
      policy: like(github, "repo:acme/*"),
      at: ['"repo:acme/*"'],
      severity: "medium",
      confidence: "high",
      says: "`repo:acme/*` lets in any repository of its owner: whoever gets a token of GitHub Actions there may assume this role.",
      fixed: false,
    },
    "all repositories of an owner, on one branch": {
      policy: like(github, "repo:acme/*:ref:refs/heads/main"),
      at: ['"repo:acme/*:ref:refs/heads/main"'],
      severity: "medium",
    },
    "the same with an operator that holds without the key: every token has it": {
      policy: trusted(github, {
        "ForAllValues:StringLikeIfExists": { [`${github}:sub`]: "repo:acme/*" },
      }),
      at: ['"repo:acme/*"'],
      severity: "medium",
    },
    "repositories that begin so": {
      policy: like(github, "repo:acme/app-*"),
      at: ['"repo:acme/app-*"'],
      severity: "low",
    },
    "all of a repository": {
      policy: like(github, "repo:acme/app:*"),
      at: ['"repo:acme/app:*"'],
      severity: "low",
      says: "any branch, tag, environment and pull request of its repository",
    },
    "pull requests": {
      policy: equals(github, "repo:acme/app:pull_request"),
      at: ['"repo:acme/app:pull_request"'],
      severity: "low",
      says: "before anybody has reviewed it",
    },
    "one of two subjects": {
      policy: like(github, ["repo:acme/app:ref:refs/heads/main", "repo:acme/*"]),
      at: ['"repo:acme/*"'],
      severity: "medium",
    },
    "an owner that is not known": {
      policy: hclOf(
        "aws_iam_role",
        "assume_role_policy",
        `
        actions = ["sts:AssumeRoleWithWebIdentity"]
        principals {
          type        = "Federated"
          identifiers = [aws_iam_openid_connect_provider.ci.arn]
        }
        condition {
          test     = "StringLike"
          variable = "${github}:sub"
          values   = ["repo:\${var.owner}/*"]
        }
        `,
        `resource "aws_iam_openid_connect_provider" "ci" {\n  url = "https://${github}"\n}`,
      ),
      at: ['"repo:${var.owner}/*"'],
      severity: "medium",
      confidence: "medium",
      says: "`repo:${var.owner}/*` lets in any repository of its owner",
    },
    "all repositories of an owner by a variable's default": {
      policy: pods("${var.subject}").replace(
        /$/,
        'variable "subject" {\n  default = "repo:acme/*"\n}\n',
      ),
      at: ["var.subject"],
      severity: "low",
      confidence: "medium",
      says: "By default, `repo:acme/*` lets in any repository of its owner",
    },
    "all repositories of an owner by a parameter's default": {
      policy: `Parameters:
  Subjects: { Type: CommaDelimitedList, Default: "repo:acme/*" }
${template(`
    Role:
      Type: AWS::IAM::Role
      Properties:
        AssumeRolePolicyDocument:
          Statement:
            - Effect: Allow
              Principal: { Federated: ${github} }
              Action: sts:AssumeRoleWithWebIdentity
              Condition: { StringLike: { "${github}:sub": !Ref Subjects } }
  `)}`,
      at: ["Subjects"],
      severity: "low",
    },
    "all projects of a group": {
      policy: like("gitlab.com", "project_path:acme/*:ref_type:branch:ref:main"),
      at: ['"project_path:acme/*:ref_type:branch:ref:main"'],
      severity: "medium",
    },
    "all of a group within a group": {
      policy: like("gitlab.example.com", "project_path:acme/web/*"),
      at: ['"project_path:acme/web/*"'],
      severity: "low",
    },
    "all branches of a project": {
      policy: like("gitlab.com", "project_path:acme/web/app:ref_type:branch:ref:*"),
      at: ['"project_path:acme/web/app:ref_type:branch:ref:*"'],
      severity: "low",
    },
    "all workspaces of an organization": {
      policy: like("app.terraform.io", "organization:acme:project:*:workspace:*:run_phase:*"),
      at: ['"organization:acme:project:*:workspace:*:run_phase:*"'],
      severity: "medium",
    },
    "all workspaces of a project": {
      policy: like("app.terraform.io", "organization:acme:project:web:workspace:*:run_phase:apply"),
      at: ['"organization:acme:project:web:workspace:*:run_phase:apply"'],
      severity: "low",
    },
    "all pipelines": {
      policy: like("agent.buildkite.com", "organization:acme:*"),
      at: ['"organization:acme:*"'],
      severity: "medium",
      says: "any pipeline of its organization",
    },
    "all projects of CircleCI": {
      policy: trusted("oidc.circleci.com/org/1a2b", {
        StringEquals: { "oidc.circleci.com/org/1a2b:aud": "1a2b" },
      }),
      at: [`"${at("oidc.circleci.com/org/1a2b")}"`],
      severity: "medium",
      says: "Any token of CircleCI is accepted, so that any project of its organization may assume this role: no condition on its claim `sub` says who.",
      fixed: false,
    },
    "all repositories of a workspace": {
      policy: like(bitbucket, "*"),
      at: ['"*"'],
      severity: "medium",
      says: "any repository of its workspace",
    },
    "all applications of a tenant": {
      policy: trusted("sts.windows.net/1a2b/", {
        StringNotEquals: { "sts.windows.net/1a2b/:sub": "someone" },
      }),
      at: [`"${at("sts.windows.net/1a2b/")}"`],
      severity: "medium",
    },
    "all service accounts": {
      policy: pods("system:serviceaccount:*:*"),
      at: ['"system:serviceaccount:*:*"'],
      severity: "medium",
      says: "any service account of its cluster",
    },
    "a service account of that name in any namespace": {
      policy: like(cluster, "system:serviceaccount:*:app"),
      at: ['"system:serviceaccount:*:app"'],
      severity: "low",
    },
    "a namespace": {
      policy: pods("system:serviceaccount:web:*"),
      at: ['"system:serviceaccount:web:*"'],
      severity: "low",
    },
    "a cluster": {
      policy: trusted(cluster, { StringEquals: { [`${cluster}:aud`]: "sts.amazonaws.com" } }),
      at: [`"${at(cluster)}"`],
      severity: "medium",
      says: "any service account of its cluster may assume this role",
    },
    "assertions for anything": {
      policy: saml(),
      at: ['"arn:aws:iam::111122223333:saml-provider/acme"'],
      severity: "low",
      confidence: "high",
    },
    "assertions for anything, asked for with a wildcard": {
      policy: saml({ Condition: { StringLike: { "SAML:aud": "*" } } }),
      at: ['"arn:aws:iam::111122223333:saml-provider/acme"'],
      severity: "low",
    },
    "all certificates": {
      policy: certificates(""),
      at: ["rolesanywhere.amazonaws.com"],
      severity: "medium",
      says: "Whoever has a certificate of any trust anchor of the account may assume this role",
    },
  },
});
