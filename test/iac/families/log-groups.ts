import { hcl, serverless, statement, template, yaml, type Family } from "./family.ts";

export const logGroups: Family = {
  name: "names of the log groups of a function, given by a variable that has a default",
  says: [
    statement({
      Action: ["logs:CreateLogStream", "logs:PutLogEvents"],
      Resource: ["arn:aws:logs:<region>:<account>:log-group:/aws/lambda/<unknown>:*"],
    }),
  ],
  Terraform: hcl(`
variable "name" { default = "worker" }
data "aws_caller_identity" "me" {}
data "aws_region" "here" {}
locals { group = "/aws/lambda/\${var.name}" }
resource "aws_iam_policy" "p" {
  policy = jsonencode({ Statement = [{
    Effect = "Allow"
    Action = concat(["logs:CreateLogStream"], ["logs:PutLogEvents"])
    Resource = format("arn:aws:logs:%s:%s:log-group:%s:*", data.aws_region.here.name, data.aws_caller_identity.me.account_id, local.group)
  }] })
}`),
  "CloudFormation in YAML": yaml(`
Parameters:
  Name:
    Type: String
    Default: worker
Resources:
  Policy:
    Type: AWS::IAM::ManagedPolicy
    Properties:
      PolicyDocument:
        Statement:
          Effect: Allow
          Action: [logs:CreateLogStream, logs:PutLogEvents]
          Resource: !Sub
            - arn:aws:logs:\${AWS::Region}:\${AWS::AccountId}:log-group:\${Group}:*
            - Group: !Join ["/", ["", aws, lambda, !Ref Name]]
`),
  "CloudFormation in JSON": template({
    Parameters: { Name: { Type: "String", Default: "worker" } },
    Resources: {
      Policy: {
        Type: "AWS::IAM::ManagedPolicy",
        Properties: {
          PolicyDocument: {
            Statement: {
              Effect: "Allow",
              Action: ["logs:CreateLogStream", "logs:PutLogEvents"],
              Resource: {
                "Fn::Sub":
                  "arn:aws:logs:${AWS::Region}:${AWS::AccountId}:log-group:/aws/lambda/${Name}:*",
              },
            },
          },
        },
      },
    },
  }),
  SAM: {
    "template.yaml": `Transform: AWS::Serverless-2016-10-31
Parameters:
  Name:
    Type: String
    Default: worker
Resources:
  Worker:
    Type: AWS::Serverless::Function
    Properties:
      Policies:
        - Statement:
            - Effect: Allow
              Action: [logs:CreateLogStream, logs:PutLogEvents]
              Resource: !Sub arn:aws:logs:\${AWS::Region}:\${AWS::AccountId}:log-group:/aws/lambda/\${Name}:*
`,
  },
  Serverless: serverless(
    `- Effect: Allow
  Action: \${self:custom.actions}
  Resource: arn:aws:logs:\${aws:region}:\${aws:accountId}:log-group:/aws/lambda/\${opt:name, 'worker'}:*`,
    "custom: { actions: ['logs:CreateLogStream', 'logs:PutLogEvents'] }\n",
  ),
};
