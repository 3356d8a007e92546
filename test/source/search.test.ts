import fc from "fast-check";
import { expect, test } from "vitest";
import { firstWhere } from "../../src/source/search.ts";

test("the first of which something holds is found as if all were asked", () => {
  fc.assert(
    fc.property(fc.array(fc.nat({ max: 20 })), fc.nat({ max: 21 }), (numbers, least) => {
      const sorted = numbers.sort((a, b) => a - b);
      const found = sorted.findIndex((each) => each >= least);
      expect(firstWhere(sorted, (each) => each >= least)).toBe(found < 0 ? sorted.length : found);
    }),
  );
});

test("few are asked", () => {
  let asked = 0;
  const items = Array.from({ length: 1000 }, (_, index) => index);
  firstWhere(items, (each) => {
    asked++;
    return each >= 700;
  });
  expect(asked).toBeLessThanOrEqual(10);
});
