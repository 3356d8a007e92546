terraform {
  required_version = ">= 1.7"
}

variable "token" {
  type      = string
  default   = "none"
  sensitive = true
  ephemeral = true
}

variable "mode" {
  type    = string
  default = "read"

  validation {
    condition     = contains(["read", "write"], var.mode)
    error_message = "No such mode."
  }
}

moved {
  from = aws_iam_policy.old
  to   = aws_iam_policy.this
}

removed {
  from = aws_iam_policy.gone
  lifecycle {
    destroy = false
  }
}

check "mode" {
  assert {
    condition     = var.mode != "write" || can(regex("^w", var.mode))
    error_message = "Writes."
  }
}

locals {
  actions = { read = ["s3:GetObject"], write = ["s3:PutObject"] }
}

resource "aws_iam_policy" "this" {
  policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Action = can(local.actions["all"]) ? local.actions["all"] : flatten(values(local.actions)), Resource = "*" }]
  })

  lifecycle {
    precondition {
      condition     = length(local.actions) > 0
      error_message = "None."
    }
  }
}
