variable "teams" {
  type = set(string)
}

locals {
  shared = "shared-${terraform.workspace}"
}
