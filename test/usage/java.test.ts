import { describe, expect, test } from "vitest";
import { actionsOf } from "./actions.ts";
import { inJava } from "./program.ts";

type Row = readonly [title: string, text: string, actions: string];

const services2 = "software.amazon.awssdk.services";
const services1 = "com.amazonaws.services";

/** A class that is a handler, with fields and what it does. */
const handler = (
  imports: readonly string[],
  fields: string,
  ...steps: readonly string[]
): string => `package com.example;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
${imports.map((each) => `import ${each};\n`).join("")}
public class App implements RequestHandler<String, String> {
  ${fields}

  @Override
  public String handleRequest(final String input, final Context context) {
${steps.map((step) => `    ${step}\n`).join("")}    return null;
  }
}
`;

/** One that calls one service of version 2: `sqs.SqsClient`. */
const v2 = (client: string, ...steps: readonly string[]): string =>
  handler(
    [`${services2}.${client}`, `${services2}.${client.split(".")[0] ?? ""}.model.*`],
    `private final ${client.split(".").at(-1) ?? ""} client = ${client.split(".").at(-1) ?? ""}.create();`,
    ...steps,
  );

/** The same of version 1: `sqs.AmazonSQS`. */
const v1 = (client: string, ...steps: readonly string[]): string => {
  const [, name = ""] = client.split(".");
  return handler(
    [
      `${services1}.${client}`,
      `${services1}.${client}ClientBuilder`,
      `${services1}.${client.split(".")[0] ?? ""}.model.*`,
    ],
    `private static final ${name} client = ${name}ClientBuilder.standard().withRegion("eu-west-1").build();`,
    ...steps,
  );
};

