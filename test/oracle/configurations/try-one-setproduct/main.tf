locals {
  config = jsondecode(<<-JSON
    {"buckets": {"raw": {"prefixes": ["in", "out"]}, "clean": {}}, "levels": ["Get", "List"], "owner": null}
  JSON
  )
  pairs = flatten([
    for bucket, each in local.config.buckets : [
      for pair in setproduct(try(each.prefixes, ["all"]), local.config.levels) : {
        key      = join("-", concat([bucket], pair))
        action   = "s3:${pair[1]}${pair[1] == "List" ? "Bucket" : "Object"}"
        resource = pair[1] == "List" ? "arn:aws:s3:::${bucket}" : "arn:aws:s3:::${bucket}/${pair[0]}/*"
      }
    ]
  ])
  by_action = { for each in local.pairs : each.action => each.resource... }
  owner     = coalesce(try(local.config.owner, null), "nobody")
  named     = can(local.config.buckets["dirty"]) ? "dirty" : one([for name, each in local.config.buckets : name if can(each.prefixes)])
}

resource "aws_iam_policy" "this" {
  for_each = { for each in local.pairs : each.key => each }
  name     = each.key
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Sid      = replace(title(replace(each.key, "-", " ")), " ", "")
      Effect   = "Allow"
      Action   = each.value.action
      Resource = each.value.resource
    }]
  })
}

resource "aws_iam_policy" "together" {
  name = "together-${local.owner}"
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = concat(
      [for action, resources in local.by_action : {
        Effect   = "Allow"
        Action   = action
        Resource = distinct(resources)
      }],
      try([{ Effect = "Allow", Action = local.config.more.actions, Resource = "*" }], []),
      [{ Effect = "Deny", Action = "s3:DeleteObject", Resource = "arn:aws:s3:::${local.named}/*" }],
    )
  })
}
