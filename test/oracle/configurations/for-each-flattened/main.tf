variable "access" {
  type = map(object({
    buckets = list(string)
    write   = optional(bool, false)
  }))
  default = {
    analysts  = { buckets = ["lake", "reports"] }
    importers = { buckets = ["lake"], write = true }
  }
}

locals {
  pairs = merge([
    for team, access in var.access : {
      for bucket in access.buckets : "${team}-${bucket}" => {
        team   = team
        bucket = bucket
        write  = access.write
      }
    }
  ]...)
}

data "aws_iam_policy_document" "access" {
  for_each = local.pairs

  statement {
    actions   = concat(["s3:GetObject"], each.value.write ? ["s3:PutObject"] : [])
    resources = ["arn:aws:s3:::${each.value.bucket}/${each.value.team}/*"]
  }
}

resource "aws_iam_policy" "access" {
  for_each = data.aws_iam_policy_document.access

  name   = each.key
  policy = each.value.json
}
