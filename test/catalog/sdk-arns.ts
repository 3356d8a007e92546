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
  ["s3", "HeadObject", { Bucket: "b", Key: "k" }, { "s3:ListBucket": ["arn:aws:s3:::b"] }],
  ["s3", "PutBucketPolicy", { Bucket: "b" }, { "s3:PutBucketPolicy": ["arn:aws:s3:::b"] }],
  [
    "s3",
    "AbortMultipartUpload",
    { Bucket: "b", Key: "k" },
    { "s3:AbortMultipartUpload": ["arn:aws:s3:::b/k"] },
  ],
  [
    "sns",
    "Subscribe",
    { TopicArn: "arn:aws:sns:eu-west-1:1:t" },
    { "sns:Subscribe": ["arn:aws:sns:eu-west-1:1:t"] },
  ],
  ["sns", "CreateTopic", { Name: "t" }, { "sns:CreateTopic": ["arn:aws:sns:eu-west-1:1:t"] }],
  ["sqs", "CreateQueue", { QueueName: "q" }, { "sqs:CreateQueue": ["arn:aws:sqs:eu-west-1:1:q"] }],
  [
    "lambda",
    "UpdateFunctionCode",
    { FunctionName: "f" },
    { "lambda:UpdateFunctionCode": ["arn:aws:lambda:eu-west-1:1:function:f"] },
  ],
  [
    "stepfunctions",
    "DescribeExecution",
    { executionArn: "arn:aws:states:eu-west-1:1:execution:a:b" },
    { "states:DescribeExecution": ["arn:aws:states:eu-west-1:1:execution:a:b"] },
  ],
  [
    "stepfunctions",
    "CreateStateMachine",
    { name: "m" },
    { "states:CreateStateMachine": ["arn:aws:states:eu-west-1:1:stateMachine:m"] },
  ],
  ["events", "PutRule", { Name: "r" }, { "events:PutRule": ["arn:aws:events:eu-west-1:1:rule/r"] }],
  [
    "dynamodb",
    "DescribeStream",
    { StreamArn: "arn:aws:dynamodb:eu-west-1:1:table/t/stream/x" },
    { "dynamodb:DescribeStream": ["arn:aws:dynamodb:eu-west-1:1:table/t/stream/x"] },
  ],
  [
    "dynamodb",
    "CreateTable",
    { TableName: "t" },
    { "dynamodb:CreateTable": ["arn:aws:dynamodb:eu-west-1:1:table/t"] },
  ],
  [
    "dynamodb",
    "RestoreTableFromBackup",
    { TargetTableName: "t" },
    { "dynamodb:RestoreTableFromBackup": ["arn:aws:dynamodb:eu-west-1:1:table/t"] },
  ],
  [
    "ecr",
    "PutImage",
    { repositoryName: "r" },
    { "ecr:PutImage": ["arn:aws:ecr:eu-west-1:1:repository/r"] },
  ],
  [
    "ecs",
    "DescribeTasks",
    { cluster: "c", "tasks[]": "t" },
    { "ecs:DescribeTasks": ["arn:aws:ecs:eu-west-1:1:task/c/t"] },
  ],
  [
    "eks",
    "DescribeNodegroup",
    { clusterName: "c", nodegroupName: "n" },
    { "eks:DescribeNodegroup": ["arn:aws:eks:eu-west-1:1:nodegroup/c/n/*"] },
  ],
  [
    "glue",
    "StartCrawler",
    { Name: "c" },
    { "glue:StartCrawler": ["arn:aws:glue:eu-west-1:1:crawler/c"] },
  ],
  [
    "kms",
    "CreateAlias",
    { AliasName: "alias/a" },
    { "kms:CreateAlias": ["arn:aws:kms:eu-west-1:1:alias/a"] },
  ],
  [
    "secretsmanager",
    "PutSecretValue",
    { SecretId: "s" },
    { "secretsmanager:PutSecretValue": ["arn:aws:secretsmanager:eu-west-1:1:secret:s-??????"] },
  ],
  [
    "ssm",
    "SendCommand",
    { DocumentName: "d", "InstanceIds[]": "i-1" },
    {
      "ssm:SendCommand": [
        "arn:aws:ec2:eu-west-1:1:instance/i-1",
        "arn:aws:ssm:eu-west-1:1:document/d",
        "arn:aws:ssm:eu-west-1:1:managed-instance/i-1",
      ],
    },
  ],
  [
    "ssm",
    "PutParameter",
    { Name: "/a" },
    { "ssm:PutParameter": ["arn:aws:ssm:eu-west-1:1:parameter/a"] },
  ],
  [
    "logs",
    "StartQuery",
    { logGroupName: "g" },
    { "logs:StartQuery": ["arn:aws:logs:eu-west-1:1:log-group:g"] },
  ],
  [
    "cloudwatch",
    "PutMetricAlarm",
    { AlarmName: "a" },
    { "cloudwatch:PutMetricAlarm": ["arn:aws:cloudwatch:eu-west-1:1:alarm:a"] },
  ],
  [
    "autoscaling",
    "SetDesiredCapacity",
    { AutoScalingGroupName: "g" },
    {
      "autoscaling:SetDesiredCapacity": [
        "arn:aws:autoscaling:eu-west-1:1:autoScalingGroup:*:autoScalingGroupName/g",
      ],
    },
  ],
  [
    "rds",
    "DescribeDBClusters",
    { DBClusterIdentifier: "c" },
    { "rds:DescribeDBClusters": ["arn:aws:rds:eu-west-1:1:cluster:c"] },
  ],
  [
    "ec2",
    "TerminateInstances",
    { "InstanceIds[]": "i-1" },
    { "ec2:TerminateInstances": ["arn:aws:ec2:eu-west-1:1:instance/i-1"] },
  ],
  [
    "ec2",
    "AttachVolume",
    { VolumeId: "vol-1", InstanceId: "i-1" },
    {
      "ec2:AttachVolume": [
        "arn:aws:ec2:eu-west-1:1:instance/i-1",
        "arn:aws:ec2:eu-west-1:1:volume/vol-1",
      ],
    },
  ],
  [
    "ec2",
    "CreateSnapshot",
    { VolumeId: "vol-1" },
    { "ec2:CreateSnapshot": ["arn:aws:ec2:eu-west-1:1:volume/vol-1"] },
  ],
  [
    "iam",
    "AttachRolePolicy",
    { RoleName: "r", PolicyArn: "arn:aws:iam::1:policy/p" },
    { "iam:AttachRolePolicy": ["arn:aws:iam::1:role/r"] },
  ],
  [
    "cognito-identity",
    "GetIdentityPoolRoles",
    { IdentityPoolId: "p" },
    {
      "cognito-identity:GetIdentityPoolRoles": [
        "arn:aws:cognito-identity:eu-west-1:1:identitypool/p",
      ],
    },
  ],
  [
    "codecommit",
    "GetFile",
    { repositoryName: "r" },
    { "codecommit:GetFile": ["arn:aws:codecommit:eu-west-1:1:r"] },
  ],
  [
    "codepipeline",
    "StartPipelineExecution",
    { name: "p" },
    { "codepipeline:StartPipelineExecution": ["arn:aws:codepipeline:eu-west-1:1:p"] },
  ],
  [
    "kinesis",
    "GetShardIterator",
    { StreamName: "s" },
    { "kinesis:GetShardIterator": ["arn:aws:kinesis:eu-west-1:1:stream/s"] },
  ],
  [
    "elbv2",
    "RegisterTargets",
    { TargetGroupArn: "arn:aws:elasticloadbalancing:eu-west-1:1:targetgroup/a/b" },
    {
      "elasticloadbalancing:RegisterTargets": [
        "arn:aws:elasticloadbalancing:eu-west-1:1:targetgroup/a/b",
      ],
    },
  ],
  [
    "acm",
    "DescribeCertificate",
    { CertificateArn: "arn:aws:acm:eu-west-1:1:certificate/x" },
    { "acm:DescribeCertificate": ["arn:aws:acm:eu-west-1:1:certificate/x"] },
  ],
  [
    "bedrock-runtime",
    "InvokeModel",
    { modelId: "arn:aws:bedrock:eu-west-1::foundation-model/m" },
    { "bedrock:InvokeModel": ["arn:aws:bedrock:eu-west-1::foundation-model/m"] },
  ],
  [
    "bedrock-agent-runtime",
    "Retrieve",
    { knowledgeBaseId: "KB" },
    { "bedrock:Retrieve": ["arn:aws:bedrock:eu-west-1:1:knowledge-base/KB"] },
  ],
  [
    "bedrock-agent-runtime",
    "InvokeAgent",
    { agentId: "A", agentAliasId: "B" },
    { "bedrock:InvokeAgent": ["arn:aws:bedrock:eu-west-1:1:agent-alias/A/B"] },
  ],
  [
    "apigatewayv2",
    "GetApi",
    { ApiId: "a" },
    { "apigateway:GET": ["arn:aws:apigateway:eu-west-1::/apis/a"] },
  ],
  [
    "cloudfront",
    "CreateInvalidation",
    { DistributionId: "E1" },
    { "cloudfront:CreateInvalidation": ["arn:aws:cloudfront::1:distribution/E1"] },
  ],
  [
    "transfer",
    "DescribeServer",
    { ServerId: "s-1" },
    { "transfer:DescribeServer": ["arn:aws:transfer:eu-west-1:1:server/s-1"] },
  ],
  [
    "batch",
    "SubmitJob",
    { jobName: "n", jobQueue: "q", jobDefinition: "arn:aws:batch:eu-west-1:1:job-definition/d:1" },
    {
      "batch:SubmitJob": [
        "arn:aws:batch:eu-west-1:1:job-queue/q",
        "arn:aws:batch:eu-west-1:1:job-definition/d:1",
      ],
    },
  ],
  [
    "iot",
    "CreateThing",
    { thingName: "t" },
    { "iot:CreateThing": ["arn:aws:iot:eu-west-1:1:thing/t"] },
  ],
  [
    "opensearch",
    "DescribeDomain",
    { DomainName: "d" },
    { "es:DescribeDomain": ["arn:aws:es:eu-west-1:1:domain/d"] },
  ],
  [
    "cloudtrail",
    "StartLogging",
    { Name: "t" },
    { "cloudtrail:StartLogging": ["arn:aws:cloudtrail:eu-west-1:1:trail/t"] },
  ],
];
