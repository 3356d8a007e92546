data "aws_iam_policy_document" "unattached" {
  statement {
    sid       = "Out"
    actions   = ["s3:GetObject"]
    resources = ["arn:aws:s3:::out/*"]
  }
}

output "policy" {
  value = data.aws_iam_policy_document.unattached.json
}

output "written" {
  value = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Action = "sqs:SendMessage", Resource = "arn:aws:sqs:eu-west-1:111122223333:out" }]
  })
}
