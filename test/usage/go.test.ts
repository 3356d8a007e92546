import { describe, expect, test } from "vitest";
import { inGo } from "./program.ts";
import { actionsOf } from "./actions.ts";

type Row = readonly [title: string, text: string, actions: string];

/** A handler that calls one service of version 2. */
const v2 = (service: string, ...steps: readonly string[]): string => `package main

import (
	"context"

	"github.com/aws/aws-sdk-go-v2/config"
	"github.com/aws/aws-sdk-go-v2/service/${service}"
)

func handler(ctx context.Context) error {
	cfg, err := config.LoadDefaultConfig(ctx)
	client := ${service}.NewFromConfig(cfg)
${steps.map((step) => `\t${step}\n`).join("")}	return err
}

func main() { handler(context.TODO()) }
`;

/** The same of version 1. */
const v1 = (service: string, ...steps: readonly string[]): string => `package main

import (
	"github.com/aws/aws-sdk-go/aws"
	"github.com/aws/aws-sdk-go/aws/session"
	"github.com/aws/aws-sdk-go/service/${service}"
)

var sess = session.Must(session.NewSession())
var svc = ${service}.New(sess)

func main() {
${steps.map((step) => `\t${step}\n`).join("")}}
`;

/** A file that imports some packages. */
const file = (imports: readonly string[], ...steps: readonly string[]): string =>
  `package main\n\nimport (\n${imports.map((each) => `\t${each.includes('"') ? each : `"${each}"`}\n`).join("")})\n\n${steps.join("\n")}\n`;

const sdk2 = "github.com/aws/aws-sdk-go-v2";
const sdk1 = "github.com/aws/aws-sdk-go";

