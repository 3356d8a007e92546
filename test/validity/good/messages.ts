import type { GoodExample } from "../example.ts";

/** Policies of queues, topics and event buses in AWS's guides. */
export const messages: readonly GoodExample[] = [
  {
    name: "a queue for one account",
    page: "https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-basic-examples-of-sqs-policies.html",
    kind: "resource",
    resourceType: "AWS::SQS::Queue",
    policy: {
      Version: "2012-10-17",
      Id: "Queue1_Policy_UUID",
      Statement: [
        {
          Sid: "Queue1Send",
          Effect: "Allow",
          Principal: { AWS: ["444455556666"] },
          Action: "sqs:SendMessage",
          Resource: "arn:aws:sqs:eu-west-1:111122223333:orders",
        },
      ],
    },
  },
  {
    name: "a queue for everybody between two times",
    page: "https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-basic-examples-of-sqs-policies.html",
    kind: "resource",
    resourceType: "AWS::SQS::Queue",
    policy: {
      Version: "2012-10-17",
      Statement: [
        {
          Effect: "Allow",
          Principal: "*",
          Action: "sqs:ReceiveMessage",
          Resource: "arn:aws:sqs:eu-west-1:111122223333:orders",
          Condition: {
            DateGreaterThan: { "aws:CurrentTime": "2026-01-31T12:00Z" },
            DateLessThan: { "aws:CurrentTime": "2026-01-31T15:00Z" },
          },
        },
      ],
    },
  },
  {
    name: "a queue behind a topic",
    page: "https://docs.aws.amazon.com/sns/latest/dg/subscribe-sqs-queue-to-sns-topic.html",
    kind: "resource",
    resourceType: "AWS::SQS::Queue",
    policy: {
      Version: "2012-10-17",
      Statement: {
        Effect: "Allow",
        Principal: { Service: "sns.amazonaws.com" },
        Action: "sqs:SendMessage",
        Resource: "arn:aws:sqs:eu-west-1:111122223333:orders",
        Condition: { ArnEquals: { "aws:SourceArn": "arn:aws:sns:eu-west-1:111122223333:uploads" } },
      },
    },
  },
  {
    name: "a queue for the events of a bucket",
    page: "https://docs.aws.amazon.com/AmazonS3/latest/userguide/grant-destinations-permissions-to-s3.html",
    kind: "resource",
    resourceType: "AWS::SQS::Queue",
    policy: {
      Version: "2012-10-17",
      Id: "events",
      Statement: [
        {
          Sid: "Events",
          Effect: "Allow",
          Principal: { Service: "s3.amazonaws.com" },
          Action: ["SQS:SendMessage"],
          Resource: "arn:aws:sqs:eu-west-1:111122223333:orders",
          Condition: {
            ArnLike: { "aws:SourceArn": "arn:aws:s3:*:*:app-data" },
            StringEquals: { "aws:SourceAccount": "111122223333" },
          },
        },
      ],
    },
  },
  {
    name: "a topic for the events of a bucket",
    page: "https://docs.aws.amazon.com/AmazonS3/latest/userguide/grant-destinations-permissions-to-s3.html",
    kind: "resource",
    resourceType: "AWS::SNS::Topic",
    policy: {
      Version: "2012-10-17",
      Statement: [
        {
          Effect: "Allow",
          Principal: { Service: "s3.amazonaws.com" },
          Action: ["SNS:Publish"],
          Resource: "arn:aws:sns:eu-west-1:111122223333:uploads",
          Condition: {
            ArnLike: { "aws:SourceArn": "arn:aws:s3:*:*:app-data" },
            StringEquals: { "aws:SourceAccount": "111122223333" },
          },
        },
      ],
    },
  },
  {
    name: "subscriptions of another account",
    page: "https://docs.aws.amazon.com/sns/latest/dg/sns-access-policy-use-cases.html",
    kind: "resource",
    resourceType: "AWS::SNS::Topic",
    policy: {
      Version: "2012-10-17",
      Statement: [
        {
          Sid: "Subscribe",
          Effect: "Allow",
          Principal: { AWS: "444455556666" },
          Action: ["sns:Subscribe"],
          Resource: "arn:aws:sns:eu-west-1:111122223333:uploads",
        },
      ],
    },
  },
  {
    name: "subscriptions over HTTPS only",
    page: "https://docs.aws.amazon.com/sns/latest/dg/sns-access-policy-use-cases.html",
    kind: "resource",
    resourceType: "AWS::SNS::Topic",
    policy: {
      Version: "2012-10-17",
      Statement: [
        {
          Effect: "Allow",
          Principal: { AWS: "444455556666" },
          Action: ["sns:Subscribe"],
          Resource: "arn:aws:sns:eu-west-1:111122223333:uploads",
          Condition: { StringEquals: { "sns:Protocol": "https" } },
        },
      ],
    },
  },
  {
    name: "alarms of CloudWatch in a topic",
    page: "https://docs.aws.amazon.com/sns/latest/dg/sns-access-policy-use-cases.html",
    kind: "resource",
    resourceType: "AWS::SNS::Topic",
    policy: {
      Version: "2012-10-17",
      Statement: [
        {
          Effect: "Allow",
          Principal: { Service: "cloudwatch.amazonaws.com" },
          Action: "sns:Publish",
          Resource: "arn:aws:sns:eu-west-1:111122223333:uploads",
          Condition: {
            ArnLike: { "aws:SourceArn": "arn:aws:cloudwatch:us-east-2:111122223333:alarm:*" },
            StringEquals: { "aws:SourceAccount": "111122223333" },
          },
        },
      ],
    },
  },
  {
    name: "events of the organization",
    page: "https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-event-bus-perms.html",
    kind: "resource",
    resourceType: "AWS::Events::EventBus",
    policy: {
      Version: "2012-10-17",
      Statement: [
        {
          Sid: "Organization",
          Effect: "Allow",
          Principal: "*",
          Action: "events:PutEvents",
          Resource: "arn:aws:events:eu-west-1:111122223333:event-bus/default",
          Condition: { StringEquals: { "aws:PrincipalOrgID": "o-a1b2c3d4e5" } },
        },
      ],
    },
  },
];
