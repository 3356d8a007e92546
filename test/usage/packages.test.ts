import { describe, expect, test } from "vitest";
import { callsNothing, mayCallAws } from "../../src/usage/packages.ts";

describe("a package", () => {
  test.for([
    "fs",
    "node:fs/promises",
    "os.path",
    "json",
    "urllib.request",
    "importlib.metadata",
    "lodash/get",
    "requests.adapters",
    "@aws-sdk/client-s3",
    "@aws-sdk/lib-dynamodb",
    "@aws-sdk/rds-signer",
    "@smithy/node-http-handler",
    "aws-sdk/clients/s3",
    "boto3.dynamodb.conditions",
    "botocore.exceptions",
    "@aws-lambda-powertools/logger",
    "aws_lambda_powertools.utilities.parameters",
    "@middy/core",
    "@middy/http-json-body-parser",
  ])("calls nothing, or what is read: %s", (name) => {
    expect([mayCallAws(name), callsNothing(name)]).toEqual([false, true]);
  });

  test.for([
    "dynamoose",
    "aws4fetch",
    "requests_aws4auth",
    "@smithy/signature-v4",
    "botocore.auth",
    "botocore.awsrequest",
    "@aws-sdk/signature-v4-crt",
    "@aws-crypto/client-node",
    "@middy/ssm",
    "@middy/secrets-manager",
    "s3fs",
    "awswrangler",
    "aws-amplify",
  ])("may call AWS by its name: %s", (name) => {
    expect([mayCallAws(name), callsNothing(name)]).toEqual([true, false]);
  });

  test.for([
    "child_process",
    "node:worker_threads",
    "subprocess",
    "importlib",
    "pandas",
    "electrodb",
    "@shop/audit",
    "company_audit.store",
    "fsx",
  ])("may do anything: %s", (name) => {
    expect([mayCallAws(name), callsNothing(name)]).toEqual([false, false]);
  });
});
