import { guide, here, reference, type Call } from "./call.ts";

const declared = { type: "aws_dynamodb_table", name: "orders" };
const table = here("dynamodb", "table/orders");
const index = `${table}/index/by-customer`;
const stream = `${table}/stream/2024-06-01T08:00:00.000`;
const backup = `${table}/backup/01489602797149-73d8d5bc`;

const dynamodb = (page: string): Call["page"] =>
  guide(`amazondynamodb/latest/developerguide/${page}`);
const indexes = dynamodb("iam-policy-specific-table-indexes");
const streams = dynamodb("iam-policy-example-lamda-process-dynamodb-streams");
const partiql = dynamodb("ql-iam");
const transactions = dynamodb("transaction-apis-iam");
const backups = dynamodb("backuprestore_IAM");

const cluster = { type: "aws_dax_cluster", name: "main", attribute: "cluster_name" };
const cache = here("dax", "cache/main");

export const tables: readonly Call[] = [
  { call: "GetItem", action: "dynamodb:GetItem", arns: [table], declared, page: indexes },
  { call: "PutItem", action: "dynamodb:PutItem", arns: [table], declared, page: indexes },
  { call: "UpdateItem", action: "dynamodb:UpdateItem", arns: [table], declared, page: indexes },
  {
    call: "PutItem on a replica of a global table",
    action: "dynamodb:PutItem",
    arns: [table, "arn:aws:dynamodb:us-east-1:111122223333:table/orders"],
    declared,
    page: dynamodb("globaltables_HowItWorks"),
    known: "a table is named in its own region, and replicas are not looked for",
  },
  { call: "BatchGetItem", action: "dynamodb:BatchGetItem", arns: [table], declared, page: indexes },
  {
    call: "BatchWriteItem",
    action: "dynamodb:BatchWriteItem",
    arns: [table],
    declared,
    page: indexes,
  },
  { call: "Query on a table", action: "dynamodb:Query", arns: [table], declared, page: indexes },
  {
    call: "Query on a global secondary index",
    action: "dynamodb:Query",
    arns: [index],
    declared,
    page: indexes,
  },
  {
    call: "Scan of a table and of an index of it",
    action: "dynamodb:Scan",
    arns: [table, index],
    declared,
    page: indexes,
  },
  {
    call: "ExecuteStatement with a SELECT from an index",
    action: "dynamodb:PartiQLSelect",
    arns: [table, index],
    declared,
    page: partiql,
  },
  {
    call: "ExecuteStatement with an INSERT",
    action: "dynamodb:PartiQLInsert",
    arns: [table],
    declared,
    page: partiql,
  },
  {
    call: "TransactWriteItems with a ConditionCheck",
    action: "dynamodb:ConditionCheckItem",
    arns: [table],
    declared,
    page: transactions,
  },
  {
    call: "TransactWriteItems with a Delete",
    action: "dynamodb:DeleteItem",
    arns: [table],
    declared,
    page: transactions,
  },
  {
    call: "GetRecords of a stream",
    action: "dynamodb:GetRecords",
    arns: [stream],
    declared,
    page: streams,
  },
  {
    call: "GetShardIterator of a stream",
    action: "dynamodb:GetShardIterator",
    arns: [stream],
    declared,
    page: streams,
  },
  {
    call: "DescribeStream",
    action: "dynamodb:DescribeStream",
    arns: [stream],
    declared,
    page: streams,
  },
  {
    call: "CreateBackup",
    action: "dynamodb:CreateBackup",
    arns: [table],
    declared,
    page: backups,
  },
  {
    call: "DeleteBackup",
    action: "dynamodb:DeleteBackup",
    arns: [backup],
    declared,
    page: backups,
  },
  {
    call: "DescribeTable",
    action: "dynamodb:DescribeTable",
    arns: [table],
    declared,
    page: dynamodb("using-identity-based-policies"),
  },
  {
    call: "UpdateTable that adds a replica",
    action: "dynamodb:CreateTableReplica",
    arns: [table],
    declared,
    page: reference("amazondynamodb"),
  },
  {
    call: "ListTables",
    action: "dynamodb:ListTables",
    arns: [here("dynamodb", "table/*")],
    declared,
    page: dynamodb("using-identity-based-policies"),
  },
  {
    call: "GetItem through a cluster of DAX",
    action: "dax:GetItem",
    arns: [cache],
    declared: cluster,
    page: dynamodb("DAX.access-control"),
  },
  {
    call: "Query through a cluster of DAX",
    action: "dax:Query",
    arns: [cache],
    declared: cluster,
    page: dynamodb("DAX.access-control"),
  },
  {
    call: "ExportTableToPointInTime",
    action: "dynamodb:ExportTableToPointInTime",
    arns: [table],
    declared,
    page: reference("amazondynamodb"),
  },
];
