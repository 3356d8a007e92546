import fc from "fast-check";
import { expect, test } from "vitest";
import { unsurenessIn } from "../../src/evaluate/unsure-parts.ts";

const spans = fc
  .tuple(fc.nat(20), fc.integer({ min: 1, max: 6 }))
  .map(([start, length]) => ({ start, end: start + length }));
const parts = fc.tuple(spans, fc.option(fc.constantFrom("a", "b", "c"), { nil: undefined }));

test("how unsure a span is hangs on the conditions of all parts that it shares something with", () => {
  fc.assert(
    fc.property(fc.array(parts, { maxLength: 8 }), spans, (given, span) => {
      const unsure = given.map(([part, condition]) =>
        condition === undefined ? part : { ...part, condition },
      );
      const shared = unsure.filter(({ start, end }) => start < span.end && span.start < end);
      const conditions = new Set(
        shared.flatMap((part) => ("condition" in part ? part.condition : [])),
      );
      const expected = conditions.size > 1 ? "crossed" : shared.length > 0 ? "unsure" : "sure";
      expect(unsurenessIn(unsure)(span)).toBe(expected);
    }),
  );
});
