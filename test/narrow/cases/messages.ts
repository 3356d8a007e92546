import type { Case } from "./case.ts";
import * as file from "./files.ts";

const sqsPage = "https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-configure.html";
const consumerPage =
  "https://docs.aws.amazon.com/aws-managed-policy/latest/reference/AWSLambdaSQSQueueExecutionRole.html";

const queue = "arn:aws:sqs:eu-west-1:111122223333:jobs";
const jobsYaml = `
Jobs:
  Type: AWS::SQS::Queue
  Properties:
    QueueName: jobs`;

export const messages: readonly Case[] = [
  {
    title: "everything of SQS, for a function that an event source mapping feeds",
    page: consumerPage,
    path: "template.yaml",
    within: file.yaml(
      "lambda.amazonaws.com",
      `${jobsYaml}
Source:
  Type: AWS::Lambda::EventSourceMapping
  Properties:
    FunctionName: !Ref App
    EventSourceArn: !GetAtt Jobs.Arn${file.lambdaYaml("STAGE: dev")}`,
    ),
    before: `
- Effect: Allow
  Action: sqs:*
  Resource: "*"`,
    outcome: "commit",
    allows: [
      `sqs:ReceiveMessage ${queue}`,
      `sqs:DeleteMessage ${queue}`,
      `sqs:GetQueueAttributes ${queue}`,
    ],
    forbids: [
      `sqs:SendMessage ${queue}`,
      `sqs:DeleteQueue ${queue}`,
      `sqs:SetQueueAttributes ${queue}`,
      `sqs:AddPermission ${queue}`,
      "sqs:ReceiveMessage arn:aws:sqs:eu-west-1:111122223333:payments",
    ],
  },
  {
    title: "of two queues the one that the event source mapping reads",
    page: sqsPage,
    path: "worker.tf",
    within: file.dataBlock(
      "lambda.amazonaws.com",
      `
resource "aws_sqs_queue" "jobs" {
  name = "jobs"
  redrive_policy = jsonencode({
    deadLetterTargetArn = aws_sqs_queue.dead.arn
    maxReceiveCount     = 5
  })
}

resource "aws_sqs_queue" "dead" {
  name = "jobs-dead"
}

resource "aws_lambda_event_source_mapping" "jobs" {
  event_source_arn = aws_sqs_queue.jobs.arn
  function_name    = aws_lambda_function.app.arn
}${file.lambda(`STAGE = "dev"`)}`,
    ),
    before: `
statement {
  sid = "Consume"
  actions = [
    "sqs:ReceiveMessage",
    "sqs:DeleteMessage",
    "sqs:GetQueueAttributes",
  ]
  resources = ["*"]
}`,
    outcome: "commit",
    after: `
statement {
  sid = "Consume"
  actions = [
    "sqs:ReceiveMessage",
    "sqs:DeleteMessage",
    "sqs:GetQueueAttributes",
  ]
  resources = [aws_sqs_queue.jobs.arn]
}`,
  },
  {
    title: "results are sent to the queue of the variable, not to the one of the event",
    page: sqsPage,
    path: "template.yaml",
    within: file.sam(
      "RESULTS_URL: !Ref Results",
      `${jobsYaml}
Results:
  Type: AWS::SQS::Queue`,
      `
Job:
  Type: SQS
  Properties:
    Queue: !GetAtt Jobs.Arn`,
    ),
    before: `
- Effect: Allow
  Action: sqs:SendMessage
  Resource: "*"`,
    outcome: "commit",
    after: `
- Effect: Allow
  Action: sqs:SendMessage
  Resource: !GetAtt Results.Arn`,
  },
  {
    title: "everything of SQS, for a Serverless function that a queue feeds",
    page: consumerPage,
    path: "serverless.yml",
    within: file.serverless("STAGE: dev", jobsYaml, "- sqs:\n    arn: !GetAtt Jobs.Arn"),
    before: `
- Effect: Allow
  Action: sqs:*
  Resource: !GetAtt Jobs.Arn`,
    outcome: "commit",
    allows: [
      `sqs:ReceiveMessage ${queue}`,
      `sqs:DeleteMessage ${queue}`,
      `sqs:GetQueueAttributes ${queue}`,
    ],
    forbids: [`sqs:DeleteQueue ${queue}`, `sqs:AddPermission ${queue}`],
  },
  {
    title: "everything of one queue, in a policy that Terraform reads for a consumer",
    page: consumerPage,
    path: "policies/worker.json",
    within: file.raw,
    beside: {
      "main.tf": `${file.role(
        "lambda.amazonaws.com",
        `
resource "aws_sqs_queue" "jobs" {
  name = "jobs"
}

resource "aws_lambda_event_source_mapping" "jobs" {
  event_source_arn = aws_sqs_queue.jobs.arn
  function_name    = aws_lambda_function.app.arn
}${file.lambda(`STAGE = "dev"`)}`,
      )}
resource "aws_iam_policy" "worker" {
  policy = file("policies/worker.json")
}

resource "aws_iam_role_policy_attachment" "worker" {
  role       = aws_iam_role.app.name
  policy_arn = aws_iam_policy.worker.arn
}
`,
    },
    before: `
{
  "Effect": "Allow",
  "Action": "sqs:*",
  "Resource": "${queue}"
}`,
    outcome: "commit",
    allows: [
      `sqs:ReceiveMessage ${queue}`,
      `sqs:DeleteMessage ${queue}`,
      `sqs:GetQueueAttributes ${queue}`,
    ],
    forbids: [`sqs:DeleteQueue ${queue}`, `sqs:RemovePermission ${queue}`],
  },
  {
    title: "alerts of a Serverless service",
    page: "https://docs.aws.amazon.com/sns/latest/dg/sns-using-identity-based-policies.html",
    path: "serverless.yml",
    within: file.serverless(
      "TOPIC_ARN: !Ref Alerts",
      `
Alerts:
  Type: AWS::SNS::Topic`,
    ),
    before: `
- Effect: Allow
  Action: sns:Publish
  Resource: "*"`,
    outcome: "commit",
    after: `
- Effect: Allow
  Action: sns:Publish
  Resource: !Ref Alerts`,
  },
  {
    title: "a user pool that sends text messages, which go to no topic",
    page: "https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pool-settings-sms-role.html",
    path: "template.yaml",
    within: file.yaml(
      "cognito-idp.amazonaws.com",
      `
Alerts:
  Type: AWS::SNS::Topic`,
    ),
    before: `
- Effect: Allow
  Action: sns:Publish
  Resource: "*"`,
    outcome: "none",
    because: "a phone number has no ARN: `*` is what AWS asks for",
  },
  {
    title: "a function that sends text messages, which go to no topic",
    page: "https://docs.aws.amazon.com/step-functions/latest/dg/sns-iam.html",
    path: "template.yaml",
    within: file.yaml(
      "lambda.amazonaws.com",
      `
Alerts:
  Type: AWS::SNS::Topic
App:
  Type: AWS::Lambda::Function
  Properties:
    Role: !GetAtt AppRole.Arn
    Runtime: python3.13
    Handler: index.handler
    Code:
      ZipFile: |
        import boto3
        def handler(event, context):
            boto3.client("sns").publish(PhoneNumber=event["to"], Message="hello")`,
    ),
    before: `
- Effect: Allow
  Action: sns:Publish
  Resource: "*"`,
    outcome: "none",
    because: "a phone number has no ARN: `*` is what AWS asks for",
  },
  {
    title: "an API that puts requests into a queue",
    page: "https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonsqs.html",
    path: "api.tf",
    within: file.jsonencoded(
      "apigateway.amazonaws.com",
      `
resource "aws_sqs_queue" "jobs" {
  name = "jobs"
}

resource "aws_api_gateway_integration" "jobs" {
  rest_api_id             = var.api
  resource_id             = var.resource
  http_method             = "POST"
  type                    = "AWS"
  integration_http_method = "POST"
  credentials             = aws_iam_role.app.arn
  uri                     = "arn:aws:apigateway:eu-west-1:sqs:path/111122223333/\${aws_sqs_queue.jobs.name}"
}`,
    ),
    before: `
{
  Effect   = "Allow"
  Action   = ["sqs:*"]
  Resource = aws_sqs_queue.jobs.arn
}`,
    outcome: "commit",
    allows: [`sqs:SendMessage ${queue}`],
    forbids: [
      `sqs:DeleteQueue ${queue}`,
      `sqs:SetQueueAttributes ${queue}`,
      `sqs:AddPermission ${queue}`,
    ],
  },
  {
    title: "events onto the bus of the application",
    page: "https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-use-identity-based.html",
    path: "template.yaml",
    within: file.sam(
      "BUS: !Ref Bus",
      `
Bus:
  Type: AWS::Events::EventBus
  Properties:
    Name: shop`,
    ),
    before: `
- Effect: Allow
  Action: events:PutEvents
  Resource: "*"`,
    outcome: "commit",
    after: `
- Effect: Allow
  Action: events:PutEvents
  Resource: !GetAtt Bus.Arn`,
  },
  {
    title: "everything of a stream, for the function that reads it",
    page: "https://docs.aws.amazon.com/aws-managed-policy/latest/reference/AWSLambdaKinesisExecutionRole.html",
    path: "stack.json",
    within: file.json(
      "lambda.amazonaws.com",
      `
"Clicks": { "Type": "AWS::Kinesis::Stream", "Properties": { "Name": "clicks", "ShardCount": 1 } },
"Source": {
  "Type": "AWS::Lambda::EventSourceMapping",
  "Properties": {
    "FunctionName": { "Ref": "App" },
    "EventSourceArn": { "Fn::GetAtt": ["Clicks", "Arn"] },
    "StartingPosition": "LATEST"
  }
},${file.lambdaJson("")}`,
    ),
    before: `
{
  "Effect": "Allow",
  "Action": "kinesis:*",
  "Resource": { "Fn::GetAtt": ["Clicks", "Arn"] }
}`,
    outcome: "commit",
    allows: [
      "kinesis:DescribeStream arn:aws:kinesis:eu-west-1:111122223333:stream/clicks",
      "kinesis:GetRecords arn:aws:kinesis:eu-west-1:111122223333:stream/clicks",
      "kinesis:GetShardIterator arn:aws:kinesis:eu-west-1:111122223333:stream/clicks",
      "kinesis:ListShards arn:aws:kinesis:eu-west-1:111122223333:stream/clicks",
    ],
    forbids: [
      "kinesis:DeleteStream arn:aws:kinesis:eu-west-1:111122223333:stream/clicks",
      "kinesis:UpdateShardCount arn:aws:kinesis:eu-west-1:111122223333:stream/clicks",
      "kinesis:PutResourcePolicy arn:aws:kinesis:eu-west-1:111122223333:stream/clicks",
    ],
  },
];
