locals {
  buckets = ["logs", "images"]

  text     = <<-EOT
    {
      "Version": "2012-10-17",
      "Statement": [
        {
          "Sid": "$${name}",
          "Effect": "Allow",
          "Action": $${jsonencode(actions)},
          "Resource": [
            %%{ for index, bucket in buckets ~}
            "arn:aws:s3:::$${bucket}/*"%%{ if index < length(buckets) - 1 },%%{ endif }
            %%{ endfor ~}
          ]
        },
        {
          "Effect": "Allow",
          "Action": "s3:GetObject",
          "Resource": "arn:aws:s3:::shared/$$${aws:username}/*"
        }
      ]
    }
  EOT
  resource = "arn:aws:sqs:eu-west-1:111122223333:$${queue}"
}

resource "aws_iam_policy" "filled" {
  policy = templatestring(local.text, {
    name    = "Buckets"
    actions = ["s3:GetObject", "s3:PutObject"]
    buckets = local.buckets
  })
}

resource "aws_iam_policy" "part" {
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect   = "Allow"
      Action   = "sqs:SendMessage"
      Resource = templatestring(local.resource, { queue = "orders" })
    }]
  })
}
