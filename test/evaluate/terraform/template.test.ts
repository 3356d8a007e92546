import { expect, test } from "vitest";
import { known } from "../../../src/iam/text.ts";
import { textAt } from "../../../src/source/source.ts";
import { shown, valueOf } from "./module.ts";

const beside = `
variable "x" {}
variable "name" {
  default = "web"
}
locals {
  list = ["a", "b"]
}
`;

test.each([
  ['"a${"b"}c"', '"abc"'],
  ['"${1}-${true}"', '"1-true"'],
  ['"$${aws:username}"', '"${aws:username}"'],
  ['"arn:${var.x}:s3"', '"arn:${app/var.x}:s3"'],
  ['"${var.name}-x"', '"${app/var.name: web | ?}-x"'],
  ['"x${local.list}"', '"x${app/local.list}"'],
  // a string of one interpolation is that value itself
  ['"${local.list}"', '["a", "b"]'],
  ['"${var.x}"', "<app/var.x>"],
  // directives
  ['"%{ if true }a%{ else }b%{ endif }c"', '"ac"'],
  ['"%{ if false }a%{ endif }"', '""'],
  ['"%{ if var.x }a%{ else }b%{ endif }c"', '"${app/%{ if var.x }a%{ else }b%{ endif }: a | b}c"'],
  ['"%{ for v in local.list }${v}%{ endfor }."', '"ab."'],
  ['"%{ for k, v in { p = 1, q = 2 } ~} ${k}${v} %{ endfor ~} z"', '"p1 q2 z"'],
  ['"%{ for v in [] }${v}%{ endfor }."', '"."'],
  ['"%{ for v in var.x }${v}%{ endfor }."', '"${app/%{ for v in var.x }${v}%{ endfor }}."'],
  // heredocs
  ["<<E\na\n b${var.x}\nE\n", '"a\n b${app/var.x}\n"'],
  ["<<-E\n  a\n    b\n  E\n", '"a\n  b\n"'],
  ["<<E\n${var.x}E\nE\n", '"${app/var.x}E\n"'],
])("%j is %j", (expression, value) => {
  expect(shown(expression, beside)).toBe(value);
});

test("a text knows where it is written, and where each piece of it comes from", () => {
  const value = valueOf('"${local.a}/*"', 'locals {\n  a = "arn${local.b}"\n  b = "x"\n}');
  const places = [value.origin.written, ...value.origin.via].map(textAt);
  expect(places).toEqual(['"${local.a}/*"', '"arn${local.b}"', "local.a", '"x"', "local.b"]);
});

test("a value that is used elsewhere is written where it is written", () => {
  const value = valueOf("local.a", 'locals {\n  a = local.b\n  b = "x"\n}');
  expect(value.kind === "text" && known(value.text)).toBe("x");
  expect([value.origin.written, ...value.origin.via].map(textAt)).toEqual([
    '"x"',
    "local.a",
    "local.b",
  ]);
});