// By AWS's service authorization reference, and written before the reader was.
describe("version 2", () => {
  test.each<Row>([
    [
      "a method",
      v2(
        "dynamodb",
        "client.GetItem(ctx, &dynamodb.GetItemInput{TableName: aws.String(table), Key: key})",
      ),
      "dynamodb:GetItem",
    ],
    [
      "a method with options",
      v2(
        "dynamodb",
        "_, err = client.UpdateItem(ctx, &dynamodb.UpdateItemInput{}, func(o *dynamodb.Options) { o.Region = r })",
      ),
      "dynamodb:UpdateItem",
    ],
    [
      "a paginator",
      v2(
        "dynamodb",
        "p := dynamodb.NewScanPaginator(client, &dynamodb.ScanInput{})",
        "for p.HasMorePages() { p.NextPage(ctx) }",
      ),
      "dynamodb:Scan",
    ],
    [
      "a waiter",
      v2(
        "dynamodb",
        "dynamodb.NewTableExistsWaiter(client).Wait(ctx, &dynamodb.DescribeTableInput{}, time.Minute)",
      ),
      "dynamodb:DescribeTable",
    ],
    [
      "a waiter with a name",
      v2(
        "ec2",
        "waiter := ec2.NewInstanceRunningWaiter(client)",
        "err = waiter.Wait(ctx, &ec2.DescribeInstancesInput{}, time.Minute)",
      ),
      "ec2:DescribeInstances",
    ],
    [
      "S3",
      v2("s3", "out, err := client.GetObject(ctx, &s3.GetObjectInput{Bucket: &b, Key: &k})"),
      "s3:GetObject",
    ],
    ["a list", v2("s3", "client.ListObjectsV2(ctx, &s3.ListObjectsV2Input{})"), "s3:ListBucket"],
    [
      "pages of a list",
      v2("s3", "pages := s3.NewListObjectsV2Paginator(client, &s3.ListObjectsV2Input{Bucket: &b})"),
      "s3:ListBucket",
    ],
    ["a head", v2("s3", "client.HeadObject(ctx, &s3.HeadObjectInput{})"), "s3:GetObject"],
    [
      "a presigned URL",
      v2(
        "s3",
        "presigner := s3.NewPresignClient(client)",
        "req, err := presigner.PresignGetObject(ctx, &s3.GetObjectInput{Bucket: &b, Key: &k})",
      ),
      "s3:GetObject",
    ],
    [
      "an upload",
      file(
        [`${sdk2}/feature/s3/manager`, `${sdk2}/service/s3`, "context"],
        "func main() {",
        "uploader := manager.NewUploader(s3.NewFromConfig(cfg))",
        "uploader.Upload(context.TODO(), &s3.PutObjectInput{Bucket: &b, Key: &k, Body: r})",
        "}",
      ),
      "s3:PutObject",
    ],
    [
      "a download",
      file(
        [`${sdk2}/feature/s3/manager`, `${sdk2}/service/s3`, "context"],
        "func main() {",
        "downloader := manager.NewDownloader(s3.NewFromConfig(cfg), func(d *manager.Downloader) { d.PartSize = 1 })",
        "n, err := downloader.Download(context.TODO(), w, &s3.GetObjectInput{Bucket: &b, Key: &k})",
        "}",
      ),
      "s3:GetObject",
    ],
    ["SQS", v2("sqs", "client.SendMessage(ctx, &sqs.SendMessageInput{})"), "sqs:SendMessage"],
    ["SNS", v2("sns", "client.Publish(ctx, &sns.PublishInput{TopicArn: &t})"), "sns:Publish"],
    [
      "Lambda",
      v2("lambda", "client.Invoke(ctx, &lambda.InvokeInput{FunctionName: &f})"),
      "lambda:InvokeFunction",
    ],
    [
      "Step Functions",
      v2("sfn", "client.StartExecution(ctx, &sfn.StartExecutionInput{})"),
      "states:StartExecution",
    ],
    [
      "EventBridge",
      v2("eventbridge", "client.PutEvents(ctx, &eventbridge.PutEventsInput{})"),
      "events:PutEvents",
    ],
    [
      "Systems Manager",
      v2("ssm", "client.GetParameter(ctx, &ssm.GetParameterInput{})"),
      "ssm:GetParameter",
    ],
    [
      "Secrets Manager",
      v2("secretsmanager", "client.GetSecretValue(ctx, &secretsmanager.GetSecretValueInput{})"),
      "secretsmanager:GetSecretValue",
    ],
    ["SES", v2("sesv2", "client.SendEmail(ctx, &sesv2.SendEmailInput{})"), "ses:SendEmail"],
    [
      "logs",
      v2("cloudwatchlogs", "client.PutLogEvents(ctx, &cloudwatchlogs.PutLogEventsInput{})"),
      "logs:PutLogEvents",
    ],
    [
      "metrics",
      v2("cloudwatch", "client.PutMetricData(ctx, &cloudwatch.PutMetricDataInput{})"),
      "cloudwatch:PutMetricData",
    ],
    [
      "Cognito",
      v2(
        "cognitoidentityprovider",
        "client.AdminGetUser(ctx, &cognitoidentityprovider.AdminGetUserInput{})",
      ),
      "cognito-idp:AdminGetUser",
    ],
    [
      "Bedrock",
      v2("bedrockruntime", "client.InvokeModel(ctx, &bedrockruntime.InvokeModelInput{})"),
      "bedrock:InvokeModel",
    ],
    ["KMS", v2("kms", "client.Decrypt(ctx, &kms.DecryptInput{CiphertextBlob: c})"), "kms:Decrypt"],
    [
      "WebSockets",
      v2(
        "apigatewaymanagementapi",
        "client.PostToConnection(ctx, &apigatewaymanagementapi.PostToConnectionInput{})",
      ),
      "execute-api:ManageConnections",
    ],
    [
      "the Data API",
      v2("rdsdata", "client.ExecuteStatement(ctx, &rdsdata.ExecuteStatementInput{})"),
      "rds-data:ExecuteStatement",
    ],
    [
      "costs",
      v2("costexplorer", "client.GetCostAndUsage(ctx, &costexplorer.GetCostAndUsageInput{})"),
      "ce:GetCostAndUsage",
    ],
    [
      "load balancers",
      v2(
        "elasticloadbalancingv2",
        "client.DescribeTargetHealth(ctx, &elasticloadbalancingv2.DescribeTargetHealthInput{})",
      ),
      "elasticloadbalancing:DescribeTargetHealth",
    ],
    ["IAM", v2("iam", "iam.NewListUsersPaginator(client, &iam.ListUsersInput{})"), "iam:ListUsers"],
    [
      "a role that is assumed for other credentials",
      file(
        [`${sdk2}/credentials/stscreds`, `${sdk2}/service/sts`],
        "func main() { provider := stscreds.NewAssumeRoleProvider(sts.NewFromConfig(cfg), os.Getenv(`ROLE`)); use(provider) }",
      ),
      "sts:AssumeRole",
    ],
    [
      "a package by a name of its own",
      file(
        [`ddb "${sdk2}/service/dynamodb"`],
        "func main() { db := ddb.NewFromConfig(cfg); db.DeleteItem(ctx, &ddb.DeleteItemInput{}) }",
      ),
      "dynamodb:DeleteItem",
    ],
    [
      "a client in a field",
      file(
        [`${sdk2}/service/sqs`],
        "type sender struct { client *sqs.Client; url string }",
        "func (s *sender) send() { s.client.SendMessageBatch(ctx, &sqs.SendMessageBatchInput{QueueUrl: &s.url}) }",
        "func main() { s := &sender{client: sqs.NewFromConfig(cfg)}; s.send() }",
      ),
      "sqs:SendMessage",
    ],
    [
      "a client that is a parameter",
      file(
        [`${sdk2}/service/kinesis`],
        "func put(ctx context.Context, k, l *kinesis.Client) { l.PutRecord(ctx, &kinesis.PutRecordInput{}) }",
        "func main() { put(ctx, c, c) }",
      ),
      "kinesis:PutRecord",
    ],
    [
      "a client that a function makes",
      file(
        [`${sdk2}/service/athena`],
        "func newClient(ctx context.Context) (*athena.Client, error) { return athena.NewFromConfig(cfg), nil }",
        "func main() { client, err := newClient(ctx); client.StartQueryExecution(ctx, &athena.StartQueryExecutionInput{}) }",
      ),
      "athena:StartQueryExecution",
    ],
    [
      "an interface with methods of the client",
      file(
        [`${sdk2}/service/rekognition`],
        "type detector interface { DetectLabels(ctx context.Context, in *rekognition.DetectLabelsInput, opts ...func(*rekognition.Options)) (*rekognition.DetectLabelsOutput, error) }",
        "func detect(d detector) { d.DetectLabels(ctx, &rekognition.DetectLabelsInput{}) }",
        "func main() { detect(rekognition.NewFromConfig(cfg)) }",
      ),
      "rekognition:DetectLabels",
    ],
    ["a method that is handed on", v2("sqs", "retry(client.PurgeQueue)"), "sqs:PurgeQueue"],
    [
      "a client that is embedded",
      file(
        [`${sdk2}/service/firehose`],
        "type stream struct { *firehose.Client; name string }",
        "func main() { s := stream{firehose.NewFromConfig(cfg), `n`}; s.PutRecordBatch(ctx, &firehose.PutRecordBatchInput{}) }",
      ),
      "firehose:PutRecordBatch",
    ],
  ])("%s", (_, text, actions) => {
    expect(actionsOf(inGo(text))).toBe(actions);
  });
});

