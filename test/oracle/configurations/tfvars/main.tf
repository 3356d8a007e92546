variable "bucket" {
  type    = string
  default = "from-default"
}

variable "actions" {
  type = list(string)
}

variable "queue" {
  type = string
}

variable "regions" {
  type    = list(string)
  default = []
}

resource "aws_iam_policy" "given" {
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = concat(
      [
        {
          Effect   = "Allow"
          Action   = var.actions
          Resource = "arn:aws:s3:::${var.bucket}/*"
        },
        {
          Effect   = "Allow"
          Action   = "sqs:SendMessage"
          Resource = "arn:aws:sqs:eu-west-1:111122223333:${var.queue}"
        },
      ],
      [for region in var.regions : {
        Effect   = "Allow"
        Action   = "sns:Publish"
        Resource = "arn:aws:sns:${region}:111122223333:alarms"
      }],
    )
  })
}
