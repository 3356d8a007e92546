module "bucket" {
  source   = "./bucket"
  for_each = { logs = ["arn:aws:iam::111122223333:root"], data = ["arn:aws:iam::111122223333:root", "arn:aws:iam::444455556666:root"] }
  name     = each.key
  readers  = each.value
}
