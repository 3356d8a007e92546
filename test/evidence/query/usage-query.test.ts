import { createRequire } from "node:module";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import fc from "fast-check";
import { beforeAll, describe, expect, test } from "vitest";
import { covers } from "../../../src/catalog/wildcard.ts";
import { identifier, likeLiteral, literal } from "../../../src/evidence/query/quoted.ts";
import { usageQuery, type EngineName } from "../../../src/evidence/query/usage-query.ts";
import type { Asked } from "../../../src/evidence/query/engine.ts";
import type { EventFilter } from "../../../src/evidence/filter.ts";
import type { Json } from "../../../src/evidence/reading/records.ts";
import { summarize } from "../../../src/jobs/evidence.ts";
import { temporaryFolder } from "../../github/folder.ts";
import { facts } from "../../rules/facts.ts";
import { often } from "../../share.ts";
import { drawing } from "../truth/draw.ts";
import { drawEvent, principals } from "../truth/events.ts";
import { record } from "../written.ts";

/** What is used of DuckDB. It is loaded when it is run, so that types can be checked where it is not installed. */
type DuckDb = {
  readonly DuckDBInstance: { create(path: string): Promise<{ connect(): Promise<Connection> }> };
};
type Connection = {
  run(sql: string): Promise<unknown>;
  runAndReadAll(sql: string): Promise<{
    getRowObjectsJson(): readonly Readonly<Record<string, unknown>>[];
    getRowsJson(): readonly (readonly unknown[])[];
    columnNames(): readonly string[];
  }>;
};

const all: Asked = { source: "logs", partitions: [], when: {}, accounts: [], regions: [] };
const query = (
  engine: EngineName,
  asked: Partial<Asked> = {},
  who: readonly string[] = [],
): string => usageQuery(engine, { ...all, ...asked }, who, facts.trail.asideParameters);

async function evidenceOf(text: string, filter: EventFilter = {}) {
  // eslint-disable-next-line @typescript-eslint/require-await
  const chunks = async function* () {
    yield Buffer.from(text);
  };
  const made = await summarize([{ path: "events", chunks }], filter, facts);
  expect(made.faults).toEqual([]);
  // The same events stand in other files.
  return { ...made.evidence, files: undefined };
}

/** What differs in what no permission hangs on, or is read, kept or passed over in a way of its own. */
const session = (name: string): Json => ({
  ...(record().userIdentity as Json),
  arn: `arn:aws:sts::111122223333:assumed-role/app/${name}`,
});
const denied =
  'User: arn:aws:sts::111122223333:assumed-role/app/x is not authorized to perform: s3:GetObject on resource: "arn:aws:s3:::it\'s/a b.csv" because no identity-based policy allows the s3:GetObject action';
const dynamodb = { eventSource: "dynamodb.amazonaws.com" };
const odd: readonly Json[] = [
  { userIdentity: session("one") },
  { userIdentity: session("two"), eventTime: "2026-11-27T00:00:00Z" },
  { userIdentity: { type: "AssumedRole", arn: session("three").arn } },
  { userIdentity: { ...session("one"), invokedBy: "athena.amazonaws.com" } },
  { userIdentity: { type: "IAMUser", arn: 'arn:aws:iam::111122223333:user/it\'s "me"' } },
  { userIdentity: undefined },
  { userIdentity: { type: "WebIdentityUser", userName: "x" } },
  { eventType: "AwsServiceEvent" },
  { errorCode: "AccessDenied", errorMessage: denied },
  { errorCode: "AccessDenied", errorMessage: "Access Denied" },
  { errorCode: "NoSuchKey", requestParameters: null },
  { requestParameters: { bucketName: "b", key: "a, \"b\"\n'c'/€*?$" } },
  { resources: [{ ARN: "arn:aws:s3:::b/x" }, { arn: "arn:aws:s3:::b/y" }, { type: "none" }] },
  {
    ...dynamodb,
    eventName: "BatchGetItem",
    requestParameters: {
      requestItems: { A: { keys: [{ id: { S: "1" } }] }, B: { keys: [{ id: { S: "2" } }] } },
    },
  },
  {
    ...dynamodb,
    eventName: "GetItem",
    requestParameters: { tableName: "A", key: { id: "7" }, consistentRead: false },
  },
  { eventSource: "unheard.example.com", eventName: "Unheard" },
];

