variable "enabled" {
  type    = bool
  default = true
}

locals {
  buckets = ["first", "second"]
}

resource "aws_iam_policy" "each" {
  count = length(local.buckets)
  name  = "each-${count.index}"
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect   = "Allow"
      Action   = "s3:GetObject"
      Resource = "arn:aws:s3:::${local.buckets[count.index]}/*"
    }]
  })
}

resource "aws_iam_policy" "never" {
  count = 0
  policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Action = "iam:*", Resource = "*" }]
  })
}

resource "aws_iam_policy" "perhaps" {
  count = var.enabled ? 1 : 0
  policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Action = "sqs:ListQueues", Resource = "*" }]
  })
}

data "aws_iam_policy_document" "numbered" {
  count = 2

  statement {
    actions   = ["dynamodb:GetItem"]
    resources = ["arn:aws:dynamodb:eu-west-1:111122223333:table/t${count.index + 1}"]
  }
}

resource "aws_iam_policy" "numbered" {
  count  = 2
  policy = data.aws_iam_policy_document.numbered[count.index].json
}
