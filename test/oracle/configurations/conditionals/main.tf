locals {
  environment = "production"
  production  = local.environment == "production"
  replicas    = 3
}

resource "aws_iam_policy" "conditionals" {
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = concat(
      [{
        Effect   = local.production ? "Allow" : "Deny"
        Action   = local.production ? ["s3:GetObject"] : ["s3:*"]
        Resource = local.replicas > 2 && !(local.replicas >= 4) ? "arn:aws:s3:::three/*" : "*"
      }],
      local.production ? [] : [{
        Effect   = "Allow"
        Action   = "iam:*"
        Resource = "*"
      }],
      local.environment != "production" || local.replicas % 2 == 1 ? [{
        Effect   = "Allow"
        Action   = "sqs:SendMessage"
        Resource = "arn:aws:sqs:eu-west-1:111122223333:${local.replicas * 2 - 1}-${local.replicas / 2}"
      }] : [],
    )
  })
}
