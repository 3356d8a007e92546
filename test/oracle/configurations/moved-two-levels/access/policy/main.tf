variable "name" {
  type = string
}

variable "statements" {
  type = any
}

variable "enabled" {
  type    = bool
  default = true
}

data "aws_iam_policy_document" "this" {
  dynamic "statement" {
    for_each = var.statements
    content {
      sid       = lookup(statement.value, "sid", null)
      actions   = statement.value.actions
      resources = statement.value["resources"]
    }
  }
}

resource "aws_iam_policy" "this" {
  count  = var.enabled ? 1 : 0
  name   = var.name
  policy = data.aws_iam_policy_document.this.json
}

output "json" {
  value = one(aws_iam_policy.this[*].policy)
}
