locals {
  head = "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Action\":\"sns:Publish\",\"Resource\":\"*\"},"
  sqs  = jsonencode({ Effect = "Allow", Action = "sqs:SendMessage", Resource = "*" })
}

resource "aws_iam_policy" "joined" {
  policy = join("", [
    "{\"Version\":\"2012-10-17\",\"Statement\":[",
    "{\"Effect\":\"Allow\",\"Action\":\"s3:GetObject\",\"Resource\":\"arn:aws:s3:::logs/*\"}",
    "]}",
  ])
}

resource "aws_iam_policy" "lines" {
  policy = join("\n", [
    "{",
    "  \"Version\": \"2012-10-17\",",
    "  \"Statement\": [{ \"Effect\": \"Allow\", \"Action\": \"ec2:RunInstances\", \"Resource\": \"*\" }]",
    "}",
  ])
}

resource "aws_iam_policy" "turns" {
  policy = join("", ["{\"Version\":\"2012-10-17\",\"Statement\":[", join(",", [
    for bucket in ["a", "b"] : jsonencode({ Effect = "Allow", Action = "s3:PutObject", Resource = "arn:aws:s3:::${bucket}/*" })
  ]), "]}"])
}

resource "aws_iam_policy" "decoded" {
  policy = base64decode("eyJWZXJzaW9uIjoiMjAxMi0xMC0xNyIsIlN0YXRlbWVudCI6W3siRWZmZWN0IjoiQWxsb3ciLCJBY3Rpb24iOiJrbXM6RGVjcnlwdCIsIlJlc291cmNlIjoiKiJ9XX0=")
}

resource "aws_iam_policy" "pieces" {
  policy = "${local.head}${local.sqs}]}"
}

resource "aws_iam_policy" "formatted" {
  policy = format(
    "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Action\":\"%s\",\"Resource\":%s,\"Condition\":{\"NumericLessThan\":{\"aws:MultiFactorAuthAge\":\"%d\"}}}]}",
    "dynamodb:GetItem", jsonencode(["arn:aws:dynamodb:*:*:table/one", "arn:aws:dynamodb:*:*:table/two"]), 3600,
  )
}
