import { expect, test } from "vitest";
import { shown } from "../module.ts";

// What is known is what `terraform console` prints for it.
test.each([
  ['join(",", ["a", "b"])', '"a,b"'],
  ['join("-", ["a", 1, true])', '"a-1-true"'],
  ['join(",", ["a"], [], ["b", "c"])', '"a,b,c"'],
  ['join(",", toset(["b", "a"]))', '"a,b"'],
  ['join("", [])', '""'],
  ['format("%s-%d-%v", "a", 3, true)', '"a-3-true"'],
  ['format("100%%")', '"100%"'],
  ['lower("ABC-É")', '"abc-é"'],
  ['upper("abc-é")', '"ABC-É"'],
  ['trimspace("  a b \\n")', '"a b"'],
  ['trimprefix("helloworld", "hello")', '"world"'],
  ['trimprefix("helloworld", "world")', '"helloworld"'],
  ['trimprefix("a", "a")', '""'],
  ['trimprefix("a", "abc")', '"a"'],
  ['trimprefix("", "a")', '""'],
  ['trimsuffix("helloworld", "world")', '"hello"'],
  ['trimsuffix("aa", "")', '"aa"'],
  ['replace("a-b-a", "a", "x")', '"x-b-x"'],
  ['replace("a/b/c", "/", "-")', '"a-b-c"'],
  ['replace("a.b", ".", "$1")', '"a$1b"'],
])("%s is %s", (call, value) => {
  expect(shown(call)).toBe(value);
});

test.each([
  ['join(",", [var.x, "a"])', '"${app/var.x},a"'],
  ['join(var.x, ["a", "b"])', '"a${app/var.x}b"'],
  ['join(",", var.x)', '<app/join(",", var.x)>'],
  ['join(",", [["a"]])', '<app/join(",", [["a"]])>'],
  // of the one that is there
  ['join("", [for b in var.x : b.arn])', "<app/var.x[*].arn>"],
  ['join(",", [for b in var.x : b.arn])', '<app/join(",", [for b in var.x : b.arn])>'],
  ['format("arn:%s:%s", var.x, "a")', '"arn:${app/var.x}:a"'],
  ['format(var.x, "a")', '<app/format(var.x, "a")>'],
  ['format("%05d", 1)', '<app/format("%05d", 1)>'],
  ['format("%q", "a")', '<app/format("%q", "a")>'],
  ['format("%v", ["a"])', '<app/format("%v", ["a"])>'],
  // what Terraform refuses
  ['format("%s %s", "a")', '<app/format("%s %s", "a")>'],
  ['format("%s", "a", "b")', '<app/format("%s", "a", "b")>'],
  ["lower(var.x)", "<app/lower(var.x)>"],
  ['lower("A${var.x}")', '<app/lower("A${var.x}")>'],
  ['trimprefix("arn:${var.x}", "arn:")', '"${app/var.x}"'],
  ['trimsuffix("${var.x}/*", "/*")', '"${app/var.x}"'],
  ['trimsuffix("${var.x}abc", "/*")', '"${app/var.x}abc"'],
  // the affix may go on into the hole
  ['trimprefix("ar${var.x}", "arn:")', '<app/trimprefix("ar${var.x}", "arn:")>'],
  ['trimsuffix("${var.x}*", "/*")', '<app/trimsuffix("${var.x}*", "/*")>'],
  ['trimprefix(var.x, "/")', '<app/trimprefix(var.x, "/")>'],
  ['replace(var.x, "a", "b")', '<app/replace(var.x, "a", "b")>'],
  // a regular expression
  ['replace("abc", "/b/", "-")', '<app/replace("abc", "/b/", "-")>'],
  ['replace("abc", "", "-")', '<app/replace("abc", "", "-")>'],
])("%s is %s", (call, value) => {
  expect(shown(call, 'variable "x" {}')).toBe(value);
});
