import { guide, here, reference, type Call } from "./call.ts";

const orders = {
  type: "aws_glue_catalog_table",
  name: "orders",
  arn: here("glue", "table/sales/orders"),
};
const sales = { type: "aws_glue_catalog_database", name: "sales" };
const names = { DatabaseName: "sales", TableName: "orders" };
const catalog = here("glue", "catalog");
const database = here("glue", "database/sales");
const table = here("glue", "table/sales/orders");
const glue = guide("glue/latest/dg/glue-specifying-resource-arns");

const analysts = { type: "aws_athena_workgroup", name: "analysts" };
const workgroup = here("athena", "workgroup/analysts");
const athena = guide("athena/latest/ug/example-policies-workgroup");

const instance = { type: "aws_db_instance", name: "shop", attribute: "identifier" };
const aurora = { type: "aws_rds_cluster", name: "shop", attribute: "cluster_identifier" };
const db = here("rds", "db:shop");
const cluster = here("rds", "cluster:shop");
const rds = reference("amazonrds");

const search = { type: "aws_opensearch_domain", name: "search", attribute: "domain_name" };
const domain = here("es", "domain/search");
const opensearch = guide("opensearch-service/latest/developerguide/ac");

const warehouse = { type: "aws_redshift_cluster", name: "main", attribute: "cluster_identifier" };

