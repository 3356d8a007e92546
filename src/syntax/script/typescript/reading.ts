import type * as B from "@babel/types";
import type { Span } from "../../../source/source.ts";
import type { Expression, Name, Other, ScriptProblem, Step } from "../tree.ts";

/** What reading one file needs at every node. */
export type Reading = {
  readonly text: string;
  readonly problems: ScriptProblem[];
  /** How many expressions and steps are around. */
  depth: number;
  /** An expression of Babel's as one of the tree: what only speaks of types is left out. */
  expression(node: B.Node | null | undefined): Expression;
  /** Statements of Babel's as steps of the tree; those of types are none. */
  steps(nodes: readonly B.Node[]): readonly Step[];
};

type Positioned = {
  readonly start?: number | null | undefined;
  readonly end?: number | null | undefined;
};

export function spanOf({ start, end }: Positioned): Span {
  return { start: start ?? 0, end: end ?? 0 };
}

export function other(
  span: Span,
  parts: readonly Expression[] = [],
  body: readonly Step[] = [],
): Other {
  return { kind: "other", parts, body, span };
}

export function name(text: string, span: Span): Name {
  return { kind: "name", name: text, span };
}

/** What has no value yet. */
export function nothingAt(offset: number): Expression {
  return { kind: "null", span: { start: offset, end: offset } };
}

const deepest = 400;

/** What `read` makes one level further down; nothing, and said, where that is too deep. */
export function deeper<Made>(reading: Reading, at: Span, read: () => Made, cut: () => Made): Made {
  if (reading.depth >= deepest) {
    if (!reading.problems.some(({ reason }) => reason === "too-deep"))
      reading.problems.push(tooDeep(at.start));
    return cut();
  }
  reading.depth++;
  try {
    return read();
  } finally {
    reading.depth--;
  }
}

export function tooDeep(offset: number): ScriptProblem {
  return {
    reason: "too-deep",
    message: `The program nests deeper here than the ${deepest} levels that are read.`,
    offset,
  };
}
