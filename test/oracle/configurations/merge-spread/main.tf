locals {
  base = { Read = ["s3:GetObject"], List = ["s3:ListBucket"] }
  more = [{ Write = ["s3:PutObject"] }, { Read = ["s3:GetObject*"] }]
  all  = merge(local.base, local.more...)
}

variable "overrides" {
  type    = list(map(string))
  default = [{ List = "arn:aws:s3:::b" }]
}

locals {
  resources = merge([for override in var.overrides : { for name, arn in override : name => arn }]...)
  pairs     = toset(flatten([for name, actions in local.all : [for action in actions : "${name}|${action}"]]))
  grouped   = { for pair in local.pairs : split("|", pair)[0] => split("|", pair)[1]... }
}

resource "aws_iam_policy" "each" {
  for_each = local.pairs
  name     = replace(each.value, "/[|:*]/", "-")
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Sid      = element(split("|", each.key), 0)
      Effect   = "Allow"
      Action   = element(split("|", each.key), 1)
      Resource = lookup(local.resources, element(split("|", each.key), 0), "*")
    }]
  })
}

resource "aws_iam_policy" "grouped" {
  policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [for name, actions in local.grouped : { Sid = "G${name}", Effect = "Allow", Action = sort(actions), Resource = "arn:aws:s3:::g" }]
  })
}

resource "aws_iam_policy" "tomap" {
  policy = jsonencode(merge(
    tomap({ Version = "2012-10-17" }),
    { Statement = [for actions in values(tomap(local.base)) : { Effect = "Allow", Action = tolist(actions), Resource = "arn:aws:s3:::t" }] },
  ))
}
