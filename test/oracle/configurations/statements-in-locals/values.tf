locals {
  read_actions = ["s3:GetObject", "s3:GetObjectVersion"]
  resources    = [for prefix in local.prefixes : "${local.bucket}/${prefix}/*"]
  bucket       = "arn:aws:s3:::${local.prefix}-data"
  prefix       = "acme"
  prefixes     = ["in", "out"]

  document = {
    Version = local.version
    Statement = concat(local.statements, [
      {
        Sid      = "List"
        Effect   = "Allow"
        Action   = "s3:ListBucket"
        Resource = local.bucket
      },
    ])
  }
}
