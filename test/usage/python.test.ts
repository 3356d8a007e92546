import { describe, expect, test } from "vitest";
import { asFarAs, inPython, read, type Code } from "./program.ts";

type Row = readonly [title: string, text: string, calls: readonly string[]];

describe("boto3", () => {
  test.each<Row>([
    [
      "a client",
      `
import boto3
s3 = boto3.client("s3")
def handler(event, context):
    return s3.get_object(Bucket="b", Key="k")
`,
      ['s3.GetObject(bucket="b", key="k")'],
    ],
    [
      "a client by service_name",
      `
import boto3
sqs = boto3.client(service_name="sqs", region_name="eu-west-1")
sqs.send_message(QueueUrl="q", MessageBody="m")
`,
      ['sqs.SendMessage(queueurl="q", messagebody="m")'],
    ],
    [
      "a client that has no name",
      `
import boto3
boto3.client("sns").publish(TopicArn="t", Message="m")
`,
      ['sns.Publish(topicarn="t", message="m")'],
    ],
    [
      "another name for boto3, and functions of it",
      `
import boto3 as aws
from boto3 import client, resource
aws.client("sts").get_caller_identity()
client("kms").decrypt(CiphertextBlob=b"c")
resource("dynamodb").Table("t").scan()
`,
      [
        "sts.GetCallerIdentity()",
        'kms.Decrypt(ciphertextblob="c")',
        'dynamodb.Scan(tablename="t")',
      ],
    ],
    [
      "a session",
      `
import boto3
session = boto3.Session(profile_name="a")
session.client("ec2").describe_instances(InstanceIds=["i-1"])
boto3.session.Session().client("secretsmanager").get_secret_value(SecretId="s")
`,
      ['ec2.DescribeInstances(instanceids=["i-1"])', 'secretsmanager.GetSecretValue(secretid="s")'],
    ],
    [
      "a session imported by name",
      `
from boto3.session import Session
Session(region_name="us-east-1").resource("sqs").get_queue_by_name(QueueName="n")
`,
      ['sqs.GetQueueUrl(queuename="n")'],
    ],
    [
      "a table",
      `
import os
import boto3
table = boto3.resource("dynamodb").Table(os.environ["TABLE_NAME"])
def handler(event, context):
    table.put_item(Item={"id": "1"})
    table.get_item(Key={"id": "1"})
    table.query(IndexName="i")
`,
      [
        'dynamodb.PutItem(tablename=<env:TABLE_NAME>, item={id = "1"})',
        'dynamodb.GetItem(tablename=<env:TABLE_NAME>, key={id = "1"})',
        'dynamodb.Query(tablename=<env:TABLE_NAME>, indexname="i")',
      ],
    ],
    [
      "a table in three steps",
      `
import boto3
from os import environ
dynamodb = boto3.resource("dynamodb")
TABLE = environ.get("TABLE")
def handler(event, context):
    table = dynamodb.Table(TABLE)
    table.delete_item(Key={})
`,
      ["dynamodb.DeleteItem(tablename=<env:TABLE>, key={})"],
    ],
    [
      "a batch of a table",
      `
import boto3
table = boto3.resource("dynamodb").Table("t")
with table.batch_writer() as batch:
    for item in items:
        batch.put_item(Item=item)
        batch.delete_item(Key=item)
`,
      ["dynamodb.BatchWriteItem"],
    ],
    [
      "an object of S3 and its bucket",
      `
import boto3
s3 = boto3.resource("s3")
s3.Object("b", "k").get()
s3.Bucket("b").upload_file("f", "k")
s3.Bucket("b").put_object(Key="k", Body="x")
s3.Object("b", "k").delete()
s3.Bucket("b").Object("k").put(Body="x")
`,
      [
        's3.GetObject(bucket="b", key="k")',
        "s3.PutObject",
        "s3.CreateMultipartUpload",
        "s3.UploadPart",
        "s3.CompleteMultipartUpload",
        's3.PutObject(bucket="b", key="k", body="x")',
        's3.DeleteObject(bucket="b", key="k")',
        's3.PutObject(bucket="b", key="k", body="x")',
      ],
    ],
    [
      "collections",
      `
import boto3
bucket = boto3.resource("s3").Bucket("b")
for each in bucket.objects.all():
    print(each.key)
for each in bucket.objects.filter(Prefix="p"):
    each.delete()
`,
      ['s3.ListObjects(bucket="b")', 's3.ListObjects(bucket="b", prefix="p")', "s3.DeleteObject"],
    ],
    [
      "instances",
      `
import boto3
ec2 = boto3.resource("ec2")
ec2.Instance("i-1").stop()
for i in ec2.instances.filter(Filters=[]):
    i.terminate()
`,
      ["ec2.StopInstances", "ec2.DescribeInstances", "ec2.TerminateInstances"],
    ],
    [
      "queues and topics as resources",
      `
import boto3
queue = boto3.resource("sqs").get_queue_by_name(QueueName="n")
queue.send_message(MessageBody="m")
boto3.resource("sns").Topic("arn").publish(Message="m")
`,
      [
        'sqs.GetQueueUrl(queuename="n")',
        "sqs.SendMessage",
        'sns.Publish(topicarn="arn", message="m")',
      ],
    ],
    [
      "pages",
      `
import boto3
s3 = boto3.client("s3")
paginator = s3.get_paginator("list_objects_v2")
for page in paginator.paginate(Bucket="b"):
    pass
for page in s3.get_paginator("list_buckets").paginate():
    pass
`,
      ['s3.ListObjectsV2(bucket="b")', "s3.ListBuckets()"],
    ],
    [
      "a name for one paginator after the other",
      `
import boto3
s3 = boto3.client("s3")
def handler(event, context):
    pages = s3.get_paginator("list_parts")
    pages.paginate()
    if event:
        pages = s3.get_paginator("list_objects_v2")
        pages.paginate(Bucket="b")
    elif context:
        pages = s3.get_paginator("list_object_versions")
    return pages.paginate(Bucket="c")
`,
      [
        "s3.ListParts()",
        's3.ListObjectsV2(bucket="b")',
        's3.ListParts(bucket="c")',
        's3.ListObjectsV2(bucket="c")',
        's3.ListObjectVersions(bucket="c")',
      ],
    ],
    [
      "a name for one client after the other",
      `
import boto3
client = boto3.client("ec2")
client.describe_instances()
client = boto3.client("s3")
client.list_buckets()
`,
      ["ec2.DescribeInstances()", "s3.ListBuckets()"],
    ],
    [
      "one of two tables",
      `
import boto3
db = boto3.resource("dynamodb")
def handler(event, context):
    table = db.Table("a") if event else db.Table("b")
    table.scan()
`,
      ["dynamodb.Scan(...)"],
    ],
    [
      "operations that something else calls",
      `
import boto3
s3 = boto3.client("s3")
table = boto3.resource("dynamodb").Table("t")
with ThreadPoolExecutor() as pool:
    pool.submit(s3.put_object, Bucket="b")
    pool.map(table.get_item, keys)
send = s3.copy_object
send(Bucket="b", Key="k")
`,
      [
        "s3.PutObject(...)",
        'dynamodb.GetItem(tablename="t", ...)',
        "s3.CopyObject(...)",
        's3.CopyObject(bucket="b", key="k")',
      ],
    ],
    [
      "waiters",
      `
import boto3
ec2 = boto3.client("ec2")
waiter = ec2.get_waiter("instance_running")
waiter.wait(InstanceIds=["i-1"])
`,
      ['ec2.DescribeInstances(instanceids=["i-1"])'],
    ],
    [
      "presigned URLs",
      `
import boto3
s3 = boto3.client("s3")
s3.generate_presigned_url("get_object", Params={"Bucket": "b", "Key": "k"}, ExpiresIn=60)
s3.generate_presigned_url(ClientMethod="put_object", Params={"Bucket": "b", "Key": "k"})
s3.generate_presigned_post("b", "k")
`,
      [
        's3.GetObject(bucket="b", key="k")',
        's3.PutObject(bucket="b", key="k")',
        's3.PutObject(bucket="b", key="k")',
      ],
    ],
    [
      "files up and down",
      `
import boto3
s3 = boto3.client("s3")
s3.download_file("b", "k", "/tmp/f")
s3.upload_fileobj(f, "b", "k")
`,
      [
        "s3.HeadObject",
        "s3.GetObject",
        "s3.PutObject",
        "s3.CreateMultipartUpload",
        "s3.UploadPart",
        "s3.CompleteMultipartUpload",
      ],
    ],
    [
      "a client in a field",
      `
import boto3
class Store:
    def __init__(self, bucket):
        self.client = boto3.client("s3")
        self.bucket = bucket
    def load(self, key):
        return self.client.get_object(Bucket=self.bucket, Key=key)
Store("b").load("k")
`,
      ["s3.GetObject"],
    ],
    [
      "a client that the constructor is given, or makes",
      `
import boto3
class Store:
    def __init__(self, client=None):
        self.client = client or boto3.client("ssm")
    def load(self):
        return self.client.get_parameter(Name="/a", WithDecryption=True)
`,
      ['ssm.GetParameter(name="/a", withdecryption=true)'],
    ],
    [
      "a client of the class",
      `
import boto3
class Store:
    client = boto3.client("logs")
    def write(self):
        self.client.put_log_events(logGroupName="g", logStreamName="s", logEvents=[])
`,
      ['logs.PutLogEvents(loggroupname="g", logstreamname="s", logevents=[])'],
    ],
    [
      "a client that a function makes",
      `
import boto3
def get_client():
    return boto3.client("lambda")
get_client().invoke(FunctionName="f")
`,
      ['lambda.Invoke(functionname="f")'],
    ],
    [
      "a function that makes clients of a service that it is given",
      `
import boto3
def get_client(service):
    session = boto3.Session()
    return session.client(service)
get_client("sqs").purge_queue(QueueUrl="q")
`,
      ['sqs.PurgeQueue(queueurl="q")'],
    ],
    [
      "a client that is made once",
      `
import boto3
_client = None
def client():
    global _client
    if _client is None:
        _client = boto3.client("glue")
    return _client
def handler(event, context):
    client().start_job_run(JobName="j")
`,
      ['glue.StartJobRun(jobname="j")'],
    ],
    [
      "a client as a default",
      `
import boto3
def handler(event, context, athena=boto3.client("athena")):
    athena.start_query_execution(QueryString="q", WorkGroup="w")
`,
      ['athena.StartQueryExecution(querystring="q", workgroup="w")'],
    ],
    [
      "a client that a function of the file is given",
      `
import boto3
def save(client, name):
    client.put_metric_data(Namespace=name)
save(boto3.client("cloudwatch"), "n")
`,
      ["cloudwatch.PutMetricData"],
    ],
    [
      "a client by the type of a parameter",
      `
from mypy_boto3_s3 import S3Client
def save(client: S3Client):
    client.delete_object(Bucket="b", Key="k")
`,
      ['s3.DeleteObject(bucket="b", key="k")'],
    ],
    [
      "parameters as a dictionary",
      `
import boto3
args = {"QueueUrl": "q"}
boto3.client("sqs").delete_message(**args, ReceiptHandle="h")
boto3.client("sqs").delete_message(**more)
`,
      ['sqs.DeleteMessage(queueurl="q", receipthandle="h")', "sqs.DeleteMessage(...)"],
    ],
    [
      "aiobotocore",
      `
import aioboto3
async def main():
    session = aioboto3.Session()
    async with session.client("sqs") as sqs:
        await sqs.receive_message(QueueUrl="q")
`,
      ['sqs.ReceiveMessage(queueurl="q")', "package"],
    ],
    [
      "botocore",
      `
import botocore.session
session = botocore.session.get_session()
client = session.create_client("dynamodb", region_name="eu-west-1")
client.describe_table(TableName="t")
`,
      ['dynamodb.DescribeTable(tablename="t")'],
    ],
    [
      "another account's client",
      `
import boto3
sts = boto3.client("sts")
creds = sts.assume_role(RoleArn="r", RoleSessionName="s")["Credentials"]
boto3.client("s3", aws_access_key_id=creds["AccessKeyId"]).list_buckets()
`,
      ['sts.AssumeRole(rolearn="r", rolesessionname="s")', "s3.ListBuckets()"],
    ],
    [
      "Powertools' parameters",
      `
from aws_lambda_powertools.utilities import parameters
from aws_lambda_powertools.utilities.parameters import get_secret
parameters.get_parameter("/a")
parameters.get_parameters("/b")
get_secret("s")
`,
      [
        'ssm.GetParameter(name="/a")',
        'ssm.GetParametersByPath(path="/b")',
        'secretsmanager.GetSecretValue(secretid="s")',
      ],
    ],
    [
      "Powertools' idempotency",
      `
from aws_lambda_powertools.utilities.idempotency import DynamoDBPersistenceLayer, idempotent
layer = DynamoDBPersistenceLayer(table_name="t")
`,
      ["dynamodb.GetItem", "dynamodb.PutItem", "dynamodb.UpdateItem", "dynamodb.DeleteItem"],
    ],
    [
      "in comprehensions, lambdas, conditions and f-strings",
      `
import boto3
s3 = boto3.client("s3")
a = [s3.head_object(Bucket="b", Key=k) for k in keys]
b = lambda k: s3.get_object_tagging(Bucket="b", Key=k)
c = s3.list_buckets() if a else None
d = f"{s3.get_bucket_location(Bucket='b')}"
`,
      [
        "s3.HeadObject",
        "s3.GetObjectTagging",
        "s3.ListBuckets()",
        's3.GetBucketLocation(bucket="b")',
      ],
    ],
    [
      "a client with a walrus, and one taken apart",
      `
import boto3
if (c := boto3.client("ecs")):
    c.run_task(cluster="c")
a, b = boto3.client("s3"), boto3.client("sqs")
b.list_queues()
`,
      ['ecs.RunTask(cluster="c")', "sqs.ListQueues()"],
    ],
    [
      "clients in a dictionary",
      `
import boto3
clients = {"s3": boto3.client("s3"), "ddb": boto3.client("dynamodb")}
clients["ddb"].update_item(TableName="t", Key={})
`,
      ['dynamodb.UpdateItem(tablename="t", key={})'],
    ],
    [
      "a cached function",
      `
import boto3
from functools import lru_cache
@lru_cache(maxsize=None)
def table(name):
    return boto3.resource("dynamodb").Table(name)
table("t").update_item(Key={})
`,
      ["dynamodb.UpdateItem"],
    ],
    [
      "a client of the module behind main",
      `
import boto3
def main():
    client = boto3.client("batch")
    client.submit_job(jobName="n", jobQueue="q", jobDefinition="d")
if __name__ == "__main__":
    main()
`,
      ['batch.SubmitJob(jobname="n", jobqueue="q", jobdefinition="d")'],
    ],
    [
      "a property that makes a client",
      `
import boto3
class A:
    @property
    def db(self):
        return boto3.client("dynamodb")
    def run(self):
        self.db.list_tables()
`,
      ["dynamodb.ListTables()"],
    ],
    [
      "exceptions and meta of a client are no calls",
      `
import boto3
s3 = boto3.client("s3")
try:
    s3.create_bucket(Bucket="b")
except s3.exceptions.BucketAlreadyExists:
    print(s3.meta.region_name)
`,
      ['s3.CreateBucket(bucket="b")'],
    ],
    [
      "a client behind a resource",
      `
import boto3
dynamodb = boto3.resource("dynamodb")
dynamodb.meta.client.transact_write_items(TransactItems=[])
`,
      ["dynamodb.TransactWriteItems(transactitems=[])"],
    ],
    [
      "a client of services with names of their own",
      `
import boto3
boto3.client("events").put_events(Entries=[])
boto3.client("stepfunctions").start_execution(stateMachineArn="m")
boto3.client("sesv2").send_email(FromEmailAddress="f")
boto3.client("bedrock-runtime").invoke_model(modelId="m")
boto3.client("cognito-idp").admin_add_user_to_group(UserPoolId="p", Username="u", GroupName="g")
boto3.client("elbv2").describe_target_health(TargetGroupArn="t")
boto3.client("rds-data").execute_statement(resourceArn="r", secretArn="s", sql="q")
`,
      [
        "events.PutEvents(entries=[])",
        'stepfunctions.StartExecution(statemachinearn="m")',
        'sesv2.SendEmail(fromemailaddress="f")',
        'bedrock-runtime.InvokeModel(modelid="m")',
        'cognito-idp.AdminAddUserToGroup(userpoolid="p", username="u", groupname="g")',
        'elbv2.DescribeTargetHealth(targetgrouparn="t")',
        "rds-data.ExecuteStatement",
      ],
    ],
    [
      "what the environment names",
      `
import os, boto3
q = os.getenv("QUEUE")
c = boto3.client("sqs")
c.send_message(QueueUrl=q)
c.send_message(QueueUrl=os.environ["QUEUE"])
c.send_message(QueueUrl=f"{os.environ.get('STAGE')}-q")
`,
      [
        "sqs.SendMessage(queueurl=<env:QUEUE>)",
        "sqs.SendMessage(queueurl=<env:QUEUE>)",
        'sqs.SendMessage(queueurl="${env:STAGE}-q")',
      ],
    ],
  ])("%s", (_, text, calls) => {
    expect(asFarAs(calls, inPython(text))).toEqual(calls);
  });
});

