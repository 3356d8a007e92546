variable "name" { type = string }
variable "buckets" { type = list(string) }
variable "admin" {
  type    = bool
  default = false
}

data "aws_iam_policy_document" "this" {
  dynamic "statement" {
    for_each = toset(var.buckets)
    content {
      sid       = replace(title(statement.value), "-", "")
      actions   = var.admin ? ["s3:*"] : ["s3:GetObject"]
      resources = ["arn:aws:s3:::${statement.value}/*"]
    }
  }
}

resource "aws_iam_policy" "this" {
  name   = var.name
  policy = data.aws_iam_policy_document.this.json
}

output "arns" { value = formatlist("arn:aws:s3:::%s", var.buckets) }
output "name" { value = "team-${var.name}" }
