import fc from "fast-check";
import { expect, test } from "vitest";
import {
  addPattern,
  entriesOf,
  keptInEvidence,
  leadsOf,
  patternsOf,
} from "../../src/evidence/generalise.ts";
import { noRow, startPackedTexts } from "../../src/evidence/packed-texts.ts";
import { noRows, startPatternRows } from "../../src/evidence/pattern-rows.ts";
import { facts } from "../rules/facts.ts";
import "../seed.ts";

const leads = leadsOf(facts.catalog, facts.naming);
const moment = 20261128235959;

test("texts of rows are those that they were given, until they are forgotten", () => {
  const texts = startPackedTexts();
  const all = Array.from({ length: 30_000 }, (_, row) => `${row}`.padStart(1 + (row % 90), "ä"));
  for (const [row, text] of all.entries())
    expect(texts.keep(row, text, row % 10 === 0 ? noRow : row - 1)).toBe(true);
  // Most of the room is free from then on, and used again.
  const isKept = (row: number): boolean => row % 10 === 0 || row > 29_000;
  for (const row of all.keys()) if (!isKept(row)) texts.forget(row);
  for (let row = 30_000; row < 36_000; row++)
    expect(texts.keep(row, "x".repeat(200), noRow)).toBe(true);
  for (const [row, text] of all.entries()) if (isKept(row)) expect(texts.textOf(row)).toBe(text);
  expect(texts.find(29_999, all[29_992] ?? "")).toBe(29_992);
  expect(texts.find(29_999, all[29_989] ?? "")).toBe(noRow);
});

test("a text without letters is found as others are", () => {
  const texts = startPackedTexts();
  expect(texts.keep(0, "", noRow)).toBe(true);
  expect(texts.keep(1, "a", 0)).toBe(true);
  expect(texts.find(1, "")).toBe(0);
});

test("where there is no room for more texts none is kept, and those that are stay", () => {
  const texts = startPackedTexts(20_000);
  const kept = Array.from({ length: 30 }, (_, row) =>
    texts.keep(row, `${row}`.padStart(1000, "x"), row - 1),
  );
  const count = kept.indexOf(false);
  expect(count).toBe(16);
  expect(kept.slice(count)).not.toContain(true);
  for (let row = 0; row < count; row++) expect(texts.textOf(row)).toMatch(new RegExp(`x${row}$`));
});

test.for([
  ["a sign beyond Latin-1", "arn:aws:s3:::reports/\u0100", false],
  ["half a sign", "arn:aws:s3:::reports/\ud800", false],
  ["more letters than a name has", "x".repeat(5000), false],
  ["the last sign of Latin-1", "arn:aws:s3:::reports/\u00ff", true],
] as const)("a text of %s is packed or not", ([, text, isPacked]) => {
  expect(startPackedTexts().keep(0, text, noRow)).toBe(isPacked);
});

test("rows count what was added, packed or not, in any order", () => {
  const name = fc.constantFrom("a", "b", "é", "\u0100", "\ud800", "l".repeat(5000), "a/*", "*");
  const resource = fc.tuple(name, fc.nat({ max: 12 })).map(([text, at]) => `${text}/${at}`);
  fc.assert(
    fc.property(fc.array(fc.tuple(resource, fc.nat({ max: 5 })), { maxLength: 60 }), (calls) => {
      const counted = (
        all: readonly (readonly [string, number])[],
      ): ReadonlyMap<string, number> => {
        const rows = startPatternRows(leads);
        const of = noRows({ action: "s3:GetObject" });
        for (const [key, count] of all)
          rows.add(of, `arn:aws:s3:::bucket/${key}`, "parameters", {
            ...{ count, first: moment - count, last: moment + count },
          });
        return new Map(rows.rowsOf(of).map(([pattern, row]) => [pattern, rows.seen(row).count]));
      };
      const made = counted(calls);
      const sum = (counts: Iterable<number>): number => [...counts].reduce((a, b) => a + b, 0);
      expect(sum(made.values())).toBe(sum(calls.map(([, count]) => count)));
      expect(new Map([...counted(calls.toReversed())].sort())).toEqual(new Map([...made].sort()));
      const plain = patternsOf<number>(leads("s3:GetObject"), {
        ...{ limits: keptInEvidence, join: (one, other) => one + other },
      });
      for (const [key, count] of calls) addPattern(plain, `arn:aws:s3:::bucket/${key}`, count);
      expect(made).toEqual(new Map(entriesOf(plain)));
    }),
    { numRuns: 100 },
  );
});

test("what is dropped is counted, and its rows are free for others", () => {
  const rows = startPatternRows(leads);
  const [one, other] = [noRows({ action: "s3:GetObject" }), noRows({ action: "s3:GetObject" })];
  for (let at = 0; at < 30; at++)
    for (const of of [one, other])
      rows.add(of, `arn:aws:s3:::b/${of === one ? at : at % 3}`, "parameters", {
        ...{ count: 2, first: moment, last: moment },
      });
  expect(rows.drop(one)).toBe(60);
  expect(rows.drop(other)).toBe(60);
  expect([one, other].map((of) => rows.rowsOf(of))).toEqual([[], []]);
  const next = noRows({ action: "s3:PutObject" });
  rows.add(next, "arn:aws:s3:::b/x", "none", { count: 1, first: moment, last: moment + 1 });
  expect(rows.rowsOf(next).map(([pattern, row]) => [pattern, rows.seen(row)])).toEqual([
    [
      "arn:aws:s3:::b/x",
      { count: 1, first: "2026-11-28T23:59:59Z", last: "2026-11-28T23:59:60Z", basis: "none" },
    ],
  ]);
});
