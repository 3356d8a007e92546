import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { historyText, withNight, type History } from "../../../src/report/trend/history.ts";
import type { Night } from "../../../src/report/trend/night.ts";
import { readHistory } from "../../../src/report/trend/read-history.ts";
import { tonight } from "../../../src/report/trend/tonight.ts";
import { trendLine } from "../../../src/report/trend/trend-line.ts";
import { often } from "../../share.ts";
import { audited } from "../results.ts";

const at = (date: string) => ({ date, commit: "" });
const policy = (...actions: readonly string[]): string =>
  JSON.stringify({ Statement: { Effect: "Allow", Action: actions, Resource: "*" } });
const found = audited({ "a.json": policy("s3:PutObject"), "b.json": policy("sqs:*") });
const first = tonight(found, at("2026-11-01"));

test("the first night has nothing to be compared with", () => {
  expect(first).toMatchObject({ before: undefined, fresh: [], repaired: [], fell: [], rose: [] });
  expect(first.night.findings).toMatchObject({ high: 2 });
  expect(first.night.standing?.marks.every(({ since }) => since === "2026-11-01")).toBe(true);
});

test("what stands again is as old as it was, wherever its file lies by now", () => {
  const moved = audited({ "new/a.json": policy("s3:PutObject"), "b.json": policy("sqs:*") });
  const next = tonight(moved, at("2026-11-02"), first.night);
  expect(next).toMatchObject({ fresh: [], worse: [], repaired: [] });
  expect(next.night.standing?.marks.map(({ since }) => since)).toEqual(
    first.night.standing?.marks.map(() => "2026-11-01"),
  );
});

test("the same statement once more is one finding more, and once less one that is repaired", () => {
  const twice = audited({ "a.json": policy("s3:PutObject"), "c.json": policy("s3:PutObject") });
  const once = audited({ "a.json": policy("s3:PutObject") });
  const more = tonight(twice, at("2026-11-02"), tonight(once, at("2026-11-01")).night);
  expect([more.fresh.length, more.repaired.length]).toEqual([1, 0]);
  const less = tonight(once, at("2026-11-03"), more.night);
  expect(less.fresh).toEqual([]);
  expect(less.repaired.map(({ count }) => count)).toEqual([1]);
});

test("what has become more severe is told as that, and not as new", () => {
  const marks = first.night.standing?.marks.map((mark) => ({ ...mark, severity: "low" as const }));
  const before = { ...first.night, standing: { left: 0, marks: marks ?? [] } };
  const next = tonight(found, at("2026-11-02"), before);
  expect(next.fresh).toEqual([]);
  expect(next.worse.length).toBe(
    found.findings.filter(({ severity }) => severity !== "low").length,
  );
});

test("what may have been left out of a night before is not called new", () => {
  const [mark] = first.night.standing?.marks ?? [];
  const kept = mark ? [{ ...mark, fingerprint: "0".repeat(32) }] : [];
  const before = (left: number): Night => ({ ...first.night, standing: { left, marks: kept } });
  expect(tonight(found, at("2026-11-02"), before(0)).fresh.length).toBe(found.findings.length);
  const mildest = kept[0]?.severity;
  expect(mildest).toBe("high");
  expect(tonight(found, at("2026-11-02"), before(1)).fresh).toEqual([]);
});

test.each([
  ["a.json", "too-many", 1],
  [".", "too-many", 3],
  [".", "unreadable", 3],
  ["a.json", "unknown-actions", 0],
] as const)("what stood in %s is not repaired by %s", (path, reason, unknown) => {
  const problems = [{ path, reason, detail: "not read" }];
  const { sources } = found;
  const next = tonight({ ...audited({}), sources, problems }, at("2026-11-02"), first.night);
  expect([next.unknown.length, next.repaired.length]).toEqual([unknown, 3 - unknown]);
});

