locals {
  team = "  Data Platform  "
  resources = {
    case     = "arn:aws:s3:::${lower("ACME")}-${upper("x")}-${title("one two")}/*"
    trim     = "arn:aws:s3:::${trim("--acme--", "-")}/${trimspace(local.team)}/*"
    prefix   = "arn:aws:s3:::${trimprefix("prod-acme", "prod-")}/*"
    suffix   = "arn:aws:s3:::${trimsuffix("acme-prod", "-prod")}/*"
    replace  = "arn:aws:s3:::${replace("acme_data_lake", "_", "-")}/*"
    pattern  = "arn:aws:s3:::${replace("acme123lake45", "/[0-9]+/", "-")}/*"
    captured = "arn:aws:s3:::${replace("acme-lake", "/(\\w+)-(\\w+)/", "$2-$1")}/*"
    substr   = "arn:aws:s3:::${substr("acme-logs", 0, 4)}${substr("acme-logs", -5, -1)}/*"
    join     = "arn:aws:s3:::${join("-", ["acme", "eu", "logs"])}/*"
    split    = "arn:aws:s3:::${split(",", "one,two,three")[1]}/*"
    strrev   = "arn:aws:s3:::${strrev("emca")}/*"
    format   = format("arn:aws:s3:::%s-%03d/%v", "acme", 7, "*")
    position = format("arn:aws:s3:::%[2]s-%[1]s/*", "logs", "acme")
    quoted   = format("arn:aws:s3:::%q", "acme")
    percent  = format("arn:aws:s3:::%5s%%/%-5s|", "abc", "de")
    regex    = "arn:aws:s3:::${regex("([a-z]+)-\\d+", "acme-12")[0]}/*"
    named    = "arn:aws:s3:::${regex("(?P<name>[a-z]+)-\\d+", "logs-12").name}/*"
    regexall = "arn:aws:s3:::${join("-", regexall("[a-z]+", "one1two2three"))}/*"
    chomp    = "arn:aws:s3:::${chomp("acme\n")}/*"
    starts   = startswith("acme-logs", "acme") ? "arn:aws:s3:::starts/*" : "*"
    ends     = endswith("acme-logs", "acme") ? "*" : "arn:aws:s3:::ends/*"
    contains = strcontains("acme-logs", "me-l") ? "arn:aws:s3:::contains/*" : "*"
  }
}

resource "aws_iam_policy" "strings" {
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [for name, resource in local.resources : {
      Sid      = title(name)
      Effect   = "Allow"
      Action   = "s3:GetObject"
      Resource = resource
    }]
  })
}

data "aws_iam_policy_document" "listed" {
  statement {
    actions   = formatlist("s3:%s", ["GetObject", "PutObject"])
    resources = formatlist("arn:aws:s3:::%s-%s/*", ["one", "two"], "logs")
  }

  statement {
    actions   = split(" ", "sqs:SendMessage sqs:ReceiveMessage")
    resources = [for name in ["a", "b"] : "arn:aws:sqs:eu-west-1:111122223333:${name}"]
  }
}

resource "aws_iam_policy" "listed" {
  policy = data.aws_iam_policy_document.listed.json
}