describe("version 1", () => {
  test.each<Row>([
    [
      "a method",
      v1("dynamodb", "svc.PutItem(&dynamodb.PutItemInput{TableName: aws.String(table)})"),
      "dynamodb:PutItem",
    ],
    [
      "with a context",
      v1("dynamodb", "svc.QueryWithContext(ctx, &dynamodb.QueryInput{})"),
      "dynamodb:Query",
    ],
    [
      "pages",
      v1(
        "dynamodb",
        "svc.ScanPages(&dynamodb.ScanInput{}, func(page *dynamodb.ScanOutput, last bool) bool { return true })",
      ),
      "dynamodb:Scan",
    ],
    [
      "pages with a context",
      v1("ssm", "svc.GetParametersByPathPagesWithContext(ctx, &ssm.GetParametersByPathInput{}, f)"),
      "ssm:GetParametersByPath",
    ],
    [
      "a request",
      v1(
        "s3",
        "req, _ := svc.GetObjectRequest(&s3.GetObjectInput{Bucket: &b, Key: &k})",
        "url, err := req.Presign(time.Minute)",
      ),
      "s3:GetObject",
    ],
    [
      "a waiter",
      v1("s3", "svc.WaitUntilBucketExists(&s3.HeadBucketInput{Bucket: &b})"),
      "s3:ListBucket",
    ],
    [
      "an upload",
      file(
        [`${sdk1}/service/s3/s3manager`],
        "func main() {",
        "uploader := s3manager.NewUploader(sess)",
        "_, err := uploader.Upload(&s3manager.UploadInput{Bucket: aws.String(b), Key: aws.String(k), Body: f})",
        "}",
      ),
      "s3:PutObject",
    ],
    [
      "a download",
      file(
        [`${sdk1}/service/s3/s3manager`, `${sdk1}/service/s3`],
        "func main() {",
        "s3manager.NewDownloader(sess).Download(file, &s3.GetObjectInput{Bucket: &b, Key: &k})",
        "}",
      ),
      "s3:GetObject",
    ],
    [
      "events",
      v1("cloudwatchevents", "svc.PutEvents(&cloudwatchevents.PutEventsInput{})"),
      "events:PutEvents",
    ],
    ["mail", v1("ses", "svc.SendEmail(&ses.SendEmailInput{})"), "ses:SendEmail"],
    ["records", v1("kinesis", "svc.PutRecords(&kinesis.PutRecordsInput{})"), "kinesis:PutRecords"],
    [
      "by the interface of a client",
      file(
        [`${sdk1}/service/dynamodb/dynamodbiface`, `${sdk1}/service/dynamodb`],
        "type deps struct { db dynamodbiface.DynamoDBAPI }",
        "func (d deps) handle() { d.db.DeleteItem(&dynamodb.DeleteItemInput{}) }",
        "func main() { d := deps{}; lambda.Start(d.handle) }",
      ),
      "dynamodb:DeleteItem",
    ],
    [
      "a variable that gets its value later",
      file(
        [`${sdk1}/service/sqs`],
        "var queue *sqs.SQS",
        "func init() { queue = sqs.New(sess) }",
        "func main() { queue.DeleteMessage(&sqs.DeleteMessageInput{}) }",
      ),
      "sqs:DeleteMessage",
    ],
  ])("%s", (_, text, actions) => {
    expect(actionsOf(inGo(text))).toBe(actions);
  });
});

