import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readEvidence, writeEvidence } from "../../src/evidence/evidence.ts";
import { withHashedAccounts } from "../../src/evidence/hashed.ts";
import { joinedReports } from "../../src/evidence/joined-reports.ts";
import { keptReports } from "../../src/evidence/kept-reports.ts";
import { nothingOf, type Reported } from "../../src/evidence/reported.ts";
import { reportedUse, reportsOf } from "../../src/evidence/reported-use.ts";
import { merged } from "../../src/jobs/evidence.ts";
import { facts } from "../rules/facts.ts";
import { often } from "../share.ts";

const role = "arn:aws:iam::111122223333:role/team/app";

const time = fc.constantFrom(
  "2026-09-01T00:00:00Z",
  "2026-10-01T00:00:00Z",
  "2026-11-01T00:00:00Z",
);
const maybe = <Value>(value: fc.Arbitrary<Value>) => fc.option(value, { nil: undefined });
const period = { since: maybe(time), until: maybe(time) };
const last = { last: maybe(time), region: maybe(fc.constantFrom("eu-west-1", "us-east-1")) };
const service = fc.constantFrom("s3", "sqs");
const action = fc.constantFrom("s3:PutBucketAcl", "s3:PutBucketPolicy", "sqs:SetQueueAttributes");
const some = <Value>(value: fc.Arbitrary<Value>) => fc.array(value, { maxLength: 3 });

/** Reports of few names and few times, so that much of them is about the same. */
const report: fc.Arbitrary<Reported> = fc.record({
  arn: fc.constantFrom(role, "arn:aws:iam::111122223333:user/ann"),
  created: maybe(time),
  stack: maybe(fc.record({ name: fc.constantFrom("a", "b"), id: fc.constant("App") })),
  services: some(fc.record({ service, ...last, ...period })),
  actions: some(
    fc.record({
      ...period,
      attempted: some(fc.record({ action, last: time, region: last.region })),
      unattempted: some(action),
    }),
  ),
  credentials: some(
    fc.record({
      credential: fc.constantFrom("role" as const, "password" as const),
      active: maybe(fc.boolean()),
      service: maybe(service),
      ...last,
      ...period,
    }),
  ),
  findings: some(
    fc.record({
      id: fc.constantFrom("f-1", "f-2"),
      unused: fc.constantFrom("role" as const, "permissions" as const),
      status: fc.constantFrom("active" as const, "archived" as const, "resolved" as const),
      updated: time,
      analyzed: maybe(time),
      last: maybe(time),
      services: some(
        fc.record({
          service,
          last: maybe(time),
          actions: maybe(some(fc.record({ action, last: maybe(time) }))),
        }),
      ),
    }),
  ),
  recommendation: maybe(
    fc.record({
      completed: time,
      steps: some(
        fc.record({
          step: fc.constantFrom("create policy" as const, "detach policy" as const),
          existing: maybe(fc.constantFrom("p-1", "p-2")),
          policy: maybe(fc.constant("{}")),
        }),
      ),
    }),
  ),
  generated: some(
    fc.record({
      job: fc.constantFrom("j-1", "j-2"),
      isComplete: fc.boolean(),
      ...period,
      policies: some(fc.constantFrom("{}", "[]")),
    }),
  ),
  denied: some(
    fc.record({
      action,
      resource: fc.constantFrom("*", "arn:aws:s3:::reports"),
      by: maybe(fc.constantFrom("identity-based", "service control")),
      count: fc.nat(5),
      first: maybe(time),
      last: maybe(time),
    }),
  ),
});

