import type { Case } from "./case.ts";
import * as file from "./files.ts";

/** What is never rewritten: Denies, and policies that only limit others. */
export const ceilings: readonly Case[] = [
  {
    title: "a VPC endpoint that lets everything through",
    page: "https://docs.aws.amazon.com/vpc/latest/privatelink/vpc-endpoints-access.html",
    path: "network.json",
    within: `
{
  "AWSTemplateFormatVersion": "2010-09-09",
  "Resources": {
    "S3": {
      "Type": "AWS::EC2::VPCEndpoint",
      "Properties": {
        "VpcId": "vpc-0123456789abcdef0",
        "ServiceName": "com.amazonaws.eu-west-1.s3",
        "PolicyDocument": {
          "Version": "2012-10-17",
          "Statement": [
            @@
          ]
        }
      }
    }
  }
}
`,
    before: `
{
  "Effect": "Allow",
  "Principal": "*",
  "Action": "*",
  "Resource": "*"
}`,
    outcome: "none",
    because: "the default: an endpoint's policy grants nothing, it limits",
  },
  {
    title: "a service control policy that allows everything",
    page: "https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_scps.html",
    path: "organization.tf",
    within: `
resource "aws_organizations_policy" "all" {
  name = "all"
  type = "SERVICE_CONTROL_POLICY"
  content = jsonencode({
    Version = "2012-10-17"
    Statement = [
      @@
    ]
  })
}
`,
    before: `
{
  Effect   = "Allow"
  Action   = "*"
  Resource = "*"
}`,
    outcome: "none",
    because: "AWS's FullAWSAccess, beside which others deny",
  },
  {
    title: "a permissions boundary",
    page: "https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_boundaries.html",
    path: "template.yaml",
    within: `
AWSTemplateFormatVersion: "2010-09-09"
Resources:
  Boundary:
    Type: AWS::IAM::ManagedPolicy
    Properties:
      PolicyDocument:
        Version: "2012-10-17"
        Statement:
          @@
  Developer:
    Type: AWS::IAM::Role
    Properties:
      PermissionsBoundary: !Ref Boundary
      AssumeRolePolicyDocument:
        Version: "2012-10-17"
        Statement:
          - Effect: Allow
            Principal: { Service: lambda.amazonaws.com }
            Action: sts:AssumeRole
`,
    before: `
- Effect: Allow
  Action:
    - dynamodb:*
    - s3:*
    - sqs:*
  Resource: "*"`,
    outcome: "none",
    because: "a boundary grants nothing, it limits what other policies grant",
  },
  {
    title: "everything is denied outside of a region",
    page: "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_examples_aws_deny-requested-region.html",
    path: "policies/region.json",
    within: file.raw,
    before: `
{
  "Sid": "DenyOtherRegions",
  "Effect": "Deny",
  "NotAction": ["cloudfront:*", "iam:*", "route53:*", "support:*"],
  "Resource": "*",
  "Condition": { "StringNotEquals": { "aws:RequestedRegion": "eu-west-1" } }
}`,
    outcome: "none",
    because: "a Deny takes away",
  },
  {
    title: "a bucket denied to whoever does not use TLS",
    page: "https://docs.aws.amazon.com/AmazonS3/latest/userguide/security-best-practices.html",
    path: "bucket.tf",
    within: `
resource "aws_s3_bucket" "reports" {
  bucket = "acme-reports"
}

resource "aws_s3_bucket_policy" "reports" {
  bucket = aws_s3_bucket.reports.id
  policy = <<-EOT
    {
      "Version": "2012-10-17",
      "Statement": [
        @@
      ]
    }
  EOT
}
`,
    before: `
{
  "Effect": "Deny",
  "Principal": "*",
  "Action": "s3:*",
  "Resource": ["\${aws_s3_bucket.reports.arn}", "\${aws_s3_bucket.reports.arn}/*"],
  "Condition": { "Bool": { "aws:SecureTransport": "false" } }
}`,
    outcome: "none",
    because: "a Deny takes away",
  },
  {
    title: "what a caller may ask about itself",
    page: "https://docs.aws.amazon.com/service-authorization/latest/reference/list_awssecuritytokenservice.html",
    path: "policies/whoami.json",
    within: file.raw,
    before: `
{
  "Effect": "Allow",
  "Action": ["s3:ListAllMyBuckets", "sts:GetCallerIdentity"],
  "Resource": "*"
}`,
    outcome: "none",
    because: "neither action takes a resource",
  },
];
