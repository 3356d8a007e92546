import type { Expression, ForDirective } from "../../syntax/hcl/ast.ts";
import { mostCharacters } from "../effort.ts";
import type { Value } from "../value.ts";
import type { At, Evaluator } from "./at.ts";
import { turnsThrough, type Turns } from "./for.ts";

/** How the parts of a template are read where it stands. */
export type Reading = {
  readonly at: At;
  readonly evaluator: Evaluator;
  /** As text and as JSON: what stands in it is evaluated once, however deep it nests. */
  readonly evaluate: (expression: Expression) => Value;
};

export function readingAt(at: At, evaluator: Evaluator): Reading {
  const values = new Map<Expression, Value>();
  const evaluate = (expression: Expression): Value => {
    const value = values.get(expression) ?? evaluator.evaluate(expression, at);
    values.set(expression, value);
    return value;
  };
  return { at, evaluator, evaluate };
}

/** The turns of `%{ for }`; undefined where they would make more text than is read. */
export function turnsOf(
  part: ForDirective,
  { at, evaluator, evaluate }: Reading,
): Turns | undefined {
  const { key, value, collection, span } = part;
  const names = { valueName: value, ...(key !== undefined && { keyName: key }) };
  const turns = turnsThrough(names, collection, evaluate(collection), at, evaluator);
  return turns.known.length * (span.end - span.start) > mostCharacters ? undefined : turns;
}
