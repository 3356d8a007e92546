import { describe } from "vitest";
import { wildcardAction } from "../../src/rules/wildcard-action.ts";
import { hcl, hclOf, json, template, yaml } from "./policies.ts";
import { ruleTest } from "./rule-test.ts";

const bucket = `resource "aws_s3_bucket" "logs" {\n  bucket = "logs"\n}`;

const key = (statement: string): string =>
  template(`
    Key:
      Type: AWS::KMS::Key
      Properties:
        KeyPolicy:
          Version: "2012-10-17"
          Statement:
${statement
  .split("\n")
  .map((line) => `            ${line}`)
  .join("\n")}
  `);

/** A policy that a condition asks for as the boundary of roles; `beside` is declared too. */
const askedBoundary = (beside: string): string => `
resource "aws_iam_policy" "limit" {
  name   = "limit"
  policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Action = "s3:*", Resource = "*" }]
  })
}

resource "aws_iam_role_policy" "deployer" {
  role   = "deployer"
  policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Action    = "iam:CreateRole"
      Resource  = "arn:aws:iam::111122223333:role/app-*"
      Condition = { StringEquals = { "iam:PermissionsBoundary" = aws_iam_policy.limit.arn } }
    }]
  })
}
${beside}`;

const callsItself = "It is called a permissions boundary and attached to nobody here";

/** A managed policy of a template, and what it is called. */
const called = (properties: string, id = "Limit"): string =>
  template(`
    ${id}:
      Type: AWS::IAM::ManagedPolicy
      Properties:
        ${properties}
        PolicyDocument:
          Version: "2012-10-17"
          Statement: [{ Effect: Allow, Action: "*", Resource: "*" }]
  `);

/** A policy of two roles, of which some have another one that denies the same. */
const deniedTo = (...roles: readonly string[]): string => `
resource "aws_iam_role" "app" {
  assume_role_policy = "{}"
}

resource "aws_iam_role" "job" {
  assume_role_policy = "{}"
}

resource "aws_iam_policy" "all" {
  policy = jsonencode({ Statement = [{ Effect = "Allow", Action = "s3:*", Resource = "*" }] })
}

resource "aws_iam_policy" "none" {
  policy = jsonencode({ Statement = [{ Effect = "Deny", Action = "s3:*", Resource = "*" }] })
}
${["app", "job"].map((role) => attachment(role, "all")).join("")}
${roles.map((role) => attachment(role, "none")).join("")}`;

const attachment = (role: string, policy: string): string => `
resource "aws_iam_role_policy_attachment" "${role}-${policy}" {
  role       = aws_iam_role.${role}.name
  policy_arn = aws_iam_policy.${policy}.arn
}
`;

