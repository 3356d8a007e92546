import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Json } from "../../../src/evidence/reading/records.ts";
import { record } from "../written.ts";
import { reading } from "./read.ts";

const one = record();
const other = record({ eventName: "PutObject", eventID: "other" });
const text = JSON.stringify;
const columns = (written: Json): Json =>
  Object.fromEntries(
    Object.entries(written).map(([name, value]) => [
      name.toLowerCase(),
      typeof value === "object" && value !== null ? text(value) : value,
    ]),
  );
const cell = (value: unknown): string =>
  `"${(typeof value === "string" ? value : text(value)).replaceAll('"', '""')}"`;

/** A structure as Athena prints it. */
const structure =
  "{type=AssumedRole, principalid=AROAEXAMPLE:run, arn=arn:aws:sts::111122223333:assumed-role/app/run, accountid=111122223333, invokedby=null, sessioncontext={attributes={mfaauthenticated=false}, sessionissuer={type=Role, arn=arn:aws:iam::111122223333:role/team/app}}}";

describe("events are found in", () => {
  test.for<readonly [string, string]>([
    ["a log file", text({ Records: [one, other] })],
    ["a log file that is written over lines", JSON.stringify({ Records: [one, other] }, null, 2)],
    ["a list", text([one, other])],
    ["lines", `${text(one)}\n${text(other)}\n`],
    ["log files one after the other", text({ Records: [one] }) + text({ Records: [other] })],
    [
      "results of LookupEvents",
      text({
        Events: [one, other].map((each) => ({ EventId: "1", CloudTrailEvent: text(each) })),
        NextToken: "x",
      }),
    ],
    [
      "events of EventBridge",
      [one, other]
        .map((detail) =>
          text({ version: "0", "detail-type": "AWS API Call via CloudTrail", detail }),
        )
        .join("\n"),
    ],
    [
      "a log group of CloudWatch Logs",
      text({ events: [one, other].map((each) => ({ timestamp: 1, message: text(each) })) }),
    ],
    [
      "what CloudWatch Logs exports to a bucket",
      [one, other].map((each) => `2026-11-28T10:00:00.000Z ${text(each)}\n`).join(""),
    ],
    [
      "what a subscription of CloudWatch Logs sends",
      text({
        messageType: "DATA_MESSAGE",
        logEvents: [one, other].map((each) => ({ id: "1", message: text(each) })),
      }),
    ],
    [
      "results of CloudWatch Logs Insights",
      text({ results: [one, other].map((each) => [{ field: "@message", value: text(each) }]) }),
    ],
    [
      "results of CloudTrail Lake, whole",
      text({ QueryResultRows: [one, other].map((each) => [{ eventJson: text(each) }]) }),
    ],
    [
      "results of CloudTrail Lake, by column",
      text({
        QueryResultRows: [one, other].map((each) =>
          Object.entries(columns(each)).map(([name, value]) => ({ [name]: value })),
        ),
      }),
    ],
    [
      "a table of Athena's",
      [
        Object.keys(columns(one)).map(cell).join(","),
        ...[one, other].map((each) => Object.values(columns(each)).map(cell).join(",")),
      ].join("\r\n"),
    ],
    [
      "a table with structures as Athena prints them",
      [
        "useridentity,eventtime,eventsource,eventname,awsregion,requestparameters,eventtype,recipientaccountid",
        ...[one, other].map((each) =>
          [
            structure,
            each.eventTime,
            each.eventSource,
            each.eventName,
            each.awsRegion,
            each.requestParameters,
            each.eventType,
            each.recipientAccountId,
          ]
            .map(cell)
            .join(","),
        ),
        "",
      ].join("\n"),
    ],
  ])("%s", ([, written]) => {
    const { events, faults } = reading(written);
    expect(faults).toEqual([]);
    expect(events.map(({ name }) => name)).toEqual(["GetObject", "PutObject"]);
    for (const { caller, time, source, parameters } of events) {
      expect(caller).toEqual({
        kind: "principal",
        arn: "arn:aws:iam::111122223333:role/team/app",
        session: "arn:aws:sts::111122223333:assumed-role/app/run",
      });
      expect([time, source]).toEqual(["2026-11-28T10:00:00Z", "s3.amazonaws.com"]);
      expect(parameters).toEqual(one.requestParameters);
    }
  });

  test("no digest, whatever it lists", () => {
    const digest = { awsAccountId: "111122223333", digestS3Object: "AWSLogs/x", logFiles: [] };
    expect(reading(text(digest))).toEqual({ events: [], reports: [], faults: [] });
  });
});

test("wherever chunks end, the same is read", () => {
  const written = text({ Records: [record({ eventID: 'é\\"{[' }), other] }) + `\n${text(one)}`;
  const whole = reading(written);
  expect(whole.events.length).toBe(3);
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 400 }), (size) => {
      expect(reading(written, size)).toEqual(whole);
    }),
    { numRuns: 40 },
  );
});

