import { expect, test } from "vitest";
import { shown } from "./module.ts";

// What is known is what `terraform console` prints for it.
test.each([
  ["1 + 2 * 3", "7"],
  ["7 / 2", "3.5"],
  ["7 % 3", "1"],
  ["-7 % 3", "-1"],
  ["-(1 + 2)", "-3"],
  ["1 < 2", "true"],
  ["1 >= 2", "false"],
  ["2 > 2", "false"],
  ["2 <= 2", "true"],
  ["1 == 1.0", "true"],
  ['"a" == "a"', "true"],
  ['"a" != "b"', "true"],
  ["null == null", "true"],
  ['null == "a"', "false"],
  ["[] == null", "false"],
  ['["a"] == ["a"]', "true"],
  ["{ a = 1 } == { a = 2 }", "false"],
  ["{} != {}", "false"],
  [`jsonencode("a") == ""`, "false"],
  ['"3" + 2', "5"],
  ["!true", "false"],
  ['!"true"', "false"],
  ["true && false", "false"],
  ['"true" && true', "true"],
  ["false || true", "true"],
  ['true ? "a" : "b"', '"a"'],
  ['"false" ? "a" : "b"', '"b"'],
  ['1 == 2 ? "a" : null', "null"],
])("%s is %s", (expression, value) => {
  expect(shown(expression)).toBe(value);
});

test.each([
  // one side decides, whatever the other is
  ["var.x && false", "false"],
  ["true || var.x", "true"],
  ["var.x && true", "<app/(var.x && true)>"],
  ["var.x || false", "<app/(var.x || false)>"],
  ["!var.x", "<app/(!var.x)>"],
  ["-var.x", "<app/(-var.x)>"],
  ["var.x + 1", "<app/(var.x + 1)>"],
  ["1 / 0", "<app/(1 / 0)>"],
  ['var.x == "a"', '<app/(var.x == "a")>'],
  ["var.x == null", "<app/(var.x == null)>"],
  // a default is not the value
  ['var.name == "web"', '<app/(var.name == "web")>'],
  // what a type converts is not known by its kind
  ['1 == "1"', '<app/(1 == "1")>'],
  ['"a${var.x}" == "b"', "false"],
  ["var.x == var.x", "true"],
  ['"a${var.x}" == "a${var.x}"', "true"],
  ['(var.x ? "a" : "b") == "c"', "false"],
  ['(var.x ? "a" : "b") == "a"', '<app/((var.x ? "a" : "b") == "a")>'],
  ["[var.x] == [1, 2]", "false"],
  ["{ a = 1, b = var.x } == { a = 2, b = 1 }", "false"],
  // each arm may be it
  ['var.x ? "a" : "b"', '<app/(var.x ? "a" : "b"): "a" | "b">'],
  ['var.x == "" ? [] : [var.x]', '<app/(var.x == "" ? [] : [var.x]): [] | [<app/var.x>]>'],
  ['true ? var.x : "b"', "<app/var.x>"],
])("%s is %s", (expression, value) => {
  expect(shown(expression, 'variable "x" {}\nvariable "name" {\n  default = "web"\n}')).toBe(value);
});
