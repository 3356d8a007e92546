import { hcl, statement, template, yaml, type Family } from "./family.ts";

export const queuePolicy: Family = {
  name: "who may use a queue",
  says: [
    statement({
      kind: "resource",
      Action: ["sqs:SendMessage"],
      Resource: ["arn:<partition>:sqs:<region>:<account>:<name>"],
      principal: [["AWS", ["arn:aws:iam::123456789012:root"]]],
      conditions: [["ArnLike", "aws:SourceArn", ["arn:aws:sns:*:123456789012:${aws:username}"]]],
    }),
  ],
  Terraform: hcl(`
resource "aws_sqs_queue" "q" {}
resource "aws_sqs_queue_policy" "q" {
  queue_url = aws_sqs_queue.q.id
  policy = jsonencode({
    Statement = [{
      Effect    = "Allow"
      Action    = "sqs:SendMessage"
      Resource  = aws_sqs_queue.q.arn
      Principal = { AWS = "arn:aws:iam::123456789012:root" }
      Condition = { ArnLike = { "aws:SourceArn" = "arn:aws:sns:*:123456789012:$\${aws:username}" } }
    }]
  })
}`),
  "a Terraform policy document": hcl(`
resource "aws_sqs_queue" "q" {}
data "aws_iam_policy_document" "q" {
  statement {
    actions   = ["sqs:SendMessage"]
    resources = [aws_sqs_queue.q.arn]
    principals {
      type        = "AWS"
      identifiers = ["arn:aws:iam::123456789012:root"]
    }
    condition {
      test     = "ArnLike"
      variable = "aws:SourceArn"
      values   = ["arn:aws:sns:*:123456789012:&{aws:username}"]
    }
  }
}
resource "aws_sqs_queue_policy" "q" {
  queue_url = aws_sqs_queue.q.id
  policy    = data.aws_iam_policy_document.q.json
}`),
  "CloudFormation in YAML": yaml(`
Resources:
  Queue:
    Type: AWS::SQS::Queue
  Policy:
    Type: AWS::SQS::QueuePolicy
    Properties:
      Queues: [!Ref Queue]
      PolicyDocument:
        Statement:
          - Effect: Allow
            Action: sqs:SendMessage
            Resource: !GetAtt Queue.Arn
            Principal:
              AWS: arn:aws:iam::123456789012:root
            Condition:
              ArnLike:
                aws:SourceArn: !Sub arn:aws:sns:*:123456789012:\${!aws:username}
`),
  "CloudFormation in JSON": template({
    Resources: {
      Queue: { Type: "AWS::SQS::Queue" },
      Policy: {
        Type: "AWS::SQS::QueuePolicy",
        Properties: {
          Queues: [{ Ref: "Queue" }],
          PolicyDocument: {
            Statement: [
              {
                Effect: "Allow",
                Action: "sqs:SendMessage",
                Resource: { "Fn::GetAtt": "Queue.Arn" },
                Principal: { AWS: "arn:aws:iam::123456789012:root" },
                Condition: {
                  ArnLike: { "aws:SourceArn": "arn:aws:sns:*:123456789012:${aws:username}" },
                },
              },
            ],
          },
        },
      },
    },
  }),
};
