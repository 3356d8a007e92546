import type { Evaluator, Library } from "../evaluate/script/at.ts";
import type { Value } from "../evaluate/value.ts";
import { onceWithoutItself } from "../source/once.ts";
import type { Expression } from "../syntax/script/tree.ts";
import { definitionsOf } from "./definitions.ts";
import type { Reading } from "./reading.ts";

/**
 * A library that knows what other files of the program give names to, beside what another one knows.
 *
 * @param readingOf the reading of the file that an evaluator is of
 */
export function withImported(
  library: Library,
  readingOf: (evaluator: Evaluator) => Reading,
): Library {
  // What needs itself, by way of other files, stays unknown.
  const known = onceWithoutItself<Value>();
  const valueOf = (node: Expression, evaluator: Evaluator): Value | undefined => {
    const own = readingOf(evaluator);
    const [only, ...more] = definitionsOf(node, own);
    if (!only?.value || more.length > 0 || only.reading === own) return undefined;
    const { value, reading } = only;
    if (value.kind === "class" || value.kind === "function") return undefined;
    const { evaluate, apart } = reading.evaluator;
    return known(value, () => apart(() => evaluate(value)));
  };
  return {
    ...library,
    name: valueOf,
    member: (node, evaluator, bound, object) =>
      library.member?.(node, evaluator, bound, object) ?? valueOf(node, evaluator),
  };
}
