variable "name" { type = string }
variable "readers" { type = list(string) }

locals {
  policy = templatefile("${path.module}/policy.json.tftpl", {
    bucket  = local.bucket
    readers = var.readers
    ips     = { office = "192.0.2.0/24", vpn = "198.51.100.0/24" }
  })
}

resource "aws_s3_bucket_policy" "this" {
  bucket = local.bucket
  policy = local.policy
}
