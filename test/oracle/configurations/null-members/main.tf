locals {
  source_ips = []
  org_id     = null
}

locals {
  statement = {
    Sid       = "Read"
    Effect    = "Allow"
    Action    = ["s3:GetObject"]
    Resource  = "arn:aws:s3:::a/*"
    Condition = length(local.source_ips) > 0 ? { IpAddress = { "aws:SourceIp" = local.source_ips } } : null
  }
}

resource "aws_iam_policy" "stripped" {
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      { for name, value in local.statement : name => value if value != null },
      merge(
        { Sid = "Org", Effect = "Allow", Action = "s3:ListBucket", Resource = "*" },
        local.org_id == null ? {} : { Condition = { StringEquals = { "aws:PrincipalOrgID" = local.org_id } } },
      ),
    ]
  })
}

resource "aws_iam_policy" "listed" {
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = concat(
      [{ Effect = "Allow", Action = "sqs:SendMessage", Resource = "*" }],
      local.org_id != null ? [{ Effect = "Deny", Action = "sqs:*", Resource = "*" }] : [],
      [for ip in local.source_ips : { Effect = "Deny", Action = "sns:*", Resource = ip }],
    )
  })
}

resource "aws_sqs_queue_policy" "this" {
  queue_url = "https://sqs.eu-west-1.amazonaws.com/111122223333/orders"
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = { Service = "sns.amazonaws.com" }
      Action    = "sqs:SendMessage"
      Resource  = "arn:aws:sqs:eu-west-1:111122223333:orders"
      Condition = { ArnEquals = { "aws:SourceArn" = coalesce(local.org_id, "arn:aws:sns:eu-west-1:111122223333:orders") } }
    }]
  })
}
