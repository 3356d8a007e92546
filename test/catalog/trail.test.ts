import { expect, test } from "vitest";
import { openOperations } from "../../src/catalog/operations.ts";
import { openSdkServices, plain } from "../../src/catalog/sdk-services.ts";
import { openTrail } from "../../src/catalog/trail.ts";
import { catalog, readCatalogFile } from "./committed.ts";

type Table = {
  readonly prefixes: { readonly sources: Readonly<Record<string, string>> };
  readonly operations: {
    readonly events: Readonly<Record<string, Readonly<Record<string, string>>>>;
  };
  readonly parameters: unknown;
  readonly passedTo: { readonly services: Readonly<Record<string, string>> };
  readonly calledVia: { readonly services: readonly string[] };
  readonly data: {
    readonly pages: Readonly<Record<string, string>>;
    readonly apart: Readonly<Record<string, readonly string[]>>;
    readonly actions: readonly string[];
  };
  readonly unsure: { readonly actions: readonly string[] };
  readonly never: { readonly actions: readonly string[] };
  readonly excludable: { readonly services: readonly string[] };
  readonly global: { readonly services: Readonly<Record<string, readonly string[]>> };
};
const table = JSON.parse(readCatalogFile("trail.json")) as Table;
const trail = openTrail(readCatalogFile);

test("event sources lead to prefixes that AWS has, and no prefix is called otherwise for nothing", () => {
  for (const [source, prefix] of Object.entries(table.prefixes.sources)) {
    expect(catalog.service(prefix)?.prefix, source).toBe(prefix);
    expect(source).not.toBe(prefix);
    expect(trail.prefixOf(`${source}.amazonaws.com`)).toBe(prefix);
  }
  expect(trail.prefixOf("s3.amazonaws.com")).toBe("s3");
  expect(trail.prefixOf("ec2.amazonaws.com.cn")).toBe("ec2");
});

test("events lead to operations that AWS has, and have none of their own name", () => {
  const operations = openOperations(readCatalogFile, catalog);
  const services = openSdkServices(readCatalogFile);
  for (const [prefix, events] of Object.entries(table.operations.events))
    for (const [event, operation] of Object.entries(events)) {
      const found = trail.operationOf(prefix, event);
      const withIt = services.withPrefix(found.prefix);
      expect(found.name).toBe(operation);
      expect(
        withIt.some((service) => operations.needs(service, operation)),
        event,
      ).toBe(true);
      expect(catalog.action(`${prefix}:${event}`), event).toBeUndefined();
      const own = services.withPrefix(prefix);
      expect(
        own.some((service) => operations.operation(service, event) === event),
        event,
      ).toBe(false);
    }
});

test("roles are passed by actions that AWS has, to services", () => {
  const rows = Object.entries(table.passedTo.services);
  expect(rows.map(([action]) => action).filter((action) => !catalog.action(action))).toEqual([]);
  const services = [...rows.map(([, service]) => service), ...table.calledVia.services];
  expect(services.filter((service) => !/^[a-z0-9-]+\.amazonaws\.com$/.test(service))).toEqual([]);
  expect(trail.passedTo("ecs:RunTask")).toBe("ecs-tasks.amazonaws.com");
  expect(trail.passedTo("iam:PassRole")).toBeUndefined();
  expect(["athena", "s3"].map((name) => trail.isCalledVia(`${name}.amazonaws.com`))).toEqual([
    true,
    false,
  ]);
});

test("what is said of the recording of actions is said of actions that AWS has", () => {
  const { data, unsure, never } = table;
  const patterns = [...data.actions, ...unsure.actions, ...never.actions];
  expect(patterns.filter((pattern) => catalog.expand(pattern).length === 0)).toEqual([]);
  expect([...new Set(data.actions.map((pattern) => pattern.split(":")[0]))].sort()).toEqual(
    Object.keys(data.pages).sort(),
  );
  const apart = Object.values(data.apart).flat();
  expect(apart.filter((pattern) => !data.actions.includes(pattern))).toEqual([]);
});