/** Objects of buckets, many of some and few of others, at several depths and with signs that patterns have. */
const buckets: readonly (readonly [bucket: string, keys: readonly string[]])[] = [
  ["few", ["a", "b/c", "b/c/", "2026/*", "true", "{x}", "é/ü:1"]],
  ["flat", Array.from({ length: 30 }, (_, index) => `${index}`)],
  ["days", Array.from({ length: 90 }, (_, index) => `in/2026/${index % 3}/${index}.csv`)],
  ["mixed", Array.from({ length: 60 }, (_, at) => (at < 5 ? `top${at}` : `a*b/${at % 7}:x/${at}`))],
  [
    "arn:aws:s3:eu-west-1:111122223333:accesspoint/ap",
    Array.from({ length: 25 }, (_, at) => `d/${at}`),
  ],
];
const objects: readonly Json[] = buckets.flatMap(([bucketName, keys]) =>
  keys.flatMap((key, index) => [
    { requestParameters: { bucketName, key } },
    {
      eventName: index % 2 === 0 ? "HeadObject" : "PutObject",
      requestParameters: { bucketName, key },
      resources: [
        { type: "AWS::S3::Object", ARN: `arn:aws:s3:::${bucketName}/${key}` },
        { type: "AWS::S3::Bucket", ARN: `arn:aws:s3:::${bucketName}` },
      ],
      ...(index % 5 === 0 && { errorCode: "AccessDenied", errorMessage: "Access Denied" }),
    },
  ]),
);

const draw = drawing(Number(process.env.PARE_SEED ?? 5));
const who = principals(draw, 8);
const drawn = Array.from({ length: often(600) }, (_, index) => drawEvent(who, index, draw).record);
const written = [...objects, ...odd].map((each, index) =>
  record({ eventID: `odd-${index}`, ...each }),
);
const records: readonly Json[] = [...drawn, ...written];

describe("DuckDB", () => {
  const temporary = temporaryFolder();
  let connection: Connection;
  let logs: string;
  beforeAll(async () => {
    const { DuckDBInstance } = createRequire(import.meta.url)("@duckdb/node-api") as DuckDb;
    connection = await (await DuckDBInstance.create(":memory:")).connect();
    // Nothing is fetched: what the query needs is built in.
    await connection.run("SET autoinstall_known_extensions = false");
    logs = join(temporary, "it's/AWSLogs/111122223333/CloudTrail/eu-west-1/2026/11/28");
    mkdirSync(logs, { recursive: true });
    const name = (time: string): string => `111122223333_CloudTrail_eu-west-1_${time}_0.json.gz`;
    const pack = (own: readonly Json[]): Buffer => gzipSync(JSON.stringify({ Records: own }));
    writeFileSync(join(logs, name("20261128T1000Z")), pack(records));
    // Delivered again.
    writeFileSync(join(logs, name("20261128T1005Z")), pack(records.slice(-40)));
  });
  const rows = async (asked: Partial<Asked> = {}, of: readonly string[] = []) => {
    const text = query("duckdb", { source: `${logs}/*.json.gz`, ...asked }, of);
    return (await connection.runAndReadAll(text)).getRowObjectsJson();
  };

  test("counts the same evidence as the events themselves say", async () => {
    const found = await rows();
    const twice = [...records, ...records.slice(-40)];
    const whole = await evidenceOf(JSON.stringify({ Records: twice }));
    expect(whole.events.duplicates).toBe(40);
    expect(await evidenceOf(JSON.stringify(found))).toEqual(whole);
    expect(await evidenceOf(csvOf(found))).toEqual(whole);
    expect(await evidenceOf(pagesOf(found))).toEqual(whole);
    expect(found.length).toBeLessThan(records.length);
    const cut = found.filter(({ iscut }) => iscut === "true").map(({ objectkey }) => objectkey);
    const days = [0, 1, 2].map((day) => `in/2026/${day}/*`);
    const mixed = Array.from({ length: 7 }, (_, at) => `a*b/${at}:x/*`);
    expect(new Set(cut)).toEqual(new Set(["*", "d/*", ...days, ...mixed]));
  });

  test("leaves out what the same filters do", async () => {
    const filter = {
      principals: ["arn:aws:iam::*:role/team?/role-*", "arn:aws:sts::*:assumed-role/app/t*"],
      accounts: ["111122223333"],
      regions: ["eu-west-1"],
      since: "2026-09-01T01:00:00Z",
      until: "2026-11-28T10:00:00Z",
    };
    const { principals: of, accounts, regions, since, until } = filter;
    const found = await rows({ accounts, regions, when: { since, until } }, of);
    const { events, ...own } = await evidenceOf(
      JSON.stringify({ Records: [...records, ...records.slice(-40)] }),
      filter,
    );
    expect(await evidenceOf(JSON.stringify(found))).toEqual({
      ...own,
      events: { ...events, filtered: 0 },
    });
    expect(events.counted).toBeGreaterThan(0);
  });

  test("reads one row of what differs in nothing that permissions hang on", async () => {
    const of = "arn:aws:iam::111122223333:role/team/app";
    expect(await rows({}, [of])).toContainEqual(
      expect.objectContaining({
        identityarn: of,
        eventname: "GetObject",
        eventcount: "2",
        firsttime: "2026-11-27T00:00:00Z",
        eventtime: "2026-11-28T10:00:00Z",
      }),
    );
  });

  const anything = fc.string({ unit: fc.constantFrom(...Array.from("'\"\\%_*?.;-a/ \n€")) });
  test("takes any text for what it is, and any pattern for what it covers", async () => {
    const pairs = fc.array(fc.tuple(anything, anything), { minLength: 20, maxLength: 20 });
    const property = fc.asyncProperty(pairs, async (all) => {
      const columns = all.flatMap(([pattern, text], index) => [
        `${literal(text)} AS ${identifier(`n${index}${text.replaceAll(".", "")}`)}`,
        `${literal(text)} LIKE ${likeLiteral(pattern)} ESCAPE '\\'`,
      ]);
      const found = await connection.runAndReadAll(`SELECT ${columns.join(", ")}`);
      expect(found.getRowsJson().flat()).toEqual(
        all.flatMap(([pattern, text]) => [text, covers(pattern, text)]),
      );
      expect(found.columnNames().filter((_, index) => index % 2 === 0)).toEqual(
        all.map(([, text], index) => `n${index}${text.replaceAll(".", "")}`),
      );
    });
    await fc.assert(property, { numRuns: often(12) });
  });
});

