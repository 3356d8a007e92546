variable "bucket" {}

resource "aws_dynamodb_table" "orders" {
  name = "orders"
}

resource "aws_iam_user_policy" "app" {
  user   = "app"
  policy = <<-EOF
    {
      "Version": "2012-10-17",
      "Statement": [
        {
          "Sid": "Wildcards",
          "Effect": "Allow",
          "Action": [
            "s3:GetObject",
            "s3:GetObjectAcl",
            "s3:GetObjectAnnotation",
            "s3:GetObjectAttributes",
            "s3:GetObjectLegalHold",
            "s3:GetObjectRetention",
            "s3:GetObjectTagging",
            "s3:GetObjectTorrent",
            "s3:GetObjectVersion",
            "s3:GetObjectVersionAcl",
            "s3:GetObjectVersionAnnotation",
            "s3:GetObjectVersionAnnotationForReplication",
            "s3:GetObjectVersionAttributes",
            "s3:GetObjectVersionForReplication",
            "s3:GetObjectVersionTagging",
            "s3:GetObjectVersionTorrent",
            "s3:PutObject"
          ],
          "Resource": "arn:aws:s3:::${var.bucket}/*"
        },
        {
          "Effect": "Allow",
          "NotAction": "iam:*",
          "Resource": "*"
        },
        {
          "Sid": "Orders",
          "Effect": "Allow",
          "Action": ["dynamodb:GetItem"],
          "Resource": "${aws_dynamodb_table.orders.arn}",
          "Condition": {"StringLike": {"aws:PrincipalTag/team": "$${aws:username}-*"}}
        },
        {
          "Sid": "Orders2",
          "Effect": "Allow",
          "Action": ["dynamodb:ListTables"],
          "Resource": "*",
          "Condition": {"StringLike": {"aws:PrincipalTag/team": "$${aws:username}-*"}}
        },
        { "Effect": "Allow", "Action": "s3:GetObject", "NotResource": "arn:aws:s3:::secret/*" },
        {
          "Sid": "ReadOnly",
          "Effect": "Allow",
          "Action": ["s3:GetObject", "s3:DeleteObject"],
          "Resource": ${jsonencode(local.arns)}
        },
        {
          "Effect": "Allow",
          "Action": ["s3:ListBucket", "s3:GetObject"],
          "Resource": ["arn:aws:s3:::${var.bucket}/*"]
        }
      ]
    }
  EOF
}

locals {
  arns = ["arn:aws:s3:::shared/*"]
}

resource "aws_s3_bucket_policy" "app" {
  bucket = var.bucket
  policy = <<POLICY
{
  "Version": "2012-10-17",
  "Statement": {
    "Effect": "Allow",
    "Principal": {"AWS": "*"},
    "Action": "s3:GetObject",
    "Resource": "arn:aws:s3:::${var.bucket}/*"
  }
}
POLICY
}

resource "aws_iam_group_policy" "quoted" {
  group  = "app"
  policy = "{\"Version\": \"2012-10-17\", \"Statement\": [{\"Effect\": \"Allow\", \"Action\": \"sqs:*\", \"Resource\": \"*\"}]}"
}
