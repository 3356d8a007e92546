import { expect, test } from "vitest";
import { readDocument } from "../../src/evaluate/document.ts";
import { readElements } from "../../src/evaluate/statement.ts";
import { textAt } from "../../src/source/source.ts";
import { showText } from "./show.ts";
import { valueOf } from "./terraform/module.ts";

const beside = 'variable "x" {}\nlocals {\n  one = { Effect = "Allow", Action = "a:One" }\n}\n';

/** The actions of the statements found, with `?` behind those that may not be there. */
function found(expression: string): readonly string[] {
  return readDocument(valueOf(expression, beside)).statements.map(({ value, maybe }) => {
    const { action } = readElements(value);
    const names = [
      ...(action?.items ?? []).map(showText),
      ...(action?.rest ?? []).map(({ id }) => `<${id}>`),
    ];
    return names.join(" ") + (maybe ? "?" : "");
  });
}

test.each([
  [
    "a list",
    'jsonencode({ Statement = [local.one, { Effect = "Deny", Action = ["a:Two", "a:Three"] }] })',
    ["a:One", "a:Two a:Three"],
  ],
  ["a single object", "jsonencode({ Statement = local.one })", ["a:One"]],
  ["a bare statement", "jsonencode(local.one)", ["a:One"]],
  ["a bare list", "jsonencode([local.one])", ["a:One"]],
  [
    "lists in a list",
    "jsonencode({ Statement = [[local.one], [[local.one]]] })",
    ["a:One", "a:One"],
  ],
  [
    "names in any case",
    'jsonencode({ statement = { effect = "Allow", ACTION = "a:One" } })',
    ["a:One"],
  ],
  ["NotAction", 'jsonencode({ Statement = { Effect = "Allow", NotAction = "a:One" } })', ["a:One"]],
  [
    "a statement without an effect",
    'jsonencode({ Statement = [{ Action = "a:One" }] })',
    ["a:One"],
  ],
  ["an arm of a condition", "jsonencode({ Statement = [var.x ? local.one : null] })", ["a:One?"]],
  [
    "lists that a condition decides",
    "jsonencode({ Statement = concat([local.one], var.x ? [local.one] : []) })",
    ["a:One", "a:One?"],
  ],
  [
    "what is replaced in lists that a condition decides, and in what is not known",
    'replace(jsonencode({ Statement = concat([local.one], var.x ? [{ Effect = "Allow", Action = "a:One", Resource = var.x }] : []) }), "One", "Two")',
    ["a:Two", "a:Two?"],
  ],
  [
    "a document that a condition decides",
    "var.x ? jsonencode({ Statement = local.one }) : null",
    ["a:One?"],
  ],
  [
    "a loop",
    'jsonencode({ Statement = [for v in var.x : { Effect = "Allow", Action = v }] })',
    ["${app/var.x[*]}?".replace("${", "<").replace("}", ">")],
  ],
  [
    "JSON in a text",
    '"{\\"Statement\\": {\\"Effect\\": \\"Allow\\", \\"Action\\": \\"a:One\\"}}"',
    ["a:One"],
  ],
  ["no policy", '"arn:aws:iam::aws:policy/ReadOnlyAccess"', []],
  ["no statement", 'jsonencode({ Version = "2012-10-17" })', []],
  ["null", "null", []],
  ["another object", 'jsonencode({ Effect = "Allow" })', []],
])("statements of %s", (_, expression, actions) => {
  expect(found(expression)).toEqual(actions);
});

test("a document knows its version", () => {
  const { version } = readDocument(
    valueOf('jsonencode({ Version = "2012-10-17", Statement = [] })'),
  );
  expect(version && showText(version)).toBe("2012-10-17");
});

// What is not known is said, with the place to look at.
test.each([
  ["var.x", ["var.x"]],
  ["jsonencode(var.x)", ["var.x"]],
  ["jsonencode({ Statement = var.x })", ["var.x"]],
  ["jsonencode({ Statement = concat([local.one], var.x) })", ["var.x"]],
  ["jsonencode({ Statement = [local.one, var.x] })", ["var.x"]],
  ["var.x ? jsonencode(local.one) : var.y", ["var.y"]],
  ['"${var.x} "', ['"${var.x} "']],
  ["jsonencode(merge({ Version = 1 }, var.x))", ["var.x"]],
  // what a caller may give in the place of a default
  ["var.given", ["var.given"]],
  ["jsonencode({ Statement = [local.one] })", []],
])("%s: not known is %j", (expression, places) => {
  const given = 'variable "given" {\n  default = "{\\"Statement\\": []}"\n}\n';
  const { unknown } = readDocument(valueOf(expression, beside + given));
  expect(unknown.map(textAt)).toEqual(places);
});

test("JSON that does not parse is broken, at its place in the file", () => {
  const { broken, statements } = readDocument(
    valueOf('<<-E\n    {\n      "Statement": [,]\n    }\n    E\n'),
  );
  expect(statements).toEqual([]);
  expect(broken.map(({ place }) => place.source.text.slice(place.span.start).slice(0, 2))).toEqual([
    ",]",
  ]);
});
