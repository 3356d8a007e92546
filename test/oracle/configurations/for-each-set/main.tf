variable "repositories" {
  type    = list(string)
  default = ["web", "api"]
}

data "aws_iam_policy_document" "trust" {
  for_each = toset(var.repositories)

  statement {
    actions = ["sts:AssumeRoleWithWebIdentity"]

    principals {
      type        = "Federated"
      identifiers = ["arn:aws:iam::111122223333:oidc-provider/token.actions.githubusercontent.com"]
    }

    condition {
      test     = "StringEquals"
      variable = "token.actions.githubusercontent.com:sub"
      values   = ["repo:acme/${each.key}:ref:refs/heads/main"]
    }
  }
}

resource "aws_iam_role" "deploy" {
  for_each = toset(var.repositories)

  name               = "deploy-${each.value}"
  assume_role_policy = data.aws_iam_policy_document.trust[each.value].json
}

resource "aws_iam_role_policy" "deploy" {
  for_each = aws_iam_role.deploy

  role = each.value.name
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect   = "Allow"
      Action   = ["s3:PutObject"]
      Resource = "arn:aws:s3:::acme-${each.key}/*"
    }]
  })
}
