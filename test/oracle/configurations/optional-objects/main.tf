variable "roles" {
  type = map(object({
    service  = string
    actions  = optional(list(string), ["s3:GetObject"])
    buckets  = list(string)
    writable = optional(bool, false)
    tags     = optional(map(string))
  }))
}

locals {
  grants = merge([
    for name, role in var.roles : {
      for pair in setproduct(role.buckets, role.writable ? ["r", "w"] : ["r"]) :
      "${name}-${pair[0]}-${pair[1]}" => {
        role   = name
        bucket = pair[0]
        actions = pair[1] == "w" ? ["s3:PutObject"] : role.actions
      }
    }
  ]...)
}

resource "aws_iam_role" "this" {
  for_each = var.roles
  name     = each.key
  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Action    = "sts:AssumeRole"
      Principal = { Service = "${each.value.service}.amazonaws.com" }
      Condition = each.value.tags == null ? {} : {
        StringEquals = { for key, value in each.value.tags : "aws:PrincipalTag/${key}" => value }
      }
    }]
  })
}

resource "aws_iam_role_policy" "this" {
  for_each = local.grants
  name     = each.key
  role     = aws_iam_role.this[each.value.role].name
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Sid      = replace(title(replace(each.key, "-", " ")), " ", "")
      Effect   = "Allow"
      Action   = each.value.actions
      Resource = "arn:aws:s3:::${each.value.bucket}/*"
    }]
  })
}
