import fc from "fast-check";
import { expect, test } from "vitest";
import { readDocument } from "../../../src/evaluate/document.ts";
import { asList, asText } from "../../../src/evaluate/texts.ts";
import type { Value } from "../../../src/evaluate/value.ts";
import { asWritten } from "../../../src/evaluate/terraform/written.ts";
import { localOf, scopeOf, shown } from "./module.ts";
import { often } from "../../share.ts";

const names = fc.constantFrom(
  "var.x",
  "var.list",
  "local.a",
  "local.b",
  "local.c",
  "each.value",
  "aws_iam_role.r.arn",
  "v",
  "null",
);
const literals = fc.constantFrom(
  '"a"',
  '""',
  '"a${var.x}"',
  "1",
  "true",
  "[]",
  "{}",
  '"{\\"Statement\\": \\"${var.x}\\"}"',
);

/** Expressions of all kinds, whether they mean something or not. */
const { expression } = fc.letrec<{ expression: string }>((tie) => {
  const inner = tie("expression");
  const pair = fc.tuple(inner, inner);
  const call = fc.constantFrom(
    "concat",
    "merge",
    "flatten",
    "compact",
    "distinct",
    "toset",
    "sort",
    "element",
    "one",
    "length",
    "keys",
    "values",
    "join",
    "format",
    "lower",
    "trimprefix",
    "replace",
    "try",
    "coalesce",
    "coalescelist",
    "lookup",
    "jsonencode",
    "jsondecode",
    "tostring",
    "file",
    "split",
    "substr",
    "trim",
    "formatlist",
    "regex",
    "regexall",
    "contains",
    "index",
    "slice",
    "setproduct",
    "setsubtract",
    "zipmap",
    "transpose",
    "chunklist",
    "range",
    "can",
    "tonumber",
    "yamldecode",
    "provider::aws::arn_parse",
  );
  return {
    expression: fc.oneof(
      { maxDepth: 4, depthIdentifier: "expression" },
      names,
      literals,
      fc
        .tuple(call, fc.array(inner, { maxLength: 3 }))
        .map(([name, args]) => `${name}(${args.join(", ")})`),
      fc.array(inner, { maxLength: 3 }).map((items) => `[${items.join(", ")}]`),
      pair.map(([key, value]) => `{ a = ${value}, (${key}) = ${value} }`),
      pair.map(([on, key]) => `(${on})[${key}]`),
      inner.map((on) => `(${on}).a`),
      inner.map((on) => `(${on})[*].a`),
      pair.map(([collection, value]) => `[for v in ${collection} : ${value}]`),
      pair.map(([collection, wanted]) => `[for k, v in ${collection} : k if ${wanted}]`),
      fc.tuple(inner, inner, inner).map(([a, b, c]) => `(${a} ? ${b} : ${c})`),
      fc
        .tuple(inner, fc.constantFrom("==", "!=", "&&", "||", "+", "/", "<"), inner)
        .map(([a, operator, b]) => `(${a} ${operator} ${b})`),
      inner.map((value) => `(!${value})`),
      pair.map(([collection, value]) => `{ for k, v in ${collection} : k => ${value} }`),
      pair.map(([collection, key]) => `{ for v in ${collection} : (${key}) => v... if true }`),
      pair.map(([collection, of]) => `"[%{ for v in ${collection} }\${${of}}%{ endfor }]"`),
      pair.map(([a, b]) => `"x\${${a}}%{ if ${b} }y%{ endif }"`),
      inner.map((value) => `"{ \\"Statement\\": \${${value}} }"`),
    ),
  };
});

const module = (a: string, b: string): string => `
variable "x" {}
variable "list" {
  default = ["a", "b"]
}
resource "aws_iam_role" "r" {
  for_each = var.x
  name     = local.a
}
locals {
  a = ${a}
  b = ${b}
  c = local.b
}`;

test("whatever is written, it comes to something", () => {
  fc.assert(
    fc.property(expression, expression, (a, b) => {
      const scope = scopeOf(module(a, b));
      for (const name of ["a", "b"]) {
        const value = localOf(scope, name);
        asText(value);
        asList(value);
        readDocument(value);
        const definition = scope.module.locals.get(name);
        if (!definition) throw new Error(name);
        const at = { source: definition.source, bindings: new Map<string, Value>() };
        readDocument(asWritten.evaluate(definition.expression, at));
      }
    }),
    { numRuns: often(300) },
  );
});

test("the same text comes to the same value, whatever was asked before", () => {
  fc.assert(
    fc.property(expression, (text) => {
      const scope = scopeOf(module(text, text));
      const [first, again] = [localOf(scope, "a"), localOf(scope, "a")];
      expect(JSON.stringify(again)).toBe(JSON.stringify(first));
    }),
    { numRuns: 100 },
  );
});

const collections = fc.constantFrom("local.x", "local.y", "[local.x]", "[local.y]", "local.list");

/** What a loop may make of its items. */
const { body } = fc.letrec<{ body: string }>((tie) => {
  const inner = tie("body");
  return {
    body: fc.oneof(
      { maxDepth: 3, depthIdentifier: "body", withCrossShrink: true },
      fc.constant("v"),
      fc.constantFrom('"a"', "local.x", "local.y[0]"),
      inner.map((of) => `lower(${of})`),
      inner.map((of) => `length(${of})`),
      inner.map((of) => `(${of})[0]`),
      inner.map((of) => `"\${${of}}/*"`),
      inner.map((of) => `[${of}, "a"]`),
      inner.map((of) => `concat(${of}, ["a"])`),
      inner.map((of) => `[for v in ${of} : v]`),
      inner.map((of) => `[for v in ${of} : lower(v)]`),
      fc.tuple(inner, inner).map(([a, b]) => `(${a} == "p" ? ${b} : "z")`),
    ),
  };
});

// What is proved of one hole is taken for proved of another of its id: so are their values.
test("what looks the same while variables are not known is the same once they are", () => {
  const given = (x: string, y: string, list: string): string =>
    `locals {\n  x    = ${x}\n  y    = ${y}\n  list = ${list}\n}\n`;
  const unknowns = given("var.x", "var.y", "var.list");
  const values = given('["p"]', '["q"]', '[["r"], ["s"]]');
  let compared = 0;
  fc.assert(
    fc.property(collections, collections, body, (one, other, made) => {
      const [a, b] = [`[for v in ${one} : ${made}]`, `[for v in ${other} : ${made}]`];
      // The loops themselves are named by their texts: what they make is compared.
      const items = (loop: string, beside: string): string =>
        shown(loop, beside).replaceAll(loop, "");
      if (one === other || items(a, unknowns) !== items(b, unknowns)) return;
      const [known, otherwise] = [items(a, values), items(b, values)];
      if (`${known}${otherwise}`.includes("app/")) return;
      compared++;
      expect(new Set(itemsOf(known))).toEqual(new Set(itemsOf(otherwise)));
    }),
    { numRuns: often(1000) },
  );
  expect(compared).toBeGreaterThan(often(20));
});

/** A list as a set of what it has: how often a loop turns is not known by its items. */
function itemsOf(list: string): readonly string[] {
  return list.slice(1, -1).split(", ");
}
