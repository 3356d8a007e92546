import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { eventOf, type TrailEvent } from "../../src/evidence/event.ts";
import { readEvidence, writeEvidence, type Evidence } from "../../src/evidence/evidence.ts";
import { windowsOf } from "../../src/evidence/covered.ts";
import { startExtent, type Extent } from "../../src/evidence/extent.ts";
import { mergeable, type Mergeable } from "../../src/evidence/mergeable.ts";
import { isMeant, timeIn, type EventFilter } from "../../src/evidence/filter.ts";
import { withHashedAccounts } from "../../src/evidence/hashed.ts";
import { idHash, recentIds } from "../../src/evidence/recent.ts";
import { evidenceAccount } from "../../src/report/evidence.ts";
import type { Json } from "../../src/evidence/reading/records.ts";
import { leadsOf } from "../../src/evidence/generalise.ts";
import { notesOf } from "../../src/evidence/note.ts";
import { packing, unpacking } from "../../src/evidence/packed-notes.ts";
import { startSummary } from "../../src/evidence/summary.ts";
import { merged, summarize } from "../../src/jobs/evidence.ts";
import { facts } from "../rules/facts.ts";
import { often } from "../share.ts";
import { drawing } from "./truth/draw.ts";
import { drawEvent, principals } from "./truth/events.ts";
import { record } from "./written.ts";

function evidenceOf(records: readonly Json[], filter: EventFilter = {}) {
  const text = JSON.stringify({ Records: records });
  // eslint-disable-next-line @typescript-eslint/require-await
  const chunks = async function* () {
    yield Buffer.from(text);
  };
  return summarize([{ path: "events.json", chunks }], filter, facts);
}

const user = { type: "IAMUser", arn: "arn:aws:iam::111122223333:user/ann" };
const numbered = (records: readonly Json[]): readonly Json[] =>
  records.map((each, index) => record({ eventID: `id-${index}`, ...each }));

