import { expect, test } from "vitest";
import { readElements } from "../../src/evaluate/statement.ts";
import type { List } from "../../src/iam/text.ts";
import { textAt } from "../../src/source/source.ts";
import { showHole, showText } from "./show.ts";
import { valueOf } from "./terraform/module.ts";

const elementsOf = (members: string): ReturnType<typeof readElements> => {
  const value = valueOf(`{ ${members} }`, 'variable "x" {}\nlocals {\n  two = ["a", "b"]\n}\n');
  if (value.kind !== "map") throw new Error(value.kind);
  return readElements(value);
};

const showList = ({ items, rest }: List): readonly string[] => [
  ...items.map(showText),
  ...rest.map((hole) => `<${showHole(hole)}>`),
];

test.each([
  ['Effect = "Allow"', "Allow"],
  ['effect = "Deny"', "Deny"],
  ['Effect = "allow"', "unknown"],
  ["Effect = var.x", "unknown"],
  ['Effect = var.x ? "Allow" : "Deny"', "unknown"],
  ["Action = []", "unknown"],
])("the effect of %s is %s", (members, effect) => {
  expect(elementsOf(members).effect).toBe(effect);
});

test.each([
  ['"a"', ["a"]],
  ['["a", "b"]', ["a", "b"]],
  ["[]", []],
  ["1", ["1"]],
  ["null", []],
  ["var.x", ["<app/var.x>"]],
  ["[var.x]", ["${app/var.x}"]],
  ['["a", "${var.x}/*"]', ["a", "${app/var.x}/*"]],
  ["local.two", ["a", "b"]],
  ['[local.two, "c"]', ["a", "b", "c"]],
  // one text, of which it is not known which: an item; several or none: what there may be
  ['var.x ? "a" : "b"', ['${app/(var.x ? "a" : "b"): a | b}']],
  ['var.x ? ["a"] : []', ['<app/(var.x ? ["a"] : []): a>']],
  ['var.x ? ["a"] : var.y', ['<app/(var.x ? ["a"] : var.y): a | ${app/var.y} | ?>']],
  ['var.x ? "a" : null', ['<app/(var.x ? "a" : null): a>']],
  ['concat(["a"], var.x)', ["a", "<app/var.x>"]],
  ["var.x ? [] : []", []],
])("the actions of Action = %s are %j", (expression, actions) => {
  const { action } = elementsOf(`Action = ${expression}`);
  expect(action && showList(action)).toEqual(actions);
});

test.each([
  ['Action = "a"', "action", false],
  ['NotAction = "a"', "action", true],
  ['resource = "a"', "resource", false],
  ['NotResource = "a"', "resource", true],
  ['Principal = "*"', "principal", false],
  ['NotPrincipal = "*"', "principal", true],
] as const)("%s is the %s, negated: %s", (members, name, negated) => {
  const element = elementsOf(members)[name];
  expect(element?.negated).toBe(negated);
  expect(element && textAt(element.place)).toBe(members);
});

test.each([
  ['"*"', [["*", ["*"]]]],
  ['{ AWS = "*" }', [["AWS", ["*"]]]],
  [
    '{ AWS = ["a", var.x], Service = "s" }',
    [
      ["AWS", ["a", "${app/var.x}"]],
      ["Service", ["s"]],
    ],
  ],
  [
    '{ aws = "a", federated = "f", CanonicalUser = "c" }',
    [
      ["AWS", ["a"]],
      ["Federated", ["f"]],
      ["CanonicalUser", ["c"]],
    ],
  ],
  ['"arn:a"', [["AWS", ["arn:a"]]]],
  [
    '["*", "arn:a"]',
    [
      ["*", ["*"]],
      ["AWS", ["arn:a"]],
    ],
  ],
  ["var.x", [["AWS", ["<app/var.x>"]]]],
  ['{ (var.x) = "a" }', [["app/var.x", ["a"]]]],
  ['{ Robot = "a" }', [["robot", ["a"]]]],
  [
    'merge({ AWS = "a" }, var.x)',
    [
      ["AWS", ["a"]],
      ["app/var.x", ["<app/var.x>"]],
    ],
  ],
])("the principals of %s are %j", (expression, entries) => {
  const { principal } = elementsOf(`Principal = ${expression}`);
  const shown = principal?.entries.map((entry) => [
    typeof entry.type === "string" ? entry.type : entry.type.id,
    showList(entry),
  ]);
  expect(shown).toEqual(entries);
});

test.each([
  ['{ StringEquals = { "aws:a" = "b" } }', [["StringEquals", "aws:a", ["b"]]]],
  [
    '{ Bool = { "aws:a" = true, "aws:b" = ["c", "d"] } }',
    [
      ["Bool", "aws:a", ["true"]],
      ["Bool", "aws:b", ["c", "d"]],
    ],
  ],
  [
    '{ (var.x) = { "${var.x}:aud" = var.x } }',
    [["${app/var.x}", "${app/var.x}:aud", ["<app/var.x>"]]],
  ],
  // keys beside those that are known
  [
    '{ StringEquals = merge({ "a:b" = "c" }, var.x) }',
    [
      ["StringEquals", "a:b", ["c"]],
      ["StringEquals", "${app/var.x}", ["<app/var.x>"]],
    ],
  ],
  // a condition that is there and not known
  ["var.x", [["${app/var.x}", "${app/var.x}", ["<app/var.x>"]]]],
  ["{ StringEquals = var.x }", [["StringEquals", "${app/var.x}", ["<app/var.x>"]]]],
  [
    "merge({ Bool = { a = true } }, var.x)",
    [
      ["Bool", "a", ["true"]],
      ["${app/var.x}", "${app/var.x}", ["<app/var.x>"]],
    ],
  ],
  ["{}", []],
  ["null", []],
])("the conditions of %s are %j", (expression, conditions) => {
  const shown = elementsOf(`Condition = ${expression}`).conditions.map(
    ({ operator, key, values }) => [showText(operator), showText(key), showList(values)],
  );
  expect(shown).toEqual(conditions);
});

test.each([
  ['Sid = "Read"', "Read"],
  ['sid = "Read${var.x}"', "Read${app/var.x}"],
  ["Sid = null", undefined],
])("the Sid of %s is %s", (members, sid) => {
  const { sid: found } = elementsOf(members);
  expect(found && showText(found)).toBe(sid);
});
