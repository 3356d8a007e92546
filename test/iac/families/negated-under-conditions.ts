import { hcl, plan, policyOf, sam, statement, yaml, type Family } from "./family.ts";

export const negatedUnderConditions: Family = {
  name: "all but some actions and resources, under conditions",
  says: [
    statement({
      effect: "Deny",
      NotAction: ["iam:*", "sts:*"],
      NotResource: ["arn:aws:s3:::public/*"],
      conditions: [
        ["BoolIfExists", "aws:MultiFactorAuthPresent", ["false"]],
        ["StringNotEquals", "aws:RequestedRegion", ["eu-central-1", "eu-west-1"]],
      ],
    }),
  ],
  Terraform: hcl(`
resource "aws_iam_policy" "p" {
  policy = <<-EOT
    {
      "Statement": [{
        "Effect": "Deny",
        "NotAction": ["iam:*", "sts:*"],
        "NotResource": "arn:aws:s3:::public/*",
        "Condition": {
          "StringNotEquals": { "aws:RequestedRegion": ["eu-west-1", "eu-central-1"] },
          "BoolIfExists": { "aws:MultiFactorAuthPresent": "false" }
        }
      }]
    }
  EOT
}`),
  "a Terraform policy document": hcl(`
data "aws_iam_policy_document" "p" {
  statement {
    effect        = "Deny"
    not_actions   = ["iam:*", "sts:*"]
    not_resources = ["arn:aws:s3:::public/*"]
    condition {
      test     = "StringNotEquals"
      variable = "aws:RequestedRegion"
      values   = ["eu-west-1", "eu-central-1"]
    }
    condition {
      test     = "BoolIfExists"
      variable = "aws:MultiFactorAuthPresent"
      values   = [false]
    }
  }
}
resource "aws_iam_policy" "p" { policy = data.aws_iam_policy_document.p.json }`),
  "a Terraform plan": plan("aws_iam_policy.p", {
    path: "/",
    policy: JSON.stringify({
      Statement: [
        {
          Condition: {
            BoolIfExists: { "aws:MultiFactorAuthPresent": "false" },
            StringNotEquals: { "aws:RequestedRegion": ["eu-west-1", "eu-central-1"] },
          },
          Effect: "Deny",
          NotAction: ["iam:*", "sts:*"],
          NotResource: "arn:aws:s3:::public/*",
        },
      ],
    }),
  }),
  "CloudFormation in YAML": yaml(`
Resources:
  Policy:
    Type: AWS::IAM::ManagedPolicy
    Properties:
      PolicyDocument:
        Statement:
          - Effect: Deny
            NotAction: [iam:*, sts:*]
            NotResource: [arn:aws:s3:::public/*]
            Condition:
              StringNotEquals:
                aws:RequestedRegion: [eu-west-1, eu-central-1]
              BoolIfExists: {aws:MultiFactorAuthPresent: false}
`),
  "CloudFormation in JSON": policyOf([
    {
      Effect: "Deny",
      NotAction: ["iam:*", "sts:*"],
      NotResource: "arn:aws:s3:::public/*",
      Condition: {
        BoolIfExists: { "aws:MultiFactorAuthPresent": "false" },
        StringNotEquals: { "aws:RequestedRegion": ["eu-west-1", "eu-central-1"] },
      },
    },
  ]),
  SAM: sam(`- Statement:
    - Effect: Deny
      NotAction: [iam:*, sts:*]
      NotResource: arn:aws:s3:::public/*
      Condition:
        StringNotEquals: {aws:RequestedRegion: [eu-west-1, eu-central-1]}
        BoolIfExists: {aws:MultiFactorAuthPresent: false}`),
};
