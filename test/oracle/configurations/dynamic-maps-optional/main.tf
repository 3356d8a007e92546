variable "policies" {
  type = map(object({
    effect    = optional(string, "Allow")
    actions   = list(string)
    resources = optional(list(string), ["*"])
    principals = optional(map(object({
      identifiers = list(string)
    })), {})
    conditions = optional(map(object({
      test   = optional(string, "StringEquals")
      values = set(string)
    })), {})
  }))
  default = {
    Get = {
      actions    = ["s3:GetObject"]
      resources  = ["arn:aws:s3:::a/*"]
      principals = { AWS = { identifiers = ["arn:aws:iam::111122223333:root"] } }
      conditions = {
        "aws:SourceAccount" = { values = ["111122223333"] }
        "aws:SourceIp"      = { test = "IpAddress", values = ["10.0.0.0/8", "192.168.0.0/16"] }
      }
    }
    Insecure = {
      effect     = "Deny"
      actions    = ["s3:*"]
      principals = { "*" = { identifiers = ["*"] } }
      conditions = { "aws:SecureTransport" = { test = "Bool", values = ["false"] } }
    }
    None = {
      actions    = []
      principals = {}
    }
  }
}

data "aws_iam_policy_document" "this" {
  dynamic "statement" {
    for_each = { for name, each in var.policies : name => each if length(each.actions) > 0 }
    content {
      sid       = statement.key
      effect    = statement.value.effect
      actions   = statement.value.actions
      resources = statement.value.resources

      dynamic "principals" {
        for_each = statement.value.principals
        iterator = who
        content {
          type        = who.key
          identifiers = who.value.identifiers
        }
      }

      dynamic "condition" {
        for_each = { for key, asked in statement.value.conditions : key => merge(asked, { key = key }) }
        content {
          test     = condition.value.test
          variable = condition.value.key
          values   = sort(condition.value.values)
        }
      }
    }
  }
}

resource "aws_s3_bucket_policy" "this" {
  bucket = "a"
  policy = data.aws_iam_policy_document.this.json
}
