import { published, type GoodExample } from "../example.ts";
import { alone, allowing, named, policy } from "../policy.ts";

/** Policies of queues, topics and event buses in AWS's guides. */
export const messages: readonly GoodExample[] = [
  published(
    "resource",
    "a queue for one account",
    "AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-basic-examples-of-sqs-policies",
    {
      Version: "2012-10-17",
      Id: "Queue1_Policy_UUID",
      Statement: [
        named(
          "Queue1Send",
          allowing(
            { AWS: ["444455556666"] },
            "sqs:SendMessage",
            "arn:aws:sqs:eu-west-1:111122223333:orders",
          ),
        ),
      ],
    },
    "AWS::SQS::Queue",
  ),
  published(
    "resource",
    "a queue for everybody between two times",
    "AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-basic-examples-of-sqs-policies",
    policy(
      allowing("*", "sqs:ReceiveMessage", "arn:aws:sqs:eu-west-1:111122223333:orders", {
        DateGreaterThan: { "aws:CurrentTime": "2026-01-31T12:00Z" },
        DateLessThan: { "aws:CurrentTime": "2026-01-31T15:00Z" },
      }),
    ),
    "AWS::SQS::Queue",
  ),
  published(
    "resource",
    "a queue behind a topic",
    "sns/latest/dg/subscribe-sqs-queue-to-sns-topic",
    alone(
      allowing(
        { Service: "sns.amazonaws.com" },
        "sqs:SendMessage",
        "arn:aws:sqs:eu-west-1:111122223333:orders",
        { ArnEquals: { "aws:SourceArn": "arn:aws:sns:eu-west-1:111122223333:uploads" } },
      ),
    ),
    "AWS::SQS::Queue",
  ),
  published(
    "resource",
    "a queue for the events of a bucket",
    "AmazonS3/latest/userguide/grant-destinations-permissions-to-s3",
    {
      Version: "2012-10-17",
      Id: "events",
      Statement: [
        named(
          "Events",
          allowing(
            { Service: "s3.amazonaws.com" },
            ["SQS:SendMessage"],
            "arn:aws:sqs:eu-west-1:111122223333:orders",
            {
              ArnLike: { "aws:SourceArn": "arn:aws:s3:*:*:app-data" },
              StringEquals: { "aws:SourceAccount": "111122223333" },
            },
          ),
        ),
      ],
    },
    "AWS::SQS::Queue",
  ),
  published(
    "resource",
    "a topic for the events of a bucket",
    "AmazonS3/latest/userguide/grant-destinations-permissions-to-s3",
    policy(
      allowing(
        { Service: "s3.amazonaws.com" },
        ["SNS:Publish"],
        "arn:aws:sns:eu-west-1:111122223333:uploads",
        {
          ArnLike: { "aws:SourceArn": "arn:aws:s3:*:*:app-data" },
          StringEquals: { "aws:SourceAccount": "111122223333" },
        },
      ),
    ),
    "AWS::SNS::Topic",
  ),
  published(
    "resource",
    "subscriptions of another account",
    "sns/latest/dg/sns-access-policy-use-cases",
    policy(
      named(
        "Subscribe",
        allowing(
          { AWS: "444455556666" },
          ["sns:Subscribe"],
          "arn:aws:sns:eu-west-1:111122223333:uploads",
        ),
      ),
    ),
    "AWS::SNS::Topic",
  ),
  published(
    "resource",
    "subscriptions over HTTPS only",
    "sns/latest/dg/sns-access-policy-use-cases",
    policy(
      allowing(
        { AWS: "444455556666" },
        ["sns:Subscribe"],
        "arn:aws:sns:eu-west-1:111122223333:uploads",
        { StringEquals: { "sns:Protocol": "https" } },
      ),
    ),
    "AWS::SNS::Topic",
  ),
  published(
    "resource",
    "alarms of CloudWatch in a topic",
    "sns/latest/dg/sns-access-policy-use-cases",
    policy(
      allowing(
        { Service: "cloudwatch.amazonaws.com" },
        "sns:Publish",
        "arn:aws:sns:eu-west-1:111122223333:uploads",
        {
          ArnLike: { "aws:SourceArn": "arn:aws:cloudwatch:us-east-2:111122223333:alarm:*" },
          StringEquals: { "aws:SourceAccount": "111122223333" },
        },
      ),
    ),
    "AWS::SNS::Topic",
  ),
  published(
    "resource",
    "events of the organization",
    "eventbridge/latest/userguide/eb-event-bus-perms",
    policy(
      named(
        "Organization",
        allowing(
          "*",
          "events:PutEvents",
          "arn:aws:events:eu-west-1:111122223333:event-bus/default",
          { StringEquals: { "aws:PrincipalOrgID": "o-a1b2c3d4e5" } },
        ),
      ),
    ),
    "AWS::Events::EventBus",
  ),
];
