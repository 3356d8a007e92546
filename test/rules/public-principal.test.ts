import { describe, expect, test } from "vitest";
import { judge } from "../../src/rules/judge.ts";
import { facts, scanned } from "./facts.ts";
import { publicPrincipal } from "../../src/rules/public-principal.ts";
import { hclOf, json, template } from "./policies.ts";
import { ruleTest } from "./rule-test.ts";

const get = { Principal: "*", Action: "s3:GetObject", Resource: "arn:aws:s3:::site/*" };

const when = (condition: unknown, more: object = {}): string =>
  json({ ...get, ...more, Condition: condition });

/** The same without a condition, beside a Deny under one. */
const denied = (condition: unknown, more: object = {}): string =>
  json(get, {
    Effect: "Deny",
    Principal: "*",
    Action: "s3:*",
    Resource: ["arn:aws:s3:::site", "arn:aws:s3:::site/*"],
    Condition: condition,
    ...more,
  });

/** An open domain of a template, with options of its network. */
const domain = (options: string): string =>
  `Conditions:\n  Small: !Equals [!Ref Size, small]\nParameters:\n  Size: { Type: String }\n${template(`
    Domain:
      Type: AWS::OpenSearchService::Domain
      Properties:
        VPCOptions:
          ${options}
        AccessPolicies:
          Statement:
            - Effect: Allow
              Principal: { AWS: '*' }
              Action: es:ESHttp*
              Resource: "*"
  `)}`;

/** An open bucket beside what may block that, of it or of another one. */
const site = (block: string, bucket = "aws_s3_bucket.site.id"): string => `
resource "aws_s3_bucket" "site" {}

resource "aws_s3_bucket" "other" {}

resource "aws_s3_bucket_policy" "site" {
  bucket = aws_s3_bucket.site.id
  policy = jsonencode({
    Statement = [{ Effect = "Allow", Principal = "*", Action = "s3:GetObject", Resource = "*" }]
  })
}

resource "aws_s3_bucket_public_access_block" "site" {
  bucket = ${bucket}
  ${block}
}
`;

/** A queue's policy in HCL, for everybody under a condition. */
const queue = (test: string, variable: string, values: string): string =>
  hclOf(
    "aws_sqs_queue_policy",
    "policy",
    `
    actions   = ["sqs:SendMessage"]
    resources = ["*"]
    principals {
      type        = "*"
      identifiers = ["*"]
    }
    condition {
      test     = "${test}"
      variable = "${variable}"
      values   = ${values}
    }
    `,
  );

const everybody = 'principals {\n      type        = "*"\n      identifiers = ["*"]\n    }';

const trust = (principal: string, condition = ""): string =>
  template(`
    Role:
      Type: AWS::IAM::Role
      Properties:
        AssumeRolePolicyDocument:
          Version: "2012-10-17"
          Statement:
            - Effect: Allow
              Principal: ${principal}
              Action: sts:AssumeRole
              ${condition}
  `);

const github = "arn:aws:iam::111122223333:oidc-provider/token.actions.githubusercontent.com";

/** A trust policy for federated users under conditions on claims of GitHub's tokens. */
const federated = (provider: string, conditions: object = {}): string =>
  json({
    Principal: { Federated: provider },
    Action: "sts:AssumeRoleWithWebIdentity",
    Condition: conditions,
  });

const claim = (operator: string, name: string, value: string | readonly string[]): object => ({
  [operator]: { [`token.actions.githubusercontent.com:${name}`]: value },
});

const forAws = claim("StringEquals", "aud", "sts.amazonaws.com");

/** The same in HCL, with a provider that is declared, or is not. */
const declared = (url: string, condition = ""): string =>
  hclOf(
    "aws_iam_role",
    "assume_role_policy",
    `
    actions = ["sts:AssumeRoleWithWebIdentity"]
    principals {
      type        = "Federated"
      identifiers = [aws_iam_openid_connect_provider.ci.arn]
    }
    ${condition}
    `,
    `resource "aws_iam_openid_connect_provider" "ci" {\n  url = ${url}\n}`,
  );

const declaredPrincipal =
  'principals {\n      type        = "Federated"\n      identifiers = [aws_iam_openid_connect_provider.ci.arn]\n    }';

