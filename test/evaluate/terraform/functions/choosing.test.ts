import { expect, test } from "vitest";
import { shown } from "../module.ts";

// What is known is what `terraform console` prints for it.
test.each([
  ['try("a", "b")', '"a"'],
  ['try(null, "b")', "null"],
  ['try(regex("x", "y"), "fallback")', '"fallback"'],
  ['try({ a = 1 }.b, "d")', '"d"'],
  ['try({ a = { b = 1 } }.a.b, "d")', "1"],
  ['try({ a = { b = 1 } }["x"]["y"], "d")', '"d"'],
  ['try(["a"][3], "d")', '"d"'],
  ['try(tonumber("x"), 0)', "0"],
  ['try(one(["a", "b"]), "many")', '"many"'],
  ["try({ a = 1 }.b, { c = 2 }.c)", "2"],
  ['can(regex("^b", "abc"))', "false"],
  ["can({ a = 1 }.b)", "false"],
  ["can({ a = 1 }.a)", "true"],
  ['coalesce(["", null, "c"]...)', '"c"'],
  ['coalesce("", "b")', '"b"'],
  ['coalesce(null, "a")', '"a"'],
  ["coalesce(null, 0)", "0"],
  ['coalescelist([], ["a"])', '["a"]'],
  ['coalescelist(["a"], ["b"])', '["a"]'],
  ['lookup({ a = 1 }, "a", 2)', "1"],
  ['lookup({ a = 1 }, "b", 2)', "2"],
  ['lookup({ a = null }, "a", 2)', "null"],
  ["jsondecode(jsonencode({ a = [1, true, null] }))", "{a = [1, true, null]}"],
  ['jsondecode("{\\"a\\": [1, \\"b\\"]}").a', '[1, "b"]'],
  ["tostring(1)", '"1"'],
  ["tostring(true)", '"true"'],
  ['tostring("a")', '"a"'],
  ["tostring(null)", "null"],
  ['tomap({ a = "x" })', '{a = "x"}'],
  ['nonsensitive("a")', '"a"'],
  ['sensitive("a")', '"a"'],
])("%s is %s", (call, value) => {
  expect(shown(call)).toBe(value);
});

const beside = `
variable "x" {}
variable "name" {
  default = "web"
}
locals {
  map = { a = "x" }
}
`;

test.each([
  // what refers to something may find that it is not there
  ['try(var.x.arn, "a")', '<app/try(var.x.arn, "a"): <app/var.x.arn> | "a">'],
  ['try(var.x, "a", "b")', "<app/var.x>"],
  ['try(var.x.y, "a", "b")', '<app/try(var.x.y, "a", "b"): <app/var.x.y> | "a">'],
  ['try([var.x], ["a"])', '<app/try([var.x], ["a"]): [<app/var.x>] | ["a"]>'],
  ['coalesce(var.x, "a")', '<app/coalesce(var.x, "a"): <app/var.x> | "a">'],
  ['coalesce("x${var.x}", "a")', '"x${app/var.x}"'],
  ['coalesce(var.name, "a")', '<app/coalesce(var.name, "a"): <app/var.name: "web" | ?> | "a">'],
  ['coalescelist(var.x, ["a"])', '<app/coalescelist(var.x, ["a"]): <app/var.x> | ["a"]>'],
  ["can(var.x)", "true"],
  ["can(var.x.y)", "<app/can(var.x.y)>"],
  ["coalesce(var.x...)", "<app/coalesce(var.x...)>"],
  ["coalescelist([], [])", "<app/coalescelist([], [])>"],
  ['lookup(local.map, "b")', '<app/lookup(local.map, "b")>'],
  ['lookup(local.map, var.x, "b")', '<app/lookup(local.map, var.x, "b"): "x" | "b">'],
  ['lookup(var.x, "a", "b")', '<app/lookup(var.x, "a", "b")>'],
  [
    'lookup(merge(local.map, var.x), "c", "d")',
    '<app/lookup(merge(local.map, var.x), "c", "d"): "d" | ?>',
  ],
  ["jsondecode(var.x).a", "<app/jsondecode(var.x).a>"],
  ['jsondecode("{\\"a\\": \\"${var.x}/*\\"}").a', '"${app/var.x}/*"'],
  ['jsondecode("{\\"a\\": }")', '<app/jsondecode("{\\"a\\": }")>'],
  ['jsondecode("word")', '<app/jsondecode("word")>'],
  ["tostring(var.x)", "<app/var.x>"],
])("%s is %s", (call, value) => {
  expect(shown(call, beside)).toBe(value);
});

test.each([
  ["one", "", "aws_iam_policy.p.path", '"${app/var.x}/"'],
  ["one of a number", "count = 2", "aws_iam_policy.p[1].path", '"${app/var.x}/"'],
  ["the one of a key", 'for_each = toset(["a"])', 'aws_iam_policy.p["a"].path', '"${app/var.x}/"'],
  [
    "none of that number",
    "count = 2",
    "aws_iam_policy.p[2].path",
    '<app/try(aws_iam_policy.p[2].path, ""): "${app/var.x}/" | "">',
  ],
  [
    "perhaps one",
    "count = var.x ? 1 : 0",
    "aws_iam_policy.p[0].path",
    '<app/try(aws_iam_policy.p[0].path, ""): "${app/var.x}/" | "">',
  ],
])("try takes what is declared, where there is %s", (_, repeats, reference, value) => {
  const declared = `variable "x" {}
resource "aws_iam_policy" "p" {
  ${repeats}
  path = "\${var.x}/"
}`;
  expect(shown(`try(${reference}, "")`, declared)).toBe(value);
});
