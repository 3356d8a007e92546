import { expect, test } from "vitest";
import { shown } from "../module.ts";

// What is known is what `terraform console` prints for it.
test.each([
  ['setunion(["a", "b"], ["b", "c"])', '["a", "b", "c"]'],
  ['setintersection(["a", "b"], ["b", "c"])', '["b"]'],
  ['setsubtract(["a", "b", "c"], ["a", "c"])', '["b"]'],
  ['setproduct(["a", "b"], ["x", "y"])', '[["a", "x"], ["a", "y"], ["b", "x"], ["b", "y"]]'],
  ['toset(["b", "a", "b"])', '["a", "b"]'],
  ["toset([10, 9])", "[9, 10]"],
  ['toset([for o in [{n = "b"}, {n = "a"}] : o.n])', '["a", "b"]'],
])("%s is %s", (call, value) => {
  expect(shown(call)).toBe(value);
});
