data "aws_partition" "current" {}

data "aws_region" "current" {}

resource "aws_iam_policy" "current" {
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect   = "Allow"
      Action   = "sqs:SendMessage"
      Resource = "arn:${data.aws_partition.current.partition}:sqs:${data.aws_region.current.name}:111122223333:*"
    }]
  })
}

data "aws_iam_policy_document" "trust" {
  statement {
    actions = ["sts:AssumeRole"]

    principals {
      type        = "Service"
      identifiers = ["ec2.${data.aws_partition.current.dns_suffix}"]
    }
  }
}

resource "aws_iam_role" "current" {
  assume_role_policy = data.aws_iam_policy_document.trust.json
}
