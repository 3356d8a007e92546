locals {
  tags = { team = "data", env = "dev" }
}

provider "aws" {
  alias                       = "tagged"
  region                      = "us-east-1"
  access_key                  = "none"
  secret_key                  = "none"
  skip_credentials_validation = true
  skip_requesting_account_id  = true
  skip_metadata_api_check     = true
  skip_region_validation      = true
  default_tags {
    tags = local.tags
  }
}

data "aws_region" "tagged" {
  provider = aws.tagged
}

data "aws_region" "other" {}

resource "aws_iam_policy" "tags" {
  provider = aws.tagged
  name     = "tags"
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Action    = "s3:GetObject"
      Resource  = "arn:aws:s3:::a/*"
      Condition = { StringEquals = { for key, value in local.tags : "aws:ResourceTag/${key}" => value } }
      }, {
      Effect    = "Allow"
      Action    = "ec2:StartInstances"
      Resource  = "arn:aws:ec2:${data.aws_region.tagged.name}:*:instance/*"
      Condition = { StringEquals = { "aws:ResourceTag/team" = lookup(local.tags, "team", "none") } }
      }, {
      Effect   = "Allow"
      Action   = "sqs:SendMessage"
      Resource = "arn:aws:sqs:${data.aws_region.other.name}:*:q"
    }]
  })
}
