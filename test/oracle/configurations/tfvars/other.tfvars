bucket = "never-read"
