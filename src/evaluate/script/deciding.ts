import { once } from "../../source/once.ts";
import type { Span } from "../../source/source.ts";
import type { Call, Expression, Program } from "../../syntax/script/tree.ts";
import { childrenOf, type Node } from "../../syntax/script/walk.ts";
import { membersOf } from "../members.ts";
import type { Evaluator } from "./at.ts";
import { goneThrough } from "./bound.ts";
import { scopesOf } from "./scopes.ts";

/** What decides whether a call happens, and how often: a branch, or a loop over something. */
export type Decider = { readonly span: Span; readonly over?: Expression };

/** For each call what decides on it in the function that it stands in, from the outermost on. */
export const decidersIn: (program: Program) => ReadonlyMap<Call, readonly Decider[]> = once(
  (program: Program) => {
    const found = new Map<Call, readonly Decider[]>();
    const scopes = scopesOf(program);
    const open: { readonly node: Node; readonly around: readonly Decider[] }[] = program.body.map(
      (node) => ({ node, around: [] }),
    );
    for (let next = open.pop(); next; next = open.pop()) {
      const { node, around } = next;
      if (node.kind === "call") found.set(node, around);
      for (const child of childrenOf(node))
        open.push({ node: child, around: aroundChild(node, child, around, scopes) });
    }
    return found;
  },
);

function aroundChild(
  node: Node,
  child: Node,
  around: readonly Decider[],
  scopes: ReturnType<typeof scopesOf>,
): readonly Decider[] {
  const { span } = node;
  switch (node.kind) {
    case "block": {
      if (child === node.over || node.role === "plain") return around;
      return [...around, { span, ...(node.role === "loop" && node.over && { over: node.over }) }];
    }
    case "function": {
      const through = goneThrough(node, scopes);
      if (through) return [...around, { span, over: through }];
      // One that is given to another is called by that; any other one begins anew.
      return scopes.givenTo(node) ? around : [];
    }
    case "conditional":
      return child === node.condition ? around : [...around, { span: child.span }];
    case "binary":
      return child === node.left || !/^(?:and|or|\?\?)$/.test(node.operator)
        ? around
        : [...around, { span: child.span }];
    case "comprehension":
      return [...around, { span, ...(node.turns[0] && { over: node.turns[0].over }) }];
    default:
      return around;
  }
}

/** Whether a call happens wherever another one does, or the function that it stands in is called. */
export function isSure(call: Call, { script, evaluate }: Evaluator, where?: Call): boolean {
  const deciders = decidersIn(script.program);
  const same = new Set((where && deciders.get(where))?.map(({ span }) => span.start));
  return (deciders.get(call) ?? []).every(({ span, over }) => {
    if (same.has(span.start)) return true;
    if (!over) return false;
    const { items } = membersOf(evaluate(over));
    return items.length > 0;
  });
}
