variable "buckets" {
  type = list(string)
}

variable "extra" {
  type    = any
  default = []
}

module "policy" {
  source     = "./policy"
  for_each   = toset(var.buckets)
  name       = each.key
  statements = concat([{ sid = "Read", actions = ["s3:GetObject"], resources = ["arn:aws:s3:::${each.key}/*"] }], var.extra)
}

output "documents" {
  value = { for name, each in module.policy : name => each.json }
}
