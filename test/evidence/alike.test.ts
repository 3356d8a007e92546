import fc from "fast-check";
import { expect, test } from "vitest";
import { hashing, isAlike } from "../../src/evidence/alike.ts";
import { often } from "../share.ts";

// Of few letters and numbers, so that many are alike.
const leaf = fc.oneof(
  fc.constantFrom<unknown>("", "a", "ab", "é", 0, 1, 0.5, true, false, null),
  fc.string({ unit: fc.constantFrom("a", "b"), maxLength: 3 }),
);
const { value } = fc.letrec((tie) => ({
  value: fc.oneof(
    { depthSize: "small" },
    leaf,
    fc.array(tie("value"), { maxLength: 2 }),
    fc
      .array(fc.tuple(fc.constantFrom("a", "b", "__proto__"), tie("value")), { maxLength: 2 })
      .map((members) => Object.fromEntries(members)),
  ),
}));

test("values are alike where their texts of JSON are the same, and hashes of those are equal", () => {
  const hashes = hashing(1000);
  let alike = 0;
  const property = fc.property(value, value, (one, other) => {
    const isSame = JSON.stringify(one) === JSON.stringify(other);
    expect(isAlike(one, other)).toBe(isSame);
    const copy: unknown = JSON.parse(JSON.stringify(one));
    expect(isAlike(one, copy)).toBe(true);
    expect(hashes.of([copy])).toBe(hashes.of([one]));
    if (isSame) alike++;
  });
  fc.assert(property, { numRuns: often(1000) });
  expect(alike).toBeGreaterThan(0);
});

test.each([
  ["members in another order", { a: 1, b: 2 }, { b: 2, a: 1 }],
  ["a member more", { a: 1 }, { a: 1, b: 2 }],
  ["a member less", { a: 1, b: 2 }, { a: 1 }],
  ["an item more", ["a"], ["a", "b"]],
  ["a list for an object", [], {}],
  ["a text for a number", "1", 1],
  ["a name that is everywhere", {}, { ["__proto__"]: 1 }],
])("%s: are not alike", (_, one, other) => {
  const hashes = hashing(1000);
  expect(isAlike(one, other)).toBe(false);
  expect(hashes.of([one])).not.toBe(hashes.of([other]));
});

test("what is too large has no hash, and takes no longer, however deep it is", () => {
  const hashes = hashing(100);
  const deep = JSON.parse("[".repeat(5000) + "]".repeat(5000)) as unknown;
  expect(hashes.of(["a".repeat(93)])).toBeUndefined();
  expect(hashes.of(["a".repeat(92)])).toBeDefined();
  expect(hashes.size()).toBe(100);
  expect(hashes.of([deep])).toBeUndefined();
});
