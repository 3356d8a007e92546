locals {
  buckets = ["one", "two", "three"]
}
locals {
  deny = true
}

resource "aws_iam_policy" "loops" {
  policy = <<-POLICY
    {
      "Version": "2012-10-17",
      "Statement": [
        %{~for index, bucket in local.buckets~}
        {
          "Sid": "Bucket${index}",
          "Effect": "Allow",
          "Action": "s3:GetObject",
          "Resource": "arn:aws:s3:::${bucket}/*"
        },
        %{~endfor~}
        %{if local.deny~}
        { "Effect": "Deny", "Action": "s3:DeleteBucket", "Resource": ${jsonencode(formatlist("arn:aws:s3:::%s", local.buckets))} }
        %{~else~}
        { "Effect": "Deny", "Action": "s3:*", "Resource": "*" }
        %{~endif~}
      ]
    }
  POLICY
}

resource "aws_iam_policy" "joined" {
  policy = <<EOF
{
  "Version": "2012-10-17",
  "Statement": {
    "Effect": "Allow",
    "Action": ["${join("\", \"", ["ec2:StartInstances", "ec2:StopInstances"])}"],
    "Resource": ["${join("\",\"", [for each in local.buckets : "arn:aws:ec2:*:*:instance/${each}"])}"]
  }
}
EOF
}

resource "aws_iam_policy" "indented" {
  policy = <<-EOT
  {
    "Version": "2012-10-17",
    "Statement": [${join(",\n", [for bucket in local.buckets : <<-EOS
      { "Effect": "Allow", "Action": "s3:ListBucket", "Resource": "arn:aws:s3:::${bucket}" }
    EOS
])}]
  }
  EOT
}