// By AWS's service authorization reference, and written before the reader was.
describe("version 2", () => {
  test.each<Row>([
    [
      "a method",
      v2(
        "dynamodb.DynamoDbClient",
        'var response = client.getItem(GetItemRequest.builder().tableName("t").key(key).build());',
      ),
      "dynamodb:GetItem",
    ],
    [
      "a method with a request that has a name",
      v2(
        "dynamodb.DynamoDbClient",
        "PutItemRequest request = PutItemRequest.builder()",
        "    .tableName(table)",
        "    .item(item)",
        "    .build();",
        "client.putItem(request);",
      ),
      "dynamodb:PutItem",
    ],
    [
      "a method with a function that fills in the request",
      v2("dynamodb.DynamoDbClient", 'client.deleteItem(r -> r.tableName("t").key(key));'),
      "dynamodb:DeleteItem",
    ],
    [
      "pages",
      v2(
        "dynamodb.DynamoDbClient",
        'client.scanPaginator(ScanRequest.builder().tableName("t").build()).items().forEach(i -> use(i));',
      ),
      "dynamodb:Scan",
    ],
    [
      "a waiter",
      v2(
        "dynamodb.DynamoDbClient",
        'try (DynamoDbWaiter waiter = client.waiter()) { waiter.waitUntilTableExists(b -> b.tableName("t")); }',
      ).replace(
        "model.*;",
        "model.*;\nimport software.amazon.awssdk.services.dynamodb.waiters.DynamoDbWaiter;",
      ),
      "dynamodb:DescribeTable",
    ],
    [
      "a waiter at once",
      v2("s3.S3Client", 'client.waiter().waitUntilBucketExists(r -> r.bucket("b"));'),
      "s3:ListBucket",
    ],
    [
      "a client of an asynchronous kind",
      v2("s3.S3AsyncClient", "client.listBuckets().thenAccept(r -> use(r));"),
      "s3:ListAllMyBuckets",
    ],
    [
      "an object as bytes",
      v2(
        "s3.S3Client",
        'byte[] all = client.getObjectAsBytes(GetObjectRequest.builder().bucket("b").key("k").build()).asByteArray();',
      ),
      "s3:GetObject",
    ],
    [
      "an object with a body",
      v2(
        "s3.S3Client",
        'client.putObject(PutObjectRequest.builder().bucket("b").key("k").build(), RequestBody.fromString("x"));',
      ),
      "s3:PutObject",
    ],
    [
      "pages of S3",
      v2(
        "s3.S3Client",
        'for (var page : client.listObjectsV2Paginator(r -> r.bucket("b"))) { use(page); }',
      ),
      "s3:ListBucket",
    ],
    [
      "a presigned URL",
      handler(
        [
          `${services2}.s3.presigner.S3Presigner`,
          `${services2}.s3.presigner.model.GetObjectPresignRequest`,
        ],
        "private final S3Presigner presigner = S3Presigner.create();",
        'var url = presigner.presignGetObject(r -> r.signatureDuration(d).getObjectRequest(g -> g.bucket("b").key("k"))).url();',
      ),
      "s3:GetObject",
    ],
    [
      "a transfer manager",
      handler(
        ["software.amazon.awssdk.transfer.s3.S3TransferManager"],
        "",
        "S3TransferManager transfers = S3TransferManager.create();",
        'transfers.uploadFile(u -> u.source(path).putObjectRequest(p -> p.bucket("b").key("k"))).completionFuture().join();',
      ),
      "s3:PutObject",
    ],
    [
      "a table of the enhanced client",
      handler(
        [
          "software.amazon.awssdk.enhanced.dynamodb.DynamoDbEnhancedClient",
          "software.amazon.awssdk.enhanced.dynamodb.DynamoDbTable",
          "software.amazon.awssdk.enhanced.dynamodb.TableSchema",
        ],
        "private final DynamoDbEnhancedClient enhanced = DynamoDbEnhancedClient.create();",
        'DynamoDbTable<Order> orders = enhanced.table("orders", TableSchema.fromBean(Order.class));',
        "orders.putItem(order);",
      ),
      "dynamodb:PutItem",
    ],
    [
      "an index of the enhanced client",
      handler(
        ["software.amazon.awssdk.enhanced.dynamodb.*"],
        "private final DynamoDbEnhancedClient enhanced = DynamoDbEnhancedClient.builder().dynamoDbClient(d).build();",
        'enhanced.table("orders", schema).index("byDate").query(q -> q.limit(1));',
      ),
      "dynamodb:Query",
    ],
    [
      "items of several tables",
      handler(
        ["software.amazon.awssdk.enhanced.dynamodb.DynamoDbEnhancedClient"],
        "DynamoDbEnhancedClient enhanced;",
        "enhanced.batchWriteItem(request);",
      ),
      "dynamodb:BatchWriteItem",
    ],
    [
      "SQS",
      v2("sqs.SqsClient", 'client.sendMessage(r -> r.queueUrl("q").messageBody("m"));'),
      "sqs:SendMessage",
    ],
    [
      "SNS",
      v2("sns.SnsClient", "client.publish(PublishRequest.builder().topicArn(t).build());"),
      "sns:Publish",
    ],
    ["Lambda", v2("lambda.LambdaClient", "client.invoke(request);"), "lambda:InvokeFunction"],
    [
      "Step Functions",
      v2("sfn.SfnClient", "client.startExecution(request);"),
      "states:StartExecution",
    ],
    [
      "EventBridge",
      v2("eventbridge.EventBridgeClient", "client.putEvents(request);"),
      "events:PutEvents",
    ],
    [
      "Systems Manager",
      v2("ssm.SsmClient", 'client.getParameter(r -> r.name("/a"));'),
      "ssm:GetParameter",
    ],
    [
      "Secrets Manager",
      v2("secretsmanager.SecretsManagerClient", 'client.getSecretValue(r -> r.secretId("s"));'),
      "secretsmanager:GetSecretValue",
    ],
    [
      "SES",
      v2("sesv2.SesV2Client", "client.sendEmail(r -> r.content(c -> c.simple(m)));"),
      "ses:SendEmail",
    ],
    [
      "Cognito",
      v2(
        "cognitoidentityprovider.CognitoIdentityProviderClient",
        "client.adminCreateUser(request);",
      ),
      "cognito-idp:AdminCreateUser",
    ],
    ["Kinesis", v2("kinesis.KinesisClient", "client.putRecord(request);"), "kinesis:PutRecord"],
    [
      "Textract",
      v2("textract.TextractClient", "client.analyzeDocument(request);"),
      "textract:AnalyzeDocument",
    ],
    [
      "Translate",
      v2("translate.TranslateClient", "client.translateText(request);"),
      "translate:TranslateText",
    ],
    [
      "Polly",
      v2("polly.PollyClient", "client.synthesizeSpeech(request);"),
      "polly:SynthesizeSpeech",
    ],
    [
      "metrics",
      v2("cloudwatch.CloudWatchClient", "client.putMetricData(request);"),
      "cloudwatch:PutMetricData",
    ],
    [
      "Bedrock",
      v2("bedrockruntime.BedrockRuntimeClient", "client.invokeModel(request);"),
      "bedrock:InvokeModel",
    ],
    ["KMS", v2("kms.KmsClient", "client.encrypt(request);"), "kms:Encrypt"],
    ["Glue", v2("glue.GlueClient", "client.startJobRun(request);"), "glue:StartJobRun"],
    [
      "SNS by its full name",
      handler([], "", `${services2}.sns.SnsClient.create().publish(request);`),
      "sns:Publish",
    ],
    [
      "a parameter",
      handler(
        [`${services2}.ecs.EcsClient`],
        "private void stop(EcsClient ecs, String task) { ecs.stopTask(r -> r.task(task)); }",
        "stop(null, input);",
      ),
      "ecs:StopTask",
    ],
    [
      "a field that the constructor sets",
      handler(
        [`${services2}.sqs.SqsClient`],
        "private final SqsClient sqs;\n  public App() { this.sqs = SqsClient.builder().region(Region.EU_WEST_1).build(); }",
        "this.sqs.deleteMessage(request);",
      ),
      "sqs:DeleteMessage",
    ],
    [
      "a client that a method gives",
      handler(
        [`${services2}.athena.AthenaClient`],
        "private static AthenaClient athena() { return AthenaClient.create(); }",
        "athena().getQueryResults(request);",
      ),
      "athena:GetQueryResults",
    ],
    [
      "a method that is handed on",
      v2("sqs.SqsClient", "requests.forEach(client::purgeQueue);"),
      "sqs:PurgeQueue",
    ],
  ])("%s", (_, text, actions) => {
    expect(actionsOf(inJava(text))).toBe(actions);
  });
});

