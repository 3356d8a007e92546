import { expect, test } from "vitest";
import { shown, valueOf } from "../module.ts";

// What is known is what `terraform console` prints for it.
test.each([
  ['format("%s-%d", "x", 3)', '"x-3"'],
  ['format("%05d", 42)', '"00042"'],
  ['format("%5s|", "ab")', '"   ab|"'],
  ['format("%-5s|", "ab")', '"ab   |"'],
  ['format("%q", "a\\"b")', '""a\\"b""'],
  ['format("%t", true)', '"true"'],
  ['format("%v", ["a", 1])', '"["a",1]"'],
  ['format("%s", 1.5)', '"1.5"'],
  ['format("%x", 255)', '"ff"'],
  ['format("%X", 255)', '"FF"'],
  ['format("%b", 5)', '"101"'],
  ['format("%o", 8)', '"10"'],
  ['format("%.2f", 3.14159)', '"3.14"'],
  ['format("%f", 1)', '"1.000000"'],
  ['format("%e", 12345.678)', '"1.234568e+04"'],
  ['format("%g", 2.5)', '"2.5"'],
  ['format("%%")', '"%"'],
  ['format("%[2]s %[1]s", "a", "b")', '"b a"'],
  ['format("%+d", 5)', '"+5"'],
  ['format("%3d|", 5)', '"  5|"'],
  ['format("%-3d|", 5)', '"5  |"'],
  ['format("%#v", {a = 1})', '"{"a":1}"'],
  ['format("%d", "12")', '"12"'],
  ['format("%s", true)', '"true"'],
  ['formatlist("arn:%s/%s", "x", ["a", "b"])', '["arn:x/a", "arn:x/b"]'],
  ['formatlist("%s=%s", ["a", "b"], ["c", "d"])', '["a=c", "b=d"]'],
  ['formatlist("%s", "a")', '["a"]'],
])("%s is %s", (call, value) => {
  expect(shown(call)).toBe(value);
});

test.each([
  'format("%s %s", "a")',
  'format("%s", "a", "b")',
  'formatlist("%s-%s", ["a"], ["b", "c"])',
])("Terraform refuses %s", (call) => {
  expect(valueOf(call)).toMatchObject({ kind: "unknown", fails: true });
});
