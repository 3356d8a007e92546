/* eslint-disable @typescript-eslint/no-unsafe-assignment, @typescript-eslint/no-unsafe-call,
   @typescript-eslint/no-unsafe-member-access, @typescript-eslint/no-unsafe-return -- CDK is not installed here, and so are none of its types */
/**
 * Something of CDK's: the library, a class, a construct, a method.
 * @typedef {any} Cdk
 *
 * @typedef {{
 *   make: (library: Cdk, stack: Cdk) => Cdk,
 *   arns: Record<string, (construct: Cdk, library: Cdk) => Cdk>,
 * }} Maker
 */

/**
 * The constructs whose methods are asked what they grant: how one is made of aws-cdk-lib, and its ARNs, as the
 * catalog writes them.
 * @type {Record<string, Maker>}
 */
export const makers = {
  "AWS::AppSync::GraphQLApi": {
    make: ({ aws_appsync: { GraphqlApi, Definition } }, stack) =>
      new GraphqlApi(stack, "X", {
        name: "x",
        definition: Definition.fromSchema({
          /** @param {Cdk} api */
          bind: ({ apiId }) => ({ apiId, definition: "type Query { a: String }" }),
        }),
      }),
    arns: {
      "@": ({ apiId, stack }) =>
        stack.formatArn({ service: "appsync", resource: "apis", resourceName: apiId }),
    },
  },
  "AWS::CloudFront::Distribution": {
    make: ({ aws_cloudfront: { Distribution }, aws_cloudfront_origins: { HttpOrigin } }, stack) =>
      new Distribution(stack, "X", { defaultBehavior: { origin: new HttpOrigin("example.com") } }),
    arns: { "@": ({ distributionArn }) => distributionArn },
  },
  "AWS::CodeCommit::Repository": {
    make: ({ aws_codecommit: { Repository } }, stack) =>
      new Repository(stack, "X", { repositoryName: "x" }),
    arns: { "@": ({ repositoryArn }) => repositoryArn },
  },
  "AWS::DynamoDB::Table": {
    make: ({ aws_dynamodb: { Table, AttributeType, StreamViewType } }, stack) =>
      new Table(stack, "X", {
        partitionKey: { name: "id", type: AttributeType.STRING },
        stream: StreamViewType.NEW_IMAGE,
      }),
    arns: {
      "@": ({ tableArn }) => tableArn,
      "@/stream/*": ({ tableStreamArn }) => tableStreamArn,
    },
  },
  "AWS::ECR::Repository": {
    make: ({ aws_ecr: { Repository } }, stack) => new Repository(stack, "X"),
    arns: { "@": ({ repositoryArn }) => repositoryArn },
  },
  "AWS::EFS::FileSystem": {
    make: ({ aws_efs: { FileSystem }, aws_ec2: { Vpc } }, stack) =>
      new FileSystem(stack, "X", { vpc: new Vpc(stack, "Vpc") }),
    arns: { "@": ({ fileSystemArn }) => fileSystemArn },
  },
  "AWS::Events::EventBus": {
    make: ({ aws_events: { EventBus } }, stack) => new EventBus(stack, "X"),
    arns: { "@": ({ eventBusArn }) => eventBusArn },
  },
  "AWS::IAM::Role": {
    make: ({ aws_iam: { Role, AccountRootPrincipal } }, stack) =>
      new Role(stack, "X", { assumedBy: new AccountRootPrincipal() }),
    arns: { "@": ({ roleArn }) => roleArn },
  },
  "AWS::KMS::Key": {
    make: ({ aws_kms: { Key } }, stack) => new Key(stack, "X"),
    arns: { "@": ({ keyArn }) => keyArn },
  },
  "AWS::Kinesis::Stream": {
    make: ({ aws_kinesis: { Stream, StreamEncryption } }, stack) =>
      new Stream(stack, "X", { encryption: StreamEncryption.MANAGED }),
    arns: { "@": ({ streamArn }) => streamArn },
  },
  "AWS::KinesisFirehose::DeliveryStream": {
    make: ({ aws_kinesisfirehose: { DeliveryStream, S3Bucket }, aws_s3: { Bucket } }, stack) =>
      new DeliveryStream(stack, "X", { destination: new S3Bucket(new Bucket(stack, "To")) }),
    arns: { "@": ({ deliveryStreamArn }) => deliveryStreamArn },
  },
  "AWS::Lambda::Function": {
    make: ({ aws_lambda: { Function: Lambda, Runtime, Code } }, stack) =>
      new Lambda(stack, "X", {
        runtime: Runtime.NODEJS_22_X,
        handler: "index.handler",
        code: Code.fromInline("exports.handler = () => {};"),
      }),
    arns: { "@": ({ functionArn }) => functionArn },
  },
  "AWS::Logs::LogGroup": {
    make: ({ aws_logs: { LogGroup } }, stack) => new LogGroup(stack, "X"),
    arns: {
      // CloudFormation's own attribute matches all streams.
      "@:*": ({ logGroupArn }) => logGroupArn,
      "@": ({ logGroupName, stack }, { ArnFormat }) =>
        stack.formatArn({
          service: "logs",
          resource: "log-group",
          resourceName: logGroupName,
          arnFormat: ArnFormat.COLON_RESOURCE_NAME,
        }),
    },
  },
  "AWS::OpenSearchService::Domain": {
    make: ({ aws_opensearchservice: { Domain, EngineVersion } }, stack) =>
      new Domain(stack, "X", { version: EngineVersion.OPENSEARCH_2_19 }),
    arns: { "@": ({ domainArn }) => domainArn },
  },
  "AWS::S3::Bucket": {
    make: ({ aws_s3: { Bucket } }, stack) => new Bucket(stack, "X"),
    arns: { "@": ({ bucketArn }) => bucketArn },
  },
  "AWS::SES::EmailIdentity": {
    make: ({ aws_ses: { EmailIdentity, Identity } }, stack) =>
      new EmailIdentity(stack, "X", { identity: Identity.domain("example.com") }),
    arns: { "@": ({ emailIdentityArn }) => emailIdentityArn },
  },
  "AWS::SNS::Topic": {
    make: ({ aws_sns: { Topic } }, stack) => new Topic(stack, "X"),
    arns: { "@": ({ topicArn }) => topicArn },
  },
  "AWS::SQS::Queue": {
    make: ({ aws_sqs: { Queue } }, stack) => new Queue(stack, "X"),
    arns: { "@": ({ queueArn }) => queueArn },
  },
  "AWS::SSM::Parameter": {
    make: ({ aws_ssm: { StringParameter } }, stack) =>
      new StringParameter(stack, "X", { stringValue: "x" }),
    arns: { "@": ({ parameterArn }) => parameterArn },
  },
  "AWS::SecretsManager::Secret": {
    make: ({ aws_secretsmanager: { Secret } }, stack) => new Secret(stack, "X"),
    arns: { "@": ({ secretArn }) => secretArn },
  },
  "AWS::StepFunctions::StateMachine": {
    make: ({ aws_stepfunctions: { StateMachine, DefinitionBody, Pass } }, stack) =>
      new StateMachine(stack, "X", {
        definitionBody: DefinitionBody.fromChainable(new Pass(stack, "Pass")),
      }),
    arns: { "@": ({ stateMachineArn }) => stateMachineArn },
  },
};

/** What classes grant by themselves, on nothing that anybody makes. */
export const statics = [
  "cloudwatch.Metric.grantPutMetricData",
  "events.EventBus.grantAllPutEvents",
];
