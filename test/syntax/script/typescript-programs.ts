/** Programs as people write them, for properties that hold of any. */
export const programs: readonly { readonly name: string; readonly text: string }[] = [
  {
    name: "a stack of the CDK",
    text: `import * as cdk from "aws-cdk-lib";
import { aws_iam as iam, type StackProps } from "aws-cdk-lib";
import type { Construct } from 'constructs';

const BUCKETS = ["logs", "data"] as const; // of both accounts

export interface OrdersProps extends StackProps {
  readonly stage?: string;
}

/** Orders and who may read them. */
export class OrdersStack extends cdk.Stack {
  private readonly table: dynamodb.Table;
  static timeout = 30;

  constructor(scope: Construct, id: string, { stage = "dev", ...props }: OrdersProps) {
    super(scope, id, props);
    this.table = new dynamodb.Table(this, "Orders", {
      partitionKey: { name: "id", type: dynamodb.AttributeType.STRING },
    });
    const handler = new lambda.Function(this, \`Handler-\${stage}\`, {
      environment: { TABLE: this.table.tableName, ...props.env },
    });
    handler.addToRolePolicy(
      new iam.PolicyStatement({
        effect: iam.Effect.ALLOW,
        actions: ["dynamodb:GetItem", "dynamodb:Put" + "Item"],
        resources: [this.table.tableArn, \`\${this.table.tableArn}/index/*\`],
        conditions: { StringEquals: { "aws:SourceAccount": this.account } },
      }),
    );
    if (stage !== "dev" && this.table) {
      for (const name of BUCKETS) this.grant(name, handler, stage === "prod" ? name === "data" : false);
    } else {
      this.table.grantReadData(handler);
    }
  }

  private grant(name: string, to: iam.IGrantable, write = false): void {
    try {
      const bucket = s3.Bucket.fromBucketName(this, name.toUpperCase(), name);
      (write ? bucket.grantReadWrite : bucket.grantRead).call(bucket, to);
    } catch (error: unknown) {
      throw new Error("no bucket: " + name, { cause: error });
    }
  }
}

enum Stage { Dev = "dev", Prod = "prod" }

export { Stage as Stages, BUCKETS };
export * from "./tables";
export default OrdersStack;
`,
  },
  {
    name: "a function that calls AWS",
    text: `'use strict';
const AWS = require('aws-sdk');
const { unmarshall: read, marshall } = require("@aws-sdk/util-dynamodb");
const s3 = new AWS.S3({ region: process.env.REGION || 'eu-west-1' });
let client;

exports.handler = async function (event, context, callback) {
  client ??= new DynamoDBClient({});
  const [first, , third = 1, ...more] = event.Records?.map((r) => r.s3.object.key) ?? [];
  for (let i = 0; i < more.length; i++) {
    switch (more[i]) {
      case "a": await s3.getObject({ Bucket: "b", Key: more[i] }).promise(); break;
      default: total += (-1) ** 2;
    }
  }
  while (!done()) { await new Promise((resolve) => setTimeout(resolve, 0x10)); }
  outer: do { continue outer; } while (/a[/]b/.test(first));
  const { a: { b: [c] } = {}, ["d" + e]: f, ...rest } = await read(third);
  return { statusCode: 200, body: JSON.stringify({ ok: true, [c]: f, ...rest, get g() { return 1; } }) };
};

async function* pages() { yield* others(); yield 1; }
module.exports.pages = pages;
`,
  },
];
