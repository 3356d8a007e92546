locals {
  inline = {
    read  = "s3:GetObject"
    write = "s3:PutObject"
  }
}

data "aws_iam_policy_document" "listed" {
  statement {
    actions   = ["s3:ListBucket"]
    resources = ["arn:aws:s3:::acme"]
  }
}

resource "aws_iam_role" "app" {
  name = "app"
  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = { Service = "ec2.amazonaws.com" }
      Action    = "sts:AssumeRole"
    }]
  })

  inline_policy {
    name   = "list"
    policy = data.aws_iam_policy_document.listed.json
  }

  inline_policy {
    name = "queue"
    policy = jsonencode({
      Version   = "2012-10-17"
      Statement = [{ Effect = "Allow", Action = "sqs:*", Resource = "arn:aws:sqs:eu-west-1:111122223333:in" }]
    })
  }
}

resource "aws_iam_role" "dynamic" {
  name               = "dynamic"
  assume_role_policy = <<-TRUST
    {
      "Version": "2012-10-17",
      "Statement": [
        { "Effect": "Allow", "Principal": { "AWS": "111122223333" }, "Action": "sts:AssumeRole" }
      ]
    }
  TRUST

  dynamic "inline_policy" {
    for_each = local.inline

    content {
      name = inline_policy.key
      policy = jsonencode({
        Version   = "2012-10-17"
        Statement = [{ Effect = "Allow", Action = inline_policy.value, Resource = "arn:aws:s3:::acme/*" }]
      })
    }
  }
}
