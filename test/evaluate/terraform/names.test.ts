import { expect, test } from "vitest";
import { show } from "../show.ts";
import { localOf, scopeOf, shown } from "./module.ts";

const beside = `
variable "x" {}
variable "name" {
  default = "web"
}
variable "list" {
  default = ["a", "b"]
}
variable "map" {
  default = { k = "v" }
}
variable "buckets" {
  default = [{ arn = "1" }, { arn = "2" }]
}
variable "nothing" {
  default = ""
}
variable "none" {
  default = null
}
locals {
  one  = "1"
  two  = "\${local.one}2"
  x    = var.x
  list = ["a", "b"]
  map  = { a = "x", "b" = { deep = [1, 2] } }
}
`;

test.each([
  ["local.one", '"1"'],
  ["local.two", '"12"'],
  ["local.missing", "<app/local.missing>"],
  ["(local.map).a", '"x"'],
  ['local.map["a"]', '"x"'],
  ["local.map.b.deep[1]", "2"],
  ["local.map[local.missing]", '<app/local.map[${app/local.missing}]: "x" | {deep = [1, 2]}>'],
  ["local.map.c", "<app/local.map.c>"],
  ["local.list[1]", '"b"'],
  ['local.list["1"]', '"b"'],
  ["local.list[2]", "<app/local.list[2]>"],
  ["local.list[var.x]", '<app/local.list[${app/var.x}]: "a" | "b">'],
  // a local is another name of what it is
  ["local.x", "<app/var.x>"],
  // a variable is its default or what a caller gives
  ["var.x", "<app/var.x>"],
  ["var.missing", "<app/var.missing>"],
  ["var.name", '<app/var.name: "web" | ?>'],
  ["var.list", '<app/var.list: ["a", "b"] | ?>'],
  ["var.list[1]", '<app/var.list[1]: "b" | ?>'],
  ["var.map.k", '<app/var.map.k: "v" | ?>'],
  // a default of nothing says that a caller gives it
  ["var.nothing", "<app/var.nothing>"],
  ["var.none", "<app/var.none>"],
  // what is behind a name that is not known
  ["var.x.y[0].z", "<app/var.x.y[0].z>"],
  ['var.x["k"]', "<app/var.x[k]>"],
  ["var.x[local.one]", "<app/var.x[1]>"],
  ["var.x[*].arn", "<app/var.x[*].arn>"],
  ["module.bucket.arn", "<app/module.bucket.arn>"],
  ["path.cwd", "<app/path.cwd>"],
  ["terraform.workspace", "<app/terraform.workspace>"],
  ["data.aws_vpc.main.id", "<app/data.aws_vpc.main.id>"],
  ["aws_s3_bucket.missing.arn", "<app/aws_s3_bucket.missing.arn>"],
])("%s is %s", (expression, value) => {
  expect(shown(expression, beside)).toBe(value);
});

test.each([
  ["[{ a = 1 }, { a = 2 }][*].a", "[1, 2]"],
  ["[{ a = 1 }, { a = 2 }].*.a", "[1, 2]"],
  ["{ a = 1 }[*].a", "[1]"],
  ['"a"[*]', '["a"]'],
  ["null[*]", "[]"],
  ["[{ a = [1, 2] }, { a = [3] }][*].a[0]", "[1, 3]"],
  ["[[{ a = 1 }], [{ a = 2 }]][*][*].a", "[[1], [2]]"],
  ["[[{ a = 1 }], [{ a = 2 }]][1][0].a", "2"],
  // each item that is not known is another
  ["local.list[*].a", "[<app/local.list[*].a[0]>, <app/local.list[*].a[1]>]"],
  ["var.buckets[*].arn", '<app/var.buckets[*].arn: ["1", "2"] | ?>'],
  ["var.buckets.*.arn", '<app/var.buckets[*].arn: ["1", "2"] | ?>'],
  ["(var.x ? local.map : { a = 3 }).a", '<app/(var.x ? local.map : { a = 3 }).a: "x" | 3>'],
])("the splat %s is %s", (expression, value) => {
  expect(shown(expression, beside)).toBe(value);
});

test.each([
  ["{ a = 1, b = 2 }", "{a = 1, b = 2}"],
  ["{ a = 1, a = 2 }.a", "2"],
  ['{ a : 1, "b-c" : 2 }', "{a = 1, b-c = 2}"],
  // a bare word is its own name, in brackets it is what it means
  ["{ x = 1 }", "{x = 1}"],
  ["{ (local.one) = 1 }", "{1 = 1}"],
  ['{ "${local.one}b" = 1 }', "{1b = 1}"],
  ["{ (var.x) = 1 }", "{${app/var.x} = 1}"],
  ["{ (local.list) = 1 }", "{${app/(local.list)} = 1}"],
  ["{ 1 = true }", "{1 = true}"],
])("the object %s is %s", (expression, value) => {
  expect(shown(expression, beside)).toBe(value);
});

test("locals and variables are found in whichever file they stand", () => {
  const scope = scopeOf({
    "a.tf": 'locals {\n  it = "${local.other}-${var.x}"\n}\n',
    "b.tf": 'locals {\n  other = "b"\n}\nvariable "x" {\n  default = 1\n}\n',
  });
  expect(show(localOf(scope, "it"))).toBe('"b-${app/var.x: 1 | ?}"');
});

test.each([
  ["local.a", "<app/local.a>"],
  ["local.self", '"${app/local.self}x"'],
  ["local.list", '["a", <app/local.list>]'],
])("a circle of definitions ends: %s is %s", (expression, value) => {
  const circle = `locals {
    a    = local.b
    b    = local.a
    self = "\${local.self}x"
    list = concat(["a"], [local.list])
  }`;
  expect(shown(expression, circle)).toBe(value);
});
