variable "policies" {
  type = map(string)
}

variable "trusted_services" {
  type = list(string)
}

data "aws_iam_policy_document" "trust" {
  statement {
    actions = ["sts:AssumeRole"]

    principals {
      type        = "Service"
      identifiers = formatlist("%s.amazonaws.com", var.trusted_services)
    }
  }
}

resource "aws_iam_role" "role" {
  name               = "role"
  assume_role_policy = data.aws_iam_policy_document.trust.json
}

resource "aws_iam_role_policy" "policy" {
  for_each = var.policies

  name   = each.key
  role   = aws_iam_role.role.name
  policy = each.value
}