describe("reports", () => {
  test("are joined to the same in any order and grouping, and once more changes nothing but counts", () => {
    const property = fc.property(some(report), some(report), some(report), (a, b, c) => {
      const whole = joinedReports([...a, ...b, ...c]);
      expect(joinedReports([...joinedReports([...c, ...b]), ...a])).toEqual(whole);
      expect(joinedReports([...b, ...joinedReports([...a, ...c])])).toEqual(whole);
      const uncounted = (all: readonly Reported[]) => all.map((each) => ({ ...each, denied: [] }));
      expect(uncounted(joinedReports([...whole, ...whole]))).toEqual(uncounted(whole));
    });
    fc.assert(property, { numRuns: often(300) });
  });

  test("stand in evidence, are read as they were written, and are merged with it", () => {
    const property = fc.property(some(report), some(report), (a, b) => {
      const holding = (reported: readonly Reported[]) => ({
        ...merged([], facts),
        reported: [...joinedReports(reported)],
      });
      const both = merged([holding(a), holding(b)], facts);
      expect(both).toEqual(holding([...a, ...b]));
      expect(readEvidence(writeEvidence(both))).toEqual(both);
      const hashed = writeEvidence(withHashedAccounts(both, "secret"));
      expect(hashed).not.toContain("111122223333");
      expect(readEvidence(hashed)).toEqual(withHashedAccounts(both, "secret"));
    });
    fc.assert(property, { numRuns: often(120) });
  });

  test("may be missing from a file of evidence", () => {
    const { reported, ...older } = merged([], facts);
    expect(reported).toEqual([]);
    expect(readEvidence(JSON.stringify(older))).toMatchObject({ reported: [] });
  });

  test("keep what a later one does not know, and take from it what it does", () => {
    const service = (last: string | undefined, until: string) => ({ service: "s3", last, until });
    const [joined] = joinedReports([
      { ...nothingOf(role), services: [service("2026-08-01T00:00:00Z", "2026-09-01T00:00:00Z")] },
      { ...nothingOf(role), services: [service(undefined, "2026-11-01T00:00:00Z")] },
    ]);
    expect(joined?.services).toEqual([service("2026-08-01T00:00:00Z", "2026-11-01T00:00:00Z")]);
  });
});

describe("kept reports", () => {
  const one = (index: number, arn = role): Reported => ({
    ...nothingOf(arn),
    services: [{ service: `s${index}` }],
  });

  test("are those that came in, however many wait to be joined", () => {
    const property = fc.property(fc.array(report, { maxLength: 12 }), (all) => {
      const kept = keptReports();
      for (const each of all) kept.add(each);
      expect(kept.all()).toEqual(joinedReports(all));
      expect(kept.leftOut()).toBe(0);
    });
    fc.assert(property, { numRuns: often(120) });
  });

  test("have a limit, within which what is known already may be told again", () => {
    const kept = keptReports({ arns: 2, rows: 3 });
    for (const arn of ["a", "b", "c"]) kept.add(one(0, arn));
    expect([kept.all().map(({ arn }) => arn), kept.leftOut()]).toEqual([["a", "b"], 1]);
    kept.add(one(1, "a"));
    expect([kept.all()[0]?.services.length, kept.leftOut()]).toEqual([2, 1]);
    kept.add(one(2, "a"));
    kept.add(one(1, "a"));
    expect([kept.all()[0]?.services.length, kept.leftOut()]).toEqual([2, 3]);
  });

  test("of one are joined in no more than the time that as many of several take", () => {
    const kept = keptReports();
    for (let index = 0; index < 15_000; index++) kept.add(one(index));
    expect(kept.all()[0]?.services).toHaveLength(15_000);
  });
});

