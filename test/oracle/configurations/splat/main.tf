locals {
  queues = [
    { name = "in", arns = ["arn:aws:sqs:eu-west-1:111122223333:in"] },
    { name = "out", arns = ["arn:aws:sqs:eu-west-1:111122223333:out", "arn:aws:sqs:eu-west-1:111122223333:dead"] },
  ]
  none = null
}

data "aws_iam_policy_document" "splat" {
  statement {
    sid       = "Full"
    actions   = ["sqs:SendMessage"]
    resources = [for name in local.queues[*].name : "arn:aws:sqs:eu-west-1:111122223333:${name}"]
  }

  statement {
    sid       = "Indexed"
    actions   = ["sqs:ReceiveMessage"]
    resources = flatten(local.queues[*].arns[0])
  }

  statement {
    sid       = "Legacy"
    actions   = ["sqs:DeleteMessage"]
    resources = flatten(local.queues.*.arns)
  }

  statement {
    sid       = "Nothing"
    actions   = ["sqs:PurgeQueue"]
    resources = concat(local.none[*], local.queues[1]["arns"])
  }
}

resource "aws_iam_policy" "splat" {
  policy = data.aws_iam_policy_document.splat.json
}
