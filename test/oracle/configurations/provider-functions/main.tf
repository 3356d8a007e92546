terraform {
  required_providers {
    aws = {
      source = "hashicorp/aws"
    }
  }
}

locals {
  role = provider::aws::arn_parse("arn:aws:iam::111122223333:role/team/app")
}

resource "aws_iam_policy" "functions" {
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Effect   = "Allow"
        Action   = "sqs:SendMessage"
        Resource = provider::aws::arn_build("aws", "sqs", "eu-west-1", local.role.account_id, "jobs")
      },
      {
        Effect   = "Allow"
        Action   = "iam:GetRole"
        Resource = "arn:${local.role.partition}:${local.role.service}::${local.role.account_id}:${local.role.resource}"
      },
      {
        Effect   = "Allow"
        Action   = "iam:PassRole"
        Resource = provider::aws::trim_iam_role_path("arn:aws:iam::111122223333:role/team/app")
      },
    ]
  })
}