/** As the pages say that `trail.json` names, read one by one. */
test.for<readonly [string, string]>([
  [
    "always",
    "s3:CreateBucket s3:PutBucketObjectLockConfiguration s3:GetBucketAcl s3tables:GetTable",
  ],
  ["always", "sqs:PurgeQueue sqs:SetQueueAttributes states:StartExecution states:SendTaskSuccess"],
  ["always", "logs:GetLogEvents logs:FilterLogEvents logs:StartQuery bedrock:ListAsyncInvokes"],
  [
    "always",
    "swf:RegisterDomain kinesis:DescribeStream ecs:RunTask events:PutRule iot:CreateThing",
  ],
  [
    "always",
    "dynamodb:DescribeStream ses:GetAccount xray:GetGroups bedrock:InvokeModelWithResponseStream",
  ],
  ["data", "s3:GetObject s3:DeleteObjectVersion s3:ListBucketVersions s3-outposts:PutObject"],
  [
    "data",
    "sqs:GetQueueUrl sqs:GetQueueAttributes sqs:ListQueues sqs:ListQueueTags sqs:SendMessage",
  ],
  ["data", "swf:StartWorkflowExecution swf:RespondDecisionTaskCompleted swf:PollForActivityTask"],
  [
    "data",
    "xray:GetTraceSummaries xray:BatchGetTraces cognito-identity:GetId states:GetActivityTask",
  ],
  [
    "data",
    "cloudwatch:GetMetricData ses:SendEmail ecs:Poll events:PutEvents s3tables:GetTableData",
  ],
  [
    "unsure",
    "bedrock:InvokeModel sns:Publish lambda:InvokeFunctionUrl iot:ListThings iot:GetPolicy",
  ],
  [
    "unsure",
    "xray:GetSamplingRules kinesis:ListShards s3:ListBucketMultipartUploads qbusiness:ChatSync",
  ],
  [
    "never",
    "iam:PassRole logs:PutLogEvents iot:Publish iot:UpdateThingShadow timestream:WriteRecords",
  ],
  ["never", "ses:SendRawEmail elasticfilesystem:ClientMount execute-api:Invoke s3:ReplicateObject"],
  [
    "never",
    "s3:GetObjectVersionForReplication states:InvokeHTTPEndpoint s3:BypassGovernanceRetention",
  ],
  // These are asked for beside a call that is called otherwise, whatever AWS's list of actions says of them.
  [
    "never",
    "s3:AllowVendedLogDeliveryForResource apigateway:SetWebACL lambda:PassNetworkConnector",
  ],
  ["never", "apigateway:AddCertificateToDomain dynamodb:ReadDataForReplication chime:Connect"],
  ["unsure", "athena:GetQueryResultsStream glue:UseGlueStudio rds:DownloadCompleteDBLogFile"],
])("calls are recorded %s: %s", ([recording, actions]) => {
  const said = actions.split(" ").map((each) => [each, trail.recordingOf(each)]);
  expect(said).toEqual(actions.split(" ").map((each) => [each, recording]));
  expect(actions.split(" ").filter((each) => !catalog.action(each))).toEqual([]);
});

test("services that have their events elsewhere, or that a trail may leave out, are services of AWS", () => {
  const { global, excludable } = table;
  const services = [...Object.keys(global.services), ...excludable.services];
  expect(services.filter((prefix) => !catalog.service(prefix))).toEqual([]);
  const seen = (service: string, ...regions: readonly string[]): boolean =>
    trail.mayBeSeenIn(service, regions);
  expect(seen("route53", "eu-west-1")).toBe(false);
  expect(seen("route53", "eu-west-1", "us-east-1")).toBe(true);
  expect(seen("globalaccelerator", "us-east-1")).toBe(false);
  expect(seen("s3", "eu-west-1")).toBe(true);
  expect(["kms", "s3"].map((each) => trail.mayLeaveOut(each))).toEqual([true, false]);
});

test("no parameter that an ARN is made of, or a need hangs on, is left aside", () => {
  const patterns = trail.asideParameters.map(
    (pattern) => new RegExp(`^${pattern.replaceAll("*", ".*")}$`),
  );
  const isAside = (name: string): boolean => patterns.some((pattern) => pattern.test(plain(name)));
  expect(["nextToken", "x-amz-content-sha256", "Host"].filter(isAside)).toHaveLength(3);
  // All names in the table of operations, and the placeholders of what actions take, which parameters are called.
  const { needs, paths, roles, parameters, arns, exceptions } = JSON.parse(
    readCatalogFile("operations.json"),
  ) as Readonly<Record<string, unknown>>;
  const operations = { needs, paths, roles, parameters, arns, exceptions };
  const formats = catalog.services().flatMap((prefix) => {
    const uses = catalog.service(prefix)?.actions.flatMap((action) => action.resourceTypes) ?? [];
    return uses.flatMap(({ type }) => type.arns);
  });
  const placeholders = [...new Set(formats)].flatMap((arn) =>
    [...arn.matchAll(/\$\{(\w+)\}/g)].map(([, name = ""]) => name),
  );
  const written = textsIn({ operations, parameters: table.parameters }).flatMap((text) =>
    text.split(/[ {}/]+/).map((each) => each.split(/[.|[]/)[0] ?? ""),
  );
  expect(placeholders.length).toBeGreaterThan(1000);
  expect(written.length).toBeGreaterThan(2000);
  expect([...new Set([...placeholders, ...written])].filter(isAside)).toEqual([]);
});

function textsIn(value: unknown): readonly string[] {
  if (typeof value === "string") return [value];
  return typeof value === "object" && value !== null ? Object.values(value).flatMap(textsIn) : [];
}
