locals {
  queues = {
    orders = { readers = ["arn:aws:iam::111122223333:role/orders"], fifo = true }
    mail   = { readers = ["arn:aws:iam::111122223333:role/mail", "arn:aws:iam::111122223333:role/audit"], fifo = false }
  }
}

resource "aws_sqs_queue_policy" "readers" {
  for_each = local.queues

  queue_url = "https://sqs.eu-west-1.amazonaws.com/111122223333/${each.key}"
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Sid       = "Readers"
      Effect    = "Allow"
      Principal = { AWS = each.value.readers }
      Action    = ["sqs:ReceiveMessage", "sqs:DeleteMessage"]
      Resource  = "arn:aws:sqs:eu-west-1:111122223333:${each.key}${each.value.fifo ? ".fifo" : ""}"
    }]
  })
}

resource "aws_iam_policy" "filtered" {
  for_each = { for name, queue in local.queues : "${name}-send" => queue if queue.fifo }

  policy = <<-POLICY
    {
      "Version": "2012-10-17",
      "Statement": [
        {
          "Effect": "Allow",
          "Action": "sqs:SendMessage",
          "Resource": "arn:aws:sqs:eu-west-1:111122223333:${each.key}"
        }
      ]
    }
  POLICY
}