describe("version 1", () => {
  test.each<Row>([
    [
      "a method",
      v1(
        "dynamodbv2.AmazonDynamoDB",
        'client.getItem(new GetItemRequest().withTableName("t").withKey(key));',
      ),
      "dynamodb:GetItem",
    ],
    [
      "a client by default",
      handler(
        [
          `${services1}.dynamodbv2.AmazonDynamoDB`,
          `${services1}.dynamodbv2.AmazonDynamoDBClientBuilder`,
        ],
        "",
        "AmazonDynamoDB db = AmazonDynamoDBClientBuilder.defaultClient();",
        "db.putItem(table, item);",
      ),
      "dynamodb:PutItem",
    ],
    [
      "a client that is made by new",
      handler(
        [`${services1}.s3.AmazonS3Client`],
        "",
        "final var s3 = new AmazonS3Client();",
        'S3Object object = s3.getObject(new GetObjectRequest("b", "k"));',
      ),
      "s3:GetObject",
    ],
    [
      "the document API",
      handler(
        [`${services1}.dynamodbv2.document.*`],
        "",
        "DynamoDB dynamoDB = new DynamoDB(client);",
        'Table table = dynamoDB.getTable("orders");',
        "table.query(spec);",
      ),
      "dynamodb:Query",
    ],
    [
      "whether an object is there",
      v1("s3.AmazonS3", "client.doesObjectExist(b, k);"),
      "s3:GetObject",
    ],
    [
      "what is said of an object",
      v1("s3.AmazonS3", "client.getObjectMetadata(b, k);"),
      "s3:GetObject",
    ],
    [
      "a presigned URL",
      v1("s3.AmazonS3", "client.generatePresignedUrl(b, k, date);"),
      "s3:GetObject",
    ],
    ["a list", v1("s3.AmazonS3", "client.listObjects(b);"), "s3:ListBucket"],
    ["SQS", v1("sqs.AmazonSQS", "client.sendMessage(url, body);"), "sqs:SendMessage"],
    ["SNS", v1("sns.AmazonSNS", "client.publish(topic, text);"), "sns:Publish"],
    ["Lambda", v1("lambda.AWSLambda", "client.invoke(request);"), "lambda:InvokeFunction"],
    [
      "Systems Manager",
      v1("simplesystemsmanagement.AWSSimpleSystemsManagement", "client.getParameters(request);"),
      "ssm:GetParameters",
    ],
    [
      "Step Functions",
      v1("stepfunctions.AWSStepFunctions", "client.sendTaskSuccess(r);"),
      "states:SendTaskSuccess",
    ],
    [
      "secrets",
      v1("secretsmanager.AWSSecretsManager", "client.getSecretValue(request);"),
      "secretsmanager:GetSecretValue",
    ],
    ["EC2", v1("ec2.AmazonEC2", "client.describeInstances();"), "ec2:DescribeInstances"],
    [
      "mail",
      v1("simpleemail.AmazonSimpleEmailService", "client.sendEmail(request);"),
      "ses:SendEmail",
    ],
    [
      "credentials",
      v1("securitytoken.AWSSecurityTokenService", "client.assumeRole(request);"),
      "sts:AssumeRole",
    ],
    [
      "a call whose answer comes later",
      v1("kinesis.AmazonKinesisAsync", "client.putRecordAsync(request);"),
      "kinesis:PutRecord",
    ],
    [
      "a transfer manager",
      handler(
        [
          `${services1}.s3.transfer.TransferManager`,
          `${services1}.s3.transfer.TransferManagerBuilder`,
        ],
        "",
        "TransferManager transfers = TransferManagerBuilder.standard().build();",
        "transfers.download(b, k, file);",
      ),
      "s3:GetObject",
    ],
  ])("%s", (_, text, actions) => {
    expect(actionsOf(inJava(text))).toBe(actions);
  });
});

