resource "aws_iam_policy" "access" {
  name = var.name
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = concat([{
      Effect   = "Allow"
      Action   = var.actions
      Resource = [for bucket in var.buckets : "arn:aws:s3:::${bucket}/*"]
    }], var.extra)
  })
}
