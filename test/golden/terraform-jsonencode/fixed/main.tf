resource "aws_s3_bucket" "logs" {
  bucket_prefix = "logs-"
}

resource "aws_sqs_queue" "jobs" {
  name = "jobs"
}

resource "aws_dynamodb_table" "orders" {
  name = "orders"
}

resource "aws_iam_role" "app" {
  assume_role_policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Action = "sts:AssumeRole", Principal = { Service = "ecs-tasks.amazonaws.com" } }]
  })

  inline_policy {
    name = "jobs"
    policy = jsonencode({
      Version = "2012-10-17"
      Statement = [
        # wildcard-action
        {
          Effect = "Allow"
          Action = [
            "sqs:ChangeMessageVisibility",
            "sqs:DeleteMessage",
            "sqs:GetQueueAttributes",
            "sqs:GetQueueUrl",
            "sqs:ReceiveMessage",
            "sqs:SendMessage",
          ]
          Resource = aws_sqs_queue.jobs.arn
        },
        {
          # access-level-mismatch
          Sid    = "ReadJobs"
          Effect = "Allow"
          Action = ["sqs:ReceiveMessage", "sqs:PurgeQueue"]
          Resource = [
            aws_sqs_queue.jobs.arn, # the only one
          ]
        },
      ]
    })
  }
}

resource "aws_iam_policy" "app" {
  name = "app"
  policy = jsonencode({
    "Version" : "2012-10-17",
    "Statement" : concat(local.statements, [
      {
        "Sid" : "Orders",
        "Effect" : "Allow",
        "Action" : ["dynamodb:Query"],
        "Resource" : [aws_dynamodb_table.orders.arn, "${aws_dynamodb_table.orders.arn}/index/*"],
        "Condition" : { "StringEquals" : { "aws:PrincipalTag/team" : "$${aws:username}" } }
      },
      {
        "Sid" : "Orders2",
        "Effect" : "Allow",
        "Action" : ["dynamodb:ListTables"],
        "Resource" : "*",
        "Condition" : { "StringEquals" : { "aws:PrincipalTag/team" : "$${aws:username}" } }
      },
      {
        "Effect" : "Allow",
        "Action" : "s3:ListBucket",
        "NotResource" : "arn:aws:s3:::secret"
      },
    ], var.admin ? [{ Effect = "Allow", NotAction = "iam:*", Resource = "*" }] : [])
  })
}

variable "admin" {
  type = bool
}

locals {
  # action-resource-mismatch
  statements = [
    {
      Effect   = "Allow"
      Action   = ["s3:ListBucket", "s3:GetObject"]
      Resource = "${aws_s3_bucket.logs.arn}/*"
    }
  ]
}

# public-principal
resource "aws_sqs_queue_policy" "jobs" {
  queue_url = aws_sqs_queue.jobs.url
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = {
      Effect    = "Allow"
      Principal = "*"
      Action    = "sqs:SendMessage"
      Resource  = aws_sqs_queue.jobs.arn
    }
  })
}
