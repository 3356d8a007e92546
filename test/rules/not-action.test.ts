import { notAction } from "../../src/rules/not-action.ts";
import { hcl, hclOf, json, template, yaml } from "./policies.ts";
import { ruleTest } from "./rule-test.ts";

ruleTest(notAction, {
  valid: {
    Action: json({ Action: "s3:GetObject", Resource: "arn:aws:s3:::logs/*" }),
    "everything but something denied, which is what it is for": json({
      Effect: "Deny",
      NotAction: ["iam:ChangePassword", "sts:GetSessionToken"],
      Resource: "*",
      Condition: { BoolIfExists: { "aws:MultiFactorAuthPresent": "false" } },
    }),
    "a Deny in HCL": hcl(
      'effect      = "Deny"\nnot_actions = ["sts:AssumeRole"]\nresources   = ["*"]',
    ),
    "a Deny in YAML": template(`
      App:
        Type: AWS::IAM::ManagedPolicy
        Properties:
          PolicyDocument:
            Statement:
              - Effect: Deny
                NotAction: iam:*
                Resource: "*"
    `),
    "a service control policy": `
resource "aws_organizations_policy" "app" {
  name    = "app"
  content = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", NotAction = ["iam:*"], Resource = "*" }]
  })
}
`,
    NotResource: json({ Action: "s3:GetObject", NotResource: "arn:aws:s3:::secrets/*" }),
  },
  invalid: {
    "everything but one service": {
      policy: json({ NotAction: "iam:*", Resource: "*" }),
      at: ['"NotAction": "iam:*"'],
      severity: "critical",
      confidence: "high",
      says: "but the one named, also",
      fixed: false,
    },
    "everything but two, in HCL": {
      policy: hcl('not_actions = ["iam:*", "organizations:*"]\nresources   = ["*"]'),
      at: ['not_actions = ["iam:*", "organizations:*"]'],
      severity: "critical",
      says: "but the 2 named, also",
      fixed: false,
    },
    "everything but one, in YAML": {
      policy: yaml('NotAction: iam:*\nResource: "*"'),
      at: ["NotAction: iam:*"],
      severity: "critical",
    },
    "on one bucket": {
      policy: json({ NotAction: "s3:DeleteBucket", Resource: "arn:aws:s3:::logs" }),
      at: ['"NotAction": "s3:DeleteBucket"'],
      severity: "high",
    },
    "on what is not known": {
      policy: hcl("not_actions = [var.action]\nresources   = [var.arn]"),
      at: ["not_actions = [var.action]"],
      severity: "high",
    },
    "a list that is not known": {
      policy: hcl('not_actions = var.actions\nresources   = ["*"]'),
      at: ["not_actions = var.actions"],
      severity: "critical",
      says: "but those named",
    },
    "on everything but something": {
      policy: json({ NotAction: "iam:*", NotResource: "arn:aws:s3:::secrets/*" }),
      at: ['"NotAction": "iam:*"'],
      severity: "critical",
    },
    "a star among the resources": {
      policy: yaml('NotAction: [iam:*]\nResource: ["arn:aws:s3:::logs", "*"]'),
      at: ["NotAction: [iam:*]"],
      severity: "critical",
    },
    "in a bucket's policy": {
      policy: hclOf(
        "aws_s3_bucket_policy",
        'bucket = "logs"\n  policy',
        'not_actions = ["s3:DeleteBucket"]\nresources   = ["arn:aws:s3:::logs"]\nprincipals {\n  type        = "AWS"\n  identifiers = ["111122223333"]\n}',
      ),
      at: ['not_actions = ["s3:DeleteBucket"]'],
      severity: "medium",
    },
  },
});
