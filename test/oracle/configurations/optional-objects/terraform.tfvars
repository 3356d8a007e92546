roles = {
  app = {
    service  = "ec2"
    buckets  = ["logs", "media"]
    writable = true
  }
  job = {
    service = "lambda"
    actions = ["s3:GetObject", "s3:GetObjectVersion"]
    buckets = ["media"]
    tags    = { team = "data" }
  }
}
