import type { Case } from "./case.ts";
import * as file from "./files.ts";

const snsPage = "https://docs.aws.amazon.com/sns/latest/dg/subscribe-sqs-queue-to-sns-topic.html";

export const resources: readonly Case[] = [
  {
    title: "a bucket that CloudFront reads, for the distribution beside it",
    page: "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/private-content-restricting-access-to-s3.html",
    path: "template.yaml",
    within: `
AWSTemplateFormatVersion: "2010-09-09"
Resources:
  Site:
    Type: AWS::S3::Bucket
    Properties:
      BucketName: acme-site
  Distribution:
    Type: AWS::CloudFront::Distribution
    Properties:
      DistributionConfig:
        Enabled: true
        Origins:
          - Id: site
            DomainName: !GetAtt Site.RegionalDomainName
            OriginAccessControlId: E1EXAMPLE
            S3OriginConfig: {}
        DefaultCacheBehavior:
          TargetOriginId: site
          ViewerProtocolPolicy: redirect-to-https
  SitePolicy:
    Type: AWS::S3::BucketPolicy
    Properties:
      Bucket: !Ref Site
      PolicyDocument:
        Version: "2012-10-17"
        Statement:
          @@
`,
    before: `
- Sid: Distribution
  Effect: Allow
  Principal:
    Service: cloudfront.amazonaws.com
  Action: s3:GetObject
  Resource: !Sub "\${Site.Arn}/*"`,
    outcome: "commit",
    after: `
- Sid: Distribution
  Effect: Allow
  Principal:
    Service: cloudfront.amazonaws.com
  Action: s3:GetObject
  Resource: !Sub "\${Site.Arn}/*"
  Condition:
    StringEquals:
      aws:SourceArn: !Sub arn:\${AWS::Partition}:cloudfront::\${AWS::AccountId}:distribution/\${Distribution}`,
  },
  {
    title: "a bucket that CloudTrail writes, for the trail that waits for the policy",
    page: "https://docs.aws.amazon.com/awscloudtrail/latest/userguide/create-s3-bucket-policy-for-cloudtrail.html",
    path: "trail.tf",
    within: `
data "aws_caller_identity" "current" {}
data "aws_partition" "current" {}
data "aws_region" "current" {}

resource "aws_s3_bucket" "trail" {
  bucket = "acme-trail"
}

resource "aws_cloudtrail" "main" {
  name           = "main"
  s3_bucket_name = aws_s3_bucket.trail.id
  depends_on     = [aws_s3_bucket_policy.trail]
}

resource "aws_s3_bucket_policy" "trail" {
  bucket = aws_s3_bucket.trail.id
  policy = data.aws_iam_policy_document.trail.json
}

data "aws_iam_policy_document" "trail" {
  @@
}
`,
    before: `
statement {
  sid       = "Write"
  actions   = ["s3:PutObject"]
  resources = ["\${aws_s3_bucket.trail.arn}/AWSLogs/*"]
  principals {
    type        = "Service"
    identifiers = ["cloudtrail.amazonaws.com"]
  }
}`,
    without: "aws_cloudtrail.main",
    outcome: "commit",
    after: `
statement {
  sid       = "Write"
  actions   = ["s3:PutObject"]
  resources = ["\${aws_s3_bucket.trail.arn}/AWSLogs/*"]
  principals {
    type        = "Service"
    identifiers = ["cloudtrail.amazonaws.com"]
  }
  condition {
    test     = "StringEquals"
    variable = "aws:SourceArn"
    values = [
      "arn:\${data.aws_partition.current.partition}:cloudtrail:\${data.aws_region.current.name}:\${data.aws_caller_identity.current.account_id}:trail/main",
    ]
  }
}`,
  },
  {
    title: "a queue that a topic sends to",
    page: snsPage,
    path: "fanout.tf",
    within: `
resource "aws_sns_topic" "orders" {
  name = "orders"
}

resource "aws_sqs_queue" "orders" {
  name = "orders"
}

resource "aws_sns_topic_subscription" "orders" {
  topic_arn = aws_sns_topic.orders.arn
  protocol  = "sqs"
  endpoint  = aws_sqs_queue.orders.arn
}

resource "aws_sqs_queue_policy" "orders" {
  queue_url = aws_sqs_queue.orders.id
  policy    = <<EOT
{
  "Version": "2012-10-17",
  "Statement": [
    @@
  ]
}
EOT
}
`,
    before: `
{
  "Effect": "Allow",
  "Principal": { "Service": "sns.amazonaws.com" },
  "Action": "sqs:SendMessage",
  "Resource": "\${aws_sqs_queue.orders.arn}"
}`,
    outcome: "commit",
    after: `
{
  "Effect": "Allow",
  "Principal": { "Service": "sns.amazonaws.com" },
  "Action": "sqs:SendMessage",
  "Resource": "\${aws_sqs_queue.orders.arn}",
  "Condition": { "ArnEquals": { "aws:SourceArn": "\${aws_sns_topic.orders.arn}" } }
}`,
  },
  {
    title: "a topic that a rule publishes to",
    page: "https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-use-resource-based.html",
    path: "alerts.json",
    within: `
{
  "AWSTemplateFormatVersion": "2010-09-09",
  "Resources": {
    "Alerts": { "Type": "AWS::SNS::Topic", "Properties": { "TopicName": "alerts" } },
    "Failed": {
      "Type": "AWS::Events::Rule",
      "Properties": {
        "Name": "build-failed",
        "EventPattern": { "source": ["aws.codebuild"] },
        "Targets": [{ "Id": "alerts", "Arn": { "Ref": "Alerts" } }]
      }
    },
    "AlertsPolicy": {
      "Type": "AWS::SNS::TopicPolicy",
      "Properties": {
        "Topics": [{ "Ref": "Alerts" }],
        "PolicyDocument": {
          "Version": "2012-10-17",
          "Statement": [
            @@
          ]
        }
      }
    }
  }
}
`,
    before: `
{
  "Effect": "Allow",
  "Principal": { "Service": "events.amazonaws.com" },
  "Action": "sns:Publish",
  "Resource": { "Ref": "Alerts" }
}`,
    outcome: "commit",
    after: `
{
  "Effect": "Allow",
  "Principal": { "Service": "events.amazonaws.com" },
  "Action": "sns:Publish",
  "Resource": { "Ref": "Alerts" },
  "Condition": { "ArnEquals": { "aws:SourceArn": { "Fn::GetAtt": ["Failed", "Arn"] } } }
}`,
  },
  {
    title: "a queue that everybody may send to, if the topic is the source",
    page: snsPage,
    path: "queue.json",
    within: `
{
  "AWSTemplateFormatVersion": "2010-09-09",
  "Resources": {
    "Orders": { "Type": "AWS::SNS::Topic" },
    "Queue": { "Type": "AWS::SQS::Queue" },
    "QueuePolicy": {
      "Type": "AWS::SQS::QueuePolicy",
      "Properties": {
        "Queues": [{ "Ref": "Queue" }],
        "PolicyDocument": {
          "Version": "2012-10-17",
          "Statement": [
            @@
          ]
        }
      }
    }
  }
}
`,
    before: `
{
  "Effect": "Allow",
  "Principal": "*",
  "Action": "sqs:SendMessage",
  "Resource": { "Fn::GetAtt": ["Queue", "Arn"] },
  "Condition": { "ArnEquals": { "aws:SourceArn": { "Ref": "Orders" } } }
}`,
    outcome: "none",
    because: "the condition leaves nobody but the topic",
  },
  {
    title: "objects that anybody may read, in a bucket policy",
    page: "https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html",
    path: "bucket-policy.json",
    within: file.raw,
    before: `
{
  "Sid": "Read",
  "Effect": "Allow",
  "Principal": "*",
  "Action": "s3:GetObject",
  "Resource": "arn:aws:s3:::acme-site/*"
}`,
    outcome: "shown",
    because: "who reads them: a distribution, an organization, or indeed everybody",
  },
];
