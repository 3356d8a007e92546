variable "table" {
  type = string
}

data "aws_iam_policy_document" "table" {
  statement {
    actions   = ["dynamodb:GetItem", "dynamodb:PutItem"]
    resources = ["arn:aws:dynamodb:eu-west-1:111122223333:table/${var.table}"]
  }
}

output "json" {
  value = data.aws_iam_policy_document.table.json
}