describe("what reports say of an action", () => {
  const [since, until] = ["2025-10-01T00:00:00Z", "2026-11-01T00:00:00Z"];
  const last = "2026-10-01T00:00:00Z";
  const finding = { id: "f-1", status: "active" as const, updated: until };
  const row = (said: Partial<Reported>) => ({ ...nothingOf(role), ...said });

  test.for<readonly [string, Partial<Reported>, string, readonly object[]]>([
    [
      "a service that was used says nothing of any one of its actions",
      { services: [{ service: "s3", last, since, until }] },
      "s3:PutBucketAcl",
      [],
    ],
    [
      "a service that was not used says so of all of its actions, as what is known of the service",
      { services: [{ service: "s3", since, until }] },
      "s3:PutBucketAcl",
      [{ source: "last accessed", level: "service", isAttempted: false, since, until }],
    ],
    [
      "an action that was attempted",
      {
        actions: [
          { since, until, attempted: [{ action: "s3:PutBucketAcl", last }], unattempted: [] },
        ],
      },
      "s3:PutBucketAcl",
      [{ source: "last accessed", level: "action", isAttempted: true, last, since, until }],
    ],
    [
      "an action that was tracked and not attempted",
      { actions: [{ since, until, attempted: [], unattempted: ["s3:PutBucketAcl"] }] },
      "s3:PutBucketAcl",
      [{ source: "last accessed", level: "action", isAttempted: false, since, until }],
    ],
    [
      "an action that is not tracked",
      { actions: [{ since, until, attempted: [], unattempted: ["s3:PutBucketAcl"] }] },
      "s3:GetObject",
      [],
    ],
    [
      "passing a role is seen by nobody, though nothing of its service was attempted",
      {
        services: [{ service: "iam", since, until }],
        findings: [{ ...finding, unused: "permissions", services: [{ service: "iam" }] }],
      },
      "iam:PassRole",
      [],
    ],
    [
      "but a role that did nothing passed none",
      { credentials: [{ credential: "role", since, until }] },
      "iam:PassRole",
      [{ source: "credentials", level: "principal", isAttempted: false, since, until }],
    ],
    [
      "a finding of a service",
      { findings: [{ ...finding, unused: "permissions", services: [{ service: "s3", last }] }] },
      "s3:PutBucketAcl",
      [{ source: "finding", level: "service", isAttempted: false, finding: "f-1", last, until }],
    ],
    [
      "a finding of some actions says nothing of others",
      {
        findings: [
          {
            ...finding,
            unused: "permissions",
            services: [{ service: "s3", actions: [{ action: "s3:PutBucketAcl" }] }],
          },
        ],
      },
      "s3:PutBucketPolicy",
      [],
    ],
    [
      "a finding that was resolved",
      { findings: [{ ...finding, status: "resolved", unused: "role", services: [] }] },
      "s3:PutBucketAcl",
      [],
    ],
    [
      "a report from before the role was made",
      { created: "2026-11-02T00:00:00Z", services: [{ service: "s3", since, until }] },
      "s3:PutBucketAcl",
      [],
    ],
    [
      "a report from when the role was young says nothing of before",
      { created: last, services: [{ service: "s3", since, until }] },
      "s3:PutBucketAcl",
      [{ level: "service", since: last, until }],
    ],
  ])("%s", ([, said, id, expected]) => {
    const action = facts.catalog.action(id);
    const found = action && reportedUse(row(said), action, facts.trail);
    expect(found).toMatchObject(expected);
    expect(found).toHaveLength(expected.length);
  });

  test("is looked up by a role whatever its path, by its sessions and by patterns", () => {
    const all = [nothingOf(role), nothingOf("arn:aws:iam::111122223333:user/app")];
    const found = (arn: string) => reportsOf(all, arn).map((each) => each.arn);
    expect(found("arn:aws:iam::111122223333:role/app")).toEqual([role]);
    expect(found("arn:aws:sts::111122223333:assumed-role/app/session")).toEqual([role]);
    expect(found("arn:aws:iam::*:role/team/*")).toEqual([role]);
    expect(found("arn:aws:iam::444455556666:role/team/app")).toEqual([]);
    expect(found("arn:aws:iam::111122223333:role/team")).toEqual([]);
  });

  test("has what nobody in the account attempted, since the role was made", () => {
    const root = "arn:aws:iam::111122223333:root";
    const quiet = { service: "sqs", since: "2025-10-25T04:00:00Z", until: "2026-11-29T04:00:00Z" };
    const services = [quiet, { service: "s3", last: "2026-11-01T00:00:00Z" }];
    const created = "2026-11-02T00:00:00Z";
    const all = [
      { ...nothingOf(role), created },
      { ...nothingOf(root), services },
    ];
    const action = facts.catalog.action("sqs:SendMessage");
    const said = reportsOf(all, role).flatMap((each) =>
      action ? reportedUse(each, action, facts.trail) : [],
    );
    expect(said).toMatchObject([{ level: "service", isAttempted: false, since: created }]);
    expect(reportsOf(all, role).flatMap((each) => each.services)).toEqual([quiet]);
    expect(reportsOf(all, root).flatMap((each) => each.services)).toEqual(services);
    expect(reportsOf(all, role.replace("111122223333", "444455556666"))).toEqual([]);
  });
});
