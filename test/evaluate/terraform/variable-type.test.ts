import { expect, test } from "vitest";
import { extracted, showStatement } from "../../iac/policies.ts";
import { shown } from "./module.ts";

/** What a variable of a type is, where a file sets it. */
function typed(type: string, value: string, behind = ""): string {
  return shown(`var.v${behind}`, `variable "v" {\n  type = ${type}\n  default = ${value}\n}`);
}

// The default may be what is given: what it comes to is one of the values.
test.each([
  ["string", "1", '"1"'],
  ["string", "true", '"true"'],
  ["number", '"2"', "2"],
  ["bool", '"true"', "true"],
  ["list(string)", "[1, 2]", '["1", "2"]'],
  ["list(string)", 'toset(["b", "a"])', '["a", "b"]'],
  ["set(string)", '["b", "a", "b"]', '["a", "b"]'],
  ["map(string)", "{ a = 1 }", '{a = "1"}'],
  ["map(list(string))", "{ a = [1] }", '{a = ["1"]}'],
  ["object({ a = string })", '{ a = 1, other = "x" }', '{a = "1"}'],
  ["object({ a = optional(string) })", "{}", "{a = null}"],
  ["object({ a = optional(string, 5) })", "{}", '{a = "5"}'],
  ["object({ a = optional(string, 5) })", "{ a = null }", '{a = "5"}'],
  ["object({ a = optional(string, 5) })", '{ a = "given" }', '{a = "given"}'],
  ["object({ a = optional(object({ b = optional(number, 3) }), {}) })", "{}", "{a = {b = 3}}"],
  ["map(object({ w = optional(bool, false) }))", "{ x = {} }", "{x = {w = false}}"],
  ["list(object({ a = string }))", '[{ a = 1 }, { a = "b" }]', '[{a = "1"}, {a = "b"}]'],
  // what says nothing, or is refused
  ["any", "{ a = 1 }", "{a = 1}"],
  ['"string"', "1", "1"],
  ["number", '"many"', '"many"'],
  ["list(string)", '"x"', '"x"'],
  ["object({ a = string })", "{ b = 1 }", "{}"],
])("as %s, %s is %s", (type, value, is) => {
  expect(typed(type, value)).toBe(`<app/var.v: ${is} | ?>`);
});

const policy = (action: string, variable: string): string => `
variable "v" {
  ${variable}
}
resource "aws_iam_policy" "p" {
  policy = jsonencode({ Statement = [{ Effect = "Allow", Action = ${action}, Resource = "*" }] })
}
`;

test.each([
  [
    "type = object({ a = optional(string) })",
    "{}",
    'try(var.v.a, "s3:Get") == null ? "n:N" : "s:S"',
    "n:N",
  ],
  ['type = string\n default = "d:D"\n nullable = false', "null", "var.v", "d:D"],
  ['type = string\n default = "d:D"\n nullable = true', "null", 'coalesce(var.v, "n:N")', "n:N"],
  ['type = list(object({ a = optional(list(string), ["d:D"]) }))', "[{}]", "var.v[0].a", "d:D"],
])("of a variable with %s that is given %s, %s is %s", (variable, given, action, is) => {
  const { policies } = extracted({
    "m/main.tf": policy(action, variable),
    "main.tf": `module "m" {\n  source = "./m"\n  v = ${given}\n}`,
  });
  expect(policies.flatMap(({ statements }) => statements.map(showStatement))).toEqual([
    `Allow ${is} on *`,
  ]);
});

test("a type of many attributes does not multiply a list of many items", () => {
  const attributes = Array.from(
    { length: 2000 },
    (_, i) => `a${String(i)} = optional(string, "x")`,
  );
  const items = Array.from({ length: 2000 }, () => "{}");
  const value = typed(
    `list(object({ ${attributes.join(", ")} }))`,
    `[${items.join(", ")}]`,
    "[1999]",
  );
  expect(value).toContain("app/var.v");
});
