locals {
  environments = ["dev", "test", "prod"]
  enabled      = true
}

locals {
  suffixes = [for index, name in local.environments : "${index + 1}-${name}"]
  subnet   = cidrsubnet("10.0.0.0/16", 8, length(local.environments))
}

resource "aws_sqs_queue" "this" {
  count = local.enabled ? length(local.environments) : 0
  name  = "queue-${local.suffixes[count.index]}"
}

resource "aws_iam_policy" "this" {
  count = length(aws_sqs_queue.this)
  name  = element(local.environments, count.index)
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Sid       = "Q${count.index}"
      Effect    = count.index == 2 ? "Deny" : "Allow"
      Action    = slice(["sqs:SendMessage", "sqs:ReceiveMessage", "sqs:DeleteMessage"], 0, count.index + 1)
      Resource  = "arn:aws:sqs:eu-west-1:111122223333:${aws_sqs_queue.this[count.index].name}"
      Condition = { IpAddress = { "aws:SourceIp" = [local.subnet, cidrhost(local.subnet, 4)] } }
    }]
  })
}

data "aws_iam_policy_document" "counted" {
  count = 2

  statement {
    actions   = ["sqs:GetQueueUrl"]
    resources = [for queue in aws_sqs_queue.this : "arn:aws:sqs:eu-west-1:111122223333:${queue.name}" if endswith(queue.name, count.index == 0 ? "dev" : "prod")]
  }
}

resource "aws_iam_policy" "counted" {
  count  = 2
  policy = data.aws_iam_policy_document.counted[count.index].json
}
