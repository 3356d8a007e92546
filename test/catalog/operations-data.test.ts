import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { sdks } from "../../catalog/build/sdk-models.mjs";
import { arnsOf, isNeeded, type CallParameters } from "../../src/catalog/call-parameters.ts";
import type { Need, NeedsTable } from "../../src/catalog/operation-needs.ts";
import { openOperations } from "../../src/catalog/operations.ts";
import { namedBy, parameterOf, type Reading } from "../../src/catalog/parameters.ts";
import { openSdkClients, type SdkCall } from "../../src/catalog/sdk-calls.ts";
import { openSdkServices } from "../../src/catalog/sdk-services.ts";
import { catalog, readCatalogFile } from "./committed.ts";
import { often } from "../share.ts";

const operations = openOperations(readCatalogFile, catalog);
const clients = openSdkClients(readCatalogFile, operations);
const services = openSdkServices(readCatalogFile);
const table = JSON.parse(readCatalogFile("operations.json")) as NeedsTable;

const names = JSON.parse(readCatalogFile("sdk-clients.json")) as {
  readonly services: Readonly<Record<string, readonly string[]>>;
  readonly methods: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  readonly waiters: Readonly<Record<string, Readonly<Record<string, string>>>>;
  readonly resources: Readonly<
    Record<
      string,
      Readonly<
        Record<
          string,
          {
            readonly methods?: Readonly<Record<string, string>>;
            readonly collections?: Readonly<Record<string, string>>;
            readonly has?: Readonly<Record<string, string>>;
          }
        >
      >
    >
  >;
};

/** All operations that the table names, and some whose action has their name. */
const all = [
  ...Object.entries({ ...table.needs, ...table.paths }).flatMap(([service, own = {}]) =>
    Object.keys(own).map((operation) => [service, operation] as const),
  ),
  ...Object.keys(names.services).flatMap((service) => {
    const prefix = services.prefixOf(service);
    const actions = prefix === undefined ? [] : (catalog.service(prefix)?.actions ?? []);
    return actions
      .filter(({ permissionOnly }) => !permissionOnly)
      .map(({ name }) => [service, name] as const);
  }),
];

const needsOf = ([service, operation]: readonly [string, string]): readonly Need[] =>
  operations.needs(service, operation) ?? [];

describe("the table of operations", () => {
  test("names actions of the catalog, as it writes them", () => {
    const { actions, operations: ofOperations } = table.tags;
    const ids = [
      ...Object.values(table.needs).flatMap((rows) =>
        Object.values(rows ?? {}).flatMap((own) => Object.keys(own)),
      ),
      ...Object.values(table.paths).flatMap((rows) =>
        Object.values(rows ?? {}).map((path) => `apigateway:${path.split(" ")[0] ?? ""}`),
      ),
      ...Object.values(table.forwards).flatMap((rows) =>
        Object.values(rows ?? {}).flatMap((own) => own.split(" ").map((name) => `kms:${name}`)),
      ),
      ...Object.entries(actions).map(([prefix, name]) => `${prefix}:${name}`),
      ...Object.values(ofOperations),
      ...table.always.dependents.split(" "),
    ];
    expect(ids.length).toBeGreaterThan(700);
    expect(ids.filter((id) => catalog.action(id)?.id !== id)).toEqual([]);
  });

  test("says of placeholders and types that ARN formats have", () => {
    const formats = (prefix: string): string =>
      JSON.stringify(catalog.service(prefix)?.resourceTypes.map(({ arns }) => arns));
    for (const [prefix, rows] of Object.entries(table.parameters))
      for (const variable of Object.keys(rows ?? {}))
        expect(formats(prefix), `${prefix} ${variable}`).toContain(`\${${variable}}`);
    for (const [prefix, rows] of Object.entries(table.arns))
      for (const type of Object.keys(rows ?? {}))
        expect(catalog.resourceType(`${prefix}:${type}`), `${prefix}:${type}`).toBeDefined();
  });

  test("reads parameters in ways that are known", () => {
    const known =
      "name url path tree key function secret family revision copied-bucket copied-key keys";
    const written = [
      ...Object.values(table.parameters),
      ...Object.values(table.arns),
      ...Object.values(table.exceptions).flatMap((rows) => Object.values(rows ?? {})),
    ].flatMap((rows) => Object.values(rows ?? {}).flatMap((own) => own.split(" ")));
    const readings = new Set(written.map((each) => parameterOf(each).reading));
    expect([...readings].filter((reading) => !known.split(" ").includes(reading))).toEqual([]);
    expect(written.filter((each) => !/^[A-Za-z][\w.[\]-]*(?:\|[a-z-]+)?$/.test(each))).toEqual([]);
  });

  test("has no operation twice, nor one that it does not know", () => {
    for (const [service, own] of [...Object.entries(table.free), ...Object.entries(table.unmapped)])
      for (const operation of own.split(" ")) {
        expect(table.needs[service]?.[operation], `${service} ${operation}`).toBeUndefined();
        expect(operations.operation(service, operation)).toBe(operation);
      }
    for (const [service, own] of Object.entries(table.unmapped))
      for (const operation of own.split(" "))
        expect(operations.needs(service, operation), `${service} ${operation}`).toBeUndefined();
  });

  test("comes from packages that NOTICE names", () => {
    const notice = readCatalogFile("NOTICE");
    for (const { name, version, date } of Object.values(sdks))
      expect(notice).toContain(`${name}@${version} (${date})`);
  });

  test("stays small", () => {
    expect(readCatalogFile("operations.json").length).toBeLessThan(200_000);
    expect(readCatalogFile("sdk-clients.json").length).toBeLessThan(100_000);
  });
});