describe("evidence", () => {
  test("counts each event once, and tells who else called", async () => {
    const { evidence } = await evidenceOf([
      ...numbered([
        {},
        { eventTime: "2026-11-27T00:00:00Z" },
        { userIdentity: user, errorCode: "AccessDenied", errorMessage: "Access Denied" },
        { userIdentity: { type: "AWSService", invokedBy: "s3.amazonaws.com" } },
        { userIdentity: { type: "AWSAccount", accountId: "444455556666" } },
        { userIdentity: { type: "WebIdentityUser", userName: "x" } },
        { userIdentity: undefined },
        { eventType: "AwsServiceEvent" },
        { eventName: "Unheard" },
      ]),
      record({ eventID: "id-0" }),
      // The same call, as it is told to another account.
      record({ eventID: "a", sharedEventID: "s" }),
      record({ eventID: "b", sharedEventID: "s", recipientAccountId: "444455556666" }),
    ]);
    expect(evidence.events).toEqual({
      counted: 4,
      duplicates: 2,
      filtered: 0,
      uncalled: 1,
      others: { service: 1, "other account": 1, federated: 1, unknown: 1 },
      unknown: 1,
      faults: 0,
      leftOut: 0,
    });
    expect(evidence.principals[0]?.unknown).toEqual([
      { source: "s3.amazonaws.com", name: "Unheard", count: 1 },
    ]);
    expect(
      evidence.principals.map(({ arn, uses }) => [
        arn,
        uses.map((use) => [use.outcome, use.count]),
      ]),
    ).toEqual([
      ["arn:aws:iam::111122223333:role/team/app", [["authorised", 3]]],
      [user.arn, [["denied", 1]]],
    ]);
    expect(evidence.principals[0]?.uses[0]).toMatchObject({
      first: "2026-11-27T00:00:00Z",
      last: "2026-11-28T10:00:00Z",
    });
  });

  test("has a call of a principal, though another account was told of it first", async () => {
    const call = { sharedEventID: "s", eventSource: "kms.amazonaws.com", eventName: "Decrypt" };
    const told = { eventID: "b", userIdentity: { type: "AWSAccount", accountId: "111122223333" } };
    const { evidence } = await evidenceOf([
      record({ ...call, ...told, recipientAccountId: "444455556666" }),
      record({ ...call, eventID: "a" }),
    ]);
    expect(evidence.events).toMatchObject({ counted: 1, duplicates: 0 });
    expect(evidence.principals[0]?.uses).toMatchObject([{ action: "kms:Decrypt" }]);
  });

  test("tells of calls that a service makes under the identity of a principal", async () => {
    const identity = record().userIdentity as Json;
    const via = "cloudformation.amazonaws.com";
    const { evidence } = await evidenceOf([
      record({ userIdentity: { ...identity, invokedBy: via } }),
    ]);
    expect(evidence.principals[0]?.uses).toMatchObject([{ action: "s3:GetObject", via }]);
  });

  test("is read as it was written", async () => {
    const { evidence } = await evidenceOf([
      ...numbered([{}, { userIdentity: user }, { eventName: "X" }]),
    ]);
    expect(readEvidence(writeEvidence(evidence))).toEqual(evidence);
    const long = await evidenceOf(
      numbered(
        ["*".repeat(1024), "k".repeat(1e6)].map((key) => ({
          requestParameters: { bucketName: "b", key },
        })),
      ),
    );
    expect(readEvidence(writeEvidence(long.evidence))).toEqual(long.evidence);
    expect(long.evidence.events).toMatchObject({ counted: 1, unknown: 1 });
    const names = ["awsRegion", "eventSource", "eventName"];
    const longer = await evidenceOf(numbered(names.map((name) => ({ [name]: "a".repeat(3000) }))));
    expect(readEvidence(writeEvidence(longer.evidence))).toEqual(longer.evidence);
    expect(readEvidence("{}")).toMatchObject({
      wrong: expect.stringContaining("format") as string,
    });
    expect(readEvidence("{")).toMatchObject({
      wrong: expect.stringContaining("no JSON") as string,
    });
    const newer = writeEvidence(evidence).replace('"version": 1', '"version": 2');
    expect(readEvidence(newer)).toMatchObject({
      wrong: expect.stringContaining("version") as string,
    });
  });

  test("of parts, merged in any order, is that of the whole", async () => {
    const call = fc.record({
      userIdentity: fc.constantFrom(user, record().userIdentity),
      eventName: fc.constantFrom("GetObject", "PutObject", "Unheard"),
      eventTime: fc.constantFrom("2026-11-28T10:00:00Z", "2026-11-01T10:00:00Z"),
      awsRegion: fc.constantFrom("eu-west-1", "us-east-1"),
      key: fc.integer({ max: 30, min: 1 }),
    });
    const property = fc.asyncProperty(
      fc.array(call, { maxLength: 60 }),
      fc.nat(60),
      fc.nat(60),
      async (calls, one, other) => {
        const records = numbered(
          calls.map(({ key, ...rest }) => ({
            ...rest,
            requestParameters: { bucketName: "b", key: `x/${key % 7}/${key}` },
          })),
        );
        const [first, second] = [Math.min(one, other), Math.max(one, other)];
        const parts = [
          records.slice(0, first),
          records.slice(first, second),
          records.slice(second),
        ];
        const [a, b, c] = await Promise.all(
          parts.map(async (each) => (await evidenceOf(each)).evidence),
        );
        const { evidence: whole } = await evidenceOf(records);
        const merge = (...all: readonly (Evidence | undefined)[]): Evidence =>
          merged(
            all.flatMap((each) => each ?? []),
            facts,
          );
        const { files } = merge(a, b, c);
        expect(files.count).toBe(3);
        const made = merge(merge(a, b), c);
        // Between the times of parts nothing was read, as far as is known.
        expect({ ...made, covered: [] }).toEqual({ ...whole, covered: [], files });
        expect(merge(c, merge(b, a))).toEqual(made);
      },
    );
    await fc.assert(property, { numRuns: often(60) });
  });

  test("with other numbers for accounts has none of their ids, and tells them apart", async () => {
    const { evidence } = await evidenceOf(
      numbered([
        { requestParameters: { bucketName: "logs-111122223333", key: "k" } },
        { recipientAccountId: "444455556666" },
      ]),
    );
    const hashed = withHashedAccounts(evidence, "secret");
    const text = writeEvidence(hashed);
    expect(text).not.toMatch(/111122223333|444455556666/);
    expect(readEvidence(text)).toEqual(hashed);
    expect(new Set(hashed.accounts).size).toBe(2);
    expect([evidence.hashed, merged([evidence, hashed], facts).hashed]).toEqual([undefined, true]);
    expect(hashed.principals[0]?.arn.split(":")[4]).toMatch(/^\d{12}$/);
    expect(withHashedAccounts(evidence, "secret")).toEqual(hashed);
    expect(withHashedAccounts(evidence, "another")).not.toEqual(hashed);
  });

  test("is in order with other numbers for accounts, too", async () => {
    const accounts = ["111122223333", "222233334444", "333344445555", "444455556666"];
    const { evidence } = await evidenceOf(
      numbered(
        accounts.map((account) => ({
          ...{
            eventSource: "sqs.amazonaws.com",
            eventName: "SendMessage",
            requestParameters: null,
          },
          resources: [{ ARN: `arn:aws:sqs:eu-west-1:${account}:q` }],
        })),
      ),
    );
    const orders = ["a", "b", "c"].map((secret) => {
      const hashed = withHashedAccounts(evidence, secret);
      const resources = hashed.principals.flatMap(({ uses }) => uses.map((use) => use.resource));
      expect(resources).toHaveLength(4);
      expect(resources).toEqual(resources.toSorted());
      expect(merged([hashed], facts).principals).toEqual(hashed.principals);
      return resources.join();
    });
    expect(new Set(orders).size).toBe(3);
  });

  test("has no names with spaces in them, which would be taken for others", async () => {
    const { evidence } = await evidenceOf([record({ eventName: "MadeUp" })]);
    const written = writeEvidence(evidence);
    expect(readEvidence(written)).toEqual(evidence);
    expect(readEvidence(written.replace("MadeUp", "Made Up"))).toHaveProperty("wrong");
  });
});

