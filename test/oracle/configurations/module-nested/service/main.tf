variable "name" {
  type = string
}

variable "buckets" {
  type = list(string)
}

module "policy" {
  source   = "./policy"
  for_each = toset(var.buckets)

  sid      = "${title(var.name)}${title(each.key)}"
  resource = "arn:aws:s3:::${var.name}-${each.value}/*"
}
