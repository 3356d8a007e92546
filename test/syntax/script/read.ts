import { readPython } from "../../../src/syntax/script/python.ts";
import { readTypeScript } from "../../../src/syntax/script/typescript.ts";
import type { Expression, Program, StringLiteral } from "../../../src/syntax/script/tree.ts";
import { nodesOf } from "../hcl/nodes.ts";
import { show } from "./show.ts";

/** The steps of a text in Python that must have no problem. */
export function python(text: string): readonly string[] {
  return shown(text, readPython(text));
}

/** The steps of a text in TypeScript, with elements where asked, that must have no problem. */
export function typescript(text: string, jsx = false): readonly string[] {
  return shown(text, readTypeScript(text, { jsx }));
}

function shown(text: string, program: Program): readonly string[] {
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
  return onlyExpression(text, readPython(text));
}

function onlyExpression(text: string, { body, problems }: Program): Expression {
  const [step, ...more] = body;
  if (step?.kind !== "do" || more.length > 0 || problems.length > 0)
    throw new Error(`not one expression: ${text}`);
  return step.value;
}

export function stringOf(text: string): StringLiteral {
  return asString(text, expressionOf(text));
}

/** The string that a text in TypeScript is. */
export function scriptStringOf(text: string): StringLiteral {
  return asString(text, onlyExpression(text, readTypeScript(`(${text})`, { jsx: false })));
}

function asString(text: string, expression: Expression): StringLiteral {
  if (expression.kind !== "string") throw new Error(`not a string: ${text}`);
  return expression;
}
