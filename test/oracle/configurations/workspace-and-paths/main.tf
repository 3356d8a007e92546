resource "aws_iam_policy" "workspace" {
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect   = "Allow"
      Action   = terraform.workspace == "prod" ? "s3:GetObject" : "s3:ListBucket"
      Resource = "arn:aws:s3:::acme-${terraform.workspace}/${basename("a/b/c.json")}/${dirname("a/b/c.json")}/${path.module}"
    }]
  })
}
