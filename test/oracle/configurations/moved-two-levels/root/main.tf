module "access" {
  source  = "../access"
  buckets = ["a", "b"]
  extra = [
    { sid = "Logs", actions = ["logs:PutLogEvents"], resources = ["arn:aws:logs:*:*:log-group:/app/*"] },
  ]
}

moved {
  from = aws_iam_policy.this
  to   = module.access.module.policy["a"].aws_iam_policy.this[0]
}

moved {
  from = module.access.aws_iam_policy.all
  to   = module.access.module.policy["b"].aws_iam_policy.this[0]
}

resource "aws_iam_policy" "outer" {
  name   = "outer"
  policy = module.access.documents["b"]
}
