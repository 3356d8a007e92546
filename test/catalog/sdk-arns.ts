/**
 * Calls with what they say of resources, and the ARNs that this makes, by action: written by hand,
 * with the ARN formats of AWS's Service Authorization Reference, in eu-west-1 and account 1.
 */
export type SdkArns = readonly [
  service: string,
  operation: string,
  parameters: Readonly<Record<string, string | readonly string[]>>,
  arns: Readonly<Record<string, readonly string[]>>,
];

const sample = "arn:aws:sns:eu-west-1:1:orders";

export const sdkArns: readonly SdkArns[] = [
  [
    "dynamodb",
    "PutItem",
    { TableName: "orders" },
    { "dynamodb:PutItem": ["arn:aws:dynamodb:eu-west-1:1:table/orders"] },
  ],
  [
    "dynamodb",
    "PutItem",
    { tableName: "arn:aws:dynamodb:eu-west-1:1:table/orders" },
    { "dynamodb:PutItem": ["arn:aws:dynamodb:eu-west-1:1:table/orders"] },
  ],
  [
    "dynamodb",
    "Query",
    { TableName: "orders", IndexName: "by-day" },
    {
      "dynamodb:Query": [
        "arn:aws:dynamodb:eu-west-1:1:table/orders/index/by-day",
        "arn:aws:dynamodb:eu-west-1:1:table/orders",
      ],
    },
  ],
  [
    "dynamodb",
    "BatchWriteItem",
    { RequestItems: ["orders", "people"] },
    {
      "dynamodb:BatchWriteItem": [
        "arn:aws:dynamodb:eu-west-1:1:table/orders",
        "arn:aws:dynamodb:eu-west-1:1:table/people",
      ],
    },
  ],
  [
    "dynamodb",
    "TransactWriteItems",
    {
      "TransactItems[].Put.TableName": ["orders"],
      "TransactItems[].Delete.TableName": ["drafts"],
    },
    {
      "dynamodb:PutItem": ["arn:aws:dynamodb:eu-west-1:1:table/orders"],
      "dynamodb:DeleteItem": ["arn:aws:dynamodb:eu-west-1:1:table/drafts"],
    },
  ],
  [
    "s3",
    "GetObject",
    { Bucket: "photos", Key: "2024/a.jpg" },
    { "s3:GetObject": ["arn:aws:s3:::photos/2024/a.jpg"] },
  ],
  ["s3", "PutObject", { Bucket: "photos" }, { "s3:PutObject": ["arn:aws:s3:::photos/*"] }],
  ["s3", "ListObjectsV2", { Bucket: "photos" }, { "s3:ListBucket": ["arn:aws:s3:::photos"] }],
  [
    "s3",
    "CopyObject",
    { Bucket: "archive", Key: "a", CopySource: "photos/2024/a.jpg" },
    {
      "s3:PutObject": ["arn:aws:s3:::archive/a"],
      "s3:GetObject": ["arn:aws:s3:::photos/2024/a.jpg"],
    },
  ],
  [
    "s3",
    "CopyObject",
    { Bucket: "archive", Key: "a", "CopySource.Bucket": "photos", "CopySource.Key": "b" },
    { "s3:PutObject": ["arn:aws:s3:::archive/a"], "s3:GetObject": ["arn:aws:s3:::photos/b"] },
  ],
  [
    "s3",
    "DeleteObjects",
    { Bucket: "photos", "Delete.Objects[].Key": ["a", "b"] },
    { "s3:DeleteObject": ["arn:aws:s3:::photos/a", "arn:aws:s3:::photos/b"] },
  ],
  [
    "sqs",
    "SendMessage",
    { QueueUrl: "https://sqs.eu-west-1.amazonaws.com/1/work.fifo" },
    { "sqs:SendMessage": ["arn:aws:sqs:eu-west-1:1:work.fifo"] },
  ],
  [
    "sqs",
    "GetQueueUrl",
    { QueueName: "work" },
    { "sqs:GetQueueUrl": ["arn:aws:sqs:eu-west-1:1:work"] },
  ],
  ["sns", "Publish", { TopicArn: sample }, { "sns:Publish": [sample] }],
  ["sns", "Publish", { TargetArn: sample }, { "sns:Publish": [sample] }],
  ["sns", "PublishBatch", { TopicArn: sample }, { "sns:Publish": [sample] }],
  [
    "lambda",
    "Invoke",
    { FunctionName: "resize" },
    { "lambda:InvokeFunction": ["arn:aws:lambda:eu-west-1:1:function:resize"] },
  ],
  [
    "lambda",
    "Invoke",
    { FunctionName: "123456789012:function:resize:live" },
    { "lambda:InvokeFunction": ["arn:aws:lambda:eu-west-1:1:function:resize"] },
  ],
  [
    "lambda",
    "Invoke",
    { FunctionName: "arn:aws:lambda:eu-west-1:1:function:resize" },
    { "lambda:InvokeFunction": ["arn:aws:lambda:eu-west-1:1:function:resize"] },
  ],
  [
    "secretsmanager",
    "GetSecretValue",
    { SecretId: "prod/db" },
    {
      "secretsmanager:GetSecretValue": ["arn:aws:secretsmanager:eu-west-1:1:secret:prod/db-??????"],
    },
  ],
  [
    "secretsmanager",
    "GetSecretValue",
    { SecretId: "arn:aws:secretsmanager:eu-west-1:1:secret:prod/db-a1b2c3" },
    {
      "secretsmanager:GetSecretValue": ["arn:aws:secretsmanager:eu-west-1:1:secret:prod/db-a1b2c3"],
    },
  ],
  [
    "ssm",
    "GetParameter",
    { Name: "/prod/db/host" },
    { "ssm:GetParameter": ["arn:aws:ssm:eu-west-1:1:parameter/prod/db/host"] },
  ],
  [
    "ssm",
    "GetParameters",
    { "Names[]": ["/a", "b"] },
    {
      "ssm:GetParameters": [
        "arn:aws:ssm:eu-west-1:1:parameter/a",
        "arn:aws:ssm:eu-west-1:1:parameter/b",
      ],
    },
  ],
  [
    "ssm",
    "GetParametersByPath",
    { Path: "/prod/" },
    { "ssm:GetParametersByPath": ["arn:aws:ssm:eu-west-1:1:parameter/prod/*"] },
  ],
  [
    "stepfunctions",
    "StartExecution",
    { stateMachineArn: "arn:aws:states:eu-west-1:1:stateMachine:ship" },
    { "states:StartExecution": ["arn:aws:states:eu-west-1:1:stateMachine:ship"] },
  ],
  [
    "kinesis",
    "PutRecords",
    { StreamName: "clicks" },
    { "kinesis:PutRecords": ["arn:aws:kinesis:eu-west-1:1:stream/clicks"] },
  ],
  [
    "kinesis",
    "PutRecord",
    { StreamARN: "arn:aws:kinesis:eu-west-1:1:stream/clicks" },
    { "kinesis:PutRecord": ["arn:aws:kinesis:eu-west-1:1:stream/clicks"] },
  ],
  [
    "firehose",
    "PutRecord",
    { DeliveryStreamName: "logs" },
    { "firehose:PutRecord": ["arn:aws:firehose:eu-west-1:1:deliverystream/logs"] },
  ],
  [
    "kms",
    "Decrypt",
    { KeyId: "1234abcd-12ab-34cd-56ef-1234567890ab" },
    { "kms:Decrypt": ["arn:aws:kms:eu-west-1:1:key/1234abcd-12ab-34cd-56ef-1234567890ab"] },
  ],
  ["kms", "Decrypt", { KeyId: "alias/orders" }, { "kms:Decrypt": [] }],
  [
    "kms",
    "Encrypt",
    { KeyId: "arn:aws:kms:eu-west-1:1:key/abc" },
    { "kms:Encrypt": ["arn:aws:kms:eu-west-1:1:key/abc"] },
  ],
  [
    "events",
    "PutEvents",
    { "Entries[].EventBusName": ["shop"] },
    { "events:PutEvents": ["arn:aws:events:eu-west-1:1:event-bus/shop"] },
  ],
  [
    "logs",
    "CreateLogGroup",
    { logGroupName: "/app" },
    { "logs:CreateLogGroup": ["arn:aws:logs:eu-west-1:1:log-group:/app"] },
  ],
  [
    "logs",
    "PutLogEvents",
    { logGroupName: "/app", logStreamName: "one" },
    { "logs:PutLogEvents": ["arn:aws:logs:eu-west-1:1:log-group:/app:log-stream:one"] },
  ],
  [
    "sts",
    "AssumeRole",
    { RoleArn: "arn:aws:iam::2:role/reader" },
    { "sts:AssumeRole": ["arn:aws:iam::2:role/reader"] },
  ],
  ["iam", "GetRole", { RoleName: "reader" }, { "iam:GetRole": ["arn:aws:iam::1:role/reader"] }],
  [
    "iam",
    "GetPolicy",
    { PolicyArn: "arn:aws:iam::1:policy/read" },
    { "iam:GetPolicy": ["arn:aws:iam::1:policy/read"] },
  ],
  [
    "lambda",
    "CreateFunction",
    { FunctionName: "resize", Role: "arn:aws:iam::1:role/run" },
    {
      "lambda:CreateFunction": ["arn:aws:lambda:eu-west-1:1:function:resize"],
      "iam:PassRole": ["arn:aws:iam::1:role/run"],
    },
  ],
  [
    "scheduler",
    "CreateSchedule",
    { Name: "daily", GroupName: "jobs", "Target.RoleArn": "arn:aws:iam::1:role/run" },
    {
      "scheduler:CreateSchedule": ["arn:aws:scheduler:eu-west-1:1:schedule/jobs/daily"],
      "iam:PassRole": ["arn:aws:iam::1:role/run"],
    },
  ],
  [
    "rds-data",
    "ExecuteStatement",
    {
      resourceArn: "arn:aws:rds:eu-west-1:1:cluster:shop",
      secretArn: "arn:aws:secretsmanager:eu-west-1:1:secret:shop-a1b2c3",
    },
    {
      "rds-data:ExecuteStatement": ["arn:aws:rds:eu-west-1:1:cluster:shop"],
      "secretsmanager:GetSecretValue": ["arn:aws:secretsmanager:eu-west-1:1:secret:shop-a1b2c3"],
    },
  ],
  [
    "ecs",
    "RunTask",
    { cluster: "main", taskDefinition: "report:7" },
    { "ecs:RunTask": ["arn:aws:ecs:eu-west-1:1:task-definition/report:7"] },
  ],
  [
    "ecs",
    "UpdateService",
    { cluster: "main", service: "web" },
    { "ecs:UpdateService": ["arn:aws:ecs:eu-west-1:1:service/main/web"] },
  ],
  [
    "ecs",
    "UpdateService",
    { cluster: "arn:aws:ecs:eu-west-1:1:cluster/main", service: "web" },
    { "ecs:UpdateService": ["arn:aws:ecs:eu-west-1:1:service/main/web"] },
  ],
  [
    "cognito-idp",
    "AdminCreateUser",
    { UserPoolId: "eu-west-1_abc" },
    { "cognito-idp:AdminCreateUser": ["arn:aws:cognito-idp:eu-west-1:1:userpool/eu-west-1_abc"] },
  ],
  [
    "athena",
    "StartQueryExecution",
    { WorkGroup: "reports" },
    { "athena:StartQueryExecution": ["arn:aws:athena:eu-west-1:1:workgroup/reports"] },
  ],
  [
    "glue",
    "StartJobRun",
    { JobName: "nightly" },
    { "glue:StartJobRun": ["arn:aws:glue:eu-west-1:1:job/nightly"] },
  ],
  [
    "glue",
    "GetTable",
    { DatabaseName: "shop", Name: "orders" },
    {
      "glue:GetTable": [
        "arn:aws:glue:eu-west-1:1:database/shop",
        "arn:aws:glue:eu-west-1:1:table/shop/orders",
      ],
    },
  ],
  [
    "ecr",
    "BatchGetImage",
    { repositoryName: "web" },
    { "ecr:BatchGetImage": ["arn:aws:ecr:eu-west-1:1:repository/web"] },
  ],
  [
    "ec2",
    "StopInstances",
    { "InstanceIds[]": ["i-1", "i-2"] },
    {
      "ec2:StopInstances": [
        "arn:aws:ec2:eu-west-1:1:instance/i-1",
        "arn:aws:ec2:eu-west-1:1:instance/i-2",
      ],
    },
  ],
  [
    "rds",
    "StopDBInstance",
    { DBInstanceIdentifier: "shop" },
    { "rds:StopDBInstance": ["arn:aws:rds:eu-west-1:1:db:shop"] },
  ],
  [
    "codebuild",
    "StartBuild",
    { projectName: "web" },
    { "codebuild:StartBuild": ["arn:aws:codebuild:eu-west-1:1:project/web"] },
  ],
  [
    "apigateway",
    "CreateDeployment",
    { restApiId: "abc" },
    { "apigateway:POST": ["arn:aws:apigateway:eu-west-1::/restapis/abc/deployments"] },
  ],
  [
    "cloudformation",
    "DescribeStacks",
    { StackName: "web" },
    { "cloudformation:DescribeStacks": ["arn:aws:cloudformation:eu-west-1:1:stack/web/*"] },
  ],
  [
    "cloudwatch",
    "DeleteAlarms",
    { "AlarmNames[]": ["high"] },
    { "cloudwatch:DeleteAlarms": ["arn:aws:cloudwatch:eu-west-1:1:alarm:high"] },
  ],
  [
    "route53",
    "ChangeResourceRecordSets",
    { HostedZoneId: "Z1" },
    { "route53:ChangeResourceRecordSets": ["arn:aws:route53:::hostedzone/Z1"] },
  ],
  [
    "iot-data",
    "Publish",
    { topic: "doors/1" },
    { "iot:Publish": ["arn:aws:iot:eu-west-1:1:topic/doors/1"] },
  ],
  [
    "sagemaker-runtime",
    "InvokeEndpoint",
    { EndpointName: "rank" },
    { "sagemaker:InvokeEndpoint": ["arn:aws:sagemaker:eu-west-1:1:endpoint/rank"] },
  ],
  [
    "eks",
    "DescribeCluster",
    { name: "main" },
    { "eks:DescribeCluster": ["arn:aws:eks:eu-west-1:1:cluster/main"] },
  ],
  [
    "rekognition",
    "DetectLabels",
    { "Image.S3Object.Bucket": "photos", "Image.S3Object.Name": "a.jpg" },
    { "s3:GetObject": ["arn:aws:s3:::photos/a.jpg"] },
  ],
];