describe("beyond its limits evidence", () => {
  const limits = { principals: 3, kinds: 5, unknown: 2, accounts: 2, regions: 2, services: 2 };
  const leads = leadsOf(facts.catalog, facts.naming);
  const call = fc.record({
    who: fc.integer({ min: 1, max: 6 }),
    region: fc.constantFrom("a", "b", "c", "d"),
    account: fc.constantFrom("000000000001", "000000000002", "000000000003", undefined),
    service: fc.constantFrom("s3", "ec2", "sqs", "sns"),
    action: fc.constantFrom("s3:GetObject", "s3:PutObject", "sqs:SendMessage", undefined),
    name: fc.constantFrom("One", "Two", "Three"),
  });
  type Call = typeof call extends fc.Arbitrary<infer Value> ? Value : never;
  const noteOf = notesOf({}, facts);
  const evidenceOfCalls = (calls: readonly Call[]): Evidence => {
    const summary = startSummary(leads, limits);
    for (const { who, region, account, service, action, name } of calls) {
      const event = { ...(eventOf(record()) as TrailEvent), name, region, account };
      const noted = noteOf(event);
      const note = { ...noted, at: { ...noted.at, service } };
      const uses = action === undefined ? [] : [{ action, resource: "*", basis: "none" as const }];
      summary.observe(note);
      summary.count(note, `arn:aws:iam::111122223333:user/${who}`, undefined, {
        ...{ outcome: "authorised", uses },
        ...(action === undefined && { isUnknown: true }),
      });
    }
    return summary.evidence();
  };

  test("keeps the smallest, whatever came first, and counts the others", () => {
    const calls = fc.array(call, { maxLength: 60 });
    const shuffled = calls.chain((all) =>
      fc.tuple(
        fc.constant(all),
        fc.shuffledSubarray(all, { minLength: all.length, maxLength: all.length }),
      ),
    );
    fc.assert(
      fc.property(shuffled, ([all, other]) => {
        const made = evidenceOfCalls(all);
        expect(evidenceOfCalls(other)).toEqual(made);
        const { principals, accounts, regions, services, events } = made;
        const users = [...new Set(all.map(({ who }) => `arn:aws:iam::111122223333:user/${who}`))];
        expect(principals.map(({ arn }) => arn)).toEqual(users.sort().slice(0, limits.principals));
        expect(principals.flatMap(({ uses }) => uses).length).toBeLessThanOrEqual(limits.kinds);
        expect(principals.flatMap((each) => each.unknown).length).toBeLessThanOrEqual(2);
        expect([accounts.length, regions.length, services.length].every((n) => n <= 2)).toBe(true);
        expect(events.counted + events.unknown).toBe(all.length);
      }),
      { numRuns: often(100) },
    );
  });

  test("does not keep what it sorted out", () => {
    const all = Array.from(
      { length: 9 },
      (_, index): Call => ({
        ...{ who: 9 - index, region: "a", account: undefined, service: "s3", name: "One" },
        action: "s3:GetObject",
      }),
    );
    const { principals, events } = evidenceOfCalls(all);
    expect(principals.map(({ arn }) => arn.slice(-1))).toEqual(["1", "2", "3"]);
    expect(events).toMatchObject({ counted: 9, leftOut: 6 });
  });
});

