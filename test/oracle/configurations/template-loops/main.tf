variable "audited" {
  type    = bool
  default = true
}

resource "aws_iam_policy" "this" {
  for_each = toset(["with", "without"])
  name     = each.value
  policy = templatefile("${path.module}/templates/policy.json.tftpl", {
    audited = var.audited && each.key == "with"
    buckets = {
      raw   = { actions = ["GetObject", "GetObjectTagging"], prefixes = ["in/*", "out/*"] }
      clean = { actions = ["ListBucket"] }
    }
  })
}
