import { expect, test } from "vitest";
import { shown } from "../module.ts";

// What is known is what `terraform console` prints for it.
test.each([
  ['concat(["a"], [], ["b", "c"])', '["a", "b", "c"]'],
  ['flatten([["a", ["b"]], [], "c"])', '["a", "b", "c"]'],
  ['flatten([{ a = ["x"] }])', '[{a = ["x"]}]'],
  ['compact(["a", "", null, "b"])', '["a", "b"]'],
  ['distinct(["a", "b", "a"])', '["a", "b"]'],
  ['toset(["b", "a", "b"])', '["a", "b"]'],
  ['sort(["b", "a", "C"])', '["C", "a", "b"]'],
  ['tolist(["b", "a"])', '["b", "a"]'],
  ['element(["a", "b", "c"], 1)', '"b"'],
  ['element(["a", "b", "c"], 4)', '"b"'],
  ['one(["a"])', '"a"'],
  ["one([])", "null"],
  ['length(["a", "b"])', "2"],
  ["length({ a = 1 })", "1"],
  ['length("héllo")', "5"],
  ['length("👨‍👩‍👧")', "1"],
  ['length("")', "0"],
  ["merge({ a = 1 }, { b = 2 }, { a = 3 })", "{a = 3, b = 2}"],
  ["merge({ a = { x = 1 } }, { a = { y = 2 } })", "{a = {y = 2}}"],
  ["merge({ a = 1 }, null)", "{a = 1}"],
  ["merge()", "{}"],
  ["keys({ b = 1, a = 2 })", '["a", "b"]'],
  ["values({ b = 1, a = 2 })", "[2, 1]"],
])("%s is %s", (call, value) => {
  expect(shown(call)).toBe(value);
});

const beside = `
variable "x" {}
variable "list" {
  default = ["a", "b"]
}
resource "aws_s3_bucket" "some" {
  count = var.x
}
resource "aws_s3_bucket" "single" {
  count = 1
}
`;

test.each([
  ['concat(["a"], var.x)', '["a", ...<app/var.x>]'],
  ['concat(["a"], [var.x])', '["a", <app/var.x>]'],
  ['concat(["c"], var.list)', '["c", ...<app/var.list: "a" | "b" | ?>]'],
  ['concat(["c"], var.x ? ["a"] : [])', '["c", ...<app/(var.x ? ["a"] : []): "a">]'],
  ['flatten([["a"], var.x, var.list])', '["a", ...<app/var.x>, ...<app/var.list: "a" | "b" | ?>]'],
  // what may be empty is there or not
  ['compact([var.x, "a", ""])', '["a", ...<app/compact([var.x, "a", ""]): <app/var.x>>]'],
  // how many there are, and in what order, is not known
  ['distinct(["a", var.x, "a"])', '["a", <app/var.x>, ...<app/distinct(["a", var.x, "a"]): >]'],
  ["distinct([var.x, var.x])", "[<app/var.x>]"],
  ['toset([var.x, "a"])', '[<app/var.x>, "a", ...<app/toset([var.x, "a"]): >]'],
  ['sort(["b", var.x])', '["b", <app/var.x>, ...<app/sort(["b", var.x]): >]'],
  ["sort([var.x])", "[<app/var.x>]"],
  ['element(["a", "b"], var.x)', '<app/element(["a", "b"], var.x): "a" | "b">'],
  ['element(["a", "b"], -1)', '<app/element(["a", "b"], -1)>'],
  ["element([], 0)", "<app/element([], 0)>"],
  ["one([var.x])", "<app/var.x>"],
  ["one(aws_s3_bucket.some[*].arn)", "<app/aws_s3_bucket.some[*].arn>"],
  ["one(aws_s3_bucket.single[*].arn)", "<app/aws_s3_bucket.single[0].arn>"],
  // what Terraform refuses
  ['one(["a", "b"])', '<app/one(["a", "b"])>'],
  ['tolist("a")', '<app/tolist("a")>'],
  ["length(var.x)", "<app/length(var.x)>"],
  ['length(concat(["a"], var.x))', '<app/length(concat(["a"], var.x))>'],
  ['length("a${var.x}")', '<app/length("a${var.x}")>'],
  ["merge({ a = 1 }, var.x)", "{a = 1, ...<app/var.x>}"],
  // a later map may have another value
  ["merge({ a = 1 }, var.x).a", "<app/merge({ a = 1 }, var.x).a: 1 | ?>"],
  ["merge({ a = 1 }, var.x).b", "<app/merge({ a = 1 }, var.x).b>"],
  ["keys(merge({ a = 1 }, var.x))", '["a", ...<app/var.x>]'],
  ["values(merge({ a = 1 }, var.x))", "[1, ...<app/var.x>]"],
  ["keys(var.x)", "<app/keys(var.x)>"],
  // arguments that are spread, and functions that are not known here
  ['concat([["a"], ["b"]]...)', '["a", "b"]'],
  ["concat(var.x...)", "[...<app/var.x>]"],
  ["merge([{ a = 1 }, var.x]...)", "{a = 1, ...<app/var.x>}"],
  ["max(var.x...)", "<app/max(var.x...)>"],
  ['nosuch("a")', '<app/nosuch("a")>'],
  // items that are there, known or not
  ["length([var.x, var.x])", "2"],
  ['contains([var.x, "a"], "a")', "true"],
  ['contains([var.x, "a"], "b")', '<app/contains([var.x, "a"], "b")>'],
  ["contains([var.x], var.x)", "true"],
  ['contains(["a${var.x}"], "b")', "false"],
  ["reverse([var.x, 1])", "[1, <app/var.x>]"],
  ["slice([1, var.x, 3], 1, 2)", "[<app/var.x>]"],
  ["element([var.x, 1], 2)", "<app/var.x>"],
  ["zipmap([var.x], [1])", "{${app/var.x} = 1}"],
  ["chunklist([var.x, 1], 1)", "[[<app/var.x>], [1]]"],
  ["setproduct([var.x], [1, 2])", "[[<app/var.x>, 1], [<app/var.x>, 2]]"],
  ["setunion([var.x], [1])", "[<app/var.x>, 1, ...<app/setunion([var.x], [1]): >]"],
  ["setintersection([var.x], [1])", "<app/setintersection([var.x], [1])>"],
  ["alltrue([var.x, false])", "false"],
  ["anytrue([var.x, false])", "<app/anytrue([var.x, false])>"],
  ["one(var.x)", "<app/one(var.x)>"],
])("%s is %s", (call, value) => {
  expect(shown(call, beside)).toBe(value);
});
