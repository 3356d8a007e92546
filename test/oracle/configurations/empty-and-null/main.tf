locals {
  none   = []
  prefix = null
}

data "aws_iam_policy_document" "empty" {}

data "aws_iam_policy_document" "nulls" {
  source_policy_documents = [data.aws_iam_policy_document.empty.json]

  statement {
    sid         = ""
    effect      = null
    actions     = ["s3:GetObject"]
    not_actions = null
    resources   = concat(["arn:aws:s3:::acme/*"], local.none)
  }

  dynamic "statement" {
    for_each = local.none

    content {
      actions   = ["s3:*"]
      resources = ["*"]
    }
  }
}

resource "aws_iam_policy" "nulls" {
  policy = data.aws_iam_policy_document.nulls.json
}

resource "aws_iam_policy" "filtered" {
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [for statement in [
      { Effect = "Allow", Action = "s3:ListBucket", Resource = "arn:aws:s3:::acme", Condition = local.prefix == null ? null : { StringLike = { "s3:prefix" = local.prefix } } },
    ] : { for name, value in statement : name => value if value != null }]
  })
}
