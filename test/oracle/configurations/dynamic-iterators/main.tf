variable "services" {
  type = map(object({
    actions    = set(string)
    principals = optional(list(object({ type = optional(string, "AWS"), identifiers = list(string) })), [])
    conditions = optional(list(object({ test = string, variable = string, values = list(string) })), [])
    bucket     = optional(string)
  }))
  default = {
    one = {
      actions    = ["s3:GetObject", "s3:PutObject"]
      bucket     = "one"
      principals = [{ identifiers = ["arn:aws:iam::111122223333:root"] }, { type = "Service", identifiers = ["logging.s3.amazonaws.com"] }]
    }
    two = {
      actions    = ["s3:ListBucket"]
      principals = [{ identifiers = ["arn:aws:iam::444455556666:root"] }]
      conditions = [{ test = "StringEquals", variable = "aws:PrincipalTag/team", values = ["red", "blue"] }]
    }
  }
}

data "aws_iam_policy_document" "this" {
  dynamic "statement" {
    for_each = var.services
    iterator = service
    content {
      sid       = "Service${title(service.key)}"
      actions   = service.value.actions
      resources = service.value.bucket == null ? ["arn:aws:s3:::shared"] : [for end in ["", "/*"] : "arn:aws:s3:::${service.value.bucket}${end}"]

      dynamic "principals" {
        for_each = service.value.principals
        iterator = who
        content {
          type        = who.value.type
          identifiers = who.value.identifiers
        }
      }

      dynamic "condition" {
        for_each = { for index, each in service.value.conditions : index => each }
        content {
          test     = condition.value.test
          variable = condition.value.variable
          values   = condition.value.values
        }
      }
    }
  }
}

resource "aws_s3_bucket_policy" "this" {
  bucket = "shared"
  policy = data.aws_iam_policy_document.this.json
}
