locals {
  buckets   = ["one", "two", "three"]
  encrypted = true
  public    = false
}

resource "aws_iam_policy" "directives" {
  policy = <<-POLICY
    {
      "Version": "2012-10-17",
      "Statement": [
        {
          "Effect": "Allow",
          "Action": "s3:GetObject",
          "Resource": [
            %{for index, bucket in local.buckets~}
            "arn:aws:s3:::${bucket}/*"%{if index < length(local.buckets) - 1},%{endif}
            %{endfor~}
          ]
        }
        %{if local.encrypted},
        {
          "Effect": "Allow",
          "Action": "kms:Decrypt",
          "Resource": "arn:aws:kms:eu-west-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab"
        }
        %{endif}
        %{if local.public},
        {
          "Effect": "Allow",
          "Action": "s3:*",
          "Resource": "*"
        }
        %{else},
        {
          "Effect": "Deny",
          "Action": "s3:PutBucketAcl",
          "Resource": "*"
        }
        %{endif}
      ]
    }
  POLICY
}
