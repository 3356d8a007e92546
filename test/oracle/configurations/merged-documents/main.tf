data "aws_iam_policy_document" "base" {
  statement {
    sid       = "Read"
    actions   = ["s3:GetObject"]
    resources = ["arn:aws:s3:::base/*"]
  }

  statement {
    actions   = ["s3:ListBucket"]
    resources = ["arn:aws:s3:::base"]
  }
}

data "aws_iam_policy_document" "more" {
  statement {
    sid       = "Write"
    actions   = ["s3:PutObject"]
    resources = ["arn:aws:s3:::more/*"]
  }
}

data "aws_iam_policy_document" "merged" {
  source_policy_documents = [
    data.aws_iam_policy_document.base.json,
    data.aws_iam_policy_document.more.json,
    jsonencode({
      Version   = "2012-10-17"
      Statement = [{ Sid = "Third", Effect = "Allow", Action = "s3:GetBucketLocation", Resource = "*" }]
    }),
  ]

  statement {
    sid       = "Own"
    actions   = ["s3:DeleteObject"]
    resources = ["arn:aws:s3:::own/*"]
  }
}

resource "aws_iam_policy" "merged" {
  policy = data.aws_iam_policy_document.merged.json
}
