import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { contains, type Span } from "../../../src/source/source.ts";
import { readPython } from "../../../src/syntax/script/python.ts";
import type { Program, StringText } from "../../../src/syntax/script/tree.ts";
import { movedTo, nodesOf } from "../hcl/nodes.ts";
import { programs } from "./python-programs.ts";
import { textsOf } from "./any-text.ts";
import { often } from "../../share.ts";

/** Pieces of the syntax, and what is close to them. */
const pieces: readonly string[] = [
  ...[
    "(",
    ")",
    "[",
    "]",
    "{",
    "}",
    ",",
    ":",
    ";",
    ".",
    "=",
    ":=",
    "==",
    "+=",
    "->",
    "@",
    "*",
    "**",
  ],
  ...["+", "-", "%", "/", "//", "<", "|", "~", "!", "...", "\\", "\\\n", "#", "$", "?", "`", "\0"],
  ...[
    "'",
    '"',
    "'''",
    '"""',
    "f'",
    'f"""',
    "r'",
    "rb'",
    "{a}",
    "{{",
    "!r",
    "\\n",
    "\\x4",
    "\\N{A}",
  ],
  ...[
    "\n",
    "\n  ",
    "\n    ",
    "\r\n",
    "\r",
    "\t",
    " ",
    "\f",
    "\ufeff",
    "\ud800",
    "é",
    "😀",
    "\u2028",
  ],
  ...["a", "b.c", "f(x)", "1", "0x", "1.", "2j", "None", "True", "self.a", "a[0]", "a[1:]", "a, b"],
  ...["if ", "elif ", "else:", "for ", " in ", "while ", "def f(a, *b, c=1, **d):", "class A(B):"],
  ...["return ", "yield", "lambda a: ", "with a as b:", "try:", "except A as e:", "finally:"],
  ...["import a.b as c", "from . import a", "async ", "await ", "not ", "is not ", "and ", "del "],
  ...["match a:", "case [a, *b]:", "print ", "global a", "raise ", "assert ", "pass", "@a.b(c)\n"],
];

const anyText = textsOf(pieces, programs);

test("no text makes the reader throw, and all that it finds lies in the text", () => {
  let broken = 0;
  fc.assert(
    fc.property(anyText, (text) => {
      const program = readPython(text);
      expectInText(text, program);
      broken += program.problems.length > 0 ? 1 : 0;
    }),
    { numRuns: often(2000), seed: 8 },
  );
  expect(broken).toBeGreaterThan(often(800));
});

describe.each(programs)("$name", ({ text }) => {
  const program = readPython(text);
  const nodes = nodesOf(program.body);

  test("has no problem", () => {
    expect(program.problems).toEqual([]);
    expectInText(text, program);
  });

  test("has expressions that are read alike on their own", () => {
    const alone = nodes.flatMap(({ node }) => (isWhole(node.kind) ? [node] : []));
    expect(alone.length).toBeGreaterThan(30);
    for (const node of alone) {
      const { body, problems } = readPython(`(${text.slice(node.span.start, node.span.end)}\n)`);
      expect(problems).toEqual([]);
      const [step] = body;
      expect(step?.kind === "do" && movedTo(step.value, 1)).toEqual(movedTo(node, node.span.start));
    }
  });

  test("is read alike with other line ends and behind a byte order mark", () => {
    const other = `\ufeff${text.replaceAll("\n", "\r\n")}`;
    const again = readPython(other);
    expectInText(other, again);
    expect(again.problems).toEqual([]);
    expect(withoutPlaces(again.body)).toEqual(withoutPlaces(program.body));
    expect(again.comments).toHaveLength(program.comments.length);
  });
});

/** Whether an expression of this kind is one wherever it stands. */
function isWhole(kind: string | undefined): boolean {
  return [
    "string",
    "number",
    "bool",
    "null",
    "name",
    "member",
    "index",
    "call",
    "object",
    "binary",
  ].includes(kind ?? "");
}

function withoutPlaces(tree: unknown): unknown {
  if (Array.isArray(tree)) return tree.map(withoutPlaces);
  if (typeof tree !== "object" || tree === null) return tree;
  const kept = Object.entries(tree).filter(
    ([name]) => !["span", "nameSpan", "marks"].includes(name),
  );
  return Object.fromEntries(kept.map(([name, value]) => [name, withoutPlaces(value)]));
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
  for (const { offset } of program.problems) expect(contains(whole, at(offset))).toBe(true);
  expectAscending(program.comments, text);
}

function at(offset: number): Span {
  return { start: offset, end: offset };
}

/** Whether a text is there as it is, or has marks that ascend in its span. */
function standsIn(text: string, { value, span, marks }: StringText): boolean {
  if (!marks) return text.slice(span.start, span.end) === value;
  return marks.every(({ inner, outer }, n) => {
    const before = marks[n - 1];
    const isFirst = before ? before.inner < inner && before.outer <= outer : inner === 0;
    return isFirst && inner <= value.length && contains(span, at(outer));
  });
}

function expectAscending(spans: readonly Span[], text: string): void {
  let end = 0;
  for (const span of spans) {
    expect(span.start).toBeGreaterThanOrEqual(end);
    expect(text.charAt(span.start)).toBe("#");
    end = span.end;
  }
}
