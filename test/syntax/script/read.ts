import { readPython } from "../../../src/syntax/script/python.ts";
import type { Expression, Program, StringLiteral } from "../../../src/syntax/script/tree.ts";
import { nodesOf } from "../hcl/nodes.ts";
import { show } from "./show.ts";

/** The steps of a text in Python that must have no problem. */
export function python(text: string): readonly string[] {
  const program = readPython(text);
  const [problem] = program.problems;
  if (problem) throw new Error(`${text}: ${problem.message} at ${problem.offset}`);
  return show(program);
}

/** The text of every node of a kind, each once, in the order in which they are met. */
export function textsOf(text: string, program: Program, kind: string): readonly string[] {
  const nodes = new Set(nodesOf(program.body).map(({ node }) => node));
  return [...nodes]
    .filter((node) => node.kind === kind)
    .map(({ span }) => text.slice(span.start, span.end));
}

/** The expression that a text in Python is. */
export function expressionOf(text: string): Expression {
  const { body, problems } = readPython(text);
  const [step, ...more] = body;
  if (step?.kind !== "do" || more.length > 0 || problems.length > 0)
    throw new Error(`not one expression: ${text}`);
  return step.value;
}

export function stringOf(text: string): StringLiteral {
  const expression = expressionOf(text);
  if (expression.kind !== "string") throw new Error(`not a string: ${text}`);
  return expression;
}
