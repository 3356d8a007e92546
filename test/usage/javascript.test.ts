import { describe, expect, test } from "vitest";
import { asFarAs, inJavaScript, read, type Code } from "./program.ts";

type Row = readonly [title: string, text: string, calls: readonly string[]];

describe("version 3", () => {
  test.each<Row>([
    [
      "a command that is sent",
      `import { S3Client, GetObjectCommand } from "@aws-sdk/client-s3";
       const s3 = new S3Client({});
       export const handler = async () => s3.send(new GetObjectCommand({ Bucket: "b", Key: "k" }));`,
      ['s3.GetObject(bucket="b", key="k")'],
    ],
    [
      "a command that has a name first",
      `import { SQSClient, SendMessageCommand } from "@aws-sdk/client-sqs";
       const client = new SQSClient();
       const command = new SendMessageCommand({ QueueUrl: "q", MessageBody: "m" });
       await client.send(command);`,
      ['sqs.SendMessage(queueurl="q", messagebody="m")'],
    ],
    [
      "input that has a name first",
      `import { SNSClient, PublishCommand } from "@aws-sdk/client-sns";
       const input = { TopicArn: "t", Message: "m" };
       new SNSClient({}).send(new PublishCommand(input));`,
      ['sns.Publish(topicarn="t", message="m")'],
    ],
    [
      "a client with all methods",
      `import { DynamoDB } from "@aws-sdk/client-dynamodb";
       const db = new DynamoDB({ region: "eu-west-1" });
       await db.getItem({ TableName: "orders", Key: { id: { S: "1" } } });`,
      ['dynamodb.GetItem(tablename="orders", key={id = {S = "1"}})'],
    ],
    [
      "CommonJS",
      `const { LambdaClient, InvokeCommand } = require("@aws-sdk/client-lambda");
       const lambda = new LambdaClient({});
       exports.handler = async () => { await lambda.send(new InvokeCommand({ FunctionName: "f" })); };`,
      ['lambda.Invoke(functionname="f")'],
    ],
    [
      "a package as a whole",
      `import * as sfn from "@aws-sdk/client-sfn";
       const client = new sfn.SFNClient({});
       await client.send(new sfn.StartExecutionCommand({ stateMachineArn: "m" }));`,
      ['stepfunctions.StartExecution(statemachinearn="m")'],
    ],
    [
      "a package required as a whole",
      `const AWS = require("@aws-sdk/client-ssm");
       const ssm = new AWS.SSM({});
       ssm.getParameter({ Name: "/a", WithDecryption: true });`,
      ['ssm.GetParameter(name="/a", withdecryption=true)'],
    ],
    [
      "names of its own",
      `import { KMSClient as Keys, DecryptCommand as Open } from "@aws-sdk/client-kms";
       new Keys({}).send(new Open({ KeyId: "k", CiphertextBlob: blob }));`,
      ["kms.Decrypt"],
    ],
    [
      "an import when it runs",
      `export async function handler() {
         const { SESClient, SendEmailCommand } = await import("@aws-sdk/client-ses");
         await new SESClient({}).send(new SendEmailCommand({ Source: "a@b.c" }));
       }`,
      ['ses.SendEmail(source="a@b.c")'],
    ],
    [
      "pages",
      `import { DynamoDBClient, paginateScan } from "@aws-sdk/client-dynamodb";
       const client = new DynamoDBClient({});
       for await (const page of paginateScan({ client }, { TableName: "orders" })) use(page);`,
      ['dynamodb.Scan(tablename="orders")'],
    ],
    [
      "waiters",
      `import { EC2Client, waitUntilInstanceRunning } from "@aws-sdk/client-ec2";
       await waitUntilInstanceRunning({ client: new EC2Client({}), maxWaitTime: 60 }, { InstanceIds: ["i-1"] });`,
      ['ec2.DescribeInstances(instanceids=["i-1"])'],
    ],
    [
      "a client in a field",
      `import { S3Client, PutObjectCommand } from "@aws-sdk/client-s3";
       export class Store {
         private readonly client = new S3Client({});
         async save(key: string) { await this.client.send(new PutObjectCommand({ Bucket: "b", Key: key })); }
       }`,
      ["s3.PutObject"],
    ],
    [
      "a client with methods in a field that the constructor sets",
      `import { SecretsManager } from "@aws-sdk/client-secrets-manager";
       class Secrets {
         client;
         constructor() { this.client = new SecretsManager({}); }
         read() { return this.client.getSecretValue({ SecretId: "s" }); }
       }
       new Secrets().read();`,
      ['secretsmanager.GetSecretValue(secretid="s")'],
    ],
    [
      "a client with methods that the constructor is given",
      `import { SQS } from "@aws-sdk/client-sqs";
       class Sender {
         constructor(private readonly sqs: SQS) {}
         send() { return this.sqs.sendMessage({ QueueUrl: "q" }); }
       }
       new Sender(new SQS({})).send();`,
      ['sqs.SendMessage(queueurl="q")'],
    ],
    [
      "a client with methods by the type of a parameter",
      `import type { SQS } from "@aws-sdk/client-sqs";
       export const handler = (sqs: SQS) => sqs.purgeQueue({ QueueUrl: "q" });`,
      ['sqs.PurgeQueue(queueurl="q")'],
    ],
    [
      "a client that a function makes",
      `import { Kinesis } from "@aws-sdk/client-kinesis";
       const make = () => new Kinesis({ region: "eu-west-1" });
       const kinesis = make();
       kinesis.putRecord({ StreamName: "s", Data: d, PartitionKey: "p" });`,
      ["kinesis.PutRecord"],
    ],
    [
      "a client that is made once, when first asked for",
      `import { DynamoDB } from "@aws-sdk/client-dynamodb";
       let client: DynamoDB | undefined;
       function db() { if (!client) { client = new DynamoDB({}); } return client; }
       export const handler = () => db().deleteItem({ TableName: "t", Key: {} });`,
      ['dynamodb.DeleteItem(tablename="t", key={})'],
    ],
    [
      "a client that is made once with ??=",
      `import { DynamoDB } from "@aws-sdk/client-dynamodb";
       let client: DynamoDB;
       export const handler = () => { client ??= new DynamoDB({}); return client.query({ TableName: "t" }); };`,
      ['dynamodb.Query(tablename="t")'],
    ],
    [
      "a client as a default",
      `import { SNS } from "@aws-sdk/client-sns";
       export const handler = (sns = new SNS({})) => sns.publish({ TopicArn: "t" });`,
      ['sns.Publish(topicarn="t")'],
    ],
    [
      "a client that a function of the file is given",
      `import { Firehose } from "@aws-sdk/client-firehose";
       async function put(client, record) { await client.putRecord({ DeliveryStreamName: "d", Record: record }); }
       await put(new Firehose({}), r);`,
      ["firehose.PutRecord"],
    ],
    [
      "clients in an object",
      `import { S3 } from "@aws-sdk/client-s3";
       import { SQS } from "@aws-sdk/client-sqs";
       const clients = { s3: new S3({}), sqs: new SQS({}) };
       await clients.s3.deleteObject({ Bucket: "b", Key: "k" });
       await clients.sqs.deleteMessage({ QueueUrl: "q", ReceiptHandle: "h" });`,
      [
        's3.DeleteObject(bucket="b", key="k")',
        'sqs.DeleteMessage(queueurl="q", receipthandle="h")',
      ],
    ],
    [
      "a client taken out of an object",
      `import { S3 } from "@aws-sdk/client-s3";
       const clients = { s3: new S3({}) };
       const { s3 } = clients;
       s3.headObject({ Bucket: "b", Key: "k" });`,
      ['s3.HeadObject(bucket="b", key="k")'],
    ],
    [
      "X-Ray around a client",
      `import AWSXRay from "aws-xray-sdk";
       import { SFN } from "@aws-sdk/client-sfn";
       const sfn = AWSXRay.captureAWSv3Client(new SFN({}));
       sfn.sendTaskSuccess({ taskToken: "t", output: "{}" });`,
      ['stepfunctions.SendTaskSuccess(tasktoken="t", output="{}")'],
    ],
    [
      "Powertools' tracer around a client",
      `import { Tracer } from "@aws-lambda-powertools/tracer";
       import { EventBridge } from "@aws-sdk/client-eventbridge";
       const tracer = new Tracer();
       const bus = tracer.captureAWSv3Client(new EventBridge({}));
       await bus.putEvents({ Entries: [{ EventBusName: "b" }] });`,
      ['events.PutEvents(entries=[{EventBusName = "b"}])'],
    ],
    [
      "what another library wraps around a client",
      `import { SQS } from "@aws-sdk/client-sqs";
       import { getTracedAWSV3Client } from "tracing";
       const sqs = getTracedAWSV3Client(new SQS({}));
       await sqs.sendMessage({ QueueUrl: "q" });`,
      ['sqs.SendMessage(queueurl="q")'],
    ],
    [
      "the document client with commands",
      `import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
       import { DynamoDBDocumentClient, PutCommand, GetCommand, BatchWriteCommand, TransactWriteCommand } from "@aws-sdk/lib-dynamodb";
       const db = DynamoDBDocumentClient.from(new DynamoDBClient({}));
       await db.send(new PutCommand({ TableName: "t", Item: {} }));
       await db.send(new GetCommand({ TableName: "t", Key: {} }));
       await db.send(new BatchWriteCommand({ RequestItems: { t: [] } }));
       await db.send(new TransactWriteCommand({ TransactItems: [] }));`,
      [
        'dynamodb.PutItem(tablename="t", item={})',
        'dynamodb.GetItem(tablename="t", key={})',
        "dynamodb.BatchWriteItem(requestitems={t = []})",
        "dynamodb.TransactWriteItems(transactitems=[])",
      ],
    ],
    [
      "the document client with methods",
      `import { DynamoDB } from "@aws-sdk/client-dynamodb";
       import { DynamoDBDocument } from "@aws-sdk/lib-dynamodb";
       const db = DynamoDBDocument.from(new DynamoDB({}));
       await db.update({ TableName: "t", Key: {} });
       await db.scan({ TableName: "t" });`,
      ['dynamodb.UpdateItem(tablename="t", key={})', 'dynamodb.Scan(tablename="t")'],
    ],
    [
      "pages of the document client",
      `import { paginateQuery } from "@aws-sdk/lib-dynamodb";
       for await (const page of paginateQuery({ client }, { TableName: "t" })) use(page);`,
      ['dynamodb.Query(tablename="t")'],
    ],
    [
      "an upload in parts",
      `import { Upload } from "@aws-sdk/lib-storage";
       import { S3Client } from "@aws-sdk/client-s3";
       const upload = new Upload({ client: new S3Client({}), params: { Bucket: "b", Key: "k", Body: body } });
       await upload.done();`,
      ["s3.PutObject", "s3.CreateMultipartUpload", "s3.UploadPart", "s3.CompleteMultipartUpload"],
    ],
    [
      "a presigned URL",
      `import { S3Client, GetObjectCommand } from "@aws-sdk/client-s3";
       import { getSignedUrl } from "@aws-sdk/s3-request-presigner";
       const url = await getSignedUrl(new S3Client({}), new GetObjectCommand({ Bucket: "b", Key: "k" }), { expiresIn: 60 });`,
      ['s3.GetObject(bucket="b", key="k")'],
    ],
    [
      "a presigned POST",
      `import { S3Client } from "@aws-sdk/client-s3";
       import { createPresignedPost } from "@aws-sdk/s3-presigned-post";
       await createPresignedPost(new S3Client({}), { Bucket: "b", Key: "k" });`,
      ['s3.PutObject(bucket="b", key="k")'],
    ],
    [
      "Powertools' parameters",
      `import { getParameter, getParameters, getParametersByName } from "@aws-lambda-powertools/parameters/ssm";
       import { getSecret } from "@aws-lambda-powertools/parameters/secrets";
       await getParameter("/a");
       await getParameters("/b");
       await getSecret("s");`,
      [
        'ssm.GetParameter(name="/a")',
        'ssm.GetParametersByPath(path="/b")',
        'secretsmanager.GetSecretValue(secretid="s")',
      ],
    ],
    [
      "the management API of sockets",
      `import { ApiGatewayManagementApiClient, PostToConnectionCommand } from "@aws-sdk/client-apigatewaymanagementapi";
       const client = new ApiGatewayManagementApiClient({ endpoint });
       await client.send(new PostToConnectionCommand({ ConnectionId: "c" }));`,
      ['apigatewaymanagementapi.PostToConnection(connectionid="c")'],
    ],
    [
      "Cognito's pools",
      `import { CognitoIdentityProviderClient, AdminCreateUserCommand } from "@aws-sdk/client-cognito-identity-provider";
       await new CognitoIdentityProviderClient({}).send(new AdminCreateUserCommand({ UserPoolId: "p", Username: "u" }));`,
      ['cognito-idp.AdminCreateUser(userpoolid="p", username="u")'],
    ],
    [
      "models",
      `import { BedrockRuntimeClient, InvokeModelCommand, ConverseCommand } from "@aws-sdk/client-bedrock-runtime";
       const client = new BedrockRuntimeClient({});
       await client.send(new InvokeModelCommand({ modelId: "m" }));
       await client.send(new ConverseCommand({ modelId: "m" }));`,
      ['bedrock-runtime.InvokeModel(modelid="m")', 'bedrock-runtime.Converse(modelid="m")'],
    ],
    [
      "a scheduler",
      `import { SchedulerClient, CreateScheduleCommand } from "@aws-sdk/client-scheduler";
       new SchedulerClient().send(new CreateScheduleCommand({ Name: "n", GroupName: "g" }));`,
      ['scheduler.CreateSchedule(name="n", groupname="g")'],
    ],
    [
      "configuration as data",
      `import { AppConfigDataClient, StartConfigurationSessionCommand } from "@aws-sdk/client-appconfigdata";
       new AppConfigDataClient().send(new StartConfigurationSessionCommand({ ApplicationIdentifier: "a" }));`,
      ['appconfigdata.StartConfigurationSession(applicationidentifier="a")'],
    ],
    [
      "who one is",
      `import { STSClient, GetCallerIdentityCommand, AssumeRoleCommand } from "@aws-sdk/client-sts";
       const sts = new STSClient();
       await sts.send(new GetCallerIdentityCommand({}));
       await sts.send(new AssumeRoleCommand({ RoleArn: "r", RoleSessionName: "s" }));`,
      ["sts.GetCallerIdentity()", 'sts.AssumeRole(rolearn="r", rolesessionname="s")'],
    ],
    [
      "commands in Promise.all and map",
      `import { S3Client, CopyObjectCommand, DeleteObjectsCommand } from "@aws-sdk/client-s3";
       const s3 = new S3Client();
       await Promise.all(keys.map((Key) => s3.send(new CopyObjectCommand({ Bucket: "b", CopySource: "a/k", Key }))));
       await s3.send(new DeleteObjectsCommand({ Bucket: "b" }));`,
      ["s3.CopyObject", 's3.DeleteObjects(bucket="b")'],
    ],
    [
      "a command by a condition",
      `import { ECSClient, RunTaskCommand, StopTaskCommand } from "@aws-sdk/client-ecs";
       const client = new ECSClient();
       await client.send(on ? new RunTaskCommand({ cluster: "c" }) : new StopTaskCommand({ cluster: "c" }));`,
      ['ecs.RunTask(cluster="c")', 'ecs.StopTask(cluster="c")'],
    ],
    [
      "optional chaining",
      `import { SQS } from "@aws-sdk/client-sqs";
       const sqs = on ? new SQS({}) : undefined;
       await sqs?.getQueueAttributes?.({ QueueUrl: "q" });`,
      ['sqs.GetQueueAttributes(queueurl="q")'],
    ],
    [
      "input with a spread that is known, and one that is not",
      `import { SQSClient, SendMessageCommand } from "@aws-sdk/client-sqs";
       const common = { QueueUrl: "q" };
       new SQSClient({}).send(new SendMessageCommand({ ...common, MessageBody: "m" }));
       new SQSClient({}).send(new SendMessageCommand({ ...more, MessageBody: "m" }));`,
      ['sqs.SendMessage(queueurl="q", messagebody="m")', 'sqs.SendMessage(messagebody="m", ...)'],
    ],
    [
      "what the environment names",
      `import { DynamoDB } from "@aws-sdk/client-dynamodb";
       const { TABLE_NAME, QUEUE = "q" } = process.env;
       const db = new DynamoDB({});
       db.scan({ TableName: process.env.TABLE_NAME });
       db.scan({ TableName: process.env["TABLE_NAME"]! });
       db.scan({ TableName: TABLE_NAME });
       db.scan({ TableName: \`\${process.env.STAGE}-orders\` });`,
      [
        "dynamodb.Scan(tablename=<env:TABLE_NAME>)",
        "dynamodb.Scan(tablename=<env:TABLE_NAME>)",
        "dynamodb.Scan(tablename=<env:TABLE_NAME>)",
        'dynamodb.Scan(tablename="${env:STAGE}-orders")',
      ],
    ],
    [
      "a client with a default in the environment",
      `import { SSMClient, GetParametersCommand } from "@aws-sdk/client-ssm";
       const client = new SSMClient({ region: process.env.AWS_REGION ?? "eu-west-1" });
       client.send(new GetParametersCommand({ Names: ["/a", "/b"] }));`,
      ['ssm.GetParameters(names=["/a", "/b"])'],
    ],
    [
      "a client that is called with then",
      `import { S3 } from "@aws-sdk/client-s3";
       new S3({}).listObjectsV2({ Bucket: "b" }).then((r) => r.Contents).catch(console.error);`,
      ['s3.ListObjectsV2(bucket="b")'],
    ],
  ])("%s", (_, text, calls) => {
    expect(asFarAs(calls, inJavaScript(text))).toEqual(calls);
  });
});

