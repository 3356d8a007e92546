import { describe, expect, test } from "vitest";
import {
  attached,
  cloudformation,
  everybody,
  policy,
  rulesIn,
  service,
  terraform,
  type Case,
} from "./peers.ts";
import { hcl, json, template, yaml } from "./policies.ts";

// What other scanners are known to miss. The rows name what it is about, and the public thread where
// there is one.

const tooFew: Readonly<Record<string, Case>> = {
  "wildcards of actions, which trivy no longer looks for": [
    policy({ Action: "*", Resource: "*" }),
    ["wildcard-action"],
  ],
  "iam:PassRole in another case, which trivy compares letter by letter": [
    policy({ Action: "IAM:passrole", Resource: "*" }),
    ["pass-role"],
  ],
  "iam:PassRole that a Deny of one role stands beside, which trivy lets go": [
    policy(
      { Action: "iam:PassRole", Resource: "*" },
      { Effect: "Deny", Action: "iam:PassRole", Resource: "arn:aws:iam::111122223333:role/admin" },
    ),
    ["pass-role"],
  ],
  "objects written to on *, which all see": [
    policy({ Action: "s3:PutObject", Resource: "*" }),
    ["unscoped-resource"],
  ],
  "all buckets as arn:aws:s3:::*, which is * in another spelling": [
    policy({ Action: "s3:DeleteBucket", Resource: "arn:aws:s3:::*" }),
    ["infrastructure-modification"],
  ],
  "all objects as arn:aws:s3:::*/* (checkov#5718)": [
    policy({ Action: "s3:PutObject", Resource: "arn:aws:s3:::*/*" }),
    ["unscoped-resource"],
  ],
  "all roles as arn:aws:iam::*:role/*": [
    policy({ Action: "iam:PassRole", Resource: "arn:aws:iam::*:role/*" }),
    ["pass-role"],
  ],
  "all that a service can do, on one bucket": [
    policy({ Action: "s3:*", Resource: ["arn:aws:s3:::app", "arn:aws:s3:::app/*"] }),
    ["wildcard-action"],
  ],
  "a condition that limits nothing: aws:SecureTransport": [
    policy({
      Action: "s3:PutObject",
      Resource: "*",
      Condition: { Bool: { "aws:SecureTransport": "true" } },
    }),
    ["unscoped-resource"],
  ],
  "a condition that anything meets: aws:username like *": [
    policy({
      Action: "s3:PutObject",
      Resource: "*",
      Condition: { StringLike: { "aws:username": "*" } },
    }),
    ["unscoped-resource"],
  ],
  "a Deny of one object beside an Allow of all": [
    policy(
      { Action: "s3:GetObject", Resource: "*" },
      { Effect: "Deny", Action: "s3:GetObject", Resource: "arn:aws:s3:::app/secret" },
    ),
    ["data-exfiltration"],
  ],
  "a Deny for one user with MFA beside keys for all": [
    policy(
      { Action: "iam:CreateAccessKey", Resource: "*" },
      {
        Effect: "Deny",
        Action: "iam:CreateAccessKey",
        Resource: "arn:aws:iam::111122223333:user/admin",
        Condition: { Bool: { "aws:MultiFactorAuthPresent": "false" } },
      },
    ),
    ["privilege-escalation"],
  ],
  "everything but one bucket, by NotResource": [
    policy({ Action: "s3:PutObject", NotResource: "arn:aws:s3:::app/*" }),
    ["not-resource"],
  ],
  "iam:PassRole alone": [policy({ Action: "iam:PassRole", Resource: "*" }), ["pass-role"]],
  "everything but IAM, by NotAction": [
    policy({ NotAction: "iam:*", Resource: "*" }),
    ["not-action"],
  ],
  "every action as *:*": [policy({ Action: "*:*", Resource: "*" }), ["wildcard-action"]],
  "a wildcard of single letters": [
    policy({ Action: "s3:PutObjec?", Resource: "*" }),
    ["wildcard-action", "unscoped-resource"],
  ],
  "* beside the one resource that is meant": [
    policy({ Action: "s3:PutObject", Resource: ["arn:aws:s3:::app/*", "*"] }),
    ["unscoped-resource"],
  ],
  "a service in another case": [
    policy({ Action: "S3:getobject", Resource: "*" }),
    ["data-exfiltration"],
  ],
  "PassRole and RunInstances in two statements": [
    policy(
      { Action: "iam:PassRole", Resource: "*" },
      { Action: "ec2:RunInstances", Resource: "arn:aws:ec2:*:111122223333:*" },
    ),
    ["privilege-escalation"],
  ],
  "snapshots of anybody copied (cloudsplaining#624)": [
    policy({ Action: "rds:CopyDBSnapshot", Resource: "*" }),
    ["unscoped-resource"],
  ],
  "GetObject on a bucket, which parliament no longer sees": [
    policy({ Action: "s3:GetObject", Resource: "arn:aws:s3:::bucket1" }),
    ["action-resource-mismatch"],
  ],
  "ListBucket on objects": [
    policy({ Action: "s3:ListBucket", Resource: "arn:aws:s3:::app/*" }),
    ["action-resource-mismatch"],
  ],
  "a mistyped action beside keys for all, which ends parliament's reading": [
    policy({ Action: ["iam:CreateAccessKey", "s3:GetObjcet"], Resource: "*" }),
    ["privilege-escalation"],
  ],
  "the second statement of a template (CKV_AWS_63)": [
    cloudformation(
      template(`
        App:
          Type: AWS::IAM::Policy
          Properties:
            PolicyName: app
            Roles: [app]
            PolicyDocument:
              Statement:
                - { Effect: Allow, Action: s3:GetObject, Resource: arn:aws:s3:::app/key }
                - { Effect: Allow, Action: "*", Resource: "*" }
      `),
    ),
    ["wildcard-action"],
  ],
  "a managed policy of a template (CKV_AWS_62, trivy)": [
    cloudformation(
      template(`
        App:
          Type: AWS::IAM::ManagedPolicy
          Properties:
            PolicyDocument:
              Statement: [{ Effect: Allow, Action: "*", Resource: "*" }]
      `),
    ),
    ["wildcard-action"],
  ],
  "a Statement that is no list (checkov#7617)": [
    cloudformation(
      template(`
        App:
          Type: AWS::IAM::Policy
          Properties:
            PolicyName: app
            Roles: [app]
            PolicyDocument:
              Statement: { Effect: Allow, Action: "*", Resource: "*" }
      `),
    ),
    ["wildcard-action"],
  ],
  "what cfn-lint finds nothing but a typo in": [
    cloudformation(
      template(`
        App:
          Type: AWS::IAM::Role
          Properties:
            AssumeRolePolicyDocument:
              Statement: { Effect: Allow, Principal: "*", Action: sts:AssumeRole }
            Policies:
              - PolicyName: app
                PolicyDocument:
                  Statement: { Effect: Allow, Action: "*:*", Resource: "*" }
      `),
    ),
    ["public-principal", "wildcard-action"],
  ],
  "Fn::If in Action (cfn-lint#4022)": [
    cloudformation(
      yaml('Action: !If [Wide, "*", "s3:GetObject"]\nResource: "*"') +
        "Conditions:\n  Wide: !Equals [!Ref AWS::Region, eu-west-1]\n",
    ),
    ["wildcard-action"],
  ],
  "a block of a role that is no resource of its own": [
    terraform(`
resource "aws_iam_role" "app" {
  inline_policy {
    name   = "first"
    policy = jsonencode({ Statement = [{ Effect = "Allow", Action = "s3:GetObject", Resource = "arn:aws:s3:::app/key" }] })
  }
  inline_policy {
    name   = "second"
    policy = jsonencode({ Statement = [{ Effect = "Allow", Action = "*", Resource = "*" }] })
  }
}
`),
    ["wildcard-action"],
  ],
  "a dynamic block beside a written one (checkov#5363)": [
    terraform(`
data "aws_iam_policy_document" "app" {
  statement {
    actions   = ["*"]
    resources = ["*"]
  }
  dynamic "statement" {
    for_each = ["app"]
    content {
      actions   = ["s3:GetObject"]
      resources = ["arn:aws:s3:::\${statement.value}/key"]
    }
  }
}

resource "aws_iam_role_policy" "app" {
  role   = "app"
  policy = data.aws_iam_policy_document.app.json
}
`),
    ["wildcard-action"],
  ],
  "count on the document (trivy#5552)": [
    terraform(`
data "aws_iam_policy_document" "app" {
  count = 1
  statement {
    actions   = ["*"]
    resources = ["*"]
  }
}

resource "aws_iam_role_policy" "app" {
  role   = "app"
  policy = data.aws_iam_policy_document.app[0].json
}
`),
    ["wildcard-action"],
  ],
  "for_each on the document (trivy#5554)": [
    terraform(`
data "aws_iam_policy_document" "app" {
  for_each = toset(["one"])
  statement {
    actions   = ["*"]
    resources = ["*"]
  }
}

resource "aws_iam_role_policy" "app" {
  role   = "app"
  policy = data.aws_iam_policy_document.app["one"].json
}
`),
    ["wildcard-action"],
  ],
  "the policy of a bucket through .json (checkov#4540)": [
    attached(
      "aws_s3_bucket_policy",
      "policy",
      `actions   = ["s3:GetObject"]\nresources = ["arn:aws:s3:::app/*"]\n${everybody}`,
    ),
    ["public-principal"],
  ],
  "a statement without an effect, which is an Allow (CKV2_AWS_40)": [
    terraform(hcl('actions   = ["iam:*"]\nresources = ["*"]')),
    ["wildcard-action", "credential-exposure"],
  ],
  "Serverless 3, whose statements checkov does not read": [
    { "serverless.yml": service('- { Effect: Allow, Action: "*", Resource: "*" }', false) },
    ["wildcard-action"],
  ],
  "PutObject on *, as an Action that is a text, in Serverless 1": [
    {
      "serverless.yml": service('- { Effect: Allow, Action: "s3:PutObject", Resource: "*" }', true),
    },
    ["unscoped-resource"],
  ],
  "two blocks of principals, of which one is everybody (kics#5352)": [
    attached(
      "aws_s3_bucket_policy",
      "policy",
      `
  actions   = ["s3:GetObject"]
  resources = ["arn:aws:s3:::app/*"]
  principals {
    type        = "Service"
    identifiers = ["cloudtrail.amazonaws.com"]
  }
  ${everybody}
`,
    ),
    ["public-principal"],
  ],
  "a statement of a document that another one is made from (kics#5352)": [
    terraform(`
data "aws_iam_policy_document" "base" {
  statement {
    actions   = ["*"]
    resources = ["*"]
  }
}

data "aws_iam_policy_document" "app" {
  source_policy_documents = [data.aws_iam_policy_document.base.json]
}

resource "aws_iam_role_policy" "app" {
  role   = "app"
  policy = data.aws_iam_policy_document.app.json
}
`),
    ["wildcard-action"],
  ],
  "a policy by templatefile(), which neither checkov nor trivy reads": [
    {
      "main.tf": `
resource "aws_iam_role_policy" "app" {
  role   = "app"
  policy = templatefile("\${path.module}/policy.json.tpl", { bucket = "app" })
}
`,
      "policy.json.tpl": json({ Action: "s3:*", Resource: "arn:aws:s3:::${bucket}/*" }),
    },
    ["wildcard-action"],
  ],
  "AWS::IAM::RolePolicy, which trivy and checkov do not know": [
    cloudformation(
      template(`
        App:
          Type: AWS::IAM::RolePolicy
          Properties:
            RoleName: app
            PolicyName: app
            PolicyDocument:
              Statement: [{ Effect: Allow, Action: "*", Resource: "*" }]
      `),
    ),
    ["wildcard-action"],
  ],
  "the policy of a function in SAM, which no rule of others is about": [
    {
      "template.yaml": `Transform: AWS::Serverless-2016-10-31
Resources:
  App:
    Type: AWS::Serverless::Function
    Properties:
      Policies:
        - Statement:
            - { Effect: Allow, Action: "*", Resource: "*" }
`,
    },
    ["wildcard-action"],
  ],
  "s3:* where a Deny of it stands beside, for plain HTTP (trivy AWS-0345)": [
    policy(
      { Action: "s3:*", Resource: ["arn:aws:s3:::app", "arn:aws:s3:::app/*"] },
      {
        Effect: "Deny",
        Action: "s3:*",
        Resource: "*",
        Condition: { Bool: { "aws:SecureTransport": "false" } },
      },
    ),
    ["wildcard-action"],
  ],
};

describe("is found, whatever others miss", () => {
  test.for(Object.entries(tooFew))("%s", ([, [files, rules]]) => {
    expect(rulesIn(files)).toEqual(rules);
  });
});
