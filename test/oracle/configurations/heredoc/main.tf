locals {
  bucket  = "acme-data"
  actions = ["s3:GetObject", "s3:PutObject"]
}

resource "aws_iam_policy" "plain" {
  policy = <<POLICY
{
  "Version": "2012-10-17",
  "Statement": [
    {
      "Effect": "Allow",
      "Action": ["s3:ListBucket"],
      "Resource": "arn:aws:s3:::${local.bucket}"
    },
    {
      "Effect": "Allow",
      "Action": ${jsonencode(local.actions)},
      "Resource": "arn:aws:s3:::${local.bucket}/*"
    }
  ]
}
POLICY
}

resource "aws_iam_policy" "indented" {
  policy = <<-POLICY
    {
      "Version": "2012-10-17",
      "Statement": {
        "Effect": "Allow",
        "Action": "s3:${upper("g")}etObject",
        "Resource": ["arn:aws:s3:::${local.bucket}/${length(local.actions)}/*"]
      }
    }
  POLICY
}

resource "aws_iam_policy" "quoted" {
  policy = "{\"Version\": \"2012-10-17\", \"Statement\": [{\"Effect\": \"Allow\", \"Action\": \"sns:Publish\", \"Resource\": \"arn:aws:sns:eu-west-1:111122223333:${local.bucket}\"}]}"
}
