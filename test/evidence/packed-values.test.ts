import fc from "fast-check";
import { expect, test } from "vitest";
import { latelyTold } from "../../src/evidence/lately-told.ts";
import { valuePacking } from "../../src/evidence/packed-values.ts";
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

/** The words of values, and their hash; undefined where they are not packed. */
function packed(...values: readonly unknown[]): readonly number[] | undefined {
  const packing = valuePacking(1000);
  const size = packing.pack(values);
  return size === 0 ? undefined : [...packing.words.subarray(0, size), packing.hash()];
}

test("values have the same words where their texts of JSON are the same, and there alone", () => {
  let alike = 0;
  const property = fc.property(
    fc.array(value, { minLength: 1, maxLength: 3 }),
    fc.array(value, { minLength: 1, maxLength: 3 }),
    (one, other) => {
      const isSame = JSON.stringify(one) === JSON.stringify(other);
      expect(JSON.stringify(packed(...one)) === JSON.stringify(packed(...other))).toBe(isSame);
      expect(packed(...(JSON.parse(JSON.stringify(one)) as unknown[]))).toEqual(packed(...one));
      if (isSame) alike++;
    },
  );
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
  ["half of a number", 1, 0.5],
  ["a name that is everywhere", {}, { ["__proto__"]: 1 }],
])("%s: are not alike", (_, one, other) => {
  expect(packed(one)).toBeDefined();
  expect(packed(one)).not.toEqual(packed(other));
});

test("what is too large, or of other signs, is not packed, and takes no longer, however deep it is", () => {
  const packing = valuePacking(100);
  const deep = JSON.parse("[".repeat(5000) + "]".repeat(5000)) as unknown;
  expect(packing.pack(["a".repeat(98)])).toBe(0);
  expect(packing.pack(["a".repeat(97)])).toBe(25);
  expect(packing.pack(["\u00ff"])).toBe(1);
  expect(packing.pack(["\u0100"])).toBe(0);
  expect(packing.pack([{ "\u0100": 1 }])).toBe(0);
  expect(packing.pack([deep])).toBe(0);
  expect(packing.pack([1])).toBe(3);
});

test("what was told lately is found again, as long as it is among so much, and no other is", () => {
  const told = latelyTold<number>(800, 100);
  const seek = (at: number): number | undefined => told.find([`call ${at % 1000}`, at]);
  for (let at = 0; at < 500; at++) {
    expect(seek(at)).toBeUndefined();
    told.keep(at);
    // Of 20 bytes each: 40 of them at least.
    for (let back = 1; back < Math.min(at, 40); back += 13) expect(seek(at - back)).toBe(at - back);
    expect(seek(at - 200)).toBeUndefined();
  }
  expect(told.find(["x".repeat(200)])).toBeUndefined();
  told.keep(1);
  expect(told.find(["x".repeat(200)])).toBeUndefined();
  expect(seek(499)).toBe(499);
});

test("values whose hashes are the same are told apart", () => {
  const packing = valuePacking(100);
  const met = new Map<number, string>();
  const told = latelyTold<string>(800, 100);
  let pairs = 0;
  for (let at = 0; at < 40_000; at++) {
    const value = String(Math.imul(at, 0x9e3779b1) >>> 0).padStart(10, "0");
    packing.pack([value]);
    const other = met.get(packing.hash());
    met.set(packing.hash(), value);
    if (other === undefined) continue;
    pairs++;
    expect(told.find([other])).toBeUndefined();
    told.keep(other);
    expect(told.find([value])).toBeUndefined();
    told.keep(value);
    expect(told.find([value])).toBe(value);
  }
  expect(pairs).toBeGreaterThan(0);
});
