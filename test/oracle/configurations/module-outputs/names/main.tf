variable "stage" {
  type = string
}

locals {
  prefix = "acme-${var.stage}"
}

output "table" {
  value = "${local.prefix}-orders"
}

output "bucket_arn" {
  value = "arn:aws:s3:::${local.prefix}-data"
}

output "all" {
  value = { for name in ["logs", "data"] : name => "arn:aws:s3:::${local.prefix}-${name}" }
}
