queue = "from-auto"
