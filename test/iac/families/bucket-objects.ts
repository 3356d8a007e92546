import { hcl, json, policyOf, sam, serverless, statement, yaml, type Family } from "./family.ts";

export const bucketObjects: Family = {
  name: "the objects of a bucket whose name AWS makes up",
  says: [
    statement({
      Action: ["s3:GetObject", "s3:PutObject"],
      Resource: ["arn:<partition>:s3:::<name>/*"],
    }),
  ],
  Terraform: hcl(`
resource "aws_s3_bucket" "logs" {}
resource "aws_iam_policy" "p" {
  policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Action = ["s3:GetObject", "s3:PutObject"], Resource = "\${aws_s3_bucket.logs.arn}/*" }]
  })
}`),
  "a Terraform policy document": hcl(`
resource "aws_s3_bucket" "logs" {}
data "aws_iam_policy_document" "p" {
  statement {
    actions   = ["s3:GetObject", "s3:PutObject"]
    resources = ["\${aws_s3_bucket.logs.arn}/*"]
  }
}
resource "aws_iam_policy" "p" { policy = data.aws_iam_policy_document.p.json }`),
  "Terraform's JSON syntax": json({
    resource: {
      aws_s3_bucket: { logs: {} },
      aws_iam_policy: { p: { policy: "${data.aws_iam_policy_document.p.json}" } },
    },
    data: {
      aws_iam_policy_document: {
        p: {
          statement: [
            {
              actions: ["s3:GetObject", "s3:PutObject"],
              resources: ["${aws_s3_bucket.logs.arn}/*"],
            },
          ],
        },
      },
    },
  }),
  "CloudFormation in YAML": yaml(`
Resources:
  Logs:
    Type: AWS::S3::Bucket
  Policy:
    Type: AWS::IAM::ManagedPolicy
    Properties:
      PolicyDocument:
        Version: "2012-10-17"
        Statement:
          - Effect: Allow
            Action:
              - s3:GetObject
              - s3:PutObject
            Resource: !Sub \${Logs.Arn}/*
`),
  "CloudFormation in JSON": policyOf(
    [
      {
        Effect: "Allow",
        Action: ["s3:GetObject", "s3:PutObject"],
        Resource: { "Fn::Join": ["", [{ "Fn::GetAtt": ["Logs", "Arn"] }, "/*"]] },
      },
    ],
    { Logs: { Type: "AWS::S3::Bucket" } },
  ),
  SAM: sam(
    `- Statement:
    Effect: Allow
    Action: [s3:GetObject, s3:PutObject]
    Resource: !Sub \${Logs.Arn}/*`,
    "  Logs:\n    Type: AWS::S3::Bucket\n",
  ),
  Serverless: serverless(
    "- Effect: Allow\n  Action: [s3:GetObject, s3:PutObject]\n  Resource: !Sub ${Logs.Arn}/*",
    "resources:\n  Resources:\n    Logs:\n      Type: AWS::S3::Bucket\n",
  ),
};