describe("Athena and CloudTrail Lake", () => {
  const when = { since: "2026-09-01T00:00:00Z", until: "2026-11-29T00:00:00Z" };
  const where = (text: string): readonly string[] =>
    (/ {2}WHERE ([^]*?)\n\)/.exec(text)?.[1] ?? "").split("\n    AND ");
  const asked = { when, accounts: ["111122223333"], regions: ["eu-west-1", "us-east-1"] };

  test.for<readonly [Asked["partitions"], readonly string[]]>([
    [[], []],
    [["timestamp"], [`"timestamp" >= '2026/09/01'`, `"timestamp" <= '2026/11/30'`]],
    [
      ["region", "year", "month", "day"],
      [
        `"year" || '/' || "month" || '/' || "day" >= '2026/09/01'`,
        `"year" || '/' || "month" || '/' || "day" <= '2026/11/30'`,
        `"region" IN ('eu-west-1', 'us-east-1')`,
      ],
    ],
    [
      ["account", "year"],
      [`"year" >= '2026'`, `"year" <= '2026'`, `"account" IN ('111122223333')`],
    ],
  ])("read the parts of a table that are meant alone: %j", ([own, expected]) => {
    const text = query("athena", { ...asked, source: "db.logs", partitions: own });
    expect(text).toContain(`FROM "db"."logs"\n`);
    expect(where(text).slice(4)).toEqual(expected);
  });

  test("ask for times as they have them", () => {
    expect(where(query("athena", asked)).slice(0, 2)).toEqual([
      "eventtime >= '2026-09-01T00:00:00Z'",
      "eventtime < '2026-11-29T00:00:00Z'",
    ]);
    const id = "cdc27250-6e9b-4cfb-afaf-4c14eacd649d";
    const source = `arn:aws:cloudtrail:eu-west-1:111122223333:eventdatastore/${id}`;
    const text = query("lake", { ...asked, source });
    expect(text).toContain(`FROM ${id}\n`);
    expect(where(text).slice(0, 2)).toEqual([
      "eventtime >= '2026-09-01 00:00:00'",
      "eventtime < '2026-11-29 00:00:00'",
    ]);
    // The longest statement that CloudTrail Lake takes.
    expect(text.length).toBeLessThan(10_000);
  });
});

test.each([
  { eventcount: "0" },
  { eventcount: "-1" },
  { eventcount: "1e3" },
  { firsttime: "soon" },
  { narrowed: "all" },
  { narrowed: '{"accounts":"111122223333"}' },
])("a row of a result is none with %j", async (wrong) => {
  const row = {
    eventsource: "s3.amazonaws.com",
    eventname: "GetObject",
    eventtime: "2026-11-28T10:00:00Z",
    identitytype: "IAMUser",
    eventcount: 3,
    duplicates: 0,
    firsttime: "2026-11-28T10:00:00Z",
  };
  const made = async (each: Json) => {
    // eslint-disable-next-line @typescript-eslint/require-await
    const chunks = async function* () {
      yield Buffer.from(JSON.stringify([each]));
    };
    return summarize([{ path: "rows.json", chunks }], {}, facts);
  };
  expect((await made(row)).evidence.events).toMatchObject({ others: { unknown: 3 }, faults: 0 });
  expect((await made({ ...row, ...wrong })).evidence.events).toMatchObject({ faults: 1 });
});

/** As the command line of DuckDB and Athena print a table: nothing for what is not there. */
function csvOf(rows: readonly Readonly<Record<string, unknown>>[]): string {
  const names = Object.keys(rows[0] ?? {});
  const cell = (value: unknown): string =>
    typeof value === "string" ? `"${value.replaceAll('"', '""')}"` : "";
  return [names, ...rows.map((row) => names.map((name) => row[name]))]
    .map((row) => row.map(cell).join(","))
    .join("\n");
}

/** As `get-query-results` of CloudTrail Lake answers. */
function pagesOf(rows: readonly Readonly<Record<string, unknown>>[]): string {
  const page = (own: typeof rows): string =>
    JSON.stringify({
      QueryStatus: "FINISHED",
      QueryResultRows: own.map((row) =>
        Object.entries(row).map(([name, value]) => ({ [name]: value ?? "" })),
      ),
    });
  return `${page(rows.slice(0, 100))}\n${page(rows.slice(100))}\n`;
}
