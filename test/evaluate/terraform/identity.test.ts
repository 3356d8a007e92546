import { expect, test } from "vitest";
import { isHole } from "../../../src/iam/text.ts";
import type { Value } from "../../../src/evaluate/value.ts";
import { localOf, scopeOf } from "./module.ts";

/** The ids of the holes that stand in a value's texts, or for what it may be. */
function idsIn(value: Value): readonly string[] {
  switch (value.kind) {
    case "text":
      return value.text.parts.filter(isHole).map(({ id }) => id);
    case "unknown":
    case "choice":
      return [value.hole.id];
    case "list":
      return [...value.items, ...value.rest.flatMap(({ like }) => like)].flatMap(idsIn);
    default:
      throw new Error(`no hole is looked for in a ${value.kind}`);
  }
}

/** The ids of what two expressions come to, each in a module made of both and some names. */
function idsOf(a: string, b: string): readonly [readonly string[], readonly string[]] {
  const scope = scopeOf(`
    variable "x" {}
    variable "groups" {}
    variable "others" {}
    resource "aws_iam_role" "one" {
      count       = var.x
      description = "\${count.index}"
    }
    resource "aws_iam_role" "two" {
      count       = var.x
      description = "\${count.index}"
    }
    resource "aws_iam_role" "keyed" {
      for_each    = var.x
      description = "\${each.key} \${each.value}"
    }
    locals {
      groups = var.groups
      a      = ${a}
      b      = ${b}
    }`);
  return [idsIn(localOf(scope, "a")), idsIn(localOf(scope, "b"))];
}

// Holes of equal id have equal values: what is proved of one is proved of the other.
test.each([
  ["a variable", "var.x", '"${var.x}"'],
  ["a local and what it names", "local.groups", "var.groups"],
  ["an expression that is written twice", "file(var.x)", "file(var.x)"],
  ["turns of equal collections", "[for g in var.groups : g.arn]", "[for h in var.groups : h.arn]"],
  ["turns through a local", "[for g in local.groups : g.arn]", "[for g in local.groups : g.arn]"],
  ["one instance by its index", "aws_iam_role.one[0].id", "aws_iam_role.one[0].id"],
  ["all instances, splatted in two ways", "aws_iam_role.one[*].id", "aws_iam_role.one.*.id"],
  [
    "calls on equal turns",
    "[for g in var.groups : lower(g.arn)]",
    "[for g in var.groups : lower(g.arn)]",
  ],
])("one thing has one id: %s", (_, a, b) => {
  const [one, other] = idsOf(a, b);
  expect(one).not.toEqual([]);
  expect(one).toEqual(other);
});

test.each([
  ["variables", "var.x", "var.groups"],
  ["attributes", "var.x.a", "var.x.b"],
  ["calls", "file(var.x)", "file(var.groups)"],
  ["turns of two collections", "[for g in var.groups : g.arn]", "[for g in var.others : g.arn]"],
  ["key and value of a turn", "[for k, v in var.groups : k]", "[for k, v in var.groups : v]"],
  [
    "calls on turns of two collections",
    "[for g in var.groups : lower(g)]",
    "[for g in var.others : lower(g)]",
  ],
  [
    "a turn of a loop in a loop, and one of the outer one",
    "[for g in var.groups : [for s in g : s]]",
    "[for g in var.groups : g]",
  ],
  [
    "a call on a turn, and the turn of a call",
    "[for g in var.groups : [for s in g : lower(s)]]",
    "[for g in var.groups : [for s in lower(g) : s]]",
  ],
  ["calls on several known items", '[for i in ["a"] : file(i)]', '[for i in ["b"] : file(i)]'],
  ["what items lack", "[for g in [{ a = 1 }] : g.c]", "[for g in [{ b = 1 }] : g.c]"],
  ["instances", "aws_iam_role.one[0].id", "aws_iam_role.one[1].id"],
  ["an instance and all of them", "aws_iam_role.one[0].id", "aws_iam_role.one[*].id"],
  [
    "count.index of two resources",
    "aws_iam_role.one[*].description",
    "aws_iam_role.two[*].description",
  ],
  [
    "a step behind a conditional, and behind its last arm",
    '(var.x == "" ? var.groups : var.others)["a"]',
    'var.x == "" ? var.groups : var.others["a"]',
  ],
  ["conditionals", "var.x ? var.groups : var.others", "var.x ? var.others : var.groups"],
])("two things have two ids: %s", (_, a, b) => {
  const [one, other] = idsOf(a, b);
  expect(one).not.toEqual([]);
  expect(one.filter((id) => other.includes(id))).toEqual([]);
});

test("each.key and each.value of a resource are two things", () => {
  const [ids] = idsOf("aws_iam_role.keyed[*].description", "var.x");
  expect(new Set(ids).size).toBe(2);
});

test("an instance that is named by its key has that key", () => {
  const [ids] = idsOf('aws_iam_role.keyed["a"].description', "var.x");
  expect(ids).toEqual(["app/aws_iam_role.keyed[a]/each.value"]);
});

test("the same name in two modules is two things", () => {
  const text = 'variable "x" {}\nlocals {\n  a = [var.x, file("a"), aws_s3_bucket.b.id]\n}\n';
  const [one, other] = ["one", "two"].map((directory) =>
    idsIn(localOf(scopeOf(text, undefined, directory), "a")),
  );
  expect(one).toEqual(["one/var.x", 'one/file("a")', "one/aws_s3_bucket.b.id"]);
  expect(other).toEqual(["two/var.x", 'two/file("a")', "two/aws_s3_bucket.b.id"]);
});

test("a hole says by which expression the text that uses it gives it", () => {
  const scope = scopeOf('variable "x" {}\nlocals {\n  a = "${local.b}-x"\n  b = var.x\n}\n');
  const value = localOf(scope, "a");
  const [hole] = value.kind === "text" ? value.text.parts.filter(isHole) : [];
  expect(hole?.expression).toBe("local.b");
});
