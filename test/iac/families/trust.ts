import { hcl, json, plan, statement, template, yaml, type Family } from "./family.ts";

export const trust: Family = {
  name: "whom a role trusts",
  says: [
    statement({
      kind: "trust",
      Action: ["sts:AssumeRole"],
      principal: [["Service", ["ec2.amazonaws.com", "lambda.amazonaws.com"]]],
    }),
  ],
  Terraform: hcl(`
resource "aws_iam_role" "r" {
  assume_role_policy = jsonencode({
    Statement = [for it in ["now"] : {
      Effect    = "Allow"
      Action    = "sts:AssumeRole"
      Principal = { Service = [for name in ["lambda", "ec2"] : "\${name}.amazonaws.com"] }
    }]
  })
}`),
  "a Terraform policy document": hcl(`
data "aws_iam_policy_document" "t" {
  statement {
    actions = ["sts:AssumeRole"]
    principals {
      type        = "Service"
      identifiers = ["lambda.amazonaws.com", "ec2.amazonaws.com"]
    }
  }
}
resource "aws_iam_role" "r" { assume_role_policy = data.aws_iam_policy_document.t.json }`),
  "Terraform's JSON syntax": json({
    resource: {
      aws_iam_role: {
        r: {
          assume_role_policy: JSON.stringify({
            Statement: [
              {
                Effect: "Allow",
                Action: "sts:AssumeRole",
                Principal: { Service: ["ec2.amazonaws.com", "lambda.amazonaws.com"] },
              },
            ],
          }),
        },
      },
    },
  }),
  "a Terraform plan": plan("aws_iam_role.r", {
    assume_role_policy: JSON.stringify({
      Statement: [
        {
          Action: "sts:AssumeRole",
          Effect: "Allow",
          Principal: { Service: ["lambda.amazonaws.com", "ec2.amazonaws.com"] },
        },
      ],
    }),
    force_detach_policies: false,
  }),
  "CloudFormation in YAML": yaml(`
Resources:
  Role:
    Type: AWS::IAM::Role
    Properties:
      AssumeRolePolicyDocument: '{"Statement": [{"Effect": "Allow", "Action": "sts:AssumeRole", "Principal": {"Service": ["ec2.amazonaws.com", "lambda.amazonaws.com"]}}]}'
`),
  "CloudFormation in JSON": template({
    Resources: {
      Role: {
        Type: "AWS::IAM::Role",
        Properties: {
          AssumeRolePolicyDocument: {
            Statement: {
              Effect: "Allow",
              Action: ["sts:AssumeRole"],
              Principal: { Service: ["lambda.amazonaws.com", "ec2.amazonaws.com"] },
            },
          },
        },
      },
    },
  }),
  SAM: yaml(`Transform: AWS::Serverless-2016-10-31
Resources:
  Worker:
    Type: AWS::Serverless::Function
    Properties:
      AssumeRolePolicyDocument:
        Statement:
          - Effect: Allow
            Action: sts:AssumeRole
            Principal:
              Service: [lambda.amazonaws.com, ec2.amazonaws.com]
`),
};
