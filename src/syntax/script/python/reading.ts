import type { Span } from "../../../source/source.ts";
import type { Assign, Expression, Name, Other, ScriptProblem, Step } from "../tree.ts";
import { spanOf, type Node } from "./nodes.ts";

/** The reading of a file: what its functions share while they go down the tree. */
export type Reading = {
  readonly text: string;
  readonly problems: ScriptProblem[];
  /** How many levels of the tree are open here. */
  depth: number;
  /**
   * The steps that the expressions of a statement take before it (`(a := b)`); undefined in a comprehension,
   * whose names they may need.
   */
  before: Step[] | undefined;
  /** In the body of a class, but in none of its methods. */
  inClass: boolean;
  /**
   * Both are carried along because expressions hold steps and steps expressions: their files cannot import each
   * other.
   */
  readonly expression: (reading: Reading, node: Node) => Expression;
  readonly steps: (reading: Reading, nodes: readonly Node[]) => readonly Step[];
};

/** No tree is deeper: who walks it may do so by recursion. */
export const deepestNesting = 300;

/** Reads something one level further down; undefined, and a problem, where that is too deep. */
export function deeper<T>(reading: Reading, span: Span, read: () => T): T | undefined {
  if (reading.depth >= deepestNesting) {
    noteOnce(reading, "too-deep", `nested more than ${deepestNesting} deep`, span.start);
    return undefined;
  }
  reading.depth++;
  const made = read();
  reading.depth--;
  return made;
}

/** The steps in a body; none where it is missing or too deep. */
export function bodyOf(reading: Reading, body: Node | undefined): readonly Step[] {
  if (!body) return [];
  return deeper(reading, body, () => reading.steps(reading, body.children)) ?? [];
}

/** Notes what is wrong, the first time of its kind only. */
export function noteOnce(
  { problems }: Reading,
  reason: ScriptProblem["reason"],
  message: string,
  offset: number,
): void {
  if (problems.every((problem) => problem.reason !== reason))
    problems.push({ reason, message, offset });
}

export function textOf({ text }: Reading, node: Span): string {
  return text.slice(node.start, node.end);
}

export function nameOf(reading: Reading, node: Node): Name {
  return { kind: "name", name: textOf(reading, node), span: spanOf(node) };
}

export function otherOf(span: Span, parts: readonly Expression[] = []): Other {
  return { kind: "other", parts, body: [], span: spanOf(span) };
}

/** An assignment as Python has it in any place. */
export function assign(target: Assign["target"], value: Expression, span: Span): Assign {
  const plain = { constant: false, declares: false, adds: false };
  return { kind: "assign", target, value, ...plain, span: spanOf(span) };
}