describe("nothing is called", () => {
  test.each<readonly [string, string]>([
    [
      "by an object of the file's own",
      file(
        [],
        "type store struct{}",
        "func (s store) GetObject(b string) {}",
        "func main() { s3 := store{}; s3.GetObject(`b`) }",
      ),
    ],
    [
      "by a field of another type",
      file(
        [`${sdk2}/service/dynamodb`],
        "type repo struct { dynamodb cache }",
        "type cache struct{}",
        "func (c cache) GetItem(k string) {}",
        "func main() { r := repo{}; r.dynamodb.GetItem(`k`) }",
      ),
    ],
    ["in comments", v2("s3", "// client.GetObject(ctx, nil)", "/* client.PutObject(ctx, nil) */")],
    ["in strings", v2("s3", 's := "client.GetObject(ctx)"', "r := `client.PutObject(ctx)`")],
    [
      "by MinIO",
      file(
        ["github.com/minio/minio-go/v7"],
        "func main() { client, _ := minio.New(e, nil); client.GetObject(ctx, b, k, minio.GetObjectOptions{}); client.PutObject(ctx, b, k, r, 1, minio.PutObjectOptions{}) }",
      ),
    ],
    ["by HTTP", file(["net/http"], "func main() { http.Get(u); c := http.Client{}; c.Head(u) }")],
    [
      "by a database",
      file(
        ["database/sql"],
        "func main() { db, _ := sql.Open(a, b); db.Query(q); db.Scan(&x); db.ExecuteStatement(y) }",
      ),
    ],
    [
      "by Redis",
      file(
        ["github.com/redis/go-redis/v9"],
        "func main() { client := redis.NewClient(o); client.Publish(ctx, c, m); client.Scan(ctx, 0, p, 1) }",
      ),
    ],
    [
      "by a package of one's own of the same name",
      file(
        ["example.com/shop/dynamodb"],
        "func main() { client := dynamodb.New(x); client.GetItem(`k`) }",
      ),
    ],
    [
      "by a name that hides the client",
      v2(
        "s3",
        "func(client fake) { client.GetObject(ctx) }(f)",
        "{ client := fake{}; client.PutObject(ctx) }",
      ),
    ],
    ["by what is only made", v2("dynamodb", "in := dynamodb.Options{Region: r}; use(in)")],
    [
      "by a function that nobody comes to",
      file(
        [`${sdk2}/service/sqs`],
        "var client = sqs.NewFromConfig(cfg)",
        "func purge() { client.PurgeQueue(ctx, &sqs.PurgeQueueInput{}) }",
        "func main() {}",
      ),
    ],
    [
      "by DAX",
      file(
        ["github.com/aws/aws-dax-go/dax", `${sdk1}/service/dynamodb`],
        "func main() { client, _ := dax.New(cfg); client.GetItem(&dynamodb.GetItemInput{}) }",
      ),
    ],
    [
      "by what turns items to values",
      file(
        [`${sdk2}/feature/dynamodb/attributevalue`, `${sdk2}/feature/dynamodb/expression`],
        "func main() { attributevalue.MarshalMap(x); expression.NewBuilder().WithUpdate(u).Build() }",
      ),
    ],
    [
      "by a runtime's events",
      file(
        ["github.com/aws/aws-lambda-go/events", "github.com/aws/aws-lambda-go/lambda"],
        "func handle(e events.S3Event) { for _, r := range e.Records { use(r.S3.Object.Key) } }",
        "func main() { lambda.Start(handle) }",
      ),
    ],
  ])("%s", (_, text) => {
    expect(actionsOf(inGo(text))).toBe("");
  });
});
