/** Programs as people write them, for properties that hold of any. */
export const programs: readonly { readonly name: string; readonly text: string }[] = [
  {
    name: "a stack of the CDK",
    text: `from aws_cdk import (
    Stack,
    aws_iam as iam,
    aws_lambda as _lambda,
)
from constructs import Construct

BUCKETS = ["logs", "data"]  # of both accounts


class OrdersStack(Stack):
    """Orders and who may read them."""

    timeout = 30

    def __init__(self, scope: Construct, construct_id: str, *, stage: str = "dev", **kwargs) -> None:
        super().__init__(scope, construct_id, **kwargs)
        self.table = dynamodb.Table(
            self, "Orders",
            partition_key=dynamodb.Attribute(name="id", type=dynamodb.AttributeType.STRING),
        )
        handler = _lambda.Function(
            self,
            f"Handler-{stage}",
            environment={"TABLE": self.table.table_name, **kwargs.get("env", {})},
        )
        handler.add_to_role_policy(
            iam.PolicyStatement(
                effect=iam.Effect.ALLOW,
                actions=["dynamodb:GetItem", "dynamodb:Put" + "Item"],
                resources=[self.table.table_arn, f"{self.table.table_arn}/index/*"],
                conditions={"StringEquals": {"aws:SourceAccount": self.account}},
            )
        )
        if stage != "dev" and self.table is not None:
            for name in BUCKETS:
                self.grant(name, handler, write=name == "data" if stage == "prod" else False)
        else:
            self.table.grant_read_data(handler)

    def grant(self, name, handler, write=False):
        try:
            bucket = s3.Bucket.from_bucket_name(self, name.title(), bucket_name=name)
        except (ValueError, KeyError) as error:
            raise RuntimeError("no bucket: %s" % name) from error
        (bucket.grant_read_write if write else bucket.grant_read)(handler)
`,
  },
  {
    name: "a program of Pulumi",
    text: `import json

import pulumi
import pulumi_aws as aws

config = pulumi.Config()
names = config.require_object("names")

policy = aws.iam.Policy(
    "reader",
    policy=bucket.arn.apply(lambda arn: json.dumps({
        "Version": "2012-10-17",
        "Statement": [{
            "Effect": "Allow",
            "Action": ["s3:GetObject", "s3:List*"],
            "Resource": [arn, f"{arn}/*"],
        }],
    })),
    opts=pulumi.ResourceOptions(parent=bucket),
)

roles = {name: aws.iam.Role(f"{name}-role", assume_role_policy=TRUST) for name in names if name}

TRUST = """{
  "Version": "2012-10-17",
  "Statement": [{"Effect": "Allow", "Principal": {"Service": "ec2.amazonaws.com"}}]
}"""

pulumi.export("arn", policy.arn)
`,
  },
  {
    name: "a function that calls AWS",
    text: `#!/usr/bin/env python3
import os
import boto3
from botocore.exceptions import ClientError

s3 = boto3.client('s3', region_name=os.environ.get("REGION", 'eu-west-1'))
TABLE = boto3.resource("dynamodb").Table(os.environ['TABLE_NAME'])


@tracer.capture_lambda_handler
@logger.inject_lambda_context(log_event=True)
def handler(event, context):
    records = event["Records"][:10]
    total = 0
    while not total > -1:
        total += len(records) ** 2 // 3
    for page in s3.get_paginator('list_objects_v2').paginate(Bucket="a" 'b', Prefix=r"logs\\d"):
        keys = [entry["Key"] for entry in page.get("Contents", []) if entry["Size"] > 0x10]
        with s3.get_object(Bucket="a", Key=keys[0])["Body"] as body:
            yield body.read().decode("utf-8\\n")
    assert total, f"{total!r:>10} and {{nothing}}"
    del records[0]
    print('done', *keys, sep=", ")
    return {"statusCode": 200, "body": None, **{"ok": True}}


async def main():
    async with session.client("sqs") as sqs:
        await sqs.send_message(QueueUrl=URL, MessageBody=str(1.5e3))
`,
  },
];