const provider = (id: string): string => `"Principal": {\n        "Federated": "${id}"\n      }`;

const whichRepository =
  "no condition on `token.actions.githubusercontent.com:sub` says which repository";

ruleTest(publicPrincipal, {
  valid: {
    "a repository of GitHub": federated(
      github,
      claim("StringLike", "sub", "repo:acme/app:ref:refs/heads/main"),
    ),
    "all of an owner's repositories": federated(github, claim("StringLike", "sub", "repo:acme/*")),
    "repositories by a claim that GitHub is told to send": federated(
      github,
      claim("StringLike", "sub", "environment:production:repo:acme/app*"),
    ),
    "a repository, asked for with every operator that asks": federated(github, {
      ...claim("ForAllValues:StringLikeIfExists", "sub", "repo:acme/app:*"),
    }),
    "an owner by another claim": federated(
      github,
      claim("StringEquals", "repository_owner_id", "1234"),
    ),
    "an organization of HCP Terraform, of which another rule tells": federated("app.terraform.io", {
      StringLike: { "app.terraform.io:sub": "organization:acme:*" },
    }),
    "a repository that is not known": declared(
      '"https://token.actions.githubusercontent.com"',
      `condition {
        test     = "StringLike"
        variable = "token.actions.githubusercontent.com:sub"
        values   = ["repo:\${var.repository}:*"]
      }`,
    ),
    "repositories that are not known": declared(
      '"https://token.actions.githubusercontent.com"',
      `condition {
        test     = "StringLike"
        variable = "\${replace(aws_iam_openid_connect_provider.ci.url, "https://", "")}:sub"
        values   = var.subjects
      }`,
    ),
    "a condition whose key is not known": declared(
      '"https://token.actions.githubusercontent.com"',
      'condition {\n  test     = "StringEquals"\n  variable = var.key\n  values   = ["x"]\n}',
    ),
    "a provider of one's own": declared('"https://ci.example.com"'),
    "a provider that is not known": declared("var.issuer"),
    "an enterprise's own tokens of GitHub": federated(`${github}/acme`),
    "a pool of Cognito": federated("cognito-identity.amazonaws.com", {
      StringEquals: { "cognito-identity.amazonaws.com:aud": "us-east-1:1a2b" },
    }),
    "a SAML provider": json({
      Principal: { Federated: "arn:aws:iam::111122223333:saml-provider/acme" },
      Action: "sts:AssumeRoleWithSAML",
      Condition: { StringEquals: { "SAML:aud": "https://signin.aws.amazon.com/saml" } },
    }),
    "an account": json({ ...get, Principal: { AWS: "111122223333" } }),
    "a role": trust("{ AWS: arn:aws:iam::111122223333:role/app }"),
    "a service": trust("{ Service: lambda.amazonaws.com }"),
    "an identity policy": json({ Action: "s3:GetObject", Resource: "*" }),
    "a Deny": json({
      ...get,
      Effect: "Deny",
      Condition: { Bool: { "aws:SecureTransport": "false" } },
    }),
    "a Deny for all but some": json({
      Effect: "Deny",
      NotPrincipal: { AWS: "arn:aws:iam::111122223333:role/app" },
      Action: "s3:*",
      Resource: "arn:aws:s3:::site/*",
    }),
    "a principal that is not known": hclOf(
      "aws_sqs_queue_policy",
      "policy",
      'actions   = ["sqs:SendMessage"]\nresources = ["*"]\nprincipals {\n  type        = "AWS"\n  identifiers = [var.principal]\n}',
    ),
    "principals that are not known": hclOf(
      "aws_sqs_queue_policy",
      "policy",
      'actions   = ["sqs:SendMessage"]\nresources = ["*"]\nprincipals {\n  type        = "AWS"\n  identifiers = var.principals\n}',
    ),
    "the default policy of an endpoint": template(`
      Endpoint:
        Type: AWS::EC2::VPCEndpoint
        Properties:
          PolicyDocument:
            Statement:
              - Effect: Allow
                Principal: "*"
                Action: "*"
                Resource: "*"
    `),
    "one organization": when({ StringEquals: { "aws:PrincipalOrgID": "o-abcdefghij" } }),
    "one organization, in any case": when({
      stringequals: { "AWS:PrincipalOrgId": "o-abcdefghij" },
    }),
    "a part of an organization": when({
      "ForAnyValue:StringLike": {
        "aws:PrincipalOrgPaths": "o-abcdefghij/r-ab12/ou-ab12-11111111/*",
      },
    }),
    "an account by condition": when({ StringEquals: { "aws:PrincipalAccount": "111122223333" } }),
    "the roles of an account": when({
      ArnLike: { "aws:PrincipalArn": "arn:aws:iam::111122223333:role/*" },
    }),
    "a source": when({ ArnEquals: { "aws:SourceArn": "arn:aws:sns:us-east-1:111122223333:t" } }),
    "a bucket, whose ARN has no account": when({
      ArnLike: { "aws:SourceArn": "arn:aws:s3:*:*:uploads" },
    }),
    "the account of a source": queue("StringEquals", "aws:SourceAccount", '["111122223333"]'),
    "a source that is not known": queue("ArnEquals", "aws:SourceArn", "[var.topic_arn]"),
    "sources that are not known": queue("ArnEquals", "aws:SourceArn", "var.topics"),
    "a declared source": hclOf(
      "aws_sqs_queue_policy",
      "policy",
      `
      actions   = ["sqs:SendMessage"]
      resources = ["*"]
      ${everybody}
      condition {
        test     = "ArnEquals"
        variable = "aws:SourceArn"
        values   = [aws_sns_topic.orders.arn]
      }
      `,
      'resource "aws_sns_topic" "orders" {}',
    ),
    "all but who comes through an endpoint is denied": denied({
      StringNotEquals: { "aws:SourceVpce": "vpce-1a2b3c4d" },
    }),
    "all but addresses is denied": denied({ NotIpAddress: { "aws:SourceIp": "203.0.113.0/24" } }),
    "all but an organization is denied": denied({
      StringNotEquals: { "aws:PrincipalOrgID": "o-abcdefghij" },
    }),
    "all but who is named is denied": json(get, {
      Effect: "Deny",
      NotPrincipal: { AWS: ["111122223333", "arn:aws:iam::111122223333:role/app"] },
      Action: "s3:*",
      Resource: ["arn:aws:s3:::site", "arn:aws:s3:::site/*"],
    }),
    "all but an endpoint that is not known is denied, to a private API": template(`
      Api:
        Type: AWS::ApiGateway::DomainNameV2
        Properties:
          DomainName: api.example.com
          Policy:
            Statement:
              - Effect: Allow
                Principal: "*"
                Action: execute-api:Invoke
                Resource: execute-api:/*
              - Effect: Deny
                Principal: "*"
                Action: execute-api:Invoke
                Resource: execute-api:/*
                Condition: { StringNotEquals: { aws:SourceVpce: !Ref Endpoint } }
    `),
    "an endpoint": when({ StringEquals: { "aws:SourceVpce": "vpce-1a2b3c4d" } }),
    "a network": when({ StringEquals: { "aws:SourceVpc": "vpc-111bbb22" } }),
    addresses: when({ IpAddress: { "aws:SourceIp": ["203.0.113.0/24", "2001:db8::/32"] } }),
    "one of two conditions": when({
      Bool: { "aws:SecureTransport": "true" },
      StringEquals: { "aws:PrincipalOrgID": "o-abcdefghij" },
    }),
    "a trust policy within an organization": trust(
      '"*"',
      "Condition: { StringEquals: { aws:PrincipalOrgID: o-abcdefghij } }",
    ),
    "callers of a key in one account": json({
      Principal: { AWS: "*" },
      Action: "kms:Decrypt",
      Resource: "*",
      Condition: {
        StringEquals: {
          "kms:CallerAccount": "111122223333",
          "kms:ViaService": "s3.us-east-1.amazonaws.com",
        },
      },
    }),
  },
  invalid: {
    "everybody under a condition that is not known": {
      policy: queue("StringEquals", "${var.key}", '["x"]'),
      at: ['principals {\n      type        = "*"\n      identifiers = ["*"]\n    }'],
      severity: "medium",
      says: "A condition stands there that is not known here: see that it says who.",
    },
    "everybody who signs in": {
      policy: when({ StringNotEqualsIgnoreCase: { "aws:PrincipalType": "anonymous" } }),
      at: ['"Principal": "*"'],
      severity: "high",
      confidence: "medium",
      says: "Anybody with any AWS account is allowed `s3:GetObject`: the principal is `*`, and the condition keeps out only who does not sign in.",
      fixed: false,
    },
    "everybody who reaches a service of VPC Lattice, wherever that is written": {
      policy: json({ Principal: "*", Action: "vpc-lattice-svcs:Invoke", Resource: "*" }),
      at: ['"Principal": "*"'],
      severity: "low",
      fixed: false,
    },
    "every repository of GitHub": {
      policy: federated(github, forAws),
      at: [provider(github)],
      severity: "critical",
      confidence: "medium",
      says: `Anybody can get a token of GitHub Actions, and any of them is accepted here: ${whichRepository}.`,
      fixed: false,
    },
    "every repository of GitHub, without any condition": {
      policy: federated("token.actions.githubusercontent.com").replace(/,\s*"Condition": \{\}/, ""),
      at: [provider("token.actions.githubusercontent.com")],
      severity: "critical",
      confidence: "high",
    },
    "every repository by a wildcard": {
      policy: federated(github, claim("StringLike", "sub", "repo:*")),
      at: [provider(github)],
      severity: "critical",
      says: whichRepository,
    },
    "every subject": {
      policy: federated(github, claim("StringLike", "sub", "*")),
      at: [provider(github)],
      severity: "critical",
    },
    "owners whose name begins so": {
      policy: federated(github, claim("StringLike", "sub", "repo:acme*")),
      at: [provider(github)],
      severity: "critical",
    },
    "one of two subjects is any": {
      policy: federated(github, claim("StringLike", "sub", ["repo:acme/app:*", "repo:*/app:*"])),
      at: [provider(github)],
      severity: "critical",
    },
    "an environment, which everybody may name so": {
      policy: federated(github, claim("StringEquals", "environment", "production")),
      at: [provider(github)],
      severity: "critical",
    },
    "all but one repository": {
      policy: federated(github, claim("StringNotLike", "sub", "repo:acme/app:*")),
      at: [provider(github)],
      severity: "critical",
    },
    "every project of GitLab.com": {
      policy: federated("gitlab.com", {
        StringEquals: { "gitlab.com:aud": "https://gitlab.com" },
      }),
      at: [provider("gitlab.com")],
      severity: "critical",
      says: "no condition on `gitlab.com:sub` says which project",
    },
    "every workspace of HCP Terraform": {
      policy: federated("app.terraform.io", {
        StringEquals: { "app.terraform.io:aud": "aws.workload.identity" },
        StringLike: { "app.terraform.io:sub": "organization:*:workspace:app:run_phase:*" },
      }),
      at: [provider("app.terraform.io")],
      severity: "critical",
    },
    "every pipeline of Buildkite": {
      policy: federated("agent.buildkite.com", {
        StringLike: { "agent.buildkite.com:sub": "organization:*" },
      }),
      at: [provider("agent.buildkite.com")],
      severity: "critical",
    },
    "a declared provider": {
      policy: declared('"https://token.actions.githubusercontent.com"'),
      at: [declaredPrincipal],
      severity: "critical",
      confidence: "high",
      says: whichRepository,
    },
    "a declared provider of a template": {
      policy: template(
        `Role:
          Type: AWS::IAM::Role
          Properties:
            AssumeRolePolicyDocument:
              Statement:
                - Effect: Allow
                  Principal: { Federated: !Ref Provider }
                  Action: sts:AssumeRoleWithWebIdentity`,
        `Provider:
          Type: AWS::IAM::OIDCProvider
          Properties:
            Url: https://token.actions.githubusercontent.com`,
      ),
      at: ["Principal: { Federated: !Ref Provider }"],
      severity: "critical",
    },
    "signed-in users of every pool of Cognito": {
      policy: federated("cognito-identity.amazonaws.com", {
        "ForAnyValue:StringLike": { "cognito-identity.amazonaws.com:amr": "authenticated" },
      }),
      at: [provider("cognito-identity.amazonaws.com")],
      severity: "critical",
      says: "no condition on `cognito-identity.amazonaws.com:aud` says which identity pool",
    },
    "a Deny that leaves most in": {
      policy: denied({ Bool: { "aws:SecureTransport": "false" } }),
      at: ['"Principal": "*"'],
      severity: "high",
    },
    "a Deny for other objects": {
      policy: denied(
        { StringNotEquals: { "aws:SourceVpce": "vpce-1a2b3c4d" } },
        { Resource: "arn:aws:s3:::site/private/*" },
      ),
      at: ['"Principal": "*"'],
      severity: "high",
    },
    "a Deny of something else": {
      policy: denied(
        { StringNotEquals: { "aws:SourceVpce": "vpce-1a2b3c4d" } },
        { Action: "s3:PutObject" },
      ),
      at: ['"Principal": "*"'],
      severity: "high",
    },
    "a Deny that spares who lacks the key": {
      policy: denied({ "ForAnyValue:StringNotEquals": { "aws:SourceVpce": "vpce-1a2b3c4d" } }),
      at: ['"Principal": "*"'],
      severity: "high",
    },
    "a Deny under two conditions, one of which most do not meet": {
      policy: denied({
        StringNotEquals: { "aws:SourceVpce": "vpce-1a2b3c4d" },
        Bool: { "aws:SecureTransport": "false" },
      }),
      at: ['"Principal": "*"'],
      severity: "high",
    },
    "an open bucket": {
      policy: json(get),
      at: ['"Principal": "*"'],
      severity: "high",
      confidence: "high",
      says: "Anybody in the world is allowed `s3:GetObject`",
      fixed: false,
    },
    "an open bucket, the long way": {
      policy: json({ ...get, Principal: { AWS: ["111122223333", "*"] } }),
      at: [
        '"Principal": {\n        "AWS": [\n          "111122223333",\n          "*"\n        ]\n      }',
      ],
      severity: "high",
    },
    "a queue that everybody may write to": {
      policy: hclOf(
        "aws_sqs_queue_policy",
        "policy",
        'actions   = ["sqs:SendMessage"]\nresources = ["*"]\nprincipals {\n  type        = "*"\n  identifiers = ["*"]\n}',
      ),
      at: [everybody],
      severity: "critical",
      fixed: false,
    },
    "everything for everybody": {
      policy: json({ ...get, Action: "s3:*" }),
      at: ['"Principal": "*"'],
      severity: "critical",
    },
    "what is not known for everybody": {
      policy: template(`
        Policy:
          Type: AWS::SNS::TopicPolicy
          Properties:
            Topics: [t]
            PolicyDocument:
              Statement:
                - Effect: Allow
                  Principal: "*"
                  Action: !Ref Action
                  Resource: "*"
      `),
      at: ['Principal: "*"'],
      severity: "critical",
    },
    "a role for everybody": {
      policy: trust('"*"'),
      at: ['Principal: "*"'],
      severity: "critical",
      says: "Anybody with any AWS account may assume this role",
    },
    "a role for everybody who knows a word": {
      policy: trust("{ AWS: '*' }", "Condition: { StringEquals: { sts:ExternalId: secret } }"),
      at: ["Principal: { AWS: '*' }"],
      severity: "critical",
      confidence: "medium",
    },
    "everybody but one": {
      policy: json({ ...get, Principal: undefined, NotPrincipal: { AWS: "111122223333" } }),
      at: ['"NotPrincipal": {\n        "AWS": "111122223333"\n      }'],
      severity: "high",
      says: "lets in everybody but those it names",
    },
    "everybody by a variable's default": {
      policy: hclOf(
        "aws_sqs_queue_policy",
        "policy",
        'actions   = ["sqs:SendMessage"]\nresources = ["*"]\nprincipals {\n  type        = "AWS"\n  identifiers = [var.principal]\n}',
        'variable "principal" {\n  default = "*"\n}',
      ),
      at: ['principals {\n      type        = "AWS"\n      identifiers = [var.principal]\n    }'],
      severity: "critical",
    },
    "a bucket whose public access is blocked beside it": {
      policy: site("block_public_policy = true\n  restrict_public_buckets = var.restrict"),
      at: ['Principal = "*"'],
      severity: "low",
      says: "What is declared beside it keeps the world out as long as it stays there.",
    },
    "a bucket whose public access is blocked, or not": {
      policy: site("block_public_policy = var.block\n  block_public_acls = true"),
      at: ['Principal = "*"'],
      severity: "high",
    },
    "another bucket's public access is blocked": {
      policy: site("block_public_policy = true", "aws_s3_bucket.other.id"),
      at: ['Principal = "*"'],
      severity: "high",
    },
    "a bucket of a template whose public access is blocked": {
      policy: template(
        `Policy:
          Type: AWS::S3::BucketPolicy
          Properties:
            Bucket: !Ref Site
            PolicyDocument:
              Statement: { Effect: Allow, Principal: "*", Action: s3:GetObject, Resource: "*" }`,
        `Site:
          Type: AWS::S3::Bucket
          Properties:
            PublicAccessBlockConfiguration: { BlockPublicPolicy: true }`,
      ),
      at: ['Principal: "*"'],
      severity: "low",
    },
    "a domain of a template in one of two networks": {
      policy: domain("SubnetIds: !If [Small, [!Ref A], [!Ref A, !Ref B]]"),
      at: ["Principal: { AWS: '*' }"],
      severity: "low",
    },
    "a domain of a template that may be in a network": {
      policy: domain("SubnetIds: !If [Small, [!Ref A], !Ref AWS::NoValue]"),
      at: ["Principal: { AWS: '*' }"],
      severity: "critical",
    },
    "a domain in a network": {
      policy: hclOf(
        "aws_opensearch_domain",
        "vpc_options {\n    subnet_ids = var.subnets\n  }\n  access_policies",
        'actions   = ["es:ESHttp*"]\nresources = ["*"]\nprincipals {\n  type        = "AWS"\n  identifiers = ["*"]\n}',
      ),
      at: ['principals {\n      type        = "AWS"\n      identifiers = ["*"]\n    }'],
      severity: "low",
    },
    "an API that is open for some time": {
      policy: json({
        Principal: "*",
        Action: "execute-api:Invoke",
        Resource: "execute-api:/prod/*",
        Condition: { DateLessThan: { "aws:CurrentTime": "2030-01-01T00:00:00Z" } },
      }),
      at: ['"Principal": "*"'],
      severity: "critical",
    },
    "an API whose Deny leaves out a stage": {
      policy: json(
        { Principal: "*", Action: "execute-api:Invoke", Resource: "execute-api:/*" },
        {
          Effect: "Deny",
          Principal: "*",
          Action: "execute-api:Invoke",
          Resource: "execute-api:/prod/*",
          Condition: { StringNotEquals: { "aws:SourceVpce": "vpce-1a2b3c4d" } },
        },
      ),
      at: ['"Principal": "*"'],
      severity: "critical",
    },
    "an API that says what it would say without a policy": {
      policy: template(`
        Api:
          Type: AWS::ApiGateway::RestApi
          Properties:
            Policy:
              Statement:
                - Effect: Allow
                  Principal: "*"
                  Action: execute-api:Invoke
                  Resource: execute-api:/*
      `),
      at: ['Principal: "*"'],
      severity: "low",
    },
    "a condition that need not be met: encryption": {
      policy: when({ Bool: { "aws:SecureTransport": "true" } }),
      at: ['"Principal": "*"'],
      severity: "high",
      confidence: "medium",
    },
    "a key that may be missing": {
      policy: when({ StringEqualsIfExists: { "aws:PrincipalOrgID": "o-abcdefghij" } }),
      at: ['"Principal": "*"'],
      severity: "high",
    },
    "a key that is there": {
      policy: when({ Null: { "aws:PrincipalOrgID": "false" } }),
      at: ['"Principal": "*"'],
      severity: "high",
    },
    "all but one organization": {
      policy: queue("StringNotEquals", "aws:PrincipalOrgID", '["o-abcdefghij"]'),
      at: [everybody],
      severity: "critical",
    },
    "all but some addresses": {
      policy: when({ NotIpAddress: { "aws:SourceIp": "203.0.113.0/24" } }),
      at: ['"Principal": "*"'],
      severity: "high",
    },
    "all values of none": {
      policy: when({ "ForAllValues:StringLike": { "aws:PrincipalOrgPaths": "o-abcdefghij/*" } }),
      at: ['"Principal": "*"'],
      severity: "high",
    },
    "any organization": {
      policy: when({ StringLike: { "aws:PrincipalOrgID": "o-*" } }),
      at: ['"Principal": "*"'],
      severity: "high",
    },
    "any principal": {
      policy: when({ ArnLike: { "aws:PrincipalArn": "*" } }),
      at: ['"Principal": "*"'],
      severity: "high",
    },
    "a role of that name in any account": {
      policy: when({ ArnLike: { "aws:PrincipalArn": "arn:aws:iam::*:role/app" } }),
      at: ['"Principal": "*"'],
      severity: "high",
    },
    "any source of a service": {
      policy: queue("ArnLike", "aws:SourceArn", '["arn:aws:sns:*:*:orders"]'),
      at: [everybody],
      severity: "critical",
    },
    "any bucket": {
      policy: queue("ArnLike", "aws:SourceArn", '["arn:aws:s3:::*"]'),
      at: [everybody],
      severity: "critical",
    },
    "one of two values is any": {
      policy: when({ StringLike: { "aws:PrincipalOrgID": ["o-abcdefghij", "*"] } }),
      at: ['"Principal": "*"'],
      severity: "high",
    },
    "all addresses": {
      policy: when({ IpAddress: { "aws:SourceIp": "0.0.0.0/0" } }),
      at: ['"Principal": "*"'],
      severity: "high",
    },
    "all addresses of either kind": {
      policy: when({ IpAddress: { "aws:SourceIp": ["203.0.113.0/24", "::/0"] } }),
      at: ['"Principal": "*"'],
      severity: "high",
    },
    "a part of the bucket, for everybody": {
      policy: when({ StringEquals: { "s3:prefix": "public/" } }, { Action: "s3:ListBucket" }),
      at: ['"Principal": "*"'],
      severity: "high",
    },
    "a tag of the caller, which every account may give": {
      policy: when({ StringEquals: { "aws:PrincipalTag/team": "app" } }),
      at: ['"Principal": "*"'],
      severity: "high",
    },
    "through a service, for whoever": {
      policy: json({
        Principal: { AWS: "*" },
        Action: "kms:Decrypt",
        Resource: "*",
        Condition: { StringEquals: { "kms:ViaService": "s3.us-east-1.amazonaws.com" } },
      }),
      at: ['"Principal": {\n        "AWS": "*"\n      }'],
      severity: "critical",
    },
  },
});

