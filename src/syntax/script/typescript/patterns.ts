import type * as B from "@babel/types";
import type { Span } from "../../../source/source.ts";
import type { Expression, Step } from "../tree.ts";
import { keyOf } from "./names.ts";
import { deeper, name, other, spanOf, type Reading } from "./reading.ts";

/** How what is taken apart brings names in. */
export type Manner = { readonly constant: boolean; readonly declares: boolean };

/** As what never gets another value. */
export const fixed: Manner = { constant: true, declares: true };

const local: Manner = { constant: false, declares: true };

/**
 * A pattern as assignments from a name that no program can write, which whoever has the value gives it
 * first: `{12}` for the pattern at offset 12.
 */
export function takenApart(
  pattern: B.Node,
  reading: Reading,
  manner: Manner = local,
): { readonly temporary: string; readonly steps: readonly Step[] } {
  const span = spanOf(pattern);
  const temporary = `{${span.start}}`;
  const steps = deeper(
    reading,
    span,
    () => [...partsOf(pattern, temporary, reading, manner)],
    () => [],
  );
  return { temporary, steps };
}

/** The assignments that give a value to a target: one, or one for each part of a pattern. */
export function given(
  target: B.Node,
  value: Expression,
  reading: Reading,
  manner: Manner,
): readonly Step[] {
  const span = over(spanOf(target), value.span);
  switch (target.type) {
    case "Identifier":
      return [
        {
          kind: "assign",
          target: name(target.name, spanOf(target)),
          value,
          ...manner,
          adds: false,
          span,
        },
      ];
    case "AssignmentPattern": {
      const otherwise = reading.expression(target.right);
      const either: Expression = {
        kind: "binary",
        operator: "??",
        left: value,
        right: otherwise,
        span,
      };
      return given(target.left, either, reading, manner);
    }
    case "ObjectPattern":
    case "ArrayPattern": {
      const { temporary, steps } = takenApart(target, reading, manner);
      const first = name(temporary, spanOf(target));
      return [
        { kind: "assign", target: first, value, constant: true, declares: true, adds: false, span },
        ...steps,
      ];
    }
    default: {
      const to = reading.expression(target);
      const isTarget = to.kind === "member" || to.kind === "index" || to.kind === "name";
      if (!isTarget) return [{ kind: "do", value: other(span, [to, value]), span }];
      return [{ kind: "assign", target: to, value, ...manner, adds: false, span }];
    }
  }
}

/** What covers both. */
function over(a: Span, b: Span): Span {
  return { start: Math.min(a.start, b.start), end: Math.max(a.end, b.end) };
}

/** What is taken from a name is written where the part is that takes it. */
function* partsOf(
  pattern: B.Node,
  temporary: string,
  reading: Reading,
  manner: Manner,
): Generator<Step> {
  if (pattern.type === "ArrayPattern") {
    for (const [position, element] of pattern.elements.entries()) {
      if (!element) continue;
      const span = spanOf(element);
      const from = name(temporary, span);
      const rest = element.type === "RestElement";
      const index: Expression = { kind: "number", value: position, span };
      const value: Expression = rest
        ? other(span, [from])
        : { kind: "index", object: from, index, span };
      yield* given(rest ? element.argument : element, value, reading, manner);
    }
    return;
  }
  if (pattern.type !== "ObjectPattern") return;
  for (const property of pattern.properties) {
    const span = spanOf(property);
    const from = name(temporary, span);
    if (property.type === "RestElement") {
      yield* given(property.argument, other(span, [from]), reading, manner);
      continue;
    }
    const index = property.computed
      ? reading.expression(property.key)
      : keyOf(property.key, reading);
    const key = index.kind === "string" && index.parts.length === 1 ? index.parts[0] : undefined;
    const value: Expression =
      key?.kind === "text"
        ? { kind: "member", object: from, name: key.value, nameSpan: key.span, span }
        : { kind: "index", object: from, index, span };
    yield* given(property.value, value, reading, manner);
  }
}
