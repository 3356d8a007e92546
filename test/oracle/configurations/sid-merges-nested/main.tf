variable "override_json" {
  type    = string
  default = ""
}

data "aws_iam_policy_document" "base" {
  statement {
    sid       = "Shared"
    actions   = ["s3:*"]
    resources = ["*"]
  }

  statement {
    sid       = "Kept"
    effect    = "Deny"
    actions   = ["s3:DeleteObject"]
    resources = ["*"]
  }
}

data "aws_iam_policy_document" "middle" {
  source_policy_documents = [data.aws_iam_policy_document.base.json]

  statement {
    actions   = ["sns:Publish"]
    resources = ["*"]
  }
}

data "aws_iam_policy_document" "replaced" {
  statement {
    sid       = "Shared"
    actions   = ["s3:GetObject"]
    resources = ["arn:aws:s3:::a/*"]

    condition {
      test     = "Bool"
      variable = "aws:SecureTransport"
      values   = ["true"]
    }
  }
}

data "aws_iam_policy_document" "final" {
  source_policy_documents   = compact([data.aws_iam_policy_document.middle.json, var.override_json])
  override_policy_documents = concat([data.aws_iam_policy_document.replaced.json], var.override_json == "" ? [] : [var.override_json])
}

data "aws_iam_policy_document" "twice" {
  source_policy_documents = [data.aws_iam_policy_document.final.json]
  override_policy_documents = [jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Sid = "Kept", Effect = "Deny", Action = ["s3:Delete*"], Resource = ["*"] }]
  })]

  statement {
    sid         = "Not"
    not_actions = ["iam:*"]
    resources   = ["*"]
  }
}

resource "aws_iam_policy" "final" {
  policy = data.aws_iam_policy_document.final.json
}

resource "aws_iam_policy" "twice" {
  policy = data.aws_iam_policy_document.twice.minified_json
}
