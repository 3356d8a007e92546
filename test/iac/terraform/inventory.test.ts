import { suppliesNothing } from "../../../src/iac/format.ts";
import { expect, test } from "vitest";
import { spellPhrase } from "../../../src/iac/terraform/phrase.ts";
import type { Phrase } from "../../../src/iam/draft.ts";
import { showText } from "../../evaluate/show.ts";
import { extracted } from "../policies.ts";

test("declared resources know their ARNs, their names and how they are written", () => {
  const text = `
resource "aws_s3_bucket" "logs" {
  bucket = "logs-\${var.env}"
}
resource "aws_sqs_queue" "jobs" {
  count       = 2
  name_prefix = "jobs-"
}
resource "aws_dynamodb_table" "orders" {
  for_each = var.tables
  name     = each.key
}
resource "aws_kms_key" "key" {}
resource "aws_made_up" "thing" {}
data "aws_s3_bucket" "other" {
  bucket = "other"
}`;
  const { declared } = extracted({ "app/main.tf": text });
  const known = declared.map(({ type, address, name, conditional }) => [
    type,
    address,
    name && showText(name),
    conditional,
  ]);
  expect(known).toEqual([
    ["s3:bucket", "aws_s3_bucket.logs", "logs-${name app/var.env}", false],
    ["sqs:queue", "aws_sqs_queue.jobs", "jobs-${name app/aws_sqs_queue.jobs/name}", true],
    [
      "dynamodb:table",
      "aws_dynamodb_table.orders",
      "${name app/aws_dynamodb_table.orders/each.key}",
      true,
    ],
    ["kms:key", "aws_kms_key.key", "${name app/aws_kms_key.key/name}", false],
  ]);
  expect(new Set(declared.map(({ scope }) => scope))).toEqual(new Set(["app"]));
  const words = (text: string): string => text.replaceAll("app/provider.aws/", "");
  expect(declared.map(({ arn }) => arn && [spellPhrase(arn), words(showText(arn.text))])).toEqual([
    ["aws_s3_bucket.logs.arn", "arn:${partition partition}:s3:::logs-${name app/var.env}"],
    [
      "aws_sqs_queue.jobs.arn",
      "arn:${partition partition}:sqs:${region region}:${account account}:jobs-${name app/aws_sqs_queue.jobs/name}",
    ],
    [
      "aws_dynamodb_table.orders.arn",
      "arn:${partition partition}:dynamodb:${region region}:${account account}:table/${name app/aws_dynamodb_table.orders/each.key}",
    ],
    [
      "aws_kms_key.key.arn",
      "arn:${partition partition}:kms:${region region}:${account account}:key/${name app/aws_kms_key.key/name}",
    ],
  ]);
});

const statement = (resource: string): string =>
  `resource "aws_iam_policy" "p${resource.length}" {\npolicy = jsonencode({ Statement = { Effect = "Allow", Action = "a:B", Resource = "${resource}" } })\n}\n`;

// How account, region and partition are written: as data sources say, else as the ARNs here do.
test.each([
  ["nothing", "locals {\na = 1\n}\n", ["*", "*", "*"]],
  [
    "data sources",
    'data "aws_partition" "p" {}\ndata "aws_region" "r" {}\ndata "aws_caller_identity" "me" {}\n',
    [
      "data.aws_partition.p.partition",
      "data.aws_region.r.name",
      "data.aws_caller_identity.me.account_id",
    ],
  ],
  [
    "data sources of another provider",
    'data "aws_region" "r" {\nprovider = aws.east\n}\n',
    ["*", "*", "*"],
  ],
  [
    "the module's one provider",
    'provider "aws" {\n  region = var.region\n  allowed_account_ids = ["111122223333"]\n}\nvariable "region" {}\n',
    ["*", "var.region", "111122223333"],
  ],
  [
    "several providers",
    'provider "aws" {\n  region = "eu-west-1"\n}\nprovider "aws" {\n  alias = "us"\n  region = "us-east-1"\n}\n',
    ["*", "*", "*"],
  ],
  [
    "a provider that is set by more than a name",
    'provider "aws" {\n  region = var.all[0]\n  allowed_account_ids = [var.a, var.b]\n}\n',
    ["*", "*", "*"],
  ],
  ["ARNs", statement("arn:aws:sqs:eu-west-1:111122223333:q"), ["aws", "eu-west-1", "111122223333"]],
  [
    "ARNs with variables",
    statement("arn:aws:sqs:${var.region}:${local.account}:q"),
    ["aws", "var.region", "local.account"],
  ],
  [
    "ARNs that differ",
    statement("arn:aws:sqs:eu-west-1:111122223333:q") +
      statement("arn:aws:sqs:eu-west-2:111122223333:qq"),
    ["aws", "*", "111122223333"],
  ],
])("the vocabulary of %s", (_, text, words) => {
  const vocabulary = extracted({ "app/main.tf": text }).vocabularies.get("app");
  const written = (phrase: Phrase | undefined): string | undefined => {
    const [only] = phrase?.pieces ?? [];
    return typeof only === "object" ? only.expression : only;
  };
  const { partition, region, account } = vocabulary ?? {};
  expect([partition, region, account].map(written)).toEqual(words);
});