describe("a domain that a program puts into a network is open to that alone", () => {
  const statement =
    '{ "Statement": [{ "Effect": "Allow", "Principal": { "AWS": "*" }, "Action": "es:ESHttp*", "Resource": "*" }] }';
  const programs: Readonly<Record<string, (network: string) => string>> = {
    "stack.ts": (network) => `import { aws_opensearchservice as es, Stack } from "aws-cdk-lib";
export class S extends Stack {
  constructor(scope, id) {
    super(scope, id);
    new es.CfnDomain(this, "D", { ${network && `vpcOptions: { subnetIds: ${network} },`} accessPolicies: ${statement} });
  }
}`,
    "stack.py": (network) => `from aws_cdk import Stack, aws_elasticsearch
class S(Stack):
    def __init__(self, scope, id):
        super().__init__(scope, id)
        aws_elasticsearch.CfnDomain(self, "D", ${network && `vpc_options={"subnetIds": ${network}}, `}access_policies=${statement})
`,
    "index.ts": (network) => `import * as aws from "@pulumi/aws";
new aws.opensearch.Domain("d", { ${network && `vpcOptions: { subnetIds: ${network} },`} accessPolicies: JSON.stringify(${statement}) });
`,
  };

  test.each(Object.entries(programs))("%s", (path, program) => {
    const severities = (network: string) =>
      judge(scanned({ [path]: program(network) }), facts)
        .filter(({ rule }) => rule === "public-principal")
        .map(({ severity }) => severity);
    expect(severities("[a, b]")).toEqual(["low"]);
    expect(severities("[]")).toEqual(["critical"]);
    expect(severities("")).toEqual(["critical"]);
  });
});
