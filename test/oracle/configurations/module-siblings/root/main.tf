module "role" {
  source = "../modules/role"

  policies = {
    read = data.aws_iam_policy_document.read.json
    list = <<-POLICY
      {
        "Version": "2012-10-17",
        "Statement": [{ "Effect": "Allow", "Action": "s3:ListAllMyBuckets", "Resource": "*" }]
      }
    POLICY
  }
  trusted_services = ["ecs-tasks"]
}

data "aws_iam_policy_document" "read" {
  statement {
    sid       = "Read"
    actions   = ["s3:GetObject"]
    resources = ["arn:aws:s3:::acme/*"]
  }
}
