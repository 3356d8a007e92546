locals {
  grants = [
    { sid = "Read", actions = ["s3:GetObject"], bucket = "in", tags = {} },
    { sid = "Write", actions = ["s3:PutObject", "s3:DeleteObject"], bucket = "out", tags = { team = "data", stage = "prod" } },
  ]
  services = ["lambda.amazonaws.com"]
}

data "aws_iam_policy_document" "dynamic" {
  statement {
    sid       = "First"
    actions   = ["s3:ListAllMyBuckets"]
    resources = ["*"]
  }

  dynamic "statement" {
    for_each = local.grants

    content {
      sid       = statement.value.sid
      actions   = statement.value.actions
      resources = ["arn:aws:s3:::${statement.value.bucket}/${statement.key}/*"]

      dynamic "condition" {
        for_each = statement.value.tags

        content {
          test     = "StringEquals"
          variable = "aws:ResourceTag/${condition.key}"
          values   = [condition.value]
        }
      }
    }
  }

  dynamic "statement" {
    for_each = toset(["sqs", "sns"])
    iterator = service

    content {
      sid       = upper(service.value)
      effect    = "Deny"
      actions   = ["${service.key}:*"]
      resources = ["*"]
    }
  }
}

resource "aws_iam_policy" "dynamic" {
  policy = data.aws_iam_policy_document.dynamic.json
}

data "aws_iam_policy_document" "trust" {
  statement {
    actions = ["sts:AssumeRole"]

    dynamic "principals" {
      for_each = { Service = local.services, AWS = ["arn:aws:iam::111122223333:root"] }

      content {
        type        = principals.key
        identifiers = principals.value
      }
    }
  }
}

resource "aws_iam_role" "dynamic" {
  assume_role_policy = data.aws_iam_policy_document.trust.json
}
