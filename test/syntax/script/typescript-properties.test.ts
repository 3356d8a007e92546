import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { contains, type Span } from "../../../src/source/source.ts";
import { readTypeScript } from "../../../src/syntax/script/typescript.ts";
import type { Program, StringText } from "../../../src/syntax/script/tree.ts";
import { nodesIn } from "../../../src/syntax/script/walk.ts";
import { movedTo, nodesOf } from "../hcl/nodes.ts";
import { programs } from "./typescript-programs.ts";
import { textsOf } from "./any-text.ts";
import { often } from "../../share.ts";

/** Pieces of the syntax, and what is close to them. */
const pieces: readonly string[] = [
  ...["(", ")", "[", "]", "{", "}", ",", ":", ";", ".", "=", "=>", "==", "+=", "??=", "?.", "..."],
  ...["+", "-", "%", "/", "**", "<", ">", "|", "&&", "~", "!", "\\", "#", "$", "?", "@", "\0"],
  ...["'", '"', "`", "${", "`a${b}c`", "'\\n'", "\\u{41}", "\\x4", "/a[/]/g", "//", "/*", "*/"],
  ...["\n", "\r\n", "\r", "\t", " ", "\f", "\ufeff", "\ud800", "é", "😀", "\u2028"],
  ...["a", "b.c", "f(x)", "1", "0x", "1.", "2n", "null", "undefined", "this.a", "a[0]", "a!", "#a"],
  ...[
    "if (a) ",
    "else ",
    "for (const a of b) ",
    "while (a) ",
    "switch (a) { case b:",
    "do ",
    "try {",
  ],
  ...[
    "function f(a, ...b) {",
    "class A extends B {",
    "constructor(private a) {",
    "static ",
    "get ",
  ],
  ...["return ", "yield ", "async ", "await ", "new ", "typeof ", "delete ", "throw ", "super("],
  ...["const { a, b: [c] = d } = ", "let a: B<C>", "enum A { B }", "namespace A {", "as B", "<A>"],
  ...["import a, { b as c } from 'd'", "export * from 'a'", "export { a as b }", "export default "],
  ...[
    "<A b={c}>",
    "</A>",
    "<></>",
    "require('a')",
    "import('a')",
    "module.exports = ",
    "@a.b(c)\n",
  ],
];

const anyText = textsOf(pieces, programs);

test("no text makes the reader throw, and all that it finds lies in the text", () => {
  let broken = 0;
  fc.assert(
    fc.property(anyText, fc.boolean(), (text, jsx) => {
      const program = readTypeScript(text, { jsx });
      expectInText(text, program);
      broken += program.problems.length > 0 ? 1 : 0;
    }),
    { numRuns: often(2000), seed: 8 },
  );
  expect(broken).toBeGreaterThan(often(800));
  expect(broken).toBeLessThan(1900);
});

describe.each(programs)("$name", ({ text }) => {
  const program = readTypeScript(text, { jsx: false });
  const nodes = nodesOf(program.body);

  test("has no problem", () => {
    expect(program.problems).toEqual([]);
    expectInText(text, program);
  });

  test("has expressions that are read alike on their own", () => {
    const alone = nodes.flatMap(({ node }) => (isWhole(node, text) ? [node] : []));
    expect(alone.length).toBeGreaterThan(30);
    for (const node of alone) {
      const own = text.slice(node.span.start, node.span.end);
      const { body, problems } = readTypeScript(`(${own}\n)`, { jsx: false });
      expect(problems).toEqual([]);
      const [step] = body;
      expect(step?.kind === "do" && movedTo(step.value, 1)).toEqual(movedTo(node, node.span.start));
    }
  });

  test("is read alike with other line ends", () => {
    const other = text.replaceAll("\n", "\r\n");
    const again = readTypeScript(other, { jsx: false });
    expectInText(other, again);
    expect(again.problems).toEqual([]);
    expect(withoutPlaces(again.body)).toEqual(withoutPlaces(program.body));
  });

  test("is walked through to every call", () => {
    const calls = new Set(nodes.flatMap(({ node }) => (node.kind === "call" ? [node] : [])));
    const met = [...nodesIn(program)].filter(({ kind }) => kind === "call");
    expect(new Set<unknown>(met)).toEqual(calls);
  });
});

/** Whether an expression is one wherever it stands; a key without quotes is none, nor what is taken apart. */
function isWhole(node: { readonly kind?: string; readonly span: Span }, text: string): boolean {
  const written = text.slice(node.span.start, node.span.end);
  if (JSON.stringify(node).includes('"name":"{')) return false;
  switch (node.kind) {
    case "string":
      return /^['"`]/.test(written);
    case "name":
      return !/^(?:super|import)$/.test(written);
    case "number":
      return /^[-\d]/.test(written);
    case "call":
    case "member":
    case "binary":
      return !/\b(?:super|await)\b/.test(written);
    default:
      return node.kind === "bool";
  }
}

function withoutPlaces(tree: unknown): unknown {
  if (Array.isArray(tree)) return tree.map(withoutPlaces);
  if (typeof tree !== "object" || tree === null) return tree;
  const kept = Object.entries(tree).filter(
    ([name]) => !["span", "nameSpan", "marks"].includes(name),
  );
  return Object.fromEntries(
    kept.map(([name, value]) => [
      name,
      typeof value === "string" ? value.replace(/^\{\d+\}$/, "{}") : withoutPlaces(value),
    ]),
  );
}

function expectInText(text: string, program: Program): void {
  const whole = { start: 0, end: text.length };
  const nodes = nodesOf(program.body);
  // Comparing first keeps thousands of assertions cheap.
  const outside = nodes.filter(
    ({ node: { span }, parent, others }) =>
      span.start > span.end ||
      !contains(parent ?? whole, span) ||
      others.some((other) => other.start > other.end || !contains(span, other)),
  );
  expect(outside).toEqual([]);
  const texts = nodes.flatMap(({ node }) => (node.kind === "text" ? [node as StringText] : []));
  expect(texts.filter((each) => !standsIn(text, each))).toEqual([]);
  for (const span of program.comments) expect(contains(whole, span)).toBe(true);
  for (const { offset } of program.problems) expect(contains(whole, at(offset))).toBe(true);
}

function at(offset: number): Span {
  return { start: offset, end: offset };
}

/** Whether a text is there as it is, or has marks that ascend in its span; that of a key may be a number. */
function standsIn(text: string, { value, span, marks }: StringText): boolean {
  const written = text.slice(span.start, span.end);
  if (!marks) return written === value || /^[\d.\\]/.test(written);
  return marks.every(({ inner, outer }, n) => {
    const before = marks[n - 1];
    const isFirst = before ? before.inner < inner && before.outer <= outer : inner === 0;
    return isFirst && inner <= value.length && contains(span, at(outer));
  });
}
