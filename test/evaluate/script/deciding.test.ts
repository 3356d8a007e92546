import { describe, expect, test } from "vitest";
import { makeEvaluator } from "../../../src/evaluate/script/evaluator.ts";
import { isSure } from "../../../src/evaluate/script/deciding.ts";
import { doneIn } from "../../../src/evaluate/script/methods.ts";
import { scopesOf } from "../../../src/evaluate/script/scopes.ts";
import type { Evaluator } from "../../../src/evaluate/script/at.ts";
import { textAt } from "../../../src/source/source.ts";
import { readers } from "../../../src/script.ts";
import { nodesIn } from "../../../src/syntax/script/walk.ts";

function evaluatorOf(path: string, text: string): Evaluator {
  const program = path.endsWith(".py")
    ? readers.python(text)
    : readers.typescript(text, { jsx: false });
  const source = { path, text };
  return makeEvaluator({ source, program, scopes: scopesOf(program) }, {});
}

/** Whether the call of `act` in a program happens for certain. */
function happens(path: string, text: string): boolean {
  const evaluator = evaluatorOf(path, text);
  for (const node of nodesIn(evaluator.script.program))
    if (node.kind === "call" && node.callee.kind === "name" && node.callee.name === "act")
      return isSure(node, evaluator);
  throw new Error(`nothing acts in ${text}`);
}

describe("whether a call happens wherever its function is called", () => {
  test.each([
    ["at the top", "act()", true],
    ["in a function", "function f() { act() }", true],
    ["in braces", "{ act() }", true],
    ["in a try", "try { act() } catch {}", true],
    ["in a branch", "if (x) act()", false],
    ["behind &&", "x && act()", false],
    ["in an arm", "x ? act() : 1", false],
    ["as a condition", "act() ? 1 : 2", true],
    ["in a loop over a list that is known", "for (const a of [1]) act()", true],
    ["in a loop over nothing", "for (const a of []) act()", false],
    ["in a loop over what is not known", "for (const a of x) act()", false],
    ["for each of a list that is known", "[1].forEach((a) => { act() })", true],
    ["for each of what is not known", "x.forEach((a) => act())", false],
    ["in a function that is given to another", "if (x) run(() => act())", false],
  ])("%s", (_, text, sure) => {
    expect(happens("a.ts", text)).toBe(sure);
  });

  test.each([
    ["in a with", "with x:\n    act()\n", true],
    ["under an if", "if x:\n    act()\n", false],
    ["in a comprehension", "[act() for a in x]\n", false],
  ])("in Python, %s", (_, text, sure) => {
    expect(happens("a.py", text)).toBe(sure);
  });
});

test("what is done to something is found by the names that hold it", () => {
  const evaluator = evaluatorOf(
    "a.ts",
    "class A { constructor() { this.b = make(); const c = this.b; c.add(1); this.b.add(2); c.d = 3; } }",
  );
  const [[made, { calls, sets }] = [undefined, { calls: [], sets: [] }]] = doneIn(evaluator);
  const written = (each: { readonly span: { start: number; end: number } } | undefined): string =>
    each ? textAt({ source: evaluator.script.source, span: each.span }) : "";
  expect(written(made)).toBe("make()");
  expect(calls.map(written)).toEqual(["c.add(1)", "this.b.add(2)"]);
  expect(sets.map(written)).toEqual(["c.d = 3"]);
});

describe("what is not known has a name that stays where the file changes elsewhere", () => {
  const names = (text: string): readonly string[] => {
    const evaluator = evaluatorOf("a.ts", text);
    return [...nodesIn(evaluator.script.program)].flatMap((node) =>
      node.kind === "call" && node.callee.kind === "name" && node.callee.name === "take"
        ? node.args.map(({ value }) => evaluator.hole(value).id)
        : [],
    );
  };
  const program = "class A { m(p) { take(p.q, f(), f(), this.r); } n(p) { take(p); } }";

  test("by the classes and functions around it, and its number among such", () => {
    expect(names(program)).toEqual([
      "a.ts/A.m.p.q",
      "a.ts/A.m.f()",
      "a.ts/A.m.f()#2",
      "a.ts/A.this.r",
      "a.ts/A.n.p",
    ]);
  });

  test("whatever stands above", () => {
    expect(names(`const before = [1, 2];\n${program}`)).toEqual(names(program));
  });
});
