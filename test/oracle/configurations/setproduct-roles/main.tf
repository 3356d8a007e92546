locals {
  teams  = ["red", "blue"]
  stages = ["dev", "prod"]
  roles  = { for pair in setproduct(local.teams, local.stages) : "${pair[0]}-${pair[1]}" => { team = pair[0], stage = pair[1] } }
}

resource "aws_iam_role" "team" {
  for_each = local.roles

  name = each.key
  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = { AWS = "arn:aws:iam::111122223333:role/${each.value.team}" }
      Action    = "sts:AssumeRole"
      Condition = each.value.stage == "prod" ? { Bool = { "aws:MultiFactorAuthPresent" = "true" } } : {}
    }]
  })
}

resource "aws_iam_role_policy" "team" {
  for_each = { for name, role in local.roles : name => role if role.stage != "prod" }

  role   = aws_iam_role.team[each.key].name
  policy = data.aws_iam_policy_document.team[each.value.team].json
}

data "aws_iam_policy_document" "team" {
  for_each = toset(local.teams)

  statement {
    actions   = ["s3:*Object"]
    resources = ["arn:aws:s3:::${each.value}/*"]
  }
}