test("evidence of accounts that were read for other times says so, account by account", async () => {
  const part = async (account: string, ...days: readonly string[]): Promise<Evidence> => {
    const calls = days.map((day) => ({
      eventTime: `2026-11-${day}T00:00:00Z`,
      recipientAccountId: account,
      userIdentity: { ...user, arn: user.arn.replace("111122223333", account) },
    }));
    return (await evidenceOf(numbered(calls))).evidence;
  };
  const [one, other] = ["111122223333", "444455556666"];
  const [a, b, c, d] = await Promise.all([
    part(one, "01", "05", "10"),
    part(one, "11", "15", "20"),
    part(other, "05", "08"),
    part(other, "25", "28"),
  ]);
  const at = (account: string, first: string, last: string) => ({
    account,
    first: `2026-11-${first}T00:00:00Z`,
    last: `2026-11-${last}T00:00:00Z`,
  });
  expect(merged([a, b], facts).covered).toEqual([]);
  const whole = merged([a, b, c, d], facts);
  expect(whole.covered).toEqual([
    at(one, "01", "20"),
    at(other, "05", "08"),
    at(other, "25", "28"),
  ]);
  expect(merged([merged([d, b], facts), merged([c, a], facts)], facts)).toEqual(whole);
  expect(readEvidence(writeEvidence(whole))).toEqual(whole);
  expect(windowsOf(whole, other)).toHaveLength(2);
  // Of what the list does not name, nothing is known.
  const cut = { ...whole, covered: whole.covered.slice(0, 1) };
  expect(windowsOf(cut, other)).toEqual([]);
  expect(merged([cut], facts).covered).toEqual(cut.covered);
  expect([windowsOf(a, one), windowsOf(a, other)]).toEqual([[a.window], []]);
  expect(writeEvidence(withHashedAccounts(whole, "secret"))).not.toMatch(
    /111122223333|444455556666/,
  );
});

test("of more than a week without an event of anybody, nothing is told", async () => {
  const days = (...all: readonly string[]): readonly Json[] =>
    numbered(all.map((day) => ({ eventTime: `2026-${day}T10:00:00Z` })));
  const account = "111122223333";
  const { evidence } = await evidenceOf(days("11-28", "08-02", "11-20", "08-01"));
  expect(evidence.covered).toEqual([
    { account, first: "2026-08-01T10:00:00Z", last: "2026-08-02T23:59:59Z" },
    { account, first: "2026-11-20T00:00:00Z", last: "2026-11-28T10:00:00Z" },
  ]);
  expect(merged([evidence], facts).covered).toEqual(evidence.covered);
  expect(evidenceAccount(evidence, 1, [])).toContain(
    "what is before is passed over: from 2026-08-02 to 2026-11-20 of 111122223333\n",
  );
  // What a filter leaves out was recorded all the same.
  const others = days("11-04", "11-11").map((each) => ({
    ...each,
    eventSource: "x.amazonaws.com",
  }));
  const mine = days("11-01", "11-18");
  const filtered = await evidenceOf(numbered([...others, ...mine]), { services: ["s3"] });
  expect(filtered.evidence).toMatchObject({ covered: [], events: { counted: 2, filtered: 2 } });
  expect((await evidenceOf(mine)).evidence.covered).toHaveLength(2);
});