describe("version 2", () => {
  test.each<Row>([
    [
      "a client of the whole SDK",
      `const AWS = require("aws-sdk");
       const s3 = new AWS.S3();
       exports.handler = (event, context, callback) => { s3.getObject({ Bucket: "b", Key: "k" }, callback); };`,
      ['s3.GetObject(bucket="b", key="k")'],
    ],
    [
      "an import by default, and promises",
      `import AWS from "aws-sdk";
       const sns = new AWS.SNS({ apiVersion: "2010-03-31" });
       await sns.publish({ TopicArn: "t", Message: "m" }).promise();`,
      ['sns.Publish(topicarn="t", message="m")'],
    ],
    [
      "an import of all",
      `import * as AWS from "aws-sdk";
       new AWS.SES().sendEmail({ Source: "a" }).promise();`,
      ['ses.SendEmail(source="a")'],
    ],
    [
      "an import by name",
      `import { SQS, DynamoDB } from "aws-sdk";
       const sqs = new SQS();
       await sqs.receiveMessage({ QueueUrl: "q" }).promise();
       const db = new DynamoDB.DocumentClient();
       await db.put({ TableName: "t", Item: {} }).promise();`,
      ['sqs.ReceiveMessage(queueurl="q")', 'dynamodb.PutItem(tablename="t", item={})'],
    ],
    [
      "a client of its own package",
      `const StepFunctions = require("aws-sdk/clients/stepfunctions");
       const sfn = new StepFunctions();
       sfn.startExecution({ stateMachineArn: "m" }).promise();`,
      ['stepfunctions.StartExecution(statemachinearn="m")'],
    ],
    [
      "the document client",
      `const AWS = require("aws-sdk");
       const db = new AWS.DynamoDB.DocumentClient();
       db.get({ TableName: "t", Key: {} }).promise();
       db.query({ TableName: "t" }).promise();
       db.batchGet({ RequestItems: { t: {} } }).promise();
       db.transactWrite({ TransactItems: [] }).promise();
       db.delete({ TableName: "t", Key: {} }).promise();`,
      [
        'dynamodb.GetItem(tablename="t", key={})',
        'dynamodb.Query(tablename="t")',
        "dynamodb.BatchGetItem(requestitems={t = {}})",
        "dynamodb.TransactWriteItems(transactitems=[])",
        'dynamodb.DeleteItem(tablename="t", key={})',
      ],
    ],
    [
      "the document client of its own package",
      `import { DocumentClient } from "aws-sdk/clients/dynamodb";
       new DocumentClient().scan({ TableName: "t" }).promise();`,
      ['dynamodb.Scan(tablename="t")'],
    ],
    [
      "X-Ray around the SDK",
      `const AWSXRay = require("aws-xray-sdk");
       const AWS = AWSXRay.captureAWS(require("aws-sdk"));
       const db = new AWS.DynamoDB();
       db.updateItem({ TableName: "t", Key: {} }).promise();`,
      ['dynamodb.UpdateItem(tablename="t", key={})'],
    ],
    [
      "X-Ray around a client",
      `const AWS = require("aws-sdk");
       const { captureAWSClient } = require("aws-xray-sdk-core");
       const s3 = captureAWSClient(new AWS.S3());
       s3.putObject({ Bucket: "b", Key: "k" }).promise();`,
      ['s3.PutObject(bucket="b", key="k")'],
    ],
    [
      "a presigned URL",
      `const AWS = require("aws-sdk");
       const s3 = new AWS.S3({ signatureVersion: "v4" });
       s3.getSignedUrl("putObject", { Bucket: "b", Key: "k" });
       await s3.getSignedUrlPromise("getObject", { Bucket: "b", Key: "k" });`,
      ['s3.PutObject(bucket="b", key="k")', 's3.GetObject(bucket="b", key="k")'],
    ],
    [
      "a managed upload",
      `const AWS = require("aws-sdk");
       new AWS.S3().upload({ Bucket: "b", Key: "k", Body: body }).promise();`,
      ["s3.PutObject", "s3.CreateMultipartUpload", "s3.UploadPart", "s3.CompleteMultipartUpload"],
    ],
    [
      "waiters",
      `const AWS = require("aws-sdk");
       new AWS.CloudFormation().waitFor("stackCreateComplete", { StackName: "s" }).promise();`,
      ['cloudformation.DescribeStacks(stackname="s")'],
    ],
    [
      "a callback in a function",
      `var AWS = require('aws-sdk');
       AWS.config.update({ region: 'us-east-1' });
       var lambda = new AWS.Lambda();
       function invoke(name, cb) { lambda.invoke({ FunctionName: name, InvocationType: 'Event' }, function (err, data) { cb(err, data); }); }
       exports.handler = function (event, context, cb) { invoke('other', cb); };`,
      ["lambda.Invoke"],
    ],
    [
      "the management API of sockets",
      `const AWS = require("aws-sdk");
       exports.handler = async (event) => {
         const api = new AWS.ApiGatewayManagementApi({ endpoint: event.requestContext.domainName });
         await api.postToConnection({ ConnectionId: "c", Data: "d" }).promise();
       };`,
      ['apigatewaymanagementapi.PostToConnection(connectionid="c", data="d")'],
    ],
    [
      "Cognito, CloudWatch's logs and metrics, Rekognition",
      `const AWS = require("aws-sdk");
       new AWS.CognitoIdentityServiceProvider().adminGetUser({ UserPoolId: "p", Username: "u" });
       new AWS.CloudWatchLogs().putLogEvents({ logGroupName: "g" });
       new AWS.CloudWatch().putMetricData({ Namespace: "n" });
       new AWS.Rekognition().detectLabels({ Image: {} });`,
      [
        'cognito-idp.AdminGetUser(userpoolid="p", username="u")',
        'logs.PutLogEvents(loggroupname="g")',
        'cloudwatch.PutMetricData(namespace="n")',
        "rekognition.DetectLabels(image={})",
      ],
    ],
    [
      "an await of a request with parameters by name",
      `const AWS = require("aws-sdk");
       const kms = new AWS.KMS();
       const params = { KeyId: process.env.KEY, Plaintext: "p" };
       const { CiphertextBlob } = await kms.encrypt(params).promise();`,
      ['kms.Encrypt(keyid=<env:KEY>, plaintext="p")'],
    ],
    [
      "parameters that are set one after the other",
      `const AWS = require("aws-sdk");
       const params = {};
       params.TableName = "t";
       new AWS.DynamoDB().scan(params);`,
      ['dynamodb.Scan(tablename="t")'],
    ],
  ])("%s", (_, text, calls) => {
    expect(asFarAs(calls, inJavaScript(text))).toEqual(calls);
  });
});