describe("the table of clients", () => {
  test("has services with prefixes of the catalog", () => {
    expect(Object.keys(names.services).length).toBeGreaterThan(400);
    for (const service of Object.keys(names.services)) {
      const prefix = services.prefixOf(service);
      if (prefix !== undefined) expect(catalog.service(prefix), service).toBeDefined();
    }
  });

  type Called = readonly (SdkCall | string)[];

  test("has methods, waiters and resources that call operations", () => {
    const called: Called = [
      ...Object.entries(names.methods).flatMap(([client, methods]) =>
        Object.keys(methods).flatMap((method): Called => clients.calls(client, method) ?? [client]),
      ),
      ...Object.entries(names.waiters).flatMap(([service, waiters]) =>
        Object.keys(waiters).flatMap(
          (waiter): Called => clients.waiter(service, waiter) ?? [service],
        ),
      ),
      ...Object.entries(names.resources).flatMap(([service, types]) =>
        Object.entries(types).flatMap(([type, { methods = {}, collections = {} }]) => {
          const client = `${service}.${type}`;
          const written = [
            ...Object.keys(methods),
            ...Object.keys(collections).map((name) => `${name}.all`),
          ];
          return written.flatMap(
            (method): Called => clients.calls(client, method) ?? [`${client} ${method}`],
          );
        }),
      ),
    ];
    expect(called.length).toBeGreaterThan(900);
    expect(called.filter((call) => typeof call === "string")).toEqual([]);
    for (const call of called)
      if (typeof call !== "string")
        expect(operations.operation(call.service, call.operation)).toBe(call.operation);
  });

  test("has resources that lead to others", () => {
    for (const [service, types] of Object.entries(names.resources))
      for (const [type, { has = {} }] of Object.entries(types))
        for (const name of Object.keys(has)) {
          const child = clients.child(`${service}.${type}`, name);
          const identifiers = clients.identifiers(child?.client ?? "");
          const filled = [...(child?.given.keys() ?? []), ...(child?.parameters ?? [])];
          for (const each of filled)
            expect(identifiers, `${service}.${type} ${name}`).toContain(each);
        }
  });
});

