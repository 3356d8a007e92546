locals {
  network = "10.20.0.0/16"
}

data "aws_iam_policy_document" "networks" {
  statement {
    effect    = "Deny"
    actions   = ["s3:*"]
    resources = ["arn:aws:s3:::acme", "arn:aws:s3:::acme/*"]

    principals {
      type        = "*"
      identifiers = ["*"]
    }

    condition {
      test     = "NotIpAddress"
      variable = "aws:VpcSourceIp"
      values = concat(
        cidrsubnets(local.network, 8, 8),
        [cidrsubnet(local.network, 8, 7), "${cidrhost(local.network, 5)}/32", cidrnetmask(local.network)],
      )
    }
  }
}

resource "aws_s3_bucket_policy" "networks" {
  bucket = "acme"
  policy = data.aws_iam_policy_document.networks.json
}
