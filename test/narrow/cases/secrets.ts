import type { Case } from "./case.ts";
import * as file from "./files.ts";

const secretPage =
  "https://docs.aws.amazon.com/secretsmanager/latest/userguide/auth-and-access_iam-policies.html";

const key = `
resource "aws_kms_key" "data" {
  description = "the shop's data"
}`;

const pollPage = "https://docs.aws.amazon.com/lambda/latest/dg/with-mq.html";

export const secrets: readonly Case[] = [
  {
    title: "the secret that a broker is polled with, by a parameter",
    page: pollPage,
    path: "template.yaml",
    within: `
Transform: AWS::Serverless-2016-10-31
Parameters:
  Broker: { Type: String }
  ForTheBroker: { Type: String }
Resources:
  Listener:
    Type: AWS::Serverless::Function
    Properties:
      Handler: app.handler
      Runtime: python3.13
      CodeUri: listener/
      Events:
        Orders:
          Type: MQ
          Properties:
            Broker: !Ref Broker
            Queues: [orders]
            SourceAccessConfigurations:
              - { Type: BASIC_AUTH, URI: !Ref ForTheBroker }
              - { Type: VIRTUAL_HOST, URI: !Ref Broker }
      Policies:
        - Version: "2012-10-17"
          Statement:
            @@
`,
    before: `
- Effect: Allow
  Action: [mq:DescribeBroker, secretsmanager:GetSecretValue]
  Resource: "*"`,
    outcome: "commit",
    after: `
- Effect: Allow
  Action: [mq:DescribeBroker]
  Resource: "*"
- Effect: Allow
  Action: [secretsmanager:GetSecretValue]
  Resource: !Ref ForTheBroker`,
  },
  {
    title: "the secret that a cluster is polled with, by a variable",
    page: "https://docs.aws.amazon.com/lambda/latest/dg/with-msk.html",
    path: "main.tf",
    within: file.jsonencoded(
      "lambda.amazonaws.com",
      `
variable "kafka_login" {
  type = string
}

resource "aws_lambda_function" "app" {
  function_name = "app"
  role          = aws_iam_role.app.arn
}

resource "aws_lambda_event_source_mapping" "orders" {
  event_source_arn = "arn:aws:kafka:eu-west-1:111122223333:cluster/orders/1"
  function_name    = aws_lambda_function.app.arn
  topics           = ["orders"]
  source_access_configuration {
    type = "SASL_SCRAM_512_AUTH"
    uri  = var.kafka_login
  }
}`,
    ),
    before: `
{
  Effect   = "Allow"
  Action   = "secretsmanager:GetSecretValue"
  Resource = "*"
}`,
    outcome: "commit",
    after: `
{
  Effect   = "Allow"
  Action   = "secretsmanager:GetSecretValue"
  Resource = var.kafka_login
}`,
  },
  {
    title: "the key that a function is told of",
    page: "https://docs.aws.amazon.com/kms/latest/developerguide/iam-policies-best-practices.html",
    path: "main.tf",
    within: file.jsonencoded(
      "lambda.amazonaws.com",
      key + file.lambda("KEY_ID = aws_kms_key.data.key_id"),
    ),
    before: `
{
  Effect   = "Allow"
  Action   = ["kms:Decrypt", "kms:GenerateDataKey"]
  Resource = "*"
}`,
    outcome: "commit",
    after: `
{
  Effect   = "Allow"
  Action   = ["kms:Decrypt", "kms:GenerateDataKey"]
  Resource = aws_kms_key.data.arn
}`,
  },
  {
    title: "a key that is used through a service, whose condition stays",
    page: "https://docs.aws.amazon.com/kms/latest/developerguide/conditions-kms.html",
    path: "template.yaml",
    within: file.yaml(
      "lambda.amazonaws.com",
      `
DataKey:
  Type: AWS::KMS::Key
  Properties:
    KeyPolicy:
      Version: "2012-10-17"
      Statement:
        - Effect: Allow
          Principal: { AWS: !Sub "arn:aws:iam::\${AWS::AccountId}:root" }
          Action: kms:*
          Resource: "*"
Reports:
  Type: AWS::S3::Bucket
  Properties:
    BucketName: acme-reports
    BucketEncryption:
      ServerSideEncryptionConfiguration:
        - ServerSideEncryptionByDefault:
            SSEAlgorithm: aws:kms
            KMSMasterKeyID: !GetAtt DataKey.Arn${file.lambdaYaml("BUCKET: !Ref Reports")}`,
    ),
    before: `
- Effect: Allow
  Action:
    - kms:Decrypt
    - kms:GenerateDataKey
  Resource: "*"
  Condition:
    StringEquals:
      kms:ViaService: s3.eu-west-1.amazonaws.com`,
    outcome: "commit",
    after: `
- Effect: Allow
  Action:
    - kms:Decrypt
    - kms:GenerateDataKey
  Resource: !GetAtt DataKey.Arn
  Condition:
    StringEquals:
      kms:ViaService: s3.eu-west-1.amazonaws.com`,
  },
  {
    title: "a key of another account by its alias, beside one that is declared here",
    page: "https://docs.aws.amazon.com/kms/latest/developerguide/alias-authorization.html",
    path: "template.yaml",
    within: file.yaml(
      "s3.amazonaws.com",
      `
DataKey:
  Type: AWS::KMS::Key
  Properties:
    Description: the shop's data`,
    ),
    before: `
- Effect: Allow
  Action: kms:Encrypt
  Resource: "*"
  Condition:
    StringEquals:
      kms:RequestAlias: alias/destination`,
    outcome: "shown",
    because: "the key has a name, which is not that of the one that is declared",
  },
  {
    title: "the same in Terraform",
    page: "https://docs.aws.amazon.com/kms/latest/developerguide/alias-authorization.html",
    path: "main.tf",
    within: file.jsonencoded("s3.amazonaws.com", key),
    before: `
{
  Effect    = "Allow"
  Action    = "kms:Encrypt"
  Resource  = "*"
  Condition = { "ForAnyValue:StringEquals" = { "kms:ResourceAliases" = "alias/destination" } }
}`,
    outcome: "shown",
    because: "the key has a name, which is not that of the one that is declared",
  },
  {
    title: "a key by its alias, which no permission on keys reaches",
    page: "https://docs.aws.amazon.com/kms/latest/developerguide/alias-authorization.html",
    path: "policies/decrypt.json",
    within: file.raw,
    before: `
{
  "Effect": "Allow",
  "Action": "kms:Decrypt",
  "Resource": "arn:aws:kms:eu-west-1:111122223333:alias/data"
}`,
    outcome: "shown",
    because: "the id of the key, and what mends it is new access",
  },
  {
    title: "a key of another stack",
    page: "https://docs.aws.amazon.com/AmazonS3/latest/userguide/UsingKMSEncryption.html",
    path: "serverless.yml",
    within: file.serverless(
      "BUCKET: !Ref Reports",
      `
Reports:
  Type: AWS::S3::Bucket`,
    ),
    before: `
- Effect: Allow
  Action:
    - kms:Decrypt
    - kms:GenerateDataKey
  Resource: "*"`,
    known: "every key of the account and region is offered, and the finding is gone with it",
    outcome: "shown",
    because: "the key, which is not declared here",
  },
  {
    title: "a key's own account, in the key's policy",
    page: "https://docs.aws.amazon.com/kms/latest/developerguide/key-policy-default.html",
    path: "template.yaml",
    within: `
AWSTemplateFormatVersion: "2010-09-09"
Resources:
  DataKey:
    Type: AWS::KMS::Key
    Properties:
      KeyPolicy:
        Version: "2012-10-17"
        Statement:
          @@
`,
    before: `
- Sid: EnableIamPolicies
  Effect: Allow
  Principal:
    AWS: !Sub arn:\${AWS::Partition}:iam::\${AWS::AccountId}:root
  Action: kms:*
  Resource: "*"`,
    outcome: "none",
    because: "AWS's default, without which nobody might be able to change the key's policy",
  },
  {
    title: "a key that is handed to a service beside its own account",
    page: "https://docs.aws.amazon.com/kms/latest/developerguide/key-policy-default.html",
    path: "template.yaml",
    within: `
AWSTemplateFormatVersion: "2010-09-09"
Resources:
  DataKey:
    Type: AWS::KMS::Key
    Properties:
      KeyPolicy:
        Version: "2012-10-17"
        Statement:
          @@
`,
    before: `
- Effect: Allow
  Principal:
    AWS: !Ref AWS::AccountId
    Service: acm-pca.amazonaws.com
  Action: kms:*
  Resource: "*"`,
    outcome: "none",
    because: "without it nobody could change the key's policy, so that AWS refuses what is left",
  },
  {
    title: "the secret that a function is told of",
    page: secretPage,
    path: "stack.json",
    within: file.json(
      "lambda.amazonaws.com",
      `
"Database": { "Type": "AWS::SecretsManager::Secret", "Properties": { "GenerateSecretString": {} } },${file.lambdaJson(
        `"SECRET_ARN": { "Ref": "Database" }`,
      )}`,
    ),
    before: `
{
  "Effect": "Allow",
  "Action": "secretsmanager:GetSecretValue",
  "Resource": "*"
}`,
    outcome: "commit",
    after: `
{
  "Effect": "Allow",
  "Action": "secretsmanager:GetSecretValue",
  "Resource": { "Ref": "Database" }
}`,
  },
  {
    title: "two secrets, and nothing that says which of them is read",
    page: secretPage,
    path: "template.yaml",
    within: file.sam(
      "STAGE: dev",
      `
Database:
  Type: AWS::SecretsManager::Secret
Payments:
  Type: AWS::SecretsManager::Secret`,
    ),
    before: `
- Effect: Allow
  Action: secretsmanager:GetSecretValue
  Resource: "*"`,
    outcome: "shown",
    because: "which of the two secrets",
  },
  {
    title: "the parameter that a function is told of",
    page: "https://docs.aws.amazon.com/systems-manager/latest/userguide/sysman-paramstore-access.html",
    path: "template.yaml",
    within: file.yaml(
      "lambda.amazonaws.com",
      `
DatabaseUrl:
  Type: AWS::SSM::Parameter
  Properties:
    Name: /shop/database-url
    Type: String
    Value: postgres://db.internal/shop${file.lambdaYaml("PARAMETER: !Ref DatabaseUrl")}`,
    ),
    before: `
- Effect: Allow
  Action:
    - ssm:GetParameter
    - ssm:GetParameters
  Resource: "*"`,
    outcome: "commit",
    after: `
- Effect: Allow
  Action:
    - ssm:GetParameter
    - ssm:GetParameters
  Resource: !Sub arn:\${AWS::Partition}:ssm:\${AWS::Region}:\${AWS::AccountId}:parameter\${DatabaseUrl}`,
  },
  {
    title: "one parameter instead of all, by what the function is told",
    page: "https://docs.aws.amazon.com/systems-manager/latest/userguide/sysman-paramstore-access.html",
    path: "main.tf",
    within: file.dataBlock(
      "lambda.amazonaws.com",
      `
data "aws_caller_identity" "current" {}
data "aws_region" "current" {}

resource "aws_ssm_parameter" "database_url" {
  name  = "/shop/database-url"
  type  = "SecureString"
  value = var.database_url
}${file.lambda("DATABASE_URL_PARAMETER = aws_ssm_parameter.database_url.name")}`,
    ),
    before: `
statement {
  sid       = "ReadParameter"
  actions   = ["ssm:GetParameter"]
  resources = ["arn:aws:ssm:*:*:parameter/*"]
}`,
    outcome: "commit",
    after: `
statement {
  sid       = "ReadParameter"
  actions   = ["ssm:GetParameter"]
  resources = [aws_ssm_parameter.database_url.arn]
}`,
  },
];
