locals {
  settings = jsondecode("{\"buckets\": [\"one\", \"two\"], \"deep\": {\"name\": \"three\"}}")
  teams    = yamldecode("red:\n  - a\n  - b\nblue: [c]\n")
  rows     = csvdecode("name,action\nleft,GetObject\nright,PutObject")
  document = jsondecode(jsonencode({
    Effect   = "Allow"
    Action   = ["ec2:DescribeInstances"]
    Resource = "*"
  }))
}

resource "aws_iam_policy" "decoded" {
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = concat(
      [
        {
          Sid      = "Json"
          Effect   = "Allow"
          Action   = "s3:GetObject"
          Resource = [for bucket in concat(local.settings.buckets, [local.settings.deep.name]) : "arn:aws:s3:::${bucket}/*"]
        },
        {
          Sid      = "Yaml"
          Effect   = "Allow"
          Action   = "s3:GetObject"
          Resource = [for team in flatten(values(local.teams)) : "arn:aws:s3:::${team}/*"]
        },
        {
          Sid      = "Base"
          Effect   = "Allow"
          Action   = "s3:GetObject"
          Resource = "arn:aws:s3:::${base64decode("YWNtZQ==")}/${base64encode("acme")}/${urlencode("a b/c")}/*"
        },
        {
          Sid      = "Hash"
          Effect   = "Allow"
          Action   = "s3:GetObject"
          Resource = "arn:aws:s3:::acme-${substr(sha256("acme"), 0, 8)}-${substr(md5("acme"), 0, 8)}-${substr(sha1("acme"), 0, 8)}/*"
        },
      ],
      [local.document],
      [for row in local.rows : {
        Sid      = title(row.name)
        Effect   = "Allow"
        Action   = "s3:${row.action}"
        Resource = "arn:aws:s3:::${row.name}/*"
      }],
    )
  })
}