describe("what is wrong is told with its offset, and the rest is read", () => {
  const line = `${text(one)}\n`;
  test.for<
    readonly [string, string, readonly (readonly [offset: number, detail: string])[], number]
  >([
    [
      "a file that ends in an event",
      line + line.slice(0, 50),
      [[line.length, "it ends in the middle"]],
      1,
    ],
    [
      "a log file that ends in an event",
      text({ Records: [one, other] }).slice(0, -20),
      [[text({ Records: [one] }).length - 1, "it ends in the middle"]],
      1,
    ],
    [
      "a line that ends in a text",
      `${line.slice(0, 40)}\n${line}`,
      [[0, "it is torn: a line ends within a text"]],
      1,
    ],
    [
      "a line that ends behind a value",
      `{"eventName": {"a": 1\n${line}`,
      [[0, "it is torn: a value begins where none can"]],
      1,
    ],
    ["what is no JSON", `{"a": nothing}\n${line}`, [[0, "it is no JSON"]], 1],
    ["another object", `{"a": 1}\n${line}`, [[0, "it is no event of CloudTrail"]], 1],
    ["a number in a log file", `{"Records":[1,${text(one)}]}`, [[12, "it is no JSON object"]], 1],
    ["a text in a log file", `{"Records":["a",${text(one)}]}`, [[12, "it is no JSON object"]], 1],
    [
      "an event without a time",
      text({ ...one, eventTime: null }),
      [[0, "its eventTime is none"]],
      0,
    ],
    [
      "an event with a forged source",
      text({ ...one, eventSource: "a\nb" }),
      [[0, "its eventSource is none"]],
      0,
    ],
    [
      "a file of something else",
      "just text, and more\n",
      [[0, "it has no events, no report of AWS, and no message of a denied call"]],
      0,
    ],
    ["what nests too deep", "[".repeat(600), [[1, "it nests deeper than 500 levels"]], 0],
    [
      "an event in an event in an event",
      text({ message: text({ message: text({ message: text({ message: text(one) }) }) }) }),
      [[0, "it is no event of CloudTrail"]],
      0,
    ],
  ])("%s", ([, written, faults, events]) => {
    const read = reading(written);
    expect(read.faults.slice(0, 1).map(({ offset, detail }) => [offset, detail])).toEqual(faults);
    expect(read.events.length).toBe(events);
  });

  test("members called as those of every object are members", () => {
    const hostile = `{"__proto__": {"eventName": "GetObject"}, "constructor": {"prototype": 1}}`;
    expect(reading(hostile).events).toEqual([]);
    const inside = text(one).replace('"Host"', '"__proto__"');
    expect(reading(inside).events.length).toBe(1);
    expect(({} as Json).eventName).toBeUndefined();
  });

  test.for(Object.keys(one))(
    "whatever %s is, it is an event or a fault, and the next one is read",
    (name) => {
      const wrong = [
        null,
        true,
        1e300,
        "",
        "x\u0000".repeat(2000),
        [[]],
        [null, 7],
        {},
        { __proto__: 1 },
      ];
      const keys = JSON.parse(
        '{"__proto__": {"type": 1}, "constructor": ["arn"], "toString": null}',
      ) as Json;
      for (const value of [...wrong, keys]) {
        const { events, faults } = reading(`${text({ ...one, [name]: value })}\n${text(other)}\n`);
        expect(events.length + faults.length).toBe(2);
        expect(faults.every(({ offset, detail }) => offset === 0 && detail !== "")).toBe(true);
        expect(events.at(-1)?.name).toBe("PutObject");
      }
    },
  );

  test.for<readonly [string, readonly [string, string, string], number]>([
    ["a line", [`${text(one)}\n`, text(one), `\n${text(other)}\n`], 2],
    ["a log file", [`{"Records":[${text(one)},`, text(one), `,${text(other)},${text(one)}]}`], 3],
    [
      "a row, behind one with signs of several bytes",
      [
        `\ufeff${Object.keys(columns(one)).map(cell).join(",")}\n${Object.values(
          columns({ ...one, eventID: "é€" }),
        )
          .map(cell)
          .join(",")}\n`,
        Object.values(columns(one)).map(cell).join(","),
        `\n${Object.values(columns(other)).map(cell).join(",")}\n`,
      ],
      2,
    ],
  ])("%s with bytes that are no UTF-8", ([, [before, broken, behind], events]) => {
    const [begin, end] = broken.split("a.csv").map((part) => Buffer.from(part));
    const bytes = [begin, Buffer.from([0x61, 0xff, 0xc3]), end].flatMap((part) => part ?? []);
    const written = Buffer.concat([Buffer.from(before), ...bytes, Buffer.from(behind)]);
    for (const size of [Infinity, 7]) {
      const read = reading(written, size);
      expect(read.faults).toEqual([
        { offset: Buffer.byteLength(before), detail: "it is no UTF-8" },
      ]);
      expect(read.events.map(({ name }) => name)).toContain("PutObject");
      expect(read.events.length).toBe(events);
    }
  });

  test("the sign of what was unreadable elsewhere is one like others", () => {
    const { events, faults } = reading(text({ Records: [record({ eventID: "\ufffd" }), one] }));
    expect([events.length, faults]).toEqual([2, []]);
  });

  test("a value without end is given up", () => {
    const chunk = Buffer.alloc(1024 * 1024, "a").toString();
    const { faults, events } = reading(`{"a": "${chunk.repeat(5)}", "b": 1}\n${line}`, 65_536);
    expect(faults.map(({ detail }) => detail)).toEqual(["it is longer than 4 MB"]);
    expect(events.length).toBe(1);
  });

  test("whatever is cut out of a file, nothing hangs and nothing throws", () => {
    const written = text({ Records: [one, other] }) + line + line;
    fc.assert(
      fc.property(fc.nat(written.length), fc.nat(40), fc.string(), (at, length, between) => {
        const { events } = reading(written.slice(0, at) + between + written.slice(at + length));
        expect(events.length).toBeLessThanOrEqual(4);
      }),
      { numRuns: 100 },
    );
  });
});
