module "names" {
  source = "./names"
  stage  = "prod"
}

module "policy" {
  source = "./policy"
  table  = module.names.table
}

resource "aws_iam_policy" "json" {
  policy = module.policy.json
}

data "aws_iam_policy_document" "own" {
  source_policy_documents = [module.policy.json]

  statement {
    actions   = ["s3:GetObject"]
    resources = ["${module.names.bucket_arn}/*", module.names.all["logs"]]
  }
}

resource "aws_iam_policy" "merged" {
  policy = data.aws_iam_policy_document.own.json
}
