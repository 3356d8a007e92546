import type { Library } from "../../../src/evaluate/script/at.ts";
import { makeEvaluator } from "../../../src/evaluate/script/evaluator.ts";
import { scopesOf } from "../../../src/evaluate/script/scopes.ts";
import { readers } from "../../../src/script.ts";
import type { Expression } from "../../../src/syntax/script/tree.ts";
import { nodesIn } from "../../../src/syntax/script/walk.ts";
import { show } from "../show.ts";

/** What the last value that a program gives to `x` comes to. */
export function valueIn(path: string, text: string, library: Library = {}): string {
  const program = path.endsWith(".py")
    ? readers.python(text)
    : readers.typescript(text, { jsx: false });
  const script = { source: { path, text }, program, scopes: scopesOf(program) };
  const given = [...nodesIn(program)].flatMap((node): readonly Expression[] =>
    node.kind === "assign" && node.target.kind === "name" && node.target.name === "x"
      ? [node.value]
      : [],
  );
  const last = given.at(-1);
  if (!last) throw new Error("the program gives nothing to x");
  return show(makeEvaluator(script, library).evaluate(last));
}
