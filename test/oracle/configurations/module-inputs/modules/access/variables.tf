variable "name" {
  type = string
}

variable "buckets" {
  type = list(string)
}

variable "actions" {
  type    = list(string)
  default = ["s3:GetObject"]
}

variable "extra" {
  type    = any
  default = []
}
