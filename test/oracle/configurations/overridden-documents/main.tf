data "aws_iam_policy_document" "wide" {
  statement {
    sid       = "Read"
    actions   = ["s3:*"]
    resources = ["*"]
  }

  statement {
    sid       = "Queue"
    actions   = ["sqs:*"]
    resources = ["*"]
  }

  statement {
    actions   = ["ec2:DescribeInstances"]
    resources = ["*"]
  }
}

data "aws_iam_policy_document" "narrow" {
  statement {
    sid       = "Read"
    actions   = ["s3:GetObject"]
    resources = ["arn:aws:s3:::acme/*"]
  }
}

data "aws_iam_policy_document" "narrower" {
  statement {
    sid       = "Queue"
    actions   = ["sqs:SendMessage"]
    resources = ["arn:aws:sqs:eu-west-1:111122223333:out"]
  }

  statement {
    sid       = "Added"
    actions   = ["sns:Publish"]
    resources = ["arn:aws:sns:eu-west-1:111122223333:out"]
  }
}

data "aws_iam_policy_document" "result" {
  source_policy_documents   = [data.aws_iam_policy_document.wide.json]
  override_policy_documents = [data.aws_iam_policy_document.narrow.json, data.aws_iam_policy_document.narrower.json]

  statement {
    sid       = "Read"
    actions   = ["s3:ListBucket"]
    resources = ["arn:aws:s3:::acme"]
  }
}

resource "aws_iam_policy" "result" {
  policy = data.aws_iam_policy_document.result.json
}
