import { expect, test } from "vitest";
import { shown, valueOf } from "../module.ts";

// What is known is what `terraform console` prints for it.
test.each([
  ["keys({b = 1, a = 2})", '["a", "b"]'],
  ['lookup({a = "x"}, "a", "d")', '"x"'],
  ['lookup({a = "x"}, "b", "d")', '"d"'],
  ["merge({a = 1}, {b = 2}, {a = 3})", "{a = 3, b = 2}"],
  ["merge([{a = 1}, {b = 2}]...)", "{a = 1, b = 2}"],
  ['transpose({a = ["1", "2"], b = ["2", "3"]})', '{1 = ["a"], 2 = ["a", "b"], 3 = ["b"]}'],
  ['zipmap(["a", "b"], [1, 2])', "{a = 1, b = 2}"],
  [
    'matchkeys(["i-1", "i-2", "i-3"], ["us-west", "us-east", "us-east"], ["us-east"])',
    '["i-2", "i-3"]',
  ],
  ["tomap({a = 1})", "{a = 1}"],
  ["values({b = 1, a = 2})", "[2, 1]"],
  ['lookup({a = {b = 1}}, "a", {}).b', "1"],
  ["merge({a = 1}, true ? {b = 2} : {})", "{a = 1, b = 2}"],
  ['zipmap(["b", "a"], ["2", "1"])["a"]', '"1"'],
])("%s is %s", (call, value) => {
  expect(shown(call)).toBe(value);
});

test.each(['lookup({a = "x"}, "b")', 'zipmap(["a"], [1, 2])'])("Terraform refuses %s", (call) => {
  expect(valueOf(call)).toMatchObject({ kind: "unknown", fails: true });
});
