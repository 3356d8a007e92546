locals {
  teams = {
    red  = { buckets = ["one", "two"], admin = true }
    blue = { buckets = ["three"] }
  }
}

module "role" {
  source   = "./role"
  for_each = local.teams
  name     = each.key
  buckets  = each.value.buckets
  admin    = try(each.value.admin, false)
}

module "extra" {
  source  = "./role"
  count   = length(local.teams) > 1 ? 2 : 0
  name    = "extra-${count.index}"
  buckets = [format("extra-%02d", count.index)]
}

resource "aws_iam_policy" "all" {
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      { Effect = "Allow", Action = "s3:ListBucket", Resource = flatten([for team in module.role : team.arns]) },
      { Effect = "Allow", Action = "sts:AssumeRole", Resource = [for name, team in module.role : "arn:aws:iam::111122223333:role/${team.name}" if name != "red"] },
      { Effect = "Allow", Action = "s3:GetBucketTagging", Resource = concat(module.extra[*].arns...) },
      { Effect = "Allow", Action = "s3:GetBucketPolicy", Resource = module.role["red"].arns[1] },
    ]
  })
}
