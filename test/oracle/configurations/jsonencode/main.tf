resource "aws_iam_policy" "objects" {
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Sid      = "Read"
        Effect   = "Allow"
        Action   = "s3:GetObject"
        Resource = "arn:aws:s3:::acme-logs/*"
      },
      {
        Effect    = "Deny"
        NotAction = ["iam:Get*", "iam:List*"]
        Resource  = ["*"]
        Condition = {
          Bool         = { "aws:MultiFactorAuthPresent" = false }
          StringEquals = { "aws:RequestedRegion" = ["eu-west-1", "eu-central-1"] }
        }
      },
    ]
  })
}

resource "aws_iam_policy" "single" {
  policy = jsonencode({
    "Version" : "2012-10-17",
    "Statement" : {
      "Effect" : "Allow",
      "Action" : ["sqs:SendMessage"],
      "NotResource" : "arn:aws:sqs:eu-west-1:111122223333:audit"
    }
  })
}
