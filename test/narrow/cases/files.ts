/**
 * The files that cases stand in: a role that a service may assume, with one policy, in the line
 * `@@` of which the statement goes, and what else the configuration declares.
 */

/** Text in the place of the line `@name` (the statement's is `@@`), indented as that line is. */
export function put(file: string, name: string, text: string): string {
  return file.replace(new RegExp(`^( *)@${name}$`, "m"), (_, indent: string) =>
    text
      .trim()
      .split("\n")
      .map((line) => (line === "" ? line : indent + line))
      .join("\n"),
  );
}

/** Terraform, in a data block. */
export function dataBlock(service: string, declared: string): string {
  return `${role(service, declared)}
resource "aws_iam_role_policy" "app" {
  role   = aws_iam_role.app.id
  policy = data.aws_iam_policy_document.app.json
}

data "aws_iam_policy_document" "app" {
  @@
}
`;
}

/** Terraform, in jsonencode. */
export function jsonencoded(service: string, declared: string): string {
  return `${role(service, declared)}
resource "aws_iam_role_policy" "app" {
  role = aws_iam_role.app.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      @@
    ]
  })
}
`;
}

/** Terraform, in a heredoc. */
export function heredoc(service: string, declared: string): string {
  return `${role(service, declared)}
resource "aws_iam_role_policy" "app" {
  role   = aws_iam_role.app.id
  policy = <<-EOT
    {
      "Version": "2012-10-17",
      "Statement": [
        @@
      ]
    }
  EOT
}
`;
}

/** What a configuration of Terraform declares, and the role `app`. */
export function role(service: string, declared: string): string {
  return `${declared.trim()}

resource "aws_iam_role" "app" {
  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      { Effect = "Allow", Action = "sts:AssumeRole", Principal = { Service = "${service}" } },
    ]
  })
}
`;
}

/** CloudFormation in YAML. The role is `AppRole`. */
export function yaml(service: string, declared: string): string {
  return put(
    `
AWSTemplateFormatVersion: "2010-09-09"
Resources:
  @declared
  AppRole:
    Type: AWS::IAM::Role
    Properties:
      AssumeRolePolicyDocument:
        Version: "2012-10-17"
        Statement:
          - Effect: Allow
            Principal: { Service: ${service} }
            Action: sts:AssumeRole
      Policies:
        - PolicyName: app
          PolicyDocument:
            Version: "2012-10-17"
            Statement:
              @@
`,
    "declared",
    declared,
  );
}

/** CloudFormation in JSON. The role is `AppRole`. */
export function json(service: string, declared: string): string {
  return put(
    `
{
  "AWSTemplateFormatVersion": "2010-09-09",
  "Resources": {
    @declared,
    "AppRole": {
      "Type": "AWS::IAM::Role",
      "Properties": {
        "AssumeRolePolicyDocument": {
          "Version": "2012-10-17",
          "Statement": [
            { "Effect": "Allow", "Principal": { "Service": "${service}" }, "Action": "sts:AssumeRole" }
          ]
        },
        "Policies": [
          {
            "PolicyName": "app",
            "PolicyDocument": {
              "Version": "2012-10-17",
              "Statement": [
                @@
              ]
            }
          }
        ]
      }
    }
  }
}
`.replace("@declared,", "@declared"),
    "declared",
    `${declared.trim()},`,
  );
}

/** SAM, in the policies of a function that has these variables, and these events if any. */
export function sam(variables: string, declared: string, events = ""): string {
  const file = `
AWSTemplateFormatVersion: "2010-09-09"
Transform: AWS::Serverless-2016-10-31
Resources:
  @declared
  App:
    Type: AWS::Serverless::Function
    Properties:
      Handler: app.handler
      Runtime: nodejs22.x
      CodeUri: src/
${events === "" ? "" : "      Events:\n        @events\n"}      Environment:
        Variables:
          @variables
      Policies:
        - Version: "2012-10-17"
          Statement:
            @@
`;
  return put(put(put(file, "declared", declared), "variables", variables), "events", events);
}

/** Serverless, in the role that all functions of the service share; `app` has these events if any. */
export function serverless(variables: string, declared: string, events = ""): string {
  const file = `
service: shop
provider:
  name: aws
  runtime: nodejs22.x
  region: eu-west-1
  stage: dev
  environment:
    @variables
  iam:
    role:
      statements:
        @@
functions:
  app:
    handler: src/app.handler
${events === "" ? "" : "    events:\n      @events\n"}resources:
  Resources:
    @declared
`;
  return put(put(put(file, "declared", declared), "variables", variables), "events", events);
}

/** A policy alone. */
export const raw = `
{
  "Version": "2012-10-17",
  "Statement": [
    @@
  ]
}
`;

/** A Lambda function in Terraform that has the role and these variables. */
export function lambda(variables: string): string {
  return `
resource "aws_lambda_function" "app" {
  function_name = "app"
  role          = aws_iam_role.app.arn

  environment {
    variables = { ${variables} }
  }
}`;
}

/** A Lambda function in a YAML template that has the role and these variables. */
export function lambdaYaml(variables: string): string {
  return `
App:
  Type: AWS::Lambda::Function
  Properties:
    FunctionName: app
    Role: !GetAtt AppRole.Arn
    Environment:
      Variables: { ${variables} }`;
}

/** A Lambda function in a JSON template that has the role and these variables. */
export function lambdaJson(variables: string): string {
  return `
"App": {
  "Type": "AWS::Lambda::Function",
  "Properties": {
    "Role": { "Fn::GetAtt": ["AppRole", "Arn"] },
    "Environment": { "Variables": { ${variables} } }
  }
}`;
}
