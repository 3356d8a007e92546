resource "aws_s3_bucket" "reports" {
  bucket = "shop-reports"
}

resource "aws_dynamodb_table" "orders" {
  name     = "orders"
  hash_key = "id"
  attribute {
    name = "id"
    type = "S"
  }
}

resource "aws_iam_role" "app" {
  name = "shop-app"
  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Action    = "sts:AssumeRole"
      Principal = { Service = "ecs-tasks.amazonaws.com" }
    }]
  })
}

resource "aws_iam_role_policy" "app" {
  name = "app"
  role = aws_iam_role.app.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Sid      = "Reports"
        Effect   = "Allow"
        Action   = "s3:*"
        Resource = "${aws_s3_bucket.reports.arn}/*"
      },
      {
        Sid      = "Orders"
        Effect   = "Allow"
        Action   = ["dynamodb:DescribeTable", "dynamodb:UpdateTable", "dynamodb:DeleteTable"]
        Resource = aws_dynamodb_table.orders.arn
      },
      # Nobody sends anything any more.
      {
        Sid      = "Jobs"
        Effect   = "Allow"
        Action   = ["sqs:CreateQueue", "sqs:DeleteQueue"]
        Resource = "arn:aws:sqs:eu-west-1:111122223333:shop-jobs"
      },
      {
        Sid      = "Tasks"
        Effect   = "Allow"
        Action   = ["ecs:RunTask", "iam:PassRole"]
        Resource = ["arn:aws:ecs:eu-west-1:111122223333:task-definition/shop:*", aws_iam_role.app.arn]
      }
    ]
  })
}

# Of this one nothing was read.
resource "aws_iam_role" "restore" {
  name               = "shop-restore"
  assume_role_policy = aws_iam_role.app.assume_role_policy
}

resource "aws_iam_role_policy" "restore" {
  name = "restore"
  role = aws_iam_role.restore.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect   = "Allow"
      Action   = ["dynamodb:RestoreTableFromBackup", "dynamodb:DeleteTable"]
      Resource = aws_dynamodb_table.orders.arn
    }]
  })
}
