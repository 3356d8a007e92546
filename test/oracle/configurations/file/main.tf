locals {
  trusted = jsondecode(file("${path.module}/trusted.json"))
}

resource "aws_iam_policy" "file" {
  policy = file("${path.module}/policies/read.json")
}

resource "aws_iam_policy" "replaced" {
  policy = replace(file("policies/replaced.json"), "BUCKET", "acme")
}

resource "aws_iam_policy" "every" {
  for_each = fileset(path.module, "policies/team-*.json")

  name   = trimsuffix(basename(each.value), ".json")
  policy = file("${path.module}/${each.value}")
}

resource "aws_iam_role" "trusted" {
  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = { AWS = [for account in local.trusted.accounts : "arn:aws:iam::${account}:root"] }
      Action    = "sts:AssumeRole"
    }]
  })
}
