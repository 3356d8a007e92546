import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { covers } from "../../src/catalog/wildcard.ts";
import {
  addPattern,
  entriesOf,
  leadsOf,
  patternsOf,
  type Limits,
} from "../../src/evidence/generalise.ts";
import { facts } from "../rules/facts.ts";

const leads = leadsOf(facts.catalog, facts.naming);
const limits: Limits = { names: 3, ids: 2, within: 3 };
const sum = (one: number, other: number): number => one + other;

function generalised(action: string, resources: readonly (readonly [string, number])[]) {
  const patterns = patternsOf(leads(action), { limits, join: sum });
  for (const [resource, count] of resources) addPattern(patterns, resource, count);
  return entriesOf(patterns).toSorted(([a], [b]) => (a < b ? -1 : 1));
}

const of = (action: string, ...names: readonly string[]): readonly string[] =>
  generalised(
    action,
    names.map((name) => [name, 1] as const),
  ).map(([pattern]) => pattern);

const objects = (...names: readonly string[]): readonly string[] =>
  of("s3:GetObject", ...names.map((name) => `arn:aws:s3:::${name}`));
const ec2 = "arn:aws:ec2:eu-west-1:111122223333:";

describe("patterns", () => {
  test.for<readonly [string, readonly string[], readonly string[]]>([
    ["keep what is few", objects("b/a", "b/c", "c/d"), ["b/a", "b/c", "c/d"]],
    [
      "cut the fewest levels that suffice, for all objects of a bucket alike",
      objects("b/x/1", "b/x/2", "b/x/3", "b/x/4", "b/y", "c/x/1"),
      ["b/x/*", "b/y", "c/x/1"],
    ],
    ["cut all levels if need be", objects("b/1", "b/2", "b/3", "b/4"), ["b/*"]],
  ])("%s", ([, found, expected]) => {
    expect(found).toEqual(expected.map((name) => `arn:aws:s3:::${name}`));
  });

  test("end before ids that AWS makes up, where there are several, and before names only where there are many", () => {
    const instances = [1, 2, 3].map((id) => `${ec2}instance/i-${id}`);
    expect(of("ec2:TerminateInstances", ...instances.slice(1))).toEqual(instances.slice(1));
    expect(of("ec2:TerminateInstances", ...instances)).toEqual([`${ec2}instance/*`]);
    const tables = [1, 2, 3].map((id) => `arn:aws:dynamodb:eu-west-1:111122223333:table/T${id}`);
    expect(of("dynamodb:GetItem", ...tables)).toEqual(tables);
  });

  test("tell apart accounts, regions and types", () => {
    const all = [
      "table/T",
      "table/T/index/I",
      "table/T/index/J",
      "table/T/index/K",
      "table/T/index/L",
    ];
    const own = all.map((each) => `arn:aws:dynamodb:eu-west-1:111122223333:${each}`);
    const other = "arn:aws:dynamodb:us-east-1:444455556666:table/T";
    expect(of("dynamodb:Query", other, ...own)).toEqual([
      "arn:aws:dynamodb:eu-west-1:111122223333:table/T",
      "arn:aws:dynamodb:eu-west-1:111122223333:table/T/index/*",
      other,
    ]);
  });
});

const level = fc.constantFrom("a", "b", "c", "d");
const resource = fc
  .tuple(
    fc.constantFrom("one", "two", "three", "four"),
    fc.array(level, { minLength: 1, maxLength: 4 }),
  )
  .map(([bucket, levels]) => `arn:aws:s3:::${bucket}/${levels.join("/")}`);
const instance = fc.integer({ min: 1, max: 4 }).map((id) => `${ec2}instance/i-${id}`);
const added = fc.array(fc.tuple(fc.oneof(resource, instance), fc.integer({ min: 1, max: 9 })), {
  maxLength: 25,
});

describe("whatever is added", () => {
  test("is covered, and counted", () => {
    fc.assert(
      fc.property(added, (all) => {
        const made = generalised("s3:GetObject", all);
        for (const [one] of all) expect(made.some(([pattern]) => covers(pattern, one))).toBe(true);
        const total = (rows: readonly (readonly [string, number])[]): number =>
          rows.reduce((so, [, count]) => so + count, 0);
        expect(total(made)).toBe(total(all));
      }),
    );
  });

  test("in parts and in any order makes the same", () => {
    fc.assert(
      fc.property(added, fc.nat(25), fc.nat(25), (all, one, other) => {
        const [first, second] = [Math.min(one, other), Math.max(one, other)];
        const parts = [all.slice(0, first), all.slice(first, second), all.slice(second)];
        const [a = [], b = [], c = []] = parts.map((part) => generalised("s3:GetObject", part));
        const whole = generalised("s3:GetObject", all);
        const merge = (...rows: readonly (typeof a)[]) => generalised("s3:GetObject", rows.flat());
        expect(merge(merge(a, b), c)).toEqual(whole);
        expect(merge(a, merge(c, b))).toEqual(whole);
      }),
    );
  });
});
