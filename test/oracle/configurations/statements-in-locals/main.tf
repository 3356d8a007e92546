locals {
  version = "2012-10-17"

  read = {
    Sid      = "Read"
    Effect   = "Allow"
    Action   = local.read_actions
    Resource = local.resources
  }

  write = merge(local.read, {
    Sid    = "Write"
    Action = ["s3:PutObject"]
  })

  statements = [local.read, local.write]
}

resource "aws_iam_policy" "listed" {
  policy = jsonencode({ Version = local.version, Statement = local.statements })
}

resource "aws_iam_policy" "document" {
  policy = jsonencode(local.document)
}
