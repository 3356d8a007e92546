locals {
  statements = {
    Read = {
      actions   = ["s3:GetObject"]
      resources = ["arn:aws:s3:::a/*"]
      principals = [
        { type = "AWS", identifiers = ["arn:aws:iam::111122223333:root"] },
        { type = "Service", identifiers = ["logs.amazonaws.com"] },
      ]
      conditions = [
        { test = "StringEquals", variable = "aws:SourceAccount", values = ["111122223333"] },
        { test = "Bool", variable = "aws:SecureTransport", values = ["true"] },
      ]
    }
    Deny = {
      effect     = "Deny"
      actions    = ["s3:*"]
      resources  = ["arn:aws:s3:::a", "arn:aws:s3:::a/*"]
      principals = [{ type = "*", identifiers = ["*"] }]
      conditions = [{ test = "Bool", variable = "aws:SecureTransport", values = ["false"] }]
    }
  }
}

data "aws_iam_policy_document" "extra" {
  statement {
    sid       = "Deny"
    effect    = "Deny"
    actions   = ["s3:DeleteBucket"]
    resources = ["arn:aws:s3:::a"]
    principals {
      type        = "AWS"
      identifiers = ["*"]
    }
  }
}

data "aws_iam_policy_document" "this" {
  source_policy_documents = [
    for sid in ["List", "Get"] : jsonencode({
      Version = "2012-10-17"
      Statement = [{
        Sid       = sid
        Effect    = "Allow"
        Action    = "s3:${sid}*"
        Resource  = "arn:aws:s3:::a"
        Principal = { AWS = "arn:aws:iam::111122223333:root" }
      }]
    })
  ]
  override_policy_documents = [data.aws_iam_policy_document.extra.json]

  dynamic "statement" {
    for_each = local.statements
    iterator = each_statement
    content {
      sid       = each_statement.key
      effect    = try(each_statement.value.effect, "Allow")
      actions   = each_statement.value.actions
      resources = each_statement.value.resources

      dynamic "principals" {
        for_each = each_statement.value.principals
        content {
          type        = principals.value.type
          identifiers = principals.value.identifiers
        }
      }

      dynamic "condition" {
        for_each = lookup(each_statement.value, "conditions", [])
        content {
          test     = condition.value["test"]
          variable = condition.value["variable"]
          values   = toset(condition.value["values"])
        }
      }
    }
  }
}

resource "aws_s3_bucket_policy" "this" {
  bucket = "a"
  policy = data.aws_iam_policy_document.this.json
}
