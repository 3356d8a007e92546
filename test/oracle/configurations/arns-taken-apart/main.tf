locals {
  role_arn = "arn:aws:iam::111122223333:role/ci/deployer"
}
locals {
  log_group_arn = "arn:aws:logs:eu-west-1:111122223333:log-group:/aws/lambda/app:*"
}
locals {
  hosts = ["a.example.com", "b.example.org", "c.example.com"]
}

locals {
  account    = split(":", local.role_arn)[4]
  role_name  = element(split("/", local.role_arn), length(split("/", local.role_arn)) - 1)
  parsed     = regex("^arn:(?P<partition>[^:]+):(?P<service>[^:]+):(?P<region>[^:]*):(?P<account>\\d*):(?P<rest>.+)$", local.log_group_arn)
  group      = trimsuffix(trimprefix(local.parsed.rest, "log-group:"), ":*")
  com_hosts  = flatten([for host in local.hosts : regexall("^(\\w+)\\.example\\.com$", host)])
  first_host = one(slice(local.com_hosts, 0, 1))
  provider   = replace("https://oidc.eks.eu-west-1.amazonaws.com/id/ABC", "/^https:\\/\\//", "")
}

resource "aws_iam_policy" "this" {
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      { Effect = "Allow", Action = "iam:GetRole", Resource = "arn:aws:iam::${local.account}:role/*/${local.role_name}" },
      { Effect = "Allow", Action = "logs:PutLogEvents", Resource = "arn:${local.parsed.partition}:${local.parsed["service"]}:${local.parsed.region}:${local.account}:log-group:${local.group}:log-stream:*" },
      { Effect = "Allow", Action = "s3:GetObject", Resource = [for host in local.com_hosts : "arn:aws:s3:::${host}/*"] },
      { Effect = "Allow", Action = "s3:ListBucket", Resource = startswith(local.first_host, "a") && !endswith(local.first_host, "z") ? "arn:aws:s3:::${upper(local.first_host)}" : "*" },
    ]
  })
}

resource "aws_iam_role" "oidc" {
  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = { Federated = "arn:aws:iam::${local.account}:oidc-provider/${local.provider}" }
      Action    = "sts:AssumeRoleWithWebIdentity"
      Condition = { StringEquals = { "${local.provider}:sub" = "system:serviceaccount:${join(":", ["default", "app"])}" } }
    }]
  })
}
