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
  ['title("hello-world foo_bar")', '"Hello-World Foo_bar"'],
  ['trim("?!hello?!", "!?")', '"hello"'],
  ['trim("abc", "xyz")', '"abc"'],
  ['trim("aaa", "a")', '""'],
  ['substr("hello world", 1, 4)', '"ello"'],
  ['substr("hello", 0, -1)', '"hello"'],
  ['substr("hello", -3, 2)', '"ll"'],
  ['substr("hello", 10, 2)', '""'],
  ['substr("🤔🤷", 0, 1)', '"🤔"'],
  ['strrev("hello")', '"olleh"'],
  ['startswith("hello", "he")', "true"],
  ['endswith("hello", "lo")', "true"],
  ['endswith("hello", "xx")', "false"],
  ['strcontains("hello", "ell")', "true"],
  ['chomp("hello\\n\\n")', '"hello"'],
  ['indent(2, "a\\nb")', '"a\n  b"'],
  ['core::lower("AB")', '"ab"'],
  ['substr(sha256("x"), 0, 8)', '"2d711642"'],
])("%s is %s", (call, value) => {
  expect(shown(call)).toBe(value);
});

const beside = `
variable "x" {}
variable "name" {
  default = "web"
}
`;

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
  // what Terraform refuses
  ['format("%s %s", "a")', '<app/format("%s %s", "a")>'],
  ['format("%s", "a", "b")', '<app/format("%s", "a", "b")>'],
  ["lower(var.x)", "<app/lower(var.x)>"],
  ['lower("A${var.x}")', '"a${lower(app/var.x)}"'],
  ['lower("A${data.aws_vpc.r.name}")', '"a${lower(app/data.aws_vpc.r.name)}"'],
  ['lower("A${data.aws_region.r.name}")', '"a${region app/data.aws_region.r.name}"'],
  ['lower("A${var.x ? "B" : "C"}")', '"a${lower(app/(var.x ? "B" : "C")): b | c}"'],
  ["upper(var.name)", '<app/upper(var.name): "WEB" | ?>'],
  ['lower(var.x ? "B" : "C")', '<app/lower(var.x ? "B" : "C"): "b" | "c">'],
  // the literal ends decide
  ['trimspace(" a${var.x}b ")', '"a${app/var.x}b"'],
  ['trimspace(" ${var.x}b ")', '<app/trimspace(" ${var.x}b ")>'],
  ['trim("/a/${var.x}/b/", "/")', '"a/${app/var.x}/b"'],
  ['substr("abc${var.x}", 0, 2)', '"ab"'],
  ['substr("abc${var.x}", 0, 3)', '<app/substr("abc${var.x}", 0, 3)>'],
  ['startswith("arn:${var.x}", "arn:")', "true"],
  ['startswith("arn:${var.x}", "x")', "false"],
  ['startswith("a${var.x}", "arn:")', '<app/startswith("a${var.x}", "arn:")>'],
  ['endswith("${var.x}/*", "/*")', "true"],
  ['strcontains("a:b${var.x}", ":")', "true"],
  ['strcontains("a${var.x}", ":")', '<app/strcontains("a${var.x}", ":")>'],
  // what is in front of a hole is certain, and what comes with it is not
  ['split("/", "a/b/${var.x}")', '["a", "b", ...<app/split("/", "a/b/${var.x}")>]'],
  ['split("/", "a/b/${var.x}")[1]', '"b"'],
  ['split("/", "a/b/${var.x}")[2]', '<app/split("/", "a/b/${var.x}")[2]: "a" | "b" | ?>'],
  ['split(",", var.x ? "a,b" : "c")', '<app/split(",", var.x ? "a,b" : "c"): ["a", "b"] | ["c"]>'],
  ['replace("a-${var.x}", "-", "_")', '"a_${replace[["-","_"]](app/var.x)}"'],
  // what is looked for may reach into the hole
  ['replace("a-${var.x}", "-b", "")', '<app/replace("a-${var.x}", "-b", "")>'],
  ['format("%5s", var.x)', '<app/format("%5s", var.x)>'],
  ['formatlist("%s/*", [var.x, "a"])', '["${app/var.x}/*", "a/*"]'],
  ['formatlist("%s/*", var.x)', '<app/formatlist("%s/*", var.x)>'],
  ['regex("a", var.x)', '<app/regex("a", var.x)>'],
  ["sha1(var.x)", "<app/sha1(var.x)>"],
  ['trimprefix("arn:${var.x}", "arn:")', '"${app/var.x}"'],
  ['trimsuffix("${var.x}/*", "/*")', '"${app/var.x}"'],
  ['trimsuffix("${var.x}abc", "/*")', '"${app/var.x}abc"'],
  // the affix may go on into the hole
  ['trimprefix("ar${var.x}", "arn:")', '<app/trimprefix("ar${var.x}", "arn:")>'],
  ['trimsuffix("${var.x}*", "/*")', '<app/trimsuffix("${var.x}*", "/*")>'],
  ['trimprefix(var.x, "/")', '<app/trimprefix(var.x, "/")>'],
  ['replace(var.x, "a", "b")', '<app/replace(var.x, "a", "b")>'],
  ['replace("abc", "", "-")', '<app/replace("abc", "", "-")>'],
])("%s is %s", (call, value) => {
  expect(shown(call, beside)).toBe(value);
});