describe("names of clients and methods", () => {
  test.for([
    ["@aws-sdk/client-cognito-identity-provider", "cognito-idp"],
    ["@aws-sdk/client-iot-data-plane", "iot-data"],
    ["@aws-sdk/client-elasticsearch-service", "es"],
    ["@aws-sdk/lib-dynamodb", "dynamodb.DocumentClient"],
    ["aws-sdk/clients/cognitoidentityserviceprovider", "cognito-idp"],
    ["ElasticLoadBalancingV2Client", "elbv2"],
    ["AWS.IotData", "iot-data"],
    ["DynamoDBDocumentClient", "dynamodb.DocumentClient"],
    ["@aws-sdk/util-dynamodb", undefined],
    ["@aws-sdk/client-none", undefined],
    ["@azure/client-s3", undefined],
    ["constructor", undefined],
    ["", undefined],
  ])("%s of JavaScript is %s", ([name = "", client]) => {
    expect(clients.javascript(name)).toBe(client);
  });

  const goSdk = "github.com/aws/aws-sdk-go";
  test.for([
    [`${goSdk}-v2/service/cognitoidentityprovider.Client`, "cognito-idp"],
    [`${goSdk}-v2/service/s3.PresignClient`, "s3"],
    [`${goSdk}-v2/service/iotdataplane.Client`, "iot-data"],
    [`${goSdk}-v2/service/configservice.Client`, "config"],
    [`${goSdk}-v2/feature/s3/manager.Uploader`, "s3.Manager"],
    [`${goSdk}/service/cloudwatchevents.CloudWatchEvents`, "events"],
    [`${goSdk}/service/elbv2.ELBV2`, "elbv2"],
    [`${goSdk}/service/sqs/sqsiface.SQSAPI`, "sqs"],
    ["github.com/aws/aws-secretsmanager-caching-go/v2/secretcache.Cache", "secretsmanager.Cache"],
    [`${goSdk}-v2/service/s3.GetObjectInput`, undefined],
    [`${goSdk}-v2/service/s3/types.Object`, undefined],
    [`${goSdk}/service/sqs/snsiface.SNSAPI`, undefined],
    ["github.com/minio/minio-go.Client", undefined],
  ])("%s of Go is %s", ([name = "", client]) => {
    expect(clients.go(name)).toBe(client);
  });

  const [java2, java1] = ["software.amazon.awssdk.services", "com.amazonaws.services"];
  test.for([
    [`${java2}.cognitoidentityprovider.CognitoIdentityProviderClient`, "cognito-idp"],
    [`${java2}.dynamodb.DynamoDbAsyncClient`, "dynamodb"],
    [`${java2}.databasemigration.DatabaseMigrationClient`, "dms"],
    [`${java2}.s3.presigner.S3Presigner`, "s3"],
    ["software.amazon.awssdk.enhanced.dynamodb.DynamoDbAsyncTable", "dynamodb.EnhancedTable"],
    [`${java1}.s3.AmazonS3Client`, "s3.AmazonS3"],
    [`${java1}.simplesystemsmanagement.AWSSimpleSystemsManagementAsync`, "ssm"],
    [`${java1}.kinesisfirehose.AmazonKinesisFirehoseClient`, "firehose"],
    [`${java1}.identitymanagement.AmazonIdentityManagement`, "iam"],
    [`${java1}.dynamodbv2.document.Table`, "dynamodb.DocumentTable"],
    [`${java1}.s3.AmazonS3URI`, undefined],
    [`${java1}.lambda.runtime.Context`, undefined],
    [`${java2}.s3.model.GetObjectRequest`, undefined],
    ["com.acme.S3Client", undefined],
  ])("%s of Java is %s", ([name = "", client]) => {
    expect(clients.java(name)).toBe(client);
  });

  test.for([
    ["sesv2", "sesv2"],
    ["aws_lambda_powertools.utilities.parameters", "aws_lambda_powertools.utilities.parameters"],
    ["dynamo", undefined],
    ["S3", undefined],
    ["__proto__", undefined],
  ])("%s of Python is %s", ([name = "", client]) => {
    expect(clients.python(name)).toBe(client);
  });

  test.for([
    ["s3", "close"],
    ["s3", "get_items"],
    ["dynamodb", "get"],
    ["dynamodb.DocumentClient", "toString"],
    ["dynamodb.Table", "hasOwnProperty"],
    ["s3.Bucket", "objects.first"],
    ["s3.Nothing", "get"],
    ["nothing", "get_object"],
    ["s3", "waitUntilMoonRises"],
    ["@aws-sdk/lib-storage", "GetObjectCommand"],
  ] as const)("%s does not have %s", ([client, method]) => {
    expect(clients.calls(client, method)).toBeUndefined();
  });

  test("are the same in any spelling", () => {
    const spelled = (operation: string): readonly string[] => {
      const snake = operation
        .replace(/([a-z0-9])([A-Z])|([A-Z])(?=[A-Z][a-z])/g, "$1$3_$2")
        .toLowerCase();
      const camel = operation.charAt(0).toLowerCase() + operation.slice(1);
      return [snake, camel, operation, `${operation}Command`];
    };
    fc.assert(
      fc.property(fc.constantFrom(...all), ([service, operation]) => {
        const found = spelled(operation).map((name) =>
          clients.calls(service, name)?.[0]?.operation.toLowerCase(),
        );
        expect(new Set(found)).toEqual(new Set([operation.toLowerCase()]));
      }),
    );
  });

  test("give what resources know already to what they call", () => {
    const [table] = clients.calls("dynamodb.Table", "put_item") ?? [];
    expect(table?.given).toEqual(new Map([["TableName", "Name"]]));
    const [upload] = clients.calls("s3.Object", "upload_file") ?? [];
    expect(upload?.given).toEqual(
      new Map([
        ["Bucket", "BucketName"],
        ["Key", "Key"],
      ]),
    );
    expect(upload?.positional[0]).toBe("Filename");
    expect(upload?.within).toBe("ExtraArgs");
    expect(clients.calls("s3.Bucket", "objects.all")?.[0]?.makes).toBe("s3.ObjectSummary");
    expect(clients.resource("dynamodb")).toBe("dynamodb.ServiceResource");
    expect(clients.resource("lambda")).toBeUndefined();
    expect(clients.child("s3.ServiceResource", "Object")?.parameters).toEqual([
      "BucketName",
      "Key",
    ]);
    expect(clients.child("s3.ServiceResource", "Nothing")).toBeUndefined();
    expect(clients.child("s3.ServiceResource", "ServiceResource")).toBeUndefined();
    expect(clients.child("s3.Bucket", "Object")).toEqual({
      client: "s3.Object",
      given: new Map([["BucketName", "Name"]]),
      parameters: ["Key"],
    });
  });
});

