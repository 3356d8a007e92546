import type { Arm, Loop } from "../../evaluate/terraform/iteration.ts";
import { childrenOf } from "../../syntax/hcl/walk.ts";
import type { Body, Expression } from "../../syntax/hcl/ast.ts";

/** What stands around an expression and may come to it or not, the outermost first. */
export type Around = readonly (Loop | Arm)[];

/**
 * Goes through the expressions of a body with the loops and the arms of conditions around each.
 *
 * @param visit says whether it is done with an expression; if not, those inside come next
 */
export function eachSurrounded(
  body: Body,
  visit: (node: Expression, around: Around) => boolean,
  outside: Around = [],
): void {
  const visitAll = (node: Expression, around: Around): void => {
    if (visit(node, around)) return;
    for (const child of childrenOf(node)) visitAll(child, within(around, node, child));
  };
  for (const item of body.items) {
    if (item.kind === "argument") {
      visitAll(item.value, outside);
      continue;
    }
    for (const each of item.body.items) {
      const isContent = item.type === "dynamic" && each.kind === "block";
      const inner = isContent ? each.body : { ...item.body, items: [each] };
      eachSurrounded(inner, visit, isContent ? [...outside, item] : outside);
    }
  }
}

/** What stands around an expression in another one: a loop or an arm may come to it. */
function within(around: Around, node: Expression, child: Expression): Around {
  if (node.kind === "conditional" && child !== node.condition)
    return [...around, { kind: "arm", condition: node.condition, taken: child === node.then }];
  if (node.kind !== "for" || child === node.collection) return around;
  const { condition } = node;
  return [
    ...around,
    node,
    ...(condition ? [{ kind: "arm", condition, taken: true } as const] : []),
  ];
}
