locals {
  queues = { in = "ReceiveMessage", out = "SendMessage" }
}

resource "aws_iam_policy" "template" {
  policy = templatefile("${path.module}/templates/policy.json.tftpl", {
    bucket  = "acme"
    actions = ["s3:GetObject", "s3:PutObject"]
    admin   = false
    queues  = local.queues
  })
}

resource "aws_iam_role" "trusted" {
  assume_role_policy = templatefile("${path.module}/templates/trust.tpl", { service = "ecs-tasks" })
}
