locals {
  files = fileset(path.module, "policies/*.yaml")
  read  = { for file in local.files : trimsuffix(basename(file), ".yaml") => yamldecode(file("${path.module}/${file}")) }
  rows  = csvdecode(file("${path.module}/queues.csv"))
}

resource "aws_iam_policy" "each" {
  for_each = local.read
  name     = each.key
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      for statement in each.value.statements : {
        Effect   = try(statement.effect, "Allow")
        Action   = statement.actions
        Resource = lookup(statement, "resources", ["*"])
      }
    ]
  })
}

resource "aws_iam_policy" "queues" {
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [for row in local.rows : {
      Sid      = title(row.name)
      Effect   = "Allow"
      Action   = split(" ", row.actions)
      Resource = "arn:aws:sqs:eu-west-1:111122223333:${row.name}"
    }]
  })
}

resource "aws_iam_policy" "json" {
  policy = jsonencode(merge(
    jsondecode(file("${path.module}/policies/base.json")),
    { Version = "2012-10-17" },
  ))
}
