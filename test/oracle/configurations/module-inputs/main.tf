locals {
  shared = "acme-shared"
}

module "reader" {
  source = "./modules/access"

  name    = "reader"
  buckets = ["in", local.shared]
}

module "writer" {
  source = "./modules/access"

  name    = "writer"
  buckets = ["out"]
  actions = ["s3:PutObject"]
  extra = [{
    Sid      = "Queue"
    Effect   = "Allow"
    Action   = "sqs:SendMessage"
    Resource = "arn:aws:sqs:eu-west-1:111122223333:out"
  }]
}
