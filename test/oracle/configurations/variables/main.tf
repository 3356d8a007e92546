variable "bucket" {
  type    = string
  default = "acme-default"
}

variable "statements" {
  type = list(object({
    sid       = string
    effect    = optional(string, "Allow")
    actions   = list(string)
    resources = optional(list(string), ["*"])
  }))
  default = [
    { sid = "First", actions = ["s3:GetObject"] },
    { sid = "Second", effect = "Deny", actions = ["s3:DeleteObject"], resources = ["arn:aws:s3:::keep/*"] },
  ]
}

variable "secret" {
  type      = string
  default   = "hidden"
  sensitive = true
}

data "aws_iam_policy_document" "variables" {
  statement {
    sid       = "Bucket"
    actions   = ["s3:ListBucket"]
    resources = ["arn:aws:s3:::${var.bucket}"]
  }

  statement {
    sid       = "Secret"
    actions   = ["s3:GetObject"]
    resources = ["arn:aws:s3:::${var.secret}/*"]
  }

  dynamic "statement" {
    for_each = var.statements

    content {
      sid       = statement.value.sid
      effect    = statement.value.effect
      actions   = statement.value.actions
      resources = statement.value.resources
    }
  }
}

resource "aws_iam_policy" "variables" {
  policy = data.aws_iam_policy_document.variables.json
}