describe("clients of other files", () => {
  test.each<readonly [title: string, code: Code, calls: readonly string[]]>([
    [
      "exported by name",
      {
        "a.ts": `import { db } from "./clients"; db.scan({ TableName: "t" });`,
        "clients.ts": `import { DynamoDB } from "@aws-sdk/client-dynamodb"; export const db = new DynamoDB({});`,
      },
      ['dynamodb.Scan(tablename="t")'],
    ],
    [
      "exported by default",
      {
        "a.ts": `import s3 from "./s3.js"; s3.listBuckets({});`,
        "s3.ts": `import { S3 } from "@aws-sdk/client-s3"; const client = new S3({}); export default client;`,
      },
      ["s3.ListBuckets()"],
    ],
    [
      "a list of exports, with another name",
      {
        "a.ts": `import { queue } from "./b"; queue.sendMessage({ QueueUrl: "q" });`,
        "b.ts": `import { SQS } from "@aws-sdk/client-sqs"; const c = new SQS({}); export { c as queue };`,
      },
      ['sqs.SendMessage(queueurl="q")'],
    ],
    [
      "module.exports",
      {
        "a.js": `const { s3 } = require("./aws"); exports.handler = () => s3.getObject({ Bucket: "b", Key: "k" });`,
        "aws.js": `const AWS = require("aws-sdk"); module.exports = { s3: new AWS.S3() };`,
      },
      ['s3.GetObject(bucket="b", key="k")'],
    ],
    [
      "module.exports of a client itself",
      {
        "a.js": `const sns = require("./sns"); sns.publish({ TopicArn: "t" });`,
        "sns.js": `const AWS = require("aws-sdk"); module.exports = new AWS.SNS();`,
      },
      ['sns.Publish(topicarn="t")'],
    ],
    [
      "exports.name",
      {
        "a.js": `const aws = require("./aws"); aws.kms.decrypt({ CiphertextBlob: "c" });`,
        "aws.js": `const AWS = require("aws-sdk"); exports.kms = new AWS.KMS();`,
      },
      ['kms.Decrypt(ciphertextblob="c")'],
    ],
    [
      "exported again",
      {
        "a.ts": `import { db } from "./lib"; db.query({ TableName: "t" });`,
        "lib/index.ts": `export { db } from "./db";`,
        "lib/db.ts": `import { DynamoDB } from "@aws-sdk/client-dynamodb"; export const db = new DynamoDB({});`,
      },
      ['dynamodb.Query(tablename="t")'],
    ],
    [
      "exported again with all others",
      {
        "a.ts": `import { db } from "./lib"; db.query({ TableName: "t" });`,
        "lib/index.ts": `export * from "./nothing"; export * from "./db";`,
        "lib/nothing.ts": `export const a = 1;`,
        "lib/db.ts": `import { DynamoDB } from "@aws-sdk/client-dynamodb"; export const db = new DynamoDB({});`,
      },
      ['dynamodb.Query(tablename="t")'],
    ],
    [
      "exported again under another name, and as a namespace",
      {
        "a.ts": `import { store, all } from "./lib"; store.query({ TableName: "t" }); all.db.scan({ TableName: "u" });`,
        "lib/index.ts": `export { db as store } from "./db"; export * as all from "./db";`,
        "lib/db.ts": `import { DynamoDB } from "@aws-sdk/client-dynamodb"; export const db = new DynamoDB({});`,
      },
      ['dynamodb.Query(tablename="t")', 'dynamodb.Scan(tablename="u")'],
    ],
    [
      "imported and then exported",
      {
        "a.ts": `import { db } from "./lib"; db.query({ TableName: "t" });`,
        "lib.ts": `import { db } from "./db"; export { db };`,
        "db.ts": `import { DynamoDB } from "@aws-sdk/client-dynamodb"; export const db = new DynamoDB({});`,
      },
      ['dynamodb.Query(tablename="t")'],
    ],
    [
      "made by a function of another file",
      {
        "a.ts": `import { makeClient } from "./make"; const s3 = makeClient(); s3.headBucket({ Bucket: "b" });`,
        "make.ts": `import { S3 } from "@aws-sdk/client-s3"; export function makeClient() { return new S3({}); }`,
      },
      ['s3.HeadBucket(bucket="b")'],
    ],
    [
      "a constant of another file",
      {
        "a.ts": `import { TABLE } from "./names"; import { DynamoDB } from "@aws-sdk/client-dynamodb"; new DynamoDB({}).scan({ TableName: TABLE });`,
        "names.ts": `export const TABLE = process.env.TABLE;`,
      },
      ["dynamodb.Scan"],
    ],
    [
      "the SDK itself by way of another file",
      {
        "a.js": `const AWS = require("./aws"); new AWS.S3().listBuckets();`,
        "aws.js": `const AWSXRay = require("aws-xray-sdk"); module.exports = AWSXRay.captureAWS(require("aws-sdk"));`,
      },
      ["s3.ListBuckets()"],
    ],
    [
      "a class of another file, extended",
      {
        "a.ts": `import { Base } from "./base"; export class Orders extends Base { all() { return this.db.scan({ TableName: "t" }); } }`,
        "base.ts": `import { DynamoDB } from "@aws-sdk/client-dynamodb"; export class Base { protected db = new DynamoDB({}); }`,
      },
      ['dynamodb.Scan(tablename="t")'],
    ],
  ])("%s", (_, code, calls) => {
    expect(asFarAs(calls, read(code))).toEqual(calls);
  });
});