test("what stood in a file that has another name by now, and does not parse, is not repaired", () => {
  const broken =
    '{ "Statement": [{ "Effect": "Allow", "Action": "s3:PutObject" "Resource": "*" }] }';
  const renamed = audited({ "new/a.json": broken, "b.json": policy("sqs:*") });
  const next = tonight(renamed, at("2026-11-02"), first.night);
  expect([next.unknown.map(({ path }) => path), next.repaired]).toEqual([["a.json"], []]);
  const beside = audited({ "c.json": broken, "b.json": policy("sqs:*") });
  const named = tonight(beside, at("2026-11-02"), first.night);
  expect([named.unknown.map(({ path }) => path), named.repaired]).toEqual([["a.json"], []]);
  // What is broken somewhere else, and may never be mended, keeps nothing open.
  const deleted = audited({ "tests/broken.json": broken, "b.json": policy("sqs:*") });
  const gone = tonight(deleted, at("2026-11-02"), first.night);
  expect([gone.unknown, gone.repaired.map(({ path }) => path)]).toEqual([[], ["a.json"]]);
  // One that is there and was read is repaired, whatever else is broken.
  const mended = { "a.json": policy("s3:PutObject"), "b.json": policy("sqs:SendMessage") };
  const other = audited({ ...mended, "c.json": broken });
  const repaired = tonight(other, at("2026-11-02"), first.night);
  expect(repaired.repaired.map(({ path }) => path)).toEqual(["b.json", "b.json"]);
});

test("names of any length leave a history that can be read again", () => {
  const [scored] = found.scores;
  if (!scored) throw new Error("no policy has a score");
  const long = { ...scored.policy, id: "i".repeat(5000) };
  const owner = { ...long.owner, address: "o".repeat(5000) };
  const result = {
    ...found,
    findings: found.findings.map((each) => ({ ...each, policy: { ...long, owner } })),
    scores: found.scores.map((each) => ({ ...each, policy: long })),
  };
  const history = [tonight(result, at("2026-11-01")).night];
  expect(readHistory("h.json", historyText(history))).toEqual({ ok: true, history });
});

describe("a history", () => {
  const day = (n: number): string => new Date(Date.UTC(2026, 0, 1 + n)).toISOString().slice(0, 10);
  const nights = fc.array(
    fc.record({ n: fc.nat(600), score: fc.nat(100), path: fc.string({ maxLength: 20 }) }),
    { maxLength: 12 },
  );
  const historyOf = (some: readonly { n: number; score: number; path: string }[]): History =>
    some.reduce<History>((history, { n, score, path }) => {
      const marks = first.night.standing?.marks.map((mark) => ({ ...mark, path })) ?? [];
      const standing = { left: 0, marks };
      return withNight(history, { ...first.night, date: day(n), score, standing });
    }, []);

  test("has a night a day, in their order, and is read as it was written", () => {
    fc.assert(
      fc.property(nights, (some) => {
        const history = historyOf(some);
        const dates = history.map(({ date }) => date);
        expect(dates).toEqual([...new Set(some.map(({ n }) => day(n)))].sort());
        expect(readHistory("h.json", historyText(history))).toEqual({ ok: true, history });
      }),
      { numRuns: often(60) },
    );
  });

  test("keeps what stood for two nights and scores for thirty, and at most 400 nights", () => {
    const all = Array.from({ length: 450 }, (_, n) => ({ n, score: n % 100, path: "p" }));
    const history = historyOf(all);
    expect(history.length).toBe(400);
    expect(history[0]?.date).toBe(day(50));
    expect(history.filter(({ standing }) => standing).map(({ date }) => date)).toEqual([
      day(448),
      day(449),
    ]);
    expect(history.filter(({ scores }) => Object.keys(scores).length > 0).length).toBe(30);
    expect(Array.from(trendLine(history)).length).toBe(30);
  });

  test.each([
    ["", "it is no JSON"],
    ["[]", "Invalid input: expected object"],
    ['{"version":2,"nights":[]}', "version: "],
    [historyText([{ ...first.night, score: 101 }]), "nights.0.score: "],
    [historyText([{ ...first.night, commit: "$(x)" }]), "nights.0.commit: "],
    [historyText([first.night, first.night]), "2026-11-01 is there twice"],
  ])("that somebody has spoiled is one mistake with its place: %j", (text, mistake) => {
    const read = readHistory("h.json", text);
    expect(read.ok ? "" : read.mistake).toContain(mistake);
    expect(read.ok ? "" : read.mistake).toMatch(/^h\.json: .*; repair it, or delete it/);
  });
});