ruleTest(wildcardAction, {
  valid: {
    "actions by name": json({ Action: ["s3:GetObject", "s3:PutObject"], Resource: "*" }),
    "a Deny of everything": json({ Effect: "Deny", Action: "*", Resource: "*" }),
    "a Deny of a service in HCL": hcl(
      'effect    = "Deny"\nactions   = ["s3:*"]\nresources = ["*"]',
    ),
    "NotAction, which is another rule's": json({ NotAction: "iam:*", Resource: "*" }),
    "what only describes things": json({ Action: "ec2:Describe*", Resource: "*" }),
    "describing in HCL": hcl('actions   = ["ec2:Describe*", "rds:List*"]\nresources = ["*"]'),
    "describing in YAML": yaml("Action: ec2:Describe*\nResource: '*'"),
    "what reads, and AWS files under permissions management": json({
      Action: "quicksight:Describe*",
      Resource: "*",
    }),
    "what a Deny of the policy takes away": json(
      { Action: ["iam:*", "s3:Put*"], Resource: "*" },
      { Effect: "Deny", Action: ["iam:*", "s3:*"], Resource: "*" },
    ),
    "a wildcard that covers no action": json({ Action: "s3:Frobnicate*", Resource: "*" }),
    "a service that takes none of the resources": json({
      Action: "dynamodb:*",
      Resource: "arn:aws:s3:::logs",
    }),
    "an action that is not known": hcl('actions   = [var.action]\nresources = ["*"]'),
    "an action whose name is not known": hcl('actions   = ["s3:${var.action}"]\nresources = ["*"]'),
    "actions that are not known, in YAML": yaml(
      "Action: !Ref Actions\nResource: '*'",
      "Parameters:\n  Type: AWS::S3::Bucket",
    ),
    "a service that is not known, described": hcl(
      'actions   = ["${var.service}:Describe*", "${var.service}:List*"]\nresources = ["*"]',
    ),
    "the default policy of a key": key(
      `- Effect: Allow
  Principal: { AWS: !Sub "arn:\${AWS::Partition}:iam::\${AWS::AccountId}:root" }
  Action: kms:*
  Resource: "*"`,
    ),
    "the default policy of a key in HCL": `
data "aws_caller_identity" "current" {}

resource "aws_kms_key" "app" {
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = { AWS = "arn:aws:iam::\${data.aws_caller_identity.current.account_id}:root" }
      Action    = "kms:*"
      Resource  = "*"
    }]
  })
}
`,
    "the default policy of a key, for the number of its account": `
data "aws_caller_identity" "current" {}

data "aws_iam_policy_document" "key" {
  statement {
    actions   = ["kms:*"]
    resources = ["*"]
    principals {
      type        = "AWS"
      identifiers = [data.aws_caller_identity.current.account_id]
    }
  }
}

resource "aws_kms_key" "app" {
  policy = data.aws_iam_policy_document.key.json
}
`,
    "the default policy of a key that is attached to nothing": json({
      Principal: { AWS: "arn:aws:iam::111122223333:root" },
      Action: "kms:*",
      Resource: "*",
    }),
    "the full access that a service control policy starts from": `
resource "aws_organizations_policy" "full" {
  name    = "FullAWSAccess"
  content = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Action = "*", Resource = "*" }]
  })
}
`,
    "a boundary": `
data "aws_iam_policy_document" "boundary" {
  statement {
    actions   = ["*"]
    resources = ["*"]
  }
}

resource "aws_iam_policy" "boundary" {
  policy = data.aws_iam_policy_document.boundary.json
}

resource "aws_iam_role" "app" {
  permissions_boundary = aws_iam_policy.boundary.arn
  assume_role_policy   = "{}"
}
`,
    "a boundary that a condition asks for": askedBoundary(""),
    "what another policy of all who have it denies": deniedTo("app", "job"),
    "what another policy of a role denies": template(`
      Role:
        Type: AWS::IAM::Role
        Properties:
          AssumeRolePolicyDocument: {}
          Policies:
            - PolicyName: all
              PolicyDocument: { Statement: { Effect: Allow, Action: "s3:*", Resource: "*" } }
            - PolicyName: none
              PolicyDocument: { Statement: { Effect: Deny, Action: "s3:*", Resource: "*" } }
    `),
    "a boundary that a condition of a template asks for": template(`
      Limit:
        Type: AWS::IAM::ManagedPolicy
        Properties:
          PolicyDocument:
            Statement: { Effect: Allow, Action: "s3:*", Resource: "*" }
      Deployer:
        Type: AWS::IAM::ManagedPolicy
        Properties:
          PolicyDocument:
            Statement:
              Effect: Allow
              Action: iam:CreateRole
              Resource: arn:aws:iam::111122223333:role/app-*
              Condition: { ArnEquals: { iam:PermissionsBoundary: !Ref Limit } }
    `),
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
    "the session policy of a transfer user": `
resource "aws_transfer_user" "app" {
  policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Action = "s3:*", Resource = "*" }]
  })
}
`,
  },
  invalid: {
    "what another policy of some who have it denies": {
      policy: deniedTo("app"),
      at: ['"s3:*"'],
      severity: "high",
    },
    "what calls itself a boundary by its id": {
      policy: called("Path: /", "BootstrapPermissionsBoundaryPolicy"),
      at: ['"*"'],
      severity: "low",
      says: callsItself,
    },
    "by its name": {
      policy: called('ManagedPolicyName: !Sub "cdk-${AWS::Region}-boundary"'),
      at: ['"*"'],
      severity: "low",
      says: callsItself,
    },
    "by what is said of it": {
      policy: called("Description: The permissions boundary of all roles"),
      at: ['"*"'],
      severity: "low",
      says: callsItself,
    },
    "a policy for boundaries, which is none": {
      policy: called("Description: May set the permissions boundary of roles", "BoundaryAdmin"),
      at: ['"*"'],
      severity: "critical",
    },
    "what calls itself so and is given to a role": {
      policy: called("Roles: [app]", "DevelopersBoundary"),
      at: ['"*"'],
      severity: "critical",
    },
    "a boundary that is also given to a role": {
      policy: askedBoundary(
        'resource "aws_iam_role_policy_attachment" "app" {\n  role       = "app"\n  policy_arn = aws_iam_policy.limit.arn\n}\n',
      ),
      at: ['"s3:*"'],
      severity: "high",
    },
    "a single action that manages permissions": {
      policy: json({ Action: "cloudformation:Set*Policy", Resource: "*" }),
      at: ['"cloudformation:Set*Policy"'],
      severity: "high",
      says: "`cloudformation:Set*Policy` covers `cloudformation:SetStackPolicy`, which manages permissions, and whatever AWS adds later under such a name.",
    },
    "what a Deny leaves of a service": {
      policy: json(
        { Action: "sqs:*", Resource: "*" },
        { Effect: "Deny", Action: "sqs:Delete*", Resource: "*" },
      ),
      at: ['"sqs:*"'],
      severity: "high",
      says: "of Amazon SQS that no Deny takes away",
      fixed: false,
    },
    "every action but what a Deny takes away": {
      policy: json(
        { Action: "*", Resource: "*" },
        { Effect: "Deny", Action: "iam:*", Resource: "*" },
      ),
      at: ['"*"'],
      severity: "critical",
      says: "on every resource but the 1",
    },
    "everything that a Deny leaves next to nothing of": {
      policy: json(
        { Action: "*", Resource: "*" },
        { Effect: "Deny", NotAction: "s3:GetObject", Resource: "*" },
      ),
      at: ['"*"'],
      severity: "medium",
      says: "`*` covers `s3:GetObject`.",
    },
    "all of a service, of which a Deny spares some names": {
      policy: json(
        { Action: "dynamodb:*", Resource: "*" },
        { Effect: "Deny", NotAction: ["dynamodb:PutItem", "s3:*"], Resource: "*" },
      ),
      at: ['"dynamodb:*"'],
      severity: "medium",
      says: "of Amazon DynamoDB that no Deny takes away.",
    },
    "what a Deny spares by a wildcard, now and later": {
      policy: hclOf(
        "aws_iam_policy",
        "policy",
        'actions   = ["*"]\nresources = ["*"]\n}\nstatement {\n  effect      = "Deny"\n  not_actions = ["dynamodb:Put*", "sns:Publish"]\n  resources   = ["*"]',
      ),
      at: ['"*"'],
      severity: "high",
      says: ", and whatever AWS adds later under `dynamodb:Put*`.",
    },
    "what a Deny takes away of some resources alone": {
      policy: json(
        { Action: "dynamodb:*", Resource: "*" },
        {
          Effect: "Deny",
          NotAction: "dynamodb:PutItem",
          Resource: "arn:aws:dynamodb:*:111122223333:table/a",
        },
      ),
      at: ['"dynamodb:*"'],
      severity: "high",
      says: ", and whatever AWS adds later.",
    },
    "a Deny under a condition, and of some resources": {
      policy: json(
        { Action: "sqs:*", Resource: "*" },
        { Effect: "Deny", Action: "sqs:*", Resource: "arn:aws:sqs:*:*:a" },
        {
          Effect: "Deny",
          Action: "sqs:*",
          Resource: "*",
          Condition: { Bool: { "aws:SecureTransport": false } },
        },
      ),
      at: ['"sqs:*"'],
      severity: "high",
      says: "allows all ",
    },
    "under a condition on what is asked for": {
      policy: json({
        Action: "sqs:*",
        Resource: "*",
        Condition: { StringEquals: { "aws:ResourceTag/team": "a" } },
      }),
      at: ['"sqs:*"'],
      severity: "medium",
      says: "The condition on `aws:ResourceTag/team` narrows that.",
    },
    "what is denied unless it has a tag": {
      policy: json(
        { Action: "sqs:*", Resource: "*" },
        {
          Effect: "Deny",
          Action: "sqs:*",
          Resource: "*",
          Condition: { StringNotEquals: { "aws:ResourceTag/team": "a" } },
        },
      ),
      at: ['"sqs:*"'],
      severity: "medium",
      says: "The condition on `aws:ResourceTag/team` narrows that.",
    },
    everything: {
      policy: json({ Action: "*", Resource: "*" }),
      at: ['"*"'],
      severity: "critical",
      confidence: "high",
      says: "allows every action of every AWS service on every resource",
      fixed: false,
    },
    "everything, the long way": {
      policy: hcl('actions   = ["*:*"]\nresources = ["*"]'),
      at: ['"*:*"'],
      severity: "critical",
    },
    "everything in stars": {
      policy: yaml("Action: ['**']\nResource: '*'"),
      at: ["'**'"],
      severity: "critical",
    },
    "everything on one bucket": {
      policy: json({ Action: "*", Resource: ["arn:aws:s3:::logs", "arn:aws:s3:::logs/*"] }),
      at: ['"*"'],
      severity: "high",
      says: "every AWS service, also",
    },
    "everything but on some resources": {
      policy: json({ Action: "*", NotResource: "arn:aws:s3:::logs" }),
      at: ['"*"'],
      severity: "critical",
    },
    "a service on everything": {
      policy: json({ Action: "s3:*", Resource: "*" }),
      at: ['"s3:*"'],
      severity: "high",
      says: "`s3:*` allows all ",
    },
    "a service on everything, in any case": {
      policy: json({ Action: "SQS:*", Resource: "*" }),
      at: ['"SQS:*"'],
      severity: "high",
    },
    "a service without permissions management": {
      policy: json({ Action: "xray:*", Resource: "*" }),
      at: ['"xray:*"'],
      severity: "high",
    },
    "a service on one bucket": {
      policy: hcl('actions   = ["s3:*"]\nresources = ["arn:aws:s3:::logs", "arn:aws:s3:::logs/*"]'),
      at: ['"s3:*"'],
      severity: "medium",
      says: "that fit the resource",
    },
    "a service on a declared table": {
      policy: yaml(
        "Action: dynamodb:*\nResource: !GetAtt Orders.Arn",
        "Orders:\n  Type: AWS::DynamoDB::Table",
      ),
      at: ["dynamodb:*"],
      severity: "medium",
    },
    "the users and roles of the account": {
      policy: yaml("Action: iam:*\nResource: '*'"),
      at: ["iam:*"],
      severity: "critical",
    },
    "one role altogether": {
      policy: json({ Action: "iam:*", Resource: "arn:aws:iam::111122223333:role/app" }),
      at: ['"iam:*"'],
      severity: "high",
    },
    "a service that is not known": {
      policy: hcl('actions   = ["${var.service}:*"]\nresources = ["*"]'),
      at: ['"${var.service}:*"'],
      severity: "medium",
      confidence: "medium",
      says: "every action of a service that is not known here",
      fixed: false,
    },
    "a service that AWS's reference does not know": {
      policy: json({ Action: "frobnicate:*", Resource: "*" }),
      at: ['"frobnicate:*"'],
      severity: "medium",
      fixed: false,
    },
    "several services by one wildcard": {
      policy: json({ Action: "s*:*", Resource: "*" }),
      at: ['"s*:*"'],
      severity: "critical",
      says: "services",
    },
    "writes by their beginning": {
      policy: json({ Action: "s3:Put*", Resource: "*" }),
      at: ['"s3:Put*"'],
      severity: "high",
      says: "permissions management among them",
    },
    "reading of contents": {
      policy: hcl('actions   = ["s3:Get*"]\nresources = ["*"]'),
      at: ['"s3:Get*"'],
      severity: "medium",
    },
    "one character": {
      policy: json({ Action: "dynamodb:PutIte?", Resource: "*" }),
      at: ['"dynamodb:PutIte?"'],
      severity: "medium",
      says: "covers `dynamodb:PutItem`, and",
    },
    "the forms of one thing weigh less": {
      policy: json({ Action: ["kms:GenerateDataKey*", "kms:ReEncrypt*"], Resource: "*" }),
      at: ['"kms:GenerateDataKey*"'],
      severity: "low",
      says: "under such a name. `kms:ReEncrypt*` is a wildcard as well.",
    },
    "not where permissions are managed among them": {
      policy: json({ Action: "s3:PutBucketPolicy*", Resource: "*" }),
      at: ['"s3:PutBucketPolicy*"'],
      severity: "high",
    },
    "nor for a bare verb": {
      policy: json({ Action: "codebuild:Start*", Resource: "*" }),
      at: ['"codebuild:Start*"'],
      severity: "medium",
    },
    "the middle of a word": {
      policy: json({ Action: "dynamodb:*Item", Resource: "*" }),
      at: ['"dynamodb:*Item"'],
      severity: "medium",
      says: "among them",
    },
    "a word in the middle": {
      policy: yaml("Action:\n  - ec2:*Volume*\nResource: '*'"),
      at: ["ec2:*Volume*"],
      severity: "medium",
    },
    "several in one list": {
      policy: json({ Action: ["s3:Put*", "s3:ListBucket", "iam:Put*"], Resource: "*" }),
      at: ['"s3:Put*"'],
      severity: "high",
      says: "under such a name. `iam:Put*` is a wildcard as well.",
    },
    "many in one list, by the worst of them": {
      policy: yaml(
        "Action: ['ecs:Start*', 'sqs:*', 'iam:*', 'ec2:Describe*', 'sns:*', 'kms:*', 's3:Put*', 'ecr:*', 'ssm:*']\nResource: '*'",
      ),
      at: ["'iam:*'"],
      severity: "critical",
      says: "whatever AWS adds later. `sqs:*`, `sns:*`, `kms:*`, `s3:Put*`, `ecr:*` and 2 more are wildcards as well.",
    },
    "writes on what is named weigh less": {
      policy: json({ Action: "dynamodb:Put*", Resource: "arn:aws:dynamodb:*:*:table/orders" }),
      at: ['"dynamodb:Put*"'],
      severity: "medium",
      fixed: json({ Action: "dynamodb:PutItem", Resource: "arn:aws:dynamodb:*:*:table/orders" }),
    },
    "writes on a resource that is not known": {
      policy: hcl('actions   = ["sqs:Send*"]\nresources = [var.queue_arn]'),
      at: ['"sqs:Send*"'],
      severity: "low",
    },
    "a name of which only the beginning is known": {
      policy: hcl('actions   = ["s3:${var.verb}*"]\nresources = ["*"]'),
      at: ['"s3:${var.verb}*"'],
      severity: "low",
      confidence: "low",
      fixed: false,
    },
    "a service that is not known, changed": {
      policy: hcl('actions   = ["${var.service}:Put*"]\nresources = ["*"]'),
      at: ['"${var.service}:Put*"'],
      severity: "low",
      says: "which actions these are is not known here",
    },
    "one of the values that a variable may have": {
      policy: hcl(
        'actions   = [var.action]\nresources = ["*"]',
        'variable "action" {\n  default = "s3:*"\n}',
      ),
      at: ["var.action"],
      severity: "high",
    },
    "a queue's own policy": {
      policy: hclOf(
        "aws_sqs_queue_policy",
        "policy",
        'actions   = ["sqs:*"]\nresources = ["*"]\nprincipals {\n  type        = "AWS"\n  identifiers = ["arn:aws:iam::111122223333:root"]\n}',
      ),
      at: ['"sqs:*"'],
      severity: "medium",
      says: "that fit the resource",
    },
    "what the administrators of a key may do": {
      policy: key(
        `- Effect: Allow
  Principal: { AWS: !Sub "arn:aws:iam::\${AWS::AccountId}:role/admin" }
  Action: kms:Update*
  Resource: "*"`,
      ),
      at: ["kms:Update*"],
      severity: "info",
    },
    "a key that is given to somebody": {
      policy: key(
        `- Effect: Allow
  Principal: { AWS: "arn:aws:iam::111122223333:role/app" }
  Action: kms:*
  Resource: "*"`,
      ),
      at: ["kms:*"],
      severity: "medium",
    },
    "a key that is given to two accounts": {
      policy: key(
        `- Effect: Allow
  Principal:
    AWS:
      - !Sub "arn:aws:iam::\${AWS::AccountId}:root"
      - arn:aws:iam::111122223333:root
  Action: kms:*
  Resource: "*"`,
      ),
      at: ["kms:*"],
      severity: "medium",
    },
    "a wildcard beside the only bucket that is declared": {
      policy: hcl('actions   = ["s3:GetObject*"]\nresources = ["*"]', bucket),
      at: ['"s3:GetObject*"'],
      severity: "medium",
    },
  },
});

