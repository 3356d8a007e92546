import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { valueOf } from "../../../src/syntax/data.ts";
import { readYaml } from "../../../src/syntax/yaml.ts";
import { yamlComments } from "../../../src/syntax/yaml/comments.ts";
import { meaningOf, nodesWithin, plainOf } from "../data-tree.ts";
import { often } from "../../share.ts";

const read = (text: string): unknown =>
  readYaml(text).map(({ root, problems }) => ({ value: plainOf(root), problems }));

/** What PyYAML and js-yaml 4 read, and YAML 1.2 has not. */
describe("lines of quotes and brackets that are indented too little", () => {
  test.each([
    ["a:\n  b: '{\n  \"x\": 1\n  }'\n  c: 1\n", { a: { b: '{ "x": 1 }', c: 1 } }],
    ["a:\n  b: '{\n\"x\": 1\n}'\n  c: 1\n", { a: { b: '{ "x": 1 }', c: 1 } }],
    ['a:\n  b: "{\n  \\"x\\": 1\n  }"\n  c: 1\n', { a: { b: '{ "x": 1 }', c: 1 } }],
    ["a: !Sub '{\n}'\nc: 1\n", { a: "{ }", c: 1 }],
    ["a:\n  b: [\n  x,\n  y\n  ]\n  c: 1\n", { a: { b: ["x", "y"], c: 1 } }],
    [
      "a:\n  b: [{\n    x: 1\n  }, {\n    y: 2\n  }]\n  c: 1\n",
      { a: { b: [{ x: 1 }, { y: 2 }], c: 1 } },
    ],
    ["a:\n  b: {\n    x: 1\n}\nc: 1\n", { a: { b: { x: 1 } }, c: 1 }],
    ["a:\n  - b: {\n    x: 1\n    }\n    c: 1\n", { a: [{ b: { x: 1 }, c: 1 }] }],
    ["a:\n  - !If [C, [\n    x\n  ], [\n    y\n  ]]\n  - z\n", { a: [["C", ["x"], ["y"]], "z"] }],
    ["a:\n  b:\n  - 'x\n  y'\n  - z\n", { a: { b: ["x y", "z"] } }],
    ["a: { b: [\n# why ]\n'it''s', x#y\n] }\nc: 1\n", { a: { b: ["it's", "x#y"] }, c: 1 }],
    ["a: |\n  'not\n  [one\nb: '\nx'\n", { a: "'not\n[one\n", b: " x" }],
    ["a: '\r\nx'\r\nb: 1\r\n", { a: " x", b: 1 }],
    ["\uFEFF- a\n- b\n", ["a", "b"]],
  ])("%j", (text, value) => {
    expect(read(text)).toEqual([{ value, problems: [] }]);
  });

  test.each(["a: 'x\nb: 1\n", "a: [x\nb: 1\n", 'a: "x\n', "a: ]\n", "a: {\n b: ]\n}\n"])(
    "what is not closed stays wrong: %j",
    (text) => {
      expect(readYaml(text).flatMap(({ problems }) => problems)).not.toEqual([]);
    },
  );
});

test("places lead to the text as it stands", () => {
  const text = 'a:\n  b: \'{\n  "x":\n  "é" }\'\n  c: [\n  one,\n  {two: 2}\n  ]\n  d: 1\n';
  const [document] = readYaml(text);
  const a = valueOf(document?.root, "a");
  const shown = (node: ReturnType<typeof valueOf>): string =>
    node ? text.slice(node.span.start, node.span.end) : "";
  expect(shown(valueOf(a, "b"))).toBe('\'{\n  "x":\n  "é" }\'');
  const list = valueOf(a, "c");
  expect(shown(list)).toBe("[\n  one,\n  {two: 2}\n  ]");
  expect(list?.kind === "list" && list.items.map(shown)).toEqual(["one", "{two: 2}"]);
  expect(shown(valueOf(a, "d"))).toBe("1");
  const quoted = valueOf(a, "b");
  const marks = quoted?.kind === "scalar" ? quoted.marks : undefined;
  const at = marks?.findLast(({ inner }) => inner <= '{ "x": '.length);
  expect(at && text.slice(at.outer, at.outer + 3)).toBe('"é"');
});

test("comments are found, and what they are about", () => {
  const text = "a: [\nx # one\n]\nb: 1 # two\n";
  const found = yamlComments(text).map(({ text: said, about }) => [
    said,
    about && text.slice(about.start, about.end),
  ]);
  expect(found).toEqual([
    ["one", "x"],
    ["two", "b: 1"],
  ]);
});

/** Values that are written over several lines. */
const flow = fc.letrec<{ value: string }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 3 },
    fc.constantFrom("x", '"a b"', "'it''s'", "1", '"\\"]"', "'# no'"),
    fc.array(tie("value"), { maxLength: 3 }).map((items) => `[\n${items.join(",\n")}\n]`),
    fc
      .array(tie("value"), { maxLength: 3 })
      .map((items) => `{\n${items.map((item, i) => `k${i}: ${item}`).join(",\n")}\n}`),
  ),
})).value;

test("how far lines in brackets are indented changes nothing", () => {
  fc.assert(
    fc.property(flow, fc.nat(6), fc.array(fc.nat(8)), (value, column, indents) => {
      const lines = (indented: (line: string, i: number) => string): string =>
        value
          .split("\n")
          .map((line, i) => (i === 0 ? line : indented(line, i)))
          .join("\n");
      const key = `${" ".repeat(column)}a: `;
      const right = `r:\n${key}${lines((line) => " ".repeat(column + 2) + line)}\n`;
      const free = `r:\n${key}${lines((line, i) => " ".repeat(indents[i] ?? 0) + line)}\n`;
      fc.pre(column > 0);
      const [wanted, ...none] = readYaml(right);
      const [found, ...more] = readYaml(free);
      expect([none, more, found?.problems]).toEqual([[], [], []]);
      expect(found?.root && meaningOf(found.root)).toEqual(wanted?.root && meaningOf(wanted.root));
    }),
  );
});

test("no text makes it throw, and no node stands outside of the text", () => {
  const piece = fc.constantFrom(
    "a: ",
    "- ",
    "'",
    '"',
    "[",
    "]",
    "{",
    "}",
    "\n",
    "\n  ",
    ",",
    "x",
    " #",
    "|\n",
    "!T ",
    "\uFEFF",
    "\r\n",
    "\\",
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
      const text = pieces.join("");
      for (const { root, problems } of readYaml(text)) {
        for (const { offset } of problems) expect(offset).toBeLessThanOrEqual(text.length);
        for (const { node } of root ? nodesWithin(root, { start: 0, end: text.length }) : []) {
          expect(node.span.start).toBeLessThanOrEqual(node.span.end);
          expect(node.span.end).toBeLessThanOrEqual(text.length);
        }
      }
      yamlComments(text);
    }),
    { numRuns: often(500) },
  );
});
