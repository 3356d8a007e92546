locals {
  buckets = { logs = { write = true }, media = { write = false } }
}

resource "aws_iam_policy" "this" {
  name = "this"
  policy = templatefile("${path.module}/policy.json.tftpl", {
    buckets = local.buckets
    account = "111122223333"
    deny    = length(local.buckets) > 5
    actions = { read = ["s3:GetObject"], write = ["s3:PutObject", "s3:DeleteObject"] }
  })
}
