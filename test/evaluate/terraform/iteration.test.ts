import { expect, test } from "vitest";
import { shown } from "./module.ts";

// What is known is what `terraform console` prints for it.
test.each([
  ['[for v in ["a", "b"] : "s3:${v}"]', '["s3:a", "s3:b"]'],
  ['[for i, v in ["a", "b"] : "${i}${v}"]', '["0a", "1b"]'],
  // maps in the order of their keys
  ['[for k, v in { b = 1, a = 2 } : "${k}${v}"]', '["a2", "b1"]'],
  ["[for v in { b = 1, a = 2 } : v]", "[2, 1]"],
  // the items of a set are their own keys
  ['[for k, v in toset(["b", "a"]) : "${k}${v}"]', '["aa", "bb"]'],
  ['[for k, v in tolist(toset(["b", "a"])) : "${k}${v}"]', '["0a", "1b"]'],
  ['[for v in ["a", "b", "c"] : v if v != "b"]', '["a", "c"]'],
  ["[for i in [1, 2] : [for j in [3, 4] : i * j]]", "[[3, 4], [6, 8]]"],
  ["[for v in [] : v]", "[]"],
  ["{ for k, v in { a = 1, b = 2 } : v => k }", '{1 = "a", 2 = "b"}'],
  ['{ for v in ["a", "b", "ab"] : substr(v, 0, 1) => v... }', '{a = ["a", "ab"], b = ["b"]}'],
  ["{ for k, v in { a = 1, b = 2 } : k => v if v > 1 }", "{b = 2}"],
  ["[for x in [{ a = [1, 2] }, { a = [3] }] : x.a[*]]", "[[1, 2], [3]]"],
  ["{ a = 1 }[*].a", "[1]"],
  ["null[*]", "[]"],
  // a name inside hides one outside
  ['[for v in ["a"] : [for v in ["b"] : v]]', '[["b"]]'],
])("%s is %s", (expression, value) => {
  expect(shown(expression)).toBe(value);
});

test.each([
  // one turn stands for all
  ["[for v in var.x : v.arn]", "[...<app/[for v in var.x : v.arn]: <app/var.x[*].arn>>]"],
  [
    '[for k, v in var.x : "${k}=${v}"]',
    '[...<app/[for k, v in var.x : "${k}=${v}"]: "${app/var.x[*]/key}=${app/var.x[*]}">]',
  ],
  // of what is written, each may be there, and others too
  ["[for v in var.list : v]", '[...<app/[for v in var.list : v]: "a" | "b" | ?>]'],
  [
    "[for v in var.x ? ['a'] : [] : v]".replaceAll("'", '"'),
    '[...<app/[for v in var.x ? ["a"] : [] : v]: "a">]',
  ],
  // an `if` that is not known
  [
    '[for v in ["a", "b"] : v if v == var.x]',
    '[...<app/[for v in ["a", "b"] : v if v == var.x]: "a" | "b">]',
  ],
  [
    '[for v in ["a", "b"] : v if v == "a" || v == var.x]',
    '["a", ...<app/[for v in ["a", "b"] : v if v == "a" || v == var.x]: "b">]',
  ],
  // items that are known beside others that are not
  ['concat(["a"], var.x)[*]', '["a", ...<app/var.x[*]>]'],
  [
    '[for v in concat(["a"], var.x) : "${v}/*"]',
    '["a/*", ...<app/[for v in concat(["a"], var.x) : "${v}/*"]: "${app/concat(["a"], var.x)[*]: a | ?}/*">]',
  ],
  // what is not known may be under any key
  ["{ for v in var.x : v => 1 }", "{...<app/{ for v in var.x : v => 1 }>}"],
  [
    '{ for k, v in { a = 1, b = 2 } : k => v if k == "a" || var.x }',
    '{a = 1, ...<app/{ for k, v in { a = 1, b = 2 } : k => v if k == "a" || var.x }>}',
  ],
  ["{ for v in [var.x] : v => 1 }", "{${app/var.x} = 1}"],
])("%s is %s", (expression, value) => {
  expect(shown(expression, 'variable "x" {}\nvariable "list" {\n  default = ["a", "b"]\n}')).toBe(
    value,
  );
});

test.each([
  ['{ for k, v in var.m : "${k}!" => v }', "{a! = [1, 2], b! = [3]}"],
  ['[for k, v in var.m : { for i in v : "${k}${i}" => i }]', "[{a1 = 1, a2 = 2}, {b3 = 3}]"],
  ['merge([for k, v in var.m : { for i in v : "${k}${i}" => i }]...)', "{a1 = 1, a2 = 2, b3 = 3}"],
])("%s is %s, or what else the variable gives", (expression, value) => {
  const text = `variable "m" {\n  default = { a = [1, 2], b = [3] }\n}`;
  expect(shown(expression, text)).toBe(`<app/${expression}: ${value} | ?>`);
});
