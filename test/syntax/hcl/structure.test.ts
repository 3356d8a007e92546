import { expect, test } from "vitest";
import { readHcl } from "../../../src/syntax/hcl/read.ts";
import type { Argument, Block, Body } from "../../../src/syntax/hcl/ast.ts";
import { show } from "./show.ts";

function outline(body: Body): readonly unknown[] {
  return body.items.map((item) =>
    item.kind === "argument"
      ? `${item.name} = ${show(item.value)}`
      : [[item.type, ...item.labels.map((label) => label.value)].join(" "), outline(item.body)],
  );
}

function read(text: string): Body {
  const { body, problems } = readHcl(text);
  expect(problems).toEqual([]);
  return body;
}

test.each([
  ["", []],
  ["\n\n# nothing\n", []],
  ["a = 1", ["a = 1"]],
  ["a = 1\nb = 2\n", ["a = 1", "b = 2"]],
  ["  a=1 # c\r\n\r\nb=2\r\n", ["a = 1", "b = 2"]],
  ["\ufeffa = 1\n", ["a = 1"]],
  ["a {}", [["a", []]]],
  ["a { }\n", [["a", []]]],
  ["a {\n}\n", [["a", []]]],
  ["a { b = 1 }\n", [["a", ["b = 1"]]]],
  ["a { /* c */ b = [\n1\n] /* d */ }\n", [["a", ["b = tuple(1)"]]]],
  ["a { # c\n b = 1\n}\n", [["a", ["b = 1"]]]],
  ['a "b" c "d e" {\n}\n', [["a b c d e", []]]],
  ['a"b"{\n}\n', [["a b", []]]],
  ['a "\\"x\\" $${y}" {}\n', [['a "x" ${y}', []]]],
  ["a {\n  b {\n    c = 1\n  }\n\n  d = 2\n}\n", [["a", [["b", ["c = 1"]], "d = 2"]]]],
  [
    "a {\n}\na {\n}\n",
    [
      ["a", []],
      ["a", []],
    ],
  ],
  ["größe = 1\n", ["größe = 1"]],
  ["for = 1\nif = in\ntrue = false\n", ["for = 1", "if = in", "true = false"]],
  ["a = <<E\nx\nE\nb = 1\n", ["a = 'x\n'", "b = 1"]],
  ["a = b /* over\nlines */\nc = 1\n", ["a = b", "c = 1"]],
  ["a = (\nb\n)\n", ["a = paren(b)"]],
])("%j", (text, expected) => {
  expect(outline(read(text))).toEqual(expected);
});

test("arguments, blocks, labels and bodies stand at their places", () => {
  const text = '\ufeff# c\nresource "a" b {\n  c = "d" # e\n} # f\n';
  const at = ({ start, end }: { start: number; end: number }): string => text.slice(start, end);
  const body = read(text);
  const block = body.items[0] as Block;
  const argument = block.body.items[0] as Argument;
  expect(at(body.span)).toBe(text.slice(1));
  expect(at(block.span)).toBe('resource "a" b {\n  c = "d" # e\n}');
  expect(at(block.typeSpan)).toBe("resource");
  expect(block.labels.map((label) => at(label.span))).toEqual(['"a"', "b"]);
  expect(at(block.body.span)).toBe('\n  c = "d" # e\n');
  expect(at(argument.span)).toBe('c = "d"');
  expect(at(argument.nameSpan)).toBe("c");
  expect(at(argument.value.span)).toBe('"d"');
});

test("comments are collected once each, in their order, without their line ends", () => {
  const text =
    "# a\r\n// b\nc = [ # d\n  1, /* e\n f */ 2 // g\n]\nh = i /* j */ [0] # k\nl = m # n\n" +
    'o = "# no" # p\nq = <<E\n# no\n${ r /* s */ }\nE\n#';
  const { comments, problems } = readHcl(text);
  expect(problems).toEqual([]);
  expect(comments.map(({ start, end }) => text.slice(start, end))).toEqual([
    ...[
      "# a",
      "// b",
      "# d",
      "/* e\n f */",
      "// g",
      "/* j */",
      "# k",
      "# n",
      "# p",
      "/* s */",
      "#",
    ],
  ]);
});
