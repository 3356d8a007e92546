data "aws_iam_policy_document" "home" {
  statement {
    sid       = "Home"
    actions   = ["s3:GetObject"]
    resources = ["arn:aws:s3:::home/&{aws:username}/*"]

    condition {
      test     = "StringLike"
      variable = "s3:prefix"
      values   = ["&{aws:username}/*", "home/$${aws:PrincipalTag/team}/*"]
    }
  }
}

resource "aws_iam_policy" "document" {
  policy = data.aws_iam_policy_document.home.json
}

resource "aws_iam_policy" "object" {
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect   = "Allow"
      Action   = "iam:ChangePassword"
      Resource = "arn:aws:iam::111122223333:user/$${aws:username}"
    }]
  })
}

resource "aws_iam_policy" "heredoc" {
  policy = <<POLICY
{
  "Version": "2012-10-17",
  "Statement": {
    "Effect": "Allow",
    "Action": "iam:*AccessKey*",
    "Resource": "arn:aws:iam::111122223333:user/$${aws:username}"
  }
}
POLICY
}
