import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { applyEdits } from "../../src/source/edit.ts";
import { steadsOf } from "../../src/syntax/replaced.ts";
import type { Item } from "../../src/syntax/respell.ts";
import { respellMap } from "../../src/syntax/yaml-write.ts";
import { readYaml } from "../../src/syntax/yaml.ts";
import { mapWith } from "./data-tree.ts";
import { often } from "../share.ts";

// Written parts are numbers, new ones are letters: "0 a 2".
const steads = (order: string, replaced: readonly number[]): Readonly<Record<string, string>> => {
  const parts = order.split(" ");
  const places = parts.map((part) => (/\d/.test(part) ? Number(part) : undefined));
  return Object.fromEntries(
    [...steadsOf(places, replaced)].map(
      ([at, { indices, alone }]) =>
        [parts[at] ?? "", alone ? indices.join() : `${indices.join()} of several`] as const,
    ),
  );
};

test.each([
  ["0 a 2", [1], { a: "1" }],
  ["0 a b 2", [1], { a: "1 of several" }],
  ["0 a 3", [1, 2], { a: "1,2 of several" }],
  ["a 1 b 3", [0, 2], { a: "0", b: "2" }],
  // Behind the neighbour before, or before the neighbour behind, where those are apart now.
  ["0 a 3 2", [1], { a: "1" }],
  ["2 0 a 1 b", [3], { b: "3" }],
  // Nothing is new where it stood: what comes next is, and not what is about others.
  ["a 1 3 b", [0, 2], { a: "0", b: "2" }],
  ["a 1 3", [2], { a: "2" }],
  ["a 1 b 3", [2, 4], { b: "2,4 of several" }],
  ["0 1", [2], {}],
])("in %s stands for %j: %j", (order, replaced, expected) => {
  expect(steads(order, replaced)).toEqual(expected);
});

/** Some of a number of parts are kept, in their order, with new ones anywhere among them. */
const changes = fc
  .array(fc.record({ isKept: fc.boolean(), behind: fc.nat({ max: 2 }) }), { minLength: 1 })
  .map((parts) => ({
    places: parts.flatMap(({ isKept, behind }, index) => [
      ...(isKept ? [index] : []),
      ...Array.from({ length: behind }, () => undefined),
    ]),
    replaced: parts.flatMap(({ isKept }, index) => (isKept ? [] : [index])),
  }));

describe("of parts in their order", () => {
  test("each replaced one has one in its stead, and no new one stands nearer", () => {
    fc.assert(
      fc.property(changes, ({ places, replaced }) => {
        const found = [...steadsOf(places, replaced)].sort(([one], [other]) => one - other);
        const stood = found.flatMap(([, { indices }]) => indices);
        expect(stood).toEqual(places.includes(undefined) ? replaced : []);
        for (const [at, { indices }] of found) {
          expect(places[at]).toBeUndefined();
          expect(at === 0 || places[at - 1] !== undefined).toBe(true);
          for (const index of indices) {
            const behind = places.findLastIndex((place) => place !== undefined && place < index);
            const next = places.findIndex((place) => place !== undefined && place > index);
            const [from, to] = [behind + 1, next < 0 ? places.length : next];
            const between = places.slice(Math.min(from, at), Math.max(to, at));
            const isThere = from <= at && at < to;
            if (!isThere) expect(places.slice(from, to)).not.toContain(undefined);
            if (at >= to) expect(between.slice(0, at - from)).not.toContain(undefined);
            if (at < from) expect(places.slice(from)).not.toContain(undefined);
          }
        }
      }),
    );
  });

  test("every comment stays above what it stood above, or what takes the place of that", () => {
    fc.assert(
      fc.property(changes, ({ places, replaced }) => {
        const count = places.filter((place) => place !== undefined).length + replaced.length;
        const written = Array.from({ length: count }, (_, i) => `  # c${i}.\n  - s3:A${i}\n`);
        const text = `Effect: Allow\nAction:\n${written.join("")}`;
        const map = mapWith(readYaml(text)[0]?.root, "Effect");
        const list = map.entries.find(({ key }) => key === "Action")?.value;
        const items = places.map((place): Item => {
          const kept = place !== undefined && list?.kind === "list" && list.items[place];
          return kept ? { kept } : { text: "s3:New" };
        });
        fc.pre(items.length > 0);
        const respelled = respellMap(text, map, [{ key: "Action", items }]);
        const lines = applyEdits(text, respelled ? [respelled] : []).split("\n");
        // Above the first item is what is said of the list.
        for (let index = 1; index < count; index++) {
          const at = lines.indexOf(`  # c${index}.`);
          const about = lines.slice(at + 1).find((line) => !line.includes("#"));
          const isKept = places.includes(index);
          if (!isKept && !places.includes(undefined)) expect(at).toBe(-1);
          else expect(about).toBe(isKept ? `  - s3:A${index}` : "  - s3:New");
        }
      }),
      { numRuns: often(300) },
    );
  });
});

test("of many parts it takes no longer than reading them", () => {
  const places = Array.from({ length: 200_000 }, (_, i) => (i % 2 === 0 ? i : undefined));
  const replaced = places.flatMap((place, i) => (place === undefined ? [i] : []));
  expect(steadsOf(places, replaced).size).toBe(replaced.length);
});