const unknown: CallParameters = { has: () => undefined, texts: () => undefined };
const empty: CallParameters = { has: () => false, texts: () => [] };

describe("needs", () => {
  test("are each an action once, the call's own first", () => {
    fc.assert(
      fc.property(fc.constantFrom(...all), (call) => {
        const ids = needsOf(call).map(({ action }) => action.id);
        expect(new Set(ids).size).toBe(ids.length);
        for (const { via, when } of needsOf(call)) {
          if (via !== undefined) expect(when).toBeDefined();
          if (when) expect(when.reason).toMatch(/^(?:when|where|unless|for|to) /);
        }
      }),
      { numRuns: often(1_000) },
    );
  });

  test("are not known to be asked where nothing is known of the call, but those that always are", () => {
    for (const call of all.slice(0, 500))
      for (const need of needsOf(call)) {
        expect(isNeeded(need, unknown)).toBe(need.when === undefined ? true : undefined);
        const { given, says } = need.when ?? {};
        if (given ?? says) expect(isNeeded(need, empty)).toBe(false);
      }
  });

  test("say of no ARN where nothing is said", () => {
    for (const call of all.slice(0, 500))
      for (const need of needsOf(call)) {
        expect(arnsOf(need, unknown)).toEqual([]);
        expect(arnsOf(need, empty)).toEqual([]);
      }
  });

  test("tell what services ask of keys in the caller's name", () => {
    const [, ...others] = needsOf(["s3", "PutObject"]);
    const key = others.find(({ action }) => action.service === "kms");
    expect(key?.action.id).toBe("kms:GenerateDataKey");
    expect(key?.via).toBe("s3");
    expect(key && isNeeded(key, empty)).toBeUndefined();
  });

  test("are none for what everybody may call, and not known for what no action is known of", () => {
    expect(operations.needs("sts", "GetCallerIdentity")).toEqual([]);
    expect(operations.needs("sts", "FlyToMoon")).toBeUndefined();
    expect(operations.operation("connectparticipant", "send_message")).toBe("SendMessage");
    expect(operations.needs("connectparticipant", "SendMessage")).toBeUndefined();
    expect(operations.needs("nothing", "GetObject")).toBeUndefined();
    expect(operations.operation("constructor", "toString")).toBeUndefined();
  });
});

describe("values of parameters", () => {
  test.for<[Reading, string, ReturnType<typeof namedBy>]>([
    ["name", "orders", { name: "orders" }],
    ["name", "arn:aws:x:r:1:table/orders", { arn: "arn:aws:x:r:1:table/orders", name: "orders" }],
    ["name", "", undefined],
    ["url", "https://sqs.eu-west-1.amazonaws.com/1/work", { name: "work" }],
    ["path", "/a/b", { name: "a/b" }],
    ["path", "arn:aws:ssm:r:1:parameter/a/b", { name: "a/b" }],
    ["tree", "/", { name: "*" }],
    ["tree", "/a/", { name: "a/*" }],
    ["key", "alias/mine", undefined],
    ["key", "arn:aws:kms:r:1:alias/mine", undefined],
    ["function", "f:live", { name: "f" }],
    ["function", "123456789012:function:f", { name: "f" }],
    ["secret", "db", { name: "db-??????" }],
    ["family", "web:3", { name: "web" }],
    ["revision", "web:3", { name: "3" }],
    ["revision", "web", undefined],
    ["copied-bucket", "/b/k/l", { name: "b" }],
    ["copied-key", "b/k/l?versionId=1", { name: "k/l" }],
  ])("%s: %s", ([reading, value, named]) => {
    expect(namedBy(reading, value)).toEqual(named);
  });

  test("never make an empty name", () => {
    const readings = fc.constantFrom<Reading>(
      "name",
      "url",
      "path",
      "tree",
      "key",
      "function",
      "secret",
      "family",
      "revision",
      "copied-bucket",
      "copied-key",
      "keys",
    );
    fc.assert(
      fc.property(
        readings,
        fc.string({ unit: fc.constantFrom("a", "/", ":", "arn:", "-") }),
        (reading, value) => {
          const named = namedBy(reading, value);
          expect(named?.name).not.toBe("");
          if (named) expect(named.arn ?? named.name).toBeDefined();
        },
      ),
    );
  });
});