describe("clients of other files", () => {
  test.each<readonly [title: string, code: Code, calls: readonly string[]]>([
    [
      "imported by name",
      {
        "a.py": "from clients import s3\ns3.list_buckets()",
        "clients.py": 'import boto3\ns3 = boto3.client("s3")',
      },
      ["s3.ListBuckets()"],
    ],
    [
      "of a package, imported from where the file lies",
      {
        "app/a.py": "from .clients import table\ntable.scan()",
        "app/clients.py": 'import boto3\ntable = boto3.resource("dynamodb").Table("t")',
      },
      ['dynamodb.Scan(tablename="t")'],
    ],
    [
      "of a module as a whole",
      {
        "a.py": "import clients\nclients.s3.list_buckets()",
        "clients.py": 'import boto3\ns3 = boto3.client("s3")',
      },
      ["s3.ListBuckets()"],
    ],
    [
      "of a module of a package",
      {
        "a.py": "from shared import clients\nclients.sqs.list_queues()",
        "shared/__init__.py": "",
        "shared/clients.py": 'import boto3\nsqs = boto3.client("sqs")',
      },
      ["sqs.ListQueues()"],
    ],
    [
      "by way of a package's __init__",
      {
        "a.py": "from shared import sqs\nsqs.list_queues()",
        "shared/__init__.py": "from .clients import sqs",
        "shared/clients.py": 'import boto3\nsqs = boto3.client("sqs")',
      },
      ["sqs.ListQueues()"],
    ],
    [
      "with all names",
      {
        "a.py": "from clients import *\nsqs.list_queues()",
        "clients.py": 'import boto3\nsqs = boto3.client("sqs")',
      },
      ["sqs.ListQueues()"],
    ],
    [
      "made by a function of another file",
      {
        "a.py": "from make import get_table\nget_table().scan()",
        "make.py":
          'import boto3\ndef get_table():\n    return boto3.resource("dynamodb").Table("t")',
      },
      ['dynamodb.Scan(tablename="t")'],
    ],
    [
      "boto3 itself by way of another file",
      {
        "a.py": 'from base import boto3\nboto3.client("s3").list_buckets()',
        "base.py": "import boto3",
      },
      ["s3.ListBuckets()"],
    ],
    [
      "a class of another file, extended",
      {
        "a.py":
          "from base import Base\nclass A(Base):\n    def run(self):\n        self.s3.list_buckets()",
        "base.py":
          'import boto3\nclass Base:\n    def __init__(self):\n        self.s3 = boto3.client("s3")',
      },
      ["s3.ListBuckets()"],
    ],
  ])("%s", (_, code, calls) => {
    expect(asFarAs(calls, read(code))).toEqual(calls);
  });
});