describe("with wildcards that a team allows", () => {
  ruleTest(wildcardAction, {
    terms: { wildcards: ["s3:get*", "logs:*", "sqs:?end*"] },
    valid: {
      "the very wildcard": json({ Action: "s3:Get*", Resource: "*" }),
      "in another case": json({ Action: "S3:GET*", Resource: "*" }),
      "a narrower one": json({ Action: "s3:GetObject*", Resource: "*" }),
      "a whole service": json({ Action: "logs:*", Resource: "*" }),
      "a part of it": json({ Action: "logs:Put?*", Resource: "*" }),
      "one that is not wholly known": hcl('actions   = ["s3:Get${var.what}*"]\nresources = ["*"]'),
      "one with other wildcards": json({ Action: "sqs:Send*", Resource: "*" }),
    },
    invalid: {
      "a wider one": {
        policy: json({ Action: "s3:*", Resource: "*" }),
        at: ['"s3:*"'],
        severity: "high",
      },
      everything: {
        policy: json({ Action: "*", Resource: "*" }),
        at: ['"*"'],
        severity: "critical",
      },
      "another one beside it": {
        policy: json({ Action: ["s3:Get*", "s3:Put*"], Resource: "*" }),
        at: ['"s3:Put*"'],
        severity: "high",
      },
      "of another service": {
        policy: json({ Action: "sns:*", Resource: "*" }),
        at: ['"sns:*"'],
        severity: "high",
      },
      "one that may be more": {
        policy: json({ Action: "sqs:*end*", Resource: "*" }),
        at: ['"sqs:*end*"'],
        severity: "medium",
      },
      "one that stays where another goes": {
        policy: json({
          Action: ["logs:*", "sns:Pub*"],
          Resource: ["arn:aws:sns:*:*:orders", "arn:aws:logs:*:*:log-group:app:*"],
        }),
        at: ['"sns:Pub*"'],
        severity: "low",
        fixed: json(
          { Action: ["logs:*"], Resource: ["arn:aws:logs:*:*:log-group:app:*"] },
          { Action: ["sns:Publish"], Resource: ["arn:aws:sns:*:*:orders"] },
        ),
      },
    },
  });
});
