import { hcl, json, policyOf, sam, serverless, statement, yaml, type Family } from "./family.ts";

export const queueByName: Family = {
  name: "a queue by its name, in this account and region",
  says: [
    statement({
      sid: "Send",
      Action: ["sqs:SendMessage"],
      Resource: ["arn:<partition>:sqs:<region>:<account>:orders"],
    }),
  ],
  Terraform: hcl(`
resource "aws_sqs_queue" "orders" { name = "orders" }
resource "aws_iam_role_policy" "p" {
  role   = "worker"
  policy = jsonencode({ Statement = { Sid = "Send", Effect = "Allow", Action = "sqs:SendMessage", Resource = aws_sqs_queue.orders.arn } })
}`),
  "a Terraform policy document": hcl(`
data "aws_caller_identity" "me" {}
data "aws_region" "here" {}
data "aws_partition" "this" {}
data "aws_iam_policy_document" "p" {
  statement {
    sid       = "Send"
    actions   = ["sqs:SendMessage"]
    resources = ["arn:\${data.aws_partition.this.partition}:sqs:\${data.aws_region.here.name}:\${data.aws_caller_identity.me.account_id}:orders"]
  }
}
resource "aws_iam_role_policy" "p" {
  role   = "worker"
  policy = data.aws_iam_policy_document.p.json
}`),
  "Terraform's JSON syntax": json({
    resource: {
      aws_sqs_queue: { orders: { name: "orders" } },
      aws_iam_role_policy: {
        p: {
          role: "worker",
          policy:
            '${jsonencode({ Statement = { Sid = "Send", Effect = "Allow", Action = "sqs:SendMessage", Resource = aws_sqs_queue.orders.arn } })}',
        },
      },
    },
  }),
  "CloudFormation in YAML": yaml(`
Resources:
  Policy:
    Type: AWS::IAM::RolePolicy
    Properties:
      RoleName: worker
      PolicyName: send
      PolicyDocument:
        Statement:
          Sid: Send
          Effect: Allow
          Action: sqs:SendMessage
          Resource: !Sub arn:\${AWS::Partition}:sqs:\${AWS::Region}:\${AWS::AccountId}:orders
`),
  "CloudFormation in JSON": policyOf(
    {
      Sid: "Send",
      Effect: "Allow",
      Action: "sqs:SendMessage",
      Resource: { "Fn::GetAtt": ["Orders", "Arn"] },
    },
    { Orders: { Type: "AWS::SQS::Queue", Properties: { QueueName: "orders" } } },
  ),
  SAM: sam(
    `- Statement:
    - Sid: Send
      Effect: Allow
      Action: sqs:SendMessage
      Resource: !GetAtt Orders.Arn`,
    "  Orders:\n    Type: AWS::SQS::Queue\n    Properties:\n      QueueName: orders\n",
  ),
  Serverless: serverless(
    "- Sid: Send\n  Effect: Allow\n  Action: sqs:SendMessage\n  Resource: !GetAtt Orders.Arn",
    "resources:\n  Resources:\n    Orders:\n      Type: AWS::SQS::Queue\n      Properties: { QueueName: '${self:custom.queue}' }\ncustom: { queue: orders }\n",
  ),
};
