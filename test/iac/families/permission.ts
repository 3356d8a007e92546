import { hcl, json, plan, statement, template, yaml, type Family } from "./family.ts";

const samWithout = (more: string) => ({
  "template.yaml": `Transform: AWS::Serverless-2016-10-31
Resources:
  Worker:
    Type: AWS::Serverless::Function
    Properties: { FunctionName: worker }
${more}`,
});

const topicMayCall = {
  Action: "lambda:InvokeFunction",
  FunctionName: "worker",
  Principal: "sns.amazonaws.com",
  SourceArn: "arn:aws:sns:eu-west-1:111122223333:jobs",
};

export const permission: Family = {
  name: "the permission of a topic to call a function",
  says: [
    statement({
      kind: "resource",
      Action: ["lambda:InvokeFunction"],
      Resource: ["arn:<partition>:lambda:<region>:<account>:function:worker"],
      principal: [["Service", ["sns.amazonaws.com"]]],
      conditions: [["ArnLike", "AWS:SourceArn", ["arn:aws:sns:eu-west-1:111122223333:jobs"]]],
    }),
  ],
  Terraform: hcl(`
resource "aws_lambda_function" "worker" { function_name = "worker" }
resource "aws_lambda_permission" "p" {
  action        = "lambda:InvokeFunction"
  function_name = aws_lambda_function.worker.function_name
  principal     = "sns.amazonaws.com"
  source_arn    = "arn:aws:sns:eu-west-1:111122223333:jobs"
}`),
  "Terraform's JSON syntax": json({
    resource: {
      aws_lambda_permission: {
        p: {
          action: "lambda:InvokeFunction",
          function_name: "worker",
          principal: "sns.amazonaws.com",
          source_arn: "arn:aws:sns:eu-west-1:111122223333:jobs",
        },
      },
    },
  }),
  "a Terraform plan": plan("aws_lambda_permission.p", {
    action: "lambda:InvokeFunction",
    event_source_token: null,
    function_name: "worker",
    principal: "sns.amazonaws.com",
    source_account: null,
    source_arn: "arn:aws:sns:eu-west-1:111122223333:jobs",
  }),
  "CloudFormation in YAML": yaml(`
Resources:
  Worker:
    Type: AWS::Lambda::Function
    Properties: { FunctionName: worker }
  Permission:
    Type: AWS::Lambda::Permission
    Properties:
      Action: lambda:InvokeFunction
      FunctionName: !Ref Worker
      Principal: sns.amazonaws.com
      SourceArn: arn:aws:sns:eu-west-1:111122223333:jobs
`),
  "CloudFormation in JSON": template({
    Resources: { Permission: { Type: "AWS::Lambda::Permission", Properties: topicMayCall } },
  }),
  SAM: samWithout(`  Permission:
    Type: AWS::Lambda::Permission
    Properties:
      Action: lambda:InvokeFunction
      FunctionName: !GetAtt Worker.Arn
      Principal: sns.amazonaws.com
      SourceArn: arn:aws:sns:eu-west-1:111122223333:jobs
`),
  Serverless: {
    "serverless.yml": `service: shop
provider: { name: aws }
resources:
  Resources:
    Permission:
      Type: AWS::Lambda::Permission
      Properties: ${JSON.stringify(topicMayCall)}
`,
  },
};
