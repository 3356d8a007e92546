import { describe, expect, test } from "vitest";
import { readPython } from "../../../src/syntax/script/python.ts";
import type { Program } from "../../../src/syntax/script/tree.ts";
import { nodesOf } from "../hcl/nodes.ts";
import { python } from "./read.ts";
import { show } from "./show.ts";

describe("errors", () => {
  test.each([
    ["x = f(\n", ["(= x (call f))"], "unexpected end of the text"],
    ["x = 1 +\ny = 2", ["(= x (other 1))", "(= y 2)"], "unexpected end of the line"],
    ["f('a' b)\ng()", ['(do (call f "a"))', "(do (call g))"], 'unexpected "b"'],
    ["exec 'a'\nb()", ["(do exec)", '(do "a")', "(do (call b))"], 'unexpected "\'"'],
    ["x = [1, 2", ["(= x [1 2])"], "unexpected end of the text"],
    ["x = 'a\ny = 1", ['(= x "a")', "(= y 1)"], "this string is not closed"],
    [
      "if a\n  b()\nc()",
      ["(branch a)", "(do (call b))", "(do (call c))"],
      "unexpected end of the line",
    ],
    ["with a() as self.b:\n  c()", ["(plain _ (do (call a)) (do (call c)))"], 'unexpected "."'],
    ["{{ cookiecutter }}", ["(do [[cookiecutter]])"], undefined],
    ["%s\nimport a", ["(do s)", '(import "a" *>a)'], 'unexpected "%"'],
  ])("%j is read as %j", (text, steps, message) => {
    const program = readPython(text);
    expect(show(program)).toEqual(steps);
    expect(program.problems.map((problem) => problem.message)).toEqual(message ? [message] : []);
  });

  test("the problem is where the first error is", () => {
    const text = "a = 1\nb = f(c d)\ne = g(h i)\n";
    expect(readPython(text).problems).toEqual([
      { reason: "syntax-error", message: 'unexpected "d"', offset: text.indexOf("d)") },
    ]);
  });

  test.each([
    "",
    "\n",
    "# a",
    "\ufeff",
    "def f():\n  yield\n",
    "[a for b, *c in d]",
    "x = 3600.*24.",
  ])("%j has none", (text) => {
    expect(readPython(text).problems).toEqual([]);
  });
});

describe("nesting", () => {
  const deep: readonly (readonly [string, string])[] = [
    ["brackets", "[".repeat(10_000) + "]".repeat(10_000)],
    ["parentheses", "(".repeat(10_000) + ")".repeat(10_000)],
    ["brackets that are not closed", "[".repeat(10_000)],
    ["calls", "f(".repeat(10_000) + ")".repeat(10_000)],
    ["objects", "{1:".repeat(10_000)],
    ["terms", `a${" + b".repeat(20_000)}`],
    ["calls in a row", `a${".b()".repeat(20_000)}`],
    ["indexes", `a${"[0]".repeat(20_000)}`],
    ["powers", `${"a ** ".repeat(20_000)}a`],
    ["negations", `${"not ".repeat(20_000)}a`],
    ["functions", `${"lambda: ".repeat(20_000)}a`],
    ["conditionals", `${"a if b else ".repeat(20_000)}c`],
    ["f-strings", `f"{`.repeat(5000)],
    ["terms in brackets", "(".repeat(100) + "a" + `${"+ aaaaaaaaa".repeat(250)})`.repeat(100)],
  ];

  test.each(deep)("%s of any number are read as deep as the tree may be", (_, text) => {
    const program = readPython(`x = ${text}\ny = 1\n`);
    expect(program.problems.map(({ reason }) => reason)).toContain("too-deep");
    expect(depthOf(program)).toBeLessThan(650);
    expect(program.body[0]).toMatchObject({ kind: "assign", target: { name: "x" } });
  });

  test("blocks, patterns and names that nest too deep are cut too", () => {
    const blocks = Array.from({ length: 400 }, (_, n) => `${" ".repeat(n)}if a:\n`).join("");
    for (const text of [
      `${blocks}${" ".repeat(400)}f()\n`,
      `match a:\n case ${"[".repeat(5000)}`,
      `${"(".repeat(500)}a${")".repeat(500)} = b`,
      `@${"a.".repeat(1000)}b\ndef f(): pass`,
    ]) {
      const program = readPython(text);
      expect(program.problems.map(({ reason }) => reason)).toContain("too-deep");
      expect(depthOf(program)).toBeLessThan(650);
    }
  });

  test("what is as deep as programs are is read whole", () => {
    const chain = `x = a${".b()".repeat(100)}`;
    expect(python(chain)).toEqual([`(= x ${"(call ".repeat(100)}a${".b)".repeat(100)})`]);
    const lines = "'a line of some script that stands in the program' +\n".repeat(150);
    expect(readPython(`x = (${lines} 'end')\n`).problems).toEqual([]);
  });

  test("a chain that the parser cuts is too deep, not wrong", () => {
    const lines = "'a line of some script that stands in the program' +\n".repeat(250);
    expect(readPython(`x = (${lines} 'end')\n`).problems).toEqual([
      { reason: "too-deep", message: "too many operators in a row", offset: 5 },
    ]);
  });

  /** How many nodes lie in each other at most; the walk would not survive what is not cut. */
  function depthOf(program: Program): number {
    const depth = (value: unknown): number => {
      if (typeof value !== "object" || value === null) return 0;
      const below = Object.values(value).reduce<number>(
        (most, child) => Math.max(most, depth(child)),
        0,
      );
      return below + ("kind" in value && "span" in value ? 1 : 0);
    };
    return depth(program.body);
  }
});

describe("size", () => {
  test.each([":", ".", "x = (a b c d e, \n", "{'}"])(
    "a text of %j only is given up as no Python",
    (piece) => {
      const text = piece.repeat(300_000 / piece.length);
      const { problems } = readPython(text);
      const last = problems.at(-1);
      expect(last?.message).toMatch(/the rest of the file is not read$/);
      expect(last?.offset).toBeLessThan(100_000);
    },
  );

  test("one value is given to so many names only", () => {
    const text = `${"a = ".repeat(150)}f(x)\n`;
    const program = readPython(text);
    expect(program.problems).toEqual([
      { reason: "too-large", message: "one value is given to more than 100 names", offset: 0 },
    ]);
    const calls = nodesOf(program.body).filter(({ node }) => node.kind === "call");
    expect(calls).toHaveLength(100);
    expect(program.body).toHaveLength(150);
  });

  test("parts of one value are given to as many names, however they nest", () => {
    const row = `(${"a, ".repeat(60)})`;
    const { body, problems } = readPython(`(${`${row}, `.repeat(60)}) = f(x)\n`);
    expect(problems.map(({ reason }) => reason)).toEqual(["too-large"]);
    expect(nodesOf(body).filter(({ node }) => node.kind === "call")).toHaveLength(100);
  });
});
