import { expect, test } from "vitest";
import { asWritten } from "../../../src/evaluate/terraform/written.ts";
import { readHclExpression } from "../../../src/syntax/hcl/read.ts";
import { show } from "../show.ts";

// What a file says: literals as such, any expression as its own text.
test.each([
  ['"a"', '"a"'],
  ["1", "1"],
  ["null", "null"],
  ['["a", var.b]', '["a", <var.b>]'],
  ["{ a = var.b, (var.c) = 1 }", "{a = <var.b>, ${var.c} = 1}"],
  ['"arn:${var.b}:${local.c[0]}"', '"arn:${var.b}:${local.c[0]}"'],
  ['"${var.b}"', "<var.b>"],
  ["local.a.b[*].c", "<local.a.b[*].c>"],
  ['["a"][0]', '<["a"][0]>'],
  ['lower("A")', '<lower("A")>'],
  ["1 + 1", "<1 + 1>"],
  ["true ? 1 : 2", "<true ? 1 : 2>"],
  ['[for v in ["a"] : v]', '<[for v in ["a"] : v]>'],
  ['"%{ if var.a }b%{ endif }"', '"${%{ if var.a }b%{ endif }: b | }"'],
  // what it encodes is a policy to be read
  ['jsonencode({ a = lower("A") })', 'json({a = <lower("A")>})'],
])("%s is read as %s", (text, value) => {
  const { expression } = readHclExpression(text);
  if (!expression) throw new Error(text);
  const source = { path: "app/main.tf", text };
  expect(show(asWritten.evaluate(expression, { source, bindings: new Map() }))).toBe(value);
});
