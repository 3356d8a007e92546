import type { Case } from "./case.ts";
import * as file from "./files.ts";

const lambdaPage = "https://docs.aws.amazon.com/step-functions/latest/dg/connect-lambda.html";
const functionOf = (name: string): `arn:${string}` =>
  `arn:aws:lambda:eu-west-1:111122223333:function:${name}`;

const functionsYaml = `
Charge:
  Type: AWS::Lambda::Function
  Properties:
    FunctionName: charge
    Role: arn:aws:iam::111122223333:role/functions
Ship:
  Type: AWS::Lambda::Function
  Properties:
    FunctionName: ship
    Role: arn:aws:iam::111122223333:role/functions
Refund:
  Type: AWS::Lambda::Function
  Properties:
    FunctionName: refund
    Role: arn:aws:iam::111122223333:role/functions`;

export const workflows: readonly Case[] = [
  {
    title: "a state machine that calls two of three functions",
    page: lambdaPage,
    path: "template.yaml",
    within: file.yaml(
      "states.amazonaws.com",
      `${functionsYaml}
Order:
  Type: AWS::StepFunctions::StateMachine
  Properties:
    RoleArn: !GetAtt AppRole.Arn
    DefinitionString: !Sub |
      {
        "StartAt": "Charge",
        "States": {
          "Charge": { "Type": "Task", "Resource": "\${Charge.Arn}", "Next": "Ship" },
          "Ship": { "Type": "Task", "Resource": "\${Ship.Arn}", "End": true }
        }
      }`,
    ),
    before: `
- Effect: Allow
  Action: lambda:InvokeFunction
  Resource: "*"`,
    outcome: "commit",
    allows: [
      `lambda:InvokeFunction ${functionOf("charge")}`,
      `lambda:InvokeFunction ${functionOf("ship")}`,
    ],
    forbids: [
      `lambda:InvokeFunction ${functionOf("refund")}`,
      `lambda:InvokeFunction ${functionOf("payroll")}`,
    ],
  },
  {
    title: "a state machine that invokes a function by its name",
    page: lambdaPage,
    path: "order.tf",
    within: file.jsonencoded(
      "states.amazonaws.com",
      `
resource "aws_lambda_function" "charge" {
  function_name = "charge"
  role          = var.function_role
}

resource "aws_lambda_function" "refund" {
  function_name = "refund"
  role          = var.function_role
}

resource "aws_sfn_state_machine" "order" {
  name     = "order"
  role_arn = aws_iam_role.app.arn
  definition = jsonencode({
    StartAt = "Charge"
    States = {
      Charge = {
        Type       = "Task"
        Resource   = "arn:aws:states:::lambda:invoke"
        Parameters = { FunctionName = aws_lambda_function.charge.arn }
        End        = true
      }
    }
  })
}`,
    ),
    before: `
{
  Sid      = "Tasks"
  Effect   = "Allow"
  Action   = ["lambda:InvokeFunction"]
  Resource = ["*"]
}`,
    outcome: "commit",
    allows: [`lambda:InvokeFunction ${functionOf("charge")}`],
    forbids: [`lambda:InvokeFunction ${functionOf("refund")}`],
  },
  {
    title: "a job of a queue that is named, and of any definition of the account",
    page: "https://docs.aws.amazon.com/batch/latest/userguide/batch-supported-iam-actions-resources.html",
    path: "template.yaml",
    within: file.yaml(
      "lambda.amazonaws.com",
      `
Nightly:
  Type: AWS::Batch::JobQueue
  Properties: { JobQueueName: nightly, Priority: 1 }
Hourly:
  Type: AWS::Batch::JobQueue
  Properties: { JobQueueName: hourly, Priority: 2 }`,
    ),
    before: `
- Effect: Allow
  Action: batch:SubmitJob
  Resource:
    - !Ref Nightly
    - arn:aws:batch:*:*:job-definition/*`,
    outcome: "commit",
    after: `
- Effect: Allow
  Action: batch:SubmitJob
  Resource:
    - !Ref Nightly
    - !Sub "arn:aws:batch:\${AWS::Region}:\${AWS::AccountId}:job-definition/*"`,
  },
  {
    title: "a state machine of SAM, with the functions in its substitutions",
    page: "https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-resource-statemachine.html",
    path: "template.yaml",
    within: file.put(
      `
AWSTemplateFormatVersion: "2010-09-09"
Transform: AWS::Serverless-2016-10-31
Resources:
  @declared
  Order:
    Type: AWS::Serverless::StateMachine
    Properties:
      DefinitionUri: order.asl.json
      DefinitionSubstitutions:
        ChargeArn: !GetAtt Charge.Arn
        ShipArn: !GetAtt Ship.Arn
      Policies:
        - Version: "2012-10-17"
          Statement:
            @@
`,
      "declared",
      functionsYaml,
    ),
    before: `
- Effect: Allow
  Action: lambda:InvokeFunction
  Resource: "*"`,
    outcome: "commit",
    allows: [
      `lambda:InvokeFunction ${functionOf("charge")}`,
      `lambda:InvokeFunction ${functionOf("ship")}`,
    ],
    forbids: [`lambda:InvokeFunction ${functionOf("refund")}`],
  },
  {
    title: "a rule that starts a state machine",
    page: "https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-use-identity-based.html",
    path: "nightly.tf",
    within: file.dataBlock(
      "events.amazonaws.com",
      `
resource "aws_sfn_state_machine" "nightly" {
  name       = "nightly"
  role_arn   = var.workflow_role
  definition = file("nightly.asl.json")
}

resource "aws_cloudwatch_event_rule" "nightly" {
  schedule_expression = "cron(0 3 * * ? *)"
}

resource "aws_cloudwatch_event_target" "nightly" {
  rule     = aws_cloudwatch_event_rule.nightly.name
  arn      = aws_sfn_state_machine.nightly.arn
  role_arn = aws_iam_role.app.arn
}`,
    ),
    before: `
statement {
  actions   = ["states:*"]
  resources = ["*"]
}`,
    outcome: "commit",
    allows: ["states:StartExecution arn:aws:states:eu-west-1:111122223333:stateMachine:nightly"],
    forbids: [
      "states:StartExecution arn:aws:states:eu-west-1:111122223333:stateMachine:payroll",
      "states:DeleteStateMachine arn:aws:states:eu-west-1:111122223333:stateMachine:nightly",
      "states:UpdateStateMachine arn:aws:states:eu-west-1:111122223333:stateMachine:nightly",
    ],
  },
  {
    title: "a schedule that calls a function",
    page: "https://docs.aws.amazon.com/scheduler/latest/UserGuide/setting-up.html",
    path: "stack.json",
    within: file.json(
      "scheduler.amazonaws.com",
      `
"Report": {
  "Type": "AWS::Lambda::Function",
  "Properties": { "FunctionName": "report", "Role": "arn:aws:iam::111122223333:role/functions" }
},
"Monthly": {
  "Type": "AWS::Scheduler::Schedule",
  "Properties": {
    "ScheduleExpression": "rate(30 days)",
    "FlexibleTimeWindow": { "Mode": "OFF" },
    "Target": {
      "Arn": { "Fn::GetAtt": ["Report", "Arn"] },
      "RoleArn": { "Fn::GetAtt": ["AppRole", "Arn"] }
    }
  }
}`,
    ),
    before: `
{
  "Effect": "Allow",
  "Action": "lambda:InvokeFunction",
  "Resource": "*"
}`,
    outcome: "commit",
    allows: [`lambda:InvokeFunction ${functionOf("report")}`],
    forbids: [`lambda:InvokeFunction ${functionOf("payroll")}`],
  },
  {
    title: "a function that calls itself, with a name that CloudFormation makes",
    page: "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/troubleshooting.html",
    path: "stack.json",
    within: file.json("lambda.amazonaws.com", file.lambdaJson("")),
    before: `
{
  "Effect": "Allow",
  "Action": "lambda:InvokeFunction",
  "Resource": "*"
}`,
    outcome: "shown",
    because: "the function's name: its ARN in the policy of its own role is a circular dependency",
  },
  {
    title: "a Serverless function that calls another one of the service, whose role it shares",
    page: "https://docs.aws.amazon.com/lambda/latest/dg/access-control-identity-based.html",
    path: "serverless.yml",
    within: `
service: shop
provider:
  name: aws
  runtime: nodejs22.x
  stage: dev
  iam:
    role:
      statements:
        @@
functions:
  order:
    handler: src/order.handler
    environment:
      NOTIFY_FUNCTION: shop-notify
  notify:
    name: shop-notify
    handler: src/notify.handler
`,
    before: `
- Effect: Allow
  Action: lambda:InvokeFunction
  Resource: "*"`,
    without: "NotifyLambdaFunction",
    known: "a name that a variable writes out is not compared with the names that are declared",
    outcome: "commit",
    allows: [`lambda:InvokeFunction ${functionOf("shop-notify")}`],
    forbids: [
      `lambda:InvokeFunction ${functionOf("shop-dev-order")}`,
      `lambda:InvokeFunction ${functionOf("payroll")}`,
    ],
  },
];
