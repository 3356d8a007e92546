module "service" {
  source   = "./service"
  for_each = { web = ["in"], batch = ["in", "out"] }

  name    = each.key
  buckets = each.value
}

module "numbered" {
  source = "./service/policy"
  count  = 2

  sid      = "Number${count.index}"
  resource = "arn:aws:s3:::number-${count.index}/*"
}
