locals {
  bucket = join("-", [local.owner, var.name])
  owner  = lower(local.company)
}

locals {
  company = "ACME"
}
