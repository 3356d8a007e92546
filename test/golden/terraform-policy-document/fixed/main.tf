resource "aws_s3_bucket" "logs" {
  bucket = "logs"
}

resource "aws_dynamodb_table" "orders" {
  name = "orders"
}

resource "aws_iam_role" "app" {
  name               = "app"
  assume_role_policy = data.aws_iam_policy_document.trust.json
}

data "aws_iam_policy_document" "trust" {
  statement {
    actions = ["sts:AssumeRole"]
    principals {
      type        = "Service"
      identifiers = ["lambda.amazonaws.com"]
    }
  }
}

resource "aws_iam_role_policy" "app" {
  role   = aws_iam_role.app.id
  policy = data.aws_iam_policy_document.app.json
}

data "aws_iam_policy_document" "app" {
  # wildcard-action
  statement {
    sid = "Logs"
    actions = [
      "s3:GetObject",
      "s3:GetObjectAttributes",
      "s3:GetObjectTagging",
      "s3:GetObjectVersion",
      "s3:PutObject",
    ] # what the writer needs
    resources = ["${aws_s3_bucket.logs.arn}/*"]
  }

  # not-action
  statement {
    not_actions = ["iam:*"]
    resources   = ["*"]
  }

  # unscoped-resource
  statement {
    sid = "Orders"
    actions = [
      "dynamodb:GetItem",
    ]
    resources = [aws_dynamodb_table.orders.arn]

    condition {
      test     = "StringEquals"
      variable = "aws:PrincipalTag/team"
      values   = ["orders", "&{aws:username}"]
    }
  }

  statement {
    sid = "Orders2"
    actions = [
      "dynamodb:ListTables",
    ]
    resources = ["*"]

    condition {
      test     = "StringEquals"
      variable = "aws:PrincipalTag/team"
      values   = ["orders", "&{aws:username}"]
    }
  }

  # not-resource
  statement {
    actions       = ["s3:GetObject"]
    not_resources = ["arn:aws:s3:::secret/*"]
  }

  # access-level-mismatch
  statement {
    sid       = "ReadOnly"
    actions   = ["s3:GetObject", "s3:DeleteObject"]
    resources = ["arn:aws:s3:::${local.shared}/*"]
  }

  # action-resource-mismatch
  statement {
    actions   = ["s3:ListBucket", "s3:GetObject"]
    resources = ["${aws_s3_bucket.logs.arn}/*"]
  }

  # one statement for each team
  dynamic "statement" {
    for_each = var.teams
    content {
      actions = [
        "sqs:ChangeMessageVisibility",
        "sqs:DeleteMessage",
        "sqs:GetQueueAttributes",
        "sqs:GetQueueUrl",
        "sqs:ReceiveMessage",
        "sqs:SendMessage",
      ]
      resources = ["arn:aws:sqs:eu-west-1:111122223333:${statement.value}"]
    }
  }

  statement {
    effect    = "Deny"
    actions   = ["organizations:*"]
    resources = ["*"]
  }
}

# public-principal
resource "aws_s3_bucket_policy" "logs" {
  bucket = aws_s3_bucket.logs.id
  policy = data.aws_iam_policy_document.bucket.json
}

data "aws_iam_policy_document" "bucket" {
  statement {
    actions   = ["s3:GetObject"]
    resources = ["${aws_s3_bucket.logs.arn}/*"]
    principals {
      type        = "*"
      identifiers = ["*"]
    }
  }
}
