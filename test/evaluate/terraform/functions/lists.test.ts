import { expect, test } from "vitest";
import { shown, valueOf } from "../module.ts";

// What is known is what `terraform console` prints for it.
test.each([
  ['concat(["a"], ["b", "c"])', '["a", "b", "c"]'],
  ['contains(["a", "b"], "a")', "true"],
  ['contains(["a", "b"], "c")', "false"],
  ["contains([1, 2], 2)", "true"],
  ['compact(["a", "", null, "b"])', '["a", "b"]'],
  ['distinct(["a", "b", "a"])', '["a", "b"]'],
  ["distinct([[1], [1], [2]])", "[[1], [2]]"],
  ['element(["a", "b"], 3)', '"b"'],
  ['flatten([["a", []], [["b"]]])', '["a", "b"]'],
  ['index(["a", "b"], "b")', "1"],
  ["length([1, 2])", "2"],
  ["length({a = 1})", "1"],
  ['length("abc")', "3"],
  ["one([])", "null"],
  ['one(["x"])', '"x"'],
  ["reverse([1, 2, 3])", "[3, 2, 1]"],
  ['slice(["a", "b", "c", "d"], 1, 3)', '["b", "c"]'],
  ['sort(["c", "a", "b"])', '["a", "b", "c"]'],
  ['chunklist(["a", "b", "c"], 2)', '[["a", "b"], ["c"]]'],
  ["alltrue([true, true])", "true"],
  ["alltrue([true, false])", "false"],
  ["alltrue([])", "true"],
  ["anytrue([false, true])", "true"],
  ["anytrue([])", "false"],
  ['tolist(["b", "a"])', '["b", "a"]'],
  ['concat([["a"], ["b"]]...)', '["a", "b"]'],
  ['length(setproduct(["a", "b"], [1, 2, 3]))', "6"],
  ['element(split("/", "arn:aws:iam::1:role/x"), 1)', '"x"'],
  [
    'flatten([for b in ["x", "y"] : ["arn:${b}", "arn:${b}/*"]])',
    '["arn:x", "arn:x/*", "arn:y", "arn:y/*"]',
  ],
  ['tolist(toset(["b", "a"]))[0]', '"a"'],
])("%s is %s", (call, value) => {
  expect(shown(call)).toBe(value);
});

test.each(["element([], 0)", 'index(["a"], "z")', 'one(["x", "y"])', 'slice(["a"], 0, 5)'])(
  "Terraform refuses %s",
  (call) => {
    expect(valueOf(call)).toMatchObject({ kind: "unknown", fails: true });
  },
);
