variable "sid" {
  type = string
}

variable "resource" {
  type = string
}

resource "aws_iam_policy" "policy" {
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Sid      = var.sid
      Effect   = "Allow"
      Action   = "s3:GetObject"
      Resource = var.resource
    }]
  })
}
