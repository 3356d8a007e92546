bucket  = "from-tfvars"
actions = ["s3:GetObject", "s3:PutObject"]
queue   = "from-tfvars"
