variable "encrypted" {
  type    = bool
  default = true
}

variable "key_arn" {
  type    = string
  default = null
}

locals {
  replicated = false
}

data "aws_iam_policy_document" "optional" {
  statement {
    actions   = ["s3:GetObject"]
    resources = ["arn:aws:s3:::lake/*"]
  }

  dynamic "statement" {
    for_each = var.encrypted ? [1] : []

    content {
      actions   = ["kms:Decrypt"]
      resources = ["arn:aws:kms:eu-west-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab"]
    }
  }

  dynamic "statement" {
    for_each = var.key_arn == null ? [] : [var.key_arn]

    content {
      actions   = ["kms:Encrypt"]
      resources = [statement.value]
    }
  }

  dynamic "statement" {
    for_each = local.replicated ? ["replica"] : []

    content {
      actions   = ["s3:ReplicateObject"]
      resources = ["*"]
    }
  }
}

resource "aws_iam_policy" "optional" {
  policy = data.aws_iam_policy_document.optional.json
}