describe("what evidence was made of", () => {
  const made = async (names: readonly string[], filter?: EventFilter): Promise<Evidence> => {
    const parts = names.map((eventID) => evidenceOf([record({ eventID })], filter));
    return merged(
      (await Promise.all(parts)).map(({ evidence }) => evidence),
      facts,
    );
  };

  test.for<readonly [string, readonly string[], readonly string[], Mergeable]>([
    ["others", ["a"], ["b"], { kept: [0, 1], within: [] }],
    ["the same", ["a", "b"], ["b", "a"], { kept: [0], within: [[1, 0]] }],
    ["some of the other", ["a"], ["a", "b"], { kept: [1], within: [[0, 1]] }],
    ["some of both", ["a", "b"], ["b", "c"], { overlapping: [0, 1] }],
    ["none that are known", [], ["b"], { kept: [0, 1], within: [] }],
  ])("is known again: %s", async ([, one, other, expected]) => {
    expect(mergeable(await Promise.all([made(one), made(other)]))).toEqual(expected);
  });

  test("of which some was left out, is not within what has other parts of it", async () => {
    const [s3, ec2] = await Promise.all(
      ["s3", "ec2"].map((service) => made(["a"], { services: [service] })),
    );
    const all = await made(["a", "b"]);
    if (!s3 || !ec2) throw new Error("none was made");
    expect(s3.narrowed).toEqual([{ services: ["s3"] }]);
    expect(mergeable([s3, ec2])).toEqual({ overlapping: [0, 1] });
    expect(mergeable([s3, all])).toEqual({ kept: [1], within: [[0, 1]] });
    expect(merged([all, s3], facts).narrowed).toEqual([{ services: ["s3"] }]);
  });

  test("is the same in any order and grouping, and small however many files there were", () => {
    const id = fc.nat(2000).map((number) => number.toString(16).padStart(16, "0"));
    const part = fc.record({
      ids: fc.array(id, { maxLength: 200 }),
      service: fc.constantFrom("s3", "ec2"),
      day: fc.integer({ min: 10, max: 28 }),
    });
    const extentOf = ({ ids, service, day }: { ids: string[]; service: string; day: number }) => {
      const extent = startExtent();
      for (const each of ids) extent.file(each);
      extent.narrow({ services: [service, "a"] });
      const time = `2026-11-${day}T00:00:00Z`;
      extent.prove({ account: "1", region: "r", first: time, last: time });
      return extent.made();
    };
    const merge = (...all: readonly Extent[]): Extent => {
      const extent = startExtent();
      for (const each of all) extent.merge(each);
      return extent.made();
    };
    const property = fc.property(part, part, part, (one, two, three) => {
      const [a, b, c] = [extentOf(one), extentOf(two), extentOf(three)];
      const whole = merge(a, b, c);
      expect(merge(merge(c, a), b)).toEqual(whole);
      expect(merge(c, merge(b, a))).toEqual(whole);
      expect(whole.files.ids.length).toBeLessThanOrEqual(256);
    });
    fc.assert(property, { numRuns: often(100) });
  });
});

