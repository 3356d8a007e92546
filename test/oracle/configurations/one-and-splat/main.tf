variable "enabled" {
  default = true
}

locals {
  legacy = false
}

data "aws_iam_policy_document" "new" {
  count = var.enabled ? 1 : 0
  statement {
    actions   = ["s3:GetObject"]
    resources = ["arn:aws:s3:::new/*"]
  }
}

data "aws_iam_policy_document" "legacy" {
  count = local.legacy ? 1 : 0
  statement {
    actions   = ["s3:*"]
    resources = ["arn:aws:s3:::legacy/*"]
  }
}

data "aws_iam_policy_document" "merged" {
  source_policy_documents = compact(concat(data.aws_iam_policy_document.new[*].json, data.aws_iam_policy_document.legacy.*.json))
  statement {
    actions   = ["s3:ListBucket"]
    resources = [for name in compact([local.legacy ? "legacy" : "", "new"]) : "arn:aws:s3:::${name}"]
  }
}

resource "aws_iam_policy" "one" {
  name   = "one"
  policy = one(data.aws_iam_policy_document.new[*].json)
}

resource "aws_iam_policy" "first" {
  name   = "first"
  policy = try(data.aws_iam_policy_document.legacy[0].json, data.aws_iam_policy_document.new[0].json)
}

resource "aws_iam_policy" "coalesced" {
  name   = "coalesced"
  policy = coalesce(one(data.aws_iam_policy_document.legacy[*].json), element(concat(data.aws_iam_policy_document.new.*.json, [""]), 0))
}

resource "aws_iam_policy" "merged" {
  count  = length(data.aws_iam_policy_document.new[*].json) > 0 ? 1 : 0
  name   = "merged"
  policy = data.aws_iam_policy_document.merged.json
}

resource "aws_iam_role" "this" {
  name               = "app"
  assume_role_policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = "sts:AssumeRole", Principal = { Service = local.legacy ? "ec2.amazonaws.com" : "lambda.amazonaws.com" } }] })

  dynamic "inline_policy" {
    for_each = { for i, json in data.aws_iam_policy_document.new[*].json : "inline-${i}" => json }
    content {
      name   = inline_policy.key
      policy = inline_policy.value
    }
  }
}
