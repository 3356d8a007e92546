import type { Hole } from "../../iam/text.ts";
import type { Source, Span } from "../../source/source.ts";
import type { Expression } from "../../syntax/hcl/ast.ts";
import type { Value } from "../value.ts";

/** Values of the names that are bound where an expression stands: `each`, iterators, `for` names. */
export type Bindings = ReadonlyMap<string, Value>;

/** Where an expression stands. */
export type At = {
  readonly source: Source;
  readonly bindings: Bindings;
  /** Only what is bound has a meaning there: a template in a file of its own. */
  readonly closed?: true;
};

/**
 * Evaluates HCL expressions to values with holes. What names mean is asked of `resolve`: the same
 * walk serves a module (names looked up) and the text as it is written (every name is a hole).
 */
export type Evaluator = {
  evaluate(expression: Expression, at: At): Value;
  /** The hole that stands for an expression that is not evaluated. */
  hole(expression: Named, at: At): Hole;
};

/** What a hole is named after: an expression, or a directive of a template. */
export type Named = { readonly kind: string; readonly span: Span; readonly source?: Source };

/** The identity of the value of an expression that is not evaluated. */
export type Naming = (expression: Named, at: At) => string;