describe("filters", () => {
  const event = eventOf(record()) as TrailEvent;
  test.for<readonly [string, EventFilter, boolean]>([
    ["everything", {}, true],
    ["its role", { principals: ["arn:aws:iam::111122223333:role/team/app"] }, true],
    ["its session", { principals: ["arn:aws:sts::*:assumed-role/app/*"] }, true],
    ["a pattern", { principals: ["*:role/team/*"] }, true],
    ["another role", { principals: ["*:role/other"] }, false],
    ["one of several", { principals: ["*:role/other", "*/app"] }, true],
    ["its account", { accounts: ["111122223333"] }, true],
    ["another account", { accounts: ["444455556666"] }, false],
    ["its region", { regions: ["eu-west-1"] }, true],
    ["another region", { regions: ["us-east-1"] }, false],
    ["another service", { services: ["ec2"] }, false],
    ["its time", { since: "2026-11-28T10:00:00Z", until: "2026-11-28T10:00:01Z" }, true],
    ["a later time", { since: "2026-11-28T10:00:01Z" }, false],
    ["an earlier time", { until: "2026-11-28T10:00:00Z" }, false],
    ["what failed", { failed: true }, false],
    ["what did not fail", { failed: false }, true],
    ["what reads", { readOnly: true }, true],
    ["what does not read", { readOnly: false }, false],
  ])("let through by %s", ([, filter, meant]) => {
    expect(isMeant(event, "s3", filter)).toBe(meant);
  });

  test.for<readonly [string, string | undefined]>([
    ["2026-11-28", "2026-11-28T00:00:00Z"],
    ["2026-11-28T12:30:00Z", "2026-11-28T12:30:00Z"],
    ["1d", "2026-11-29T00:00:00Z"],
    ["90 days ago", "2026-09-01T00:00:00Z"],
    ["2026-13-45", undefined],
    ["yesterday", undefined],
  ])("know the time %s", ([written, time]) => {
    expect(timeIn(written, "2026-11-29")).toBe(time);
  });
});

test("ids are remembered while they are recent, in any number", () => {
  const recent = recentIds(1000);
  const ids = Array.from({ length: 5000 }, (_, index) => `id-${index}`);
  const meets = (id: string): boolean => {
    const { low, high } = idHash(id);
    return recent.meets(low, high);
  };
  expect(ids.filter(meets)).toEqual([]);
  expect(ids.slice(-1000).every(meets)).toBe(true);
  // Half as many more may be remembered, and no others.
  expect(ids.slice(0, 3500).filter(meets)).toEqual([]);
});

test("ids whose hashes were chosen to be alike cost no more than others, and the last is known", () => {
  const recent = recentIds(20_000);
  const ids = Array.from({ length: 5000 }, (_, index) => index * 2 + 1);
  expect(ids.filter((high) => recent.meets(7, high))).toEqual([]);
  expect(recent.meets(7, 4999 * 2 + 1)).toBe(true);
  // As many as are looked at.
  expect(ids.slice(0, 1023).every((high) => recent.meets(7, high))).toBe(true);
  expect(recent.meets(7, 1500 * 2 + 1)).toBe(false);
});

test.for([1, 20, 20_000])(
  "notes of events are the same in another thread, that knows %i of what they have in common",
  (mostKnown) => {
    const draw = drawing(7);
    const who = principals(draw, 8);
    const counted = { count: 3, duplicates: 1, first: "2026-11-01T00:00:00Z" };
    const records = Array.from({ length: 400 }, (_, index) => drawEvent(who, index, draw).record);
    const strange = [{ eventID: undefined }, { recipientAccountId: "x" }, { readOnly: "x" }];
    const events = [...records, ...strange.map((each) => record(each))].map(
      (each) => eventOf(each) as TrailEvent,
    );
    const noteOf = notesOf({ regions: ["eu-west-1"] }, facts);
    const notes = [...events, ...events.slice(0, 40).map((each) => ({ ...each, counted }))].map(
      noteOf,
    );
    const packed = packing(mostKnown);
    const unpack = unpacking();
    const sent: unknown[] = [];
    for (const [index, note] of notes.entries()) {
      packed.add(note);
      if (index % 37 === 0) sent.push(...unpack(structuredClone(packed.take())));
    }
    sent.push(...unpack(structuredClone(packed.take())));
    expect(notes.some(({ isMeant }) => !isMeant)).toBe(true);
    expect(sent).toEqual(notes);
  },
);

test("notes are sent before what they say is too long", () => {
  const packed = packing();
  const note = notesOf({}, facts)(eventOf(record({})) as TrailEvent);
  const use = { action: "s3:GetObject", resource: "x".repeat(2000), basis: "resources" } as const;
  const uses = Array.from({ length: 100 }, () => use);
  const isFull = (): boolean => packed.add({ ...note, told: { outcome: "authorised", uses } });
  expect(Array.from({ length: 25 }, isFull).indexOf(true)).toBe(24);
  packed.take();
  expect(isFull()).toBe(false);
});