describe("nothing is called", () => {
  test.each<readonly [string, string]>([
    [
      "by a class of the file's own",
      handler([], "", 'new AmazonS3().getObject("b", "k");').concat(
        "class AmazonS3 { void getObject(String b, String k) {} }",
      ),
    ],
    [
      "by a name of another type",
      handler([`${services2}.s3.S3Client`], "private Store s3;", 's3.getObject("k");').concat(
        "interface Store { void getObject(String k); }",
      ),
    ],
    ["in comments", v2("s3.S3Client", "// client.getObject(r);", "/* client.putObject(r, b); */")],
    [
      "in strings",
      v2(
        "s3.S3Client",
        'String a = "client.getObject(r)";',
        'String b = """',
        "  client.putObject(r);",
        '  """;',
      ),
    ],
    [
      "by MinIO",
      handler(
        ["io.minio.MinioClient"],
        "MinioClient s3Client;",
        "s3Client.getObject(args); s3Client.putObject(args);",
      ),
    ],
    [
      "by JDBC",
      handler(
        ["java.sql.*"],
        "",
        "Statement s = connection.createStatement(); s.executeQuery(q); s.execute(q);",
      ),
    ],
    [
      "by Redis",
      handler(
        ["redis.clients.jedis.Jedis"],
        "Jedis client;",
        "client.publish(c, m); client.scan(cursor);",
      ),
    ],
    [
      "by a client of another library",
      handler(["com.acme.DynamoDbClient"], "DynamoDbClient client;", "client.getItem(r);"),
    ],
    [
      "by a class that is not imported",
      handler([], "DynamoDbClient client;", "client.getItem(r);"),
    ],
    [
      "by a request alone",
      v2("dynamodb.DynamoDbClient", 'use(GetItemRequest.builder().tableName("t"));'),
    ],
    [
      "by the mapper, of which it is not known",
      handler(
        [`${services1}.dynamodbv2.datamodeling.DynamoDBMapper`],
        "DynamoDBMapper mapper;",
        "mapper.save(item); mapper.load(Item.class, key);",
      ),
    ],
    [
      "by a name that hides the client",
      v2(
        "s3.S3Client",
        "for (Fake client : fakes) { client.getObject(r); }",
        "run((client) -> client.putObject(r));",
      ),
    ],
    [
      "by a method that nobody comes to",
      handler(
        [`${services2}.sqs.SqsClient`],
        "SqsClient client; private void purge() { client.purgeQueue(r); }",
      ),
    ],
    [
      "by what Lambda gives",
      handler(
        [`${services1}.lambda.runtime.events.S3Event`],
        "",
        "S3Event event; event.getRecords().get(0).getS3().getObject().getKey();",
      ),
    ],
    ["by a client that is closed", v2("s3.S3Client", "client.close(); client.serviceName();")],
  ])("%s", (_, text) => {
    expect(actionsOf(inJava(text))).toBe("");
  });
});