export const data: readonly Call[] = [
  {
    call: "GetDatabase: the catalog is asked for too",
    action: "glue:GetDatabase",
    arns: [catalog, database],
    declared: sales,
    page: glue,
  },
  {
    call: "GetTable: catalog and database are asked for too",
    action: "glue:GetTable",
    arns: [catalog, database, table],
    declared: orders,
    names,
    page: glue,
  },
  {
    call: "GetTables of a database",
    action: "glue:GetTables",
    arns: [catalog, database, table],
    declared: sales,
    names,
    page: glue,
  },
  {
    call: "GetPartitions",
    action: "glue:GetPartitions",
    arns: [catalog, database, table],
    declared: orders,
    names,
    page: glue,
  },
  {
    call: "BatchCreatePartition",
    action: "glue:BatchCreatePartition",
    arns: [catalog, database, table],
    declared: orders,
    names,
    page: glue,
  },
  {
    call: "CreateTable",
    action: "glue:CreateTable",
    arns: [catalog, database, table],
    declared: sales,
    names,
    page: glue,
  },
  {
    call: "GetConnection",
    action: "glue:GetConnection",
    arns: [catalog, here("glue", "connection/shop")],
    declared: { type: "aws_glue_connection", name: "shop" },
    page: glue,
  },
  {
    call: "StartJobRun",
    action: "glue:StartJobRun",
    arns: [here("glue", "job/nightly")],
    declared: { type: "aws_glue_job", name: "nightly" },
    page: glue,
  },
  {
    call: "StartCrawler",
    action: "glue:StartCrawler",
    arns: [here("glue", "crawler/orders")],
    declared: { type: "aws_glue_crawler", name: "orders" },
    page: glue,
  },
  {
    call: "StartQueryExecution",
    action: "athena:StartQueryExecution",
    arns: [workgroup],
    declared: analysts,
    page: athena,
  },
  {
    call: "GetQueryResults",
    action: "athena:GetQueryResults",
    arns: [workgroup],
    declared: analysts,
    page: athena,
  },
  {
    call: "GetTableMetadata",
    action: "athena:GetTableMetadata",
    arns: [here("athena", "datacatalog/hive")],
    declared: { type: "aws_athena_data_catalog", name: "hive" },
    page: guide("athena/latest/ug/datacatalogs-example-policies"),
  },
  {
    call: "a connection to a database as one of its users",
    action: "rds-db:connect",
    arns: [here("rds-db", "dbuser:db-ABCDEFGHIJKL01234/app")],
    declared: instance,
    names: { DbiResourceId: "db-ABCDEFGHIJKL01234", DbUserName: "app" },
    page: guide("AmazonRDS/latest/UserGuide/UsingWithRDS.IAMDBAuth.IAMPolicy"),
  },
  {
    call: "StartDBInstance",
    action: "rds:StartDBInstance",
    arns: [db],
    declared: instance,
    page: rds,
  },
  {
    call: "ModifyDBInstance of an instance alone",
    action: "rds:ModifyDBInstance",
    arns: [db],
    declared: instance,
    page: rds,
  },
  {
    call: "CreateDBSnapshot: instance and snapshot are asked for",
    action: "rds:CreateDBSnapshot",
    arns: [db, here("rds", "snapshot:before-release")],
    declared: instance,
    names: { SnapshotName: "before-release" },
    page: rds,
  },
  {
    call: "FailoverDBCluster",
    action: "rds:FailoverDBCluster",
    arns: [cluster],
    declared: aurora,
    page: rds,
  },
  {
    call: "ExecuteStatement of the Data API",
    action: "rds-data:ExecuteStatement",
    arns: [cluster],
    declared: aurora,
    page: guide("AmazonRDS/latest/AuroraUserGuide/data-api.access"),
  },
  {
    call: "ExecuteStatement on a cluster of Redshift",
    action: "redshift-data:ExecuteStatement",
    arns: [here("redshift", "cluster:main")],
    declared: warehouse,
    page: guide("redshift/latest/mgmt/data-api-access"),
  },
  {
    call: "GetClusterCredentials: user and database are asked for",
    action: "redshift:GetClusterCredentials",
    arns: [here("redshift", "dbuser:main/app"), here("redshift", "dbname:main/dev")],
    declared: warehouse,
    names: { ClusterName: "main", DbUser: "app", DbName: "dev" },
    page: guide("redshift/latest/mgmt/generating-iam-credentials-role-permissions"),
  },
  {
    call: "a connection to a cache as one of its users",
    action: "elasticache:Connect",
    arns: [here("elasticache", "replicationgroup:sessions"), here("elasticache", "user:app")],
    declared: {
      type: "aws_elasticache_replication_group",
      name: "sessions",
      attribute: "replication_group_id",
    },
    names: { ReplicationGroupId: "sessions", UserId: "app" },
    page: guide("AmazonElastiCache/latest/dg/auth-iam"),
  },
  {
    call: "a search in an index",
    action: "es:ESHttpGet",
    arns: [`${domain}/orders/_search`],
    declared: search,
    page: opensearch,
  },
  {
    call: "a bulk write",
    action: "es:ESHttpPost",
    arns: [`${domain}/_bulk`],
    declared: search,
    page: opensearch,
  },
  {
    call: "DescribeDomain",
    action: "es:DescribeDomain",
    arns: [domain],
    declared: search,
    page: opensearch,
  },
  {
    call: "a request to a collection of OpenSearch Serverless",
    action: "aoss:APIAccessAll",
    arns: [here("aoss", "collection/abcdefghij1234567890")],
    declared: { type: "aws_opensearchserverless_collection", id: "abcdefghij1234567890" },
    page: guide("opensearch-service/latest/developerguide/security-iam-serverless"),
  },
  {
    call: "CreateDBInstance: groups of subnets, parameters and options are asked for too",
    action: "rds:CreateDBInstance",
    arns: [
      here("rds", "db:test1"),
      here("rds", "og:default:mysql-8-0"),
      here("rds", "pg:default.mysql8.0"),
      here("rds", "subgrp:default"),
    ],
    declared: instance,
    page: guide(
      "AmazonRDS/latest/UserGuide/security_iam_id-based-policy-examples-create-and-modify-examples",
    ),
  },
  {
    call: "a connection to a cluster of MemoryDB as one of its users",
    action: "memorydb:Connect",
    arns: [here("memorydb", "cluster/sessions"), here("memorydb", "user/app")],
    declared: { type: "aws_memorydb_cluster", name: "sessions" },
    names: { ClusterName: "sessions", UserName: "app" },
    page: guide("memorydb/latest/devguide/auth-iam"),
  },
  {
    call: "a query of a Neptune cluster",
    action: "neptune-db:ReadDataViaQuery",
    arns: [here("neptune-db", "cluster-ABCD1234EFGH5678IJKL90MNOP/*")],
    declared: {
      type: "aws_neptune_cluster",
      name: "graph",
      attribute: "cluster_identifier",
    },
    names: { RelativeId: "cluster-ABCD1234EFGH5678IJKL90MNOP" },
    page: guide("neptune/latest/userguide/iam-data-resources"),
  },
  {
    call: "a connection to a cluster of Aurora DSQL",
    action: "dsql:DbConnect",
    arns: [here("dsql", "cluster/abcdefghij1234567890abcdef")],
    declared: { type: "aws_dsql_cluster", id: "abcdefghij1234567890abcdef" },
    page: reference("amazonauroradsql"),
  },
  {
    call: "WriteRecords",
    action: "timestream:WriteRecords",
    arns: [here("timestream", "database/metrics/table/cpu")],
    declared: {
      type: "aws_timestreamwrite_table",
      name: "cpu",
      attribute: "table_name",
      arn: here("timestream", "database/metrics/table/cpu"),
    },
    page: guide("timestream/latest/developerguide/security_iam_id-based-policy-examples"),
  },
  {
    call: "StartJobRun of EMR Serverless",
    action: "emr-serverless:StartJobRun",
    arns: [here("emr-serverless", "/applications/00f1abcdefg2hij3")],
    declared: {
      type: "aws_emrserverless_application",
      name: "jobs",
      arn: here("emr-serverless", "/applications/00f1abcdefg2hij3"),
    },
    page: reference("amazonemrserverless"),
  },
];