test("attributes that are the same thing are the same text", () => {
  const text = `
resource "aws_s3_bucket" "b" {
  bucket = "logs"
}
data "aws_caller_identity" "me" {}
data "aws_caller_identity" "east" {
  provider = aws.east
}
locals {
  it = { Effect = "Allow", Action = "a:B", Resource = [
    aws_s3_bucket.b.arn, aws_s3_bucket.b.id, aws_s3_bucket.b.bucket, aws_s3_bucket.b.region,
    data.aws_caller_identity.me.account_id, data.aws_caller_identity.me.id,
    data.aws_caller_identity.east.account_id, data.aws_caller_identity.me.arn,
  ] }
}`;
  const [policy] = extracted({ "app/main.tf": text }).policies;
  expect(policy?.statements[0]?.resource?.items.map(showText)).toEqual([
    "arn:${partition app/provider.aws/partition}:s3:::logs",
    "logs",
    "logs",
    "${app/aws_s3_bucket.b.region}",
    "${account app/provider.aws/account}",
    "${account app/provider.aws/account}",
    "${account app/provider.aws.east/account}",
    "${app/data.aws_caller_identity.me.arn}",
  ]);
});

test("what AWS's data sources say is known of those that are not among the files too", () => {
  const text = `
locals {
  it = { Effect = "Allow", Action = "a:B", Resource = [
    data.aws_caller_identity.me.account_id, data.aws_region.me.name, data.aws_region.me.endpoint,
  ] }
}`;
  const [policy] = extracted({ "main.tf": text }).policies;
  expect(policy?.statements[0]?.resource?.items.map(showText)).toEqual([
    "${account ./data.aws_caller_identity.me.account_id}",
    "${region ./data.aws_region.me.name}",
    "${./data.aws_region.me.endpoint}",
  ]);
});

test("the graph of references goes through locals and dependencies", () => {
  const text = `
locals {
  arn = aws_s3_bucket.b.arn
}
resource "aws_s3_bucket" "b" {}
resource "aws_lambda_function" "f" {
  role       = aws_iam_role.r.arn
  depends_on = [aws_s3_bucket_policy.p]
  environment {
    variables = { BUCKET = local.arn }
  }
}
resource "aws_iam_role" "r" {}
resource "aws_s3_bucket_policy" "p" {
  policy = jsonencode({ Statement = { Effect = "Allow", Action = "a:B" } })
}`;
  const { references, within } = extracted({ "app/main.tf": text });
  expect(references.get("app/aws_lambda_function.f")).toEqual({
    type: "aws_lambda_function",
    scope: "app",
    refersTo: ["app/aws_iam_role.r", "app/aws_s3_bucket_policy.p", "app/aws_s3_bucket.b"],
    supplies: {
      ...suppliesNothing,
      uses: ["app/aws_s3_bucket.b"],
      named: [["BUCKET", "app/aws_s3_bucket.b"]],
      runtime: ["logs", "xray"],
    },
  });
  expect([...within]).toEqual([["app/aws_s3_bucket_policy.p[0]", "app/aws_s3_bucket_policy.p"]]);
});
