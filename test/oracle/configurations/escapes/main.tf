locals {
  name = "quote\"d"
}

resource "aws_iam_policy" "escapes" {
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Sid      = "Escapes"
      Effect   = "Allow"
      Action   = "s3:GetObject"
      Resource = ["arn:aws:s3:::a\u003cb>&/*", "arn:aws:s3:::tab\tend", "arn:aws:s3:::%%{no}/$${no}", "arn:aws:s3:::${local.name}"]
    }]
  })
}

resource "aws_iam_policy" "heredoc" {
  policy = <<-POLICY
    {
      "Version": "2012-10-17",
      "Statement": {
        "Effect": "Allow",
        "Action": "s3:G\u0065tObject",
        "Resource": "arn:aws:s3:::${jsonencode(local.name) == "" ? "" : "acme"}\/$${aws:userid}\/*"
      }
    }
  POLICY
}
