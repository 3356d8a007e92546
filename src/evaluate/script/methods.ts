import type { Assign, Call, Expression } from "../../syntax/script/tree.ts";
import { nodesIn } from "../../syntax/script/walk.ts";
import type { Evaluator } from "./at.ts";

/** What a program does to something that a call makes: methods that it calls on it, members that it sets. */
export type DoneTo = {
  readonly calls: readonly Call[];
  readonly sets: readonly Assign[];
  /** Methods that only some call that have it made: classes that extend the one in which it is. */
  readonly perhaps?: readonly Call[];
};

/** By the call that makes something, in the order of the text. */
export function doneIn({
  script,
  origin,
}: Pick<Evaluator, "script" | "origin">): ReadonlyMap<Expression, DoneTo> {
  const found = new Map<Expression, { readonly calls: Call[]; readonly sets: Assign[] }>();
  const of = (
    node: Expression,
  ): { readonly calls: Call[]; readonly sets: Assign[] } | undefined => {
    const made = origin(node);
    if (made.kind !== "call") return undefined;
    const known = found.get(made) ?? { calls: [], sets: [] };
    found.set(made, known);
    return known;
  };
  for (const node of nodesIn(script.program)) {
    if (node.kind === "call" && node.callee.kind === "member")
      of(node.callee.object)?.calls.push(node);
    if (node.kind === "assign" && node.target.kind === "member")
      of(node.target.object)?.sets.push(node);
  }
  return found;
}
