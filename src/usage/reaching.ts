import { once } from "../source/once.ts";
import { contains, type Span } from "../source/source.ts";
import type { Assign, Expression, Program } from "../syntax/script/tree.ts";
import { nodesIn } from "../syntax/script/walk.ts";

/**
 * The assignments to a name that a use of it may see: where one stands before it, in the steps that lead to it,
 * those in front of that are over. All, where the name is used in another function than it is assigned in.
 */
export function reaching(
  assigns: readonly Assign[],
  use: Expression,
  program: Program,
): readonly Assign[] {
  const blocks = blocksOf(program);
  if (assigns.length < 2 || assigns.length > mostAssigns || blocks.length > mostBlocks)
    return assigns;
  const own = innermost(use.span, blocks, "function");
  if (assigns.some(({ span }) => innermost(span, blocks, "function") !== own)) return assigns;
  const before = assigns.filter(({ span }) => span.end <= use.span.start);
  const last = before.findLastIndex(({ span }) => {
    const block = innermost(span, blocks);
    return !block || contains(block.span, use.span);
  });
  return last < 0 ? assigns : before.slice(last);
}

type Around = { readonly kind: "function" | "block"; readonly span: Span };

/** With more they are not told apart. */
const mostBlocks = 5000;
const mostAssigns = 20;

/** Functions and what may not be done in them, each behind what is around it. */
const blocksOf = once(({ body }: Program): readonly Around[] =>
  [...nodesIn({ body })].flatMap((node): readonly Around[] =>
    node.kind === "function" || (node.kind === "block" && node.role !== "plain")
      ? [{ kind: node.kind, span: node.span }]
      : [],
  ),
);

function innermost(
  span: Span,
  blocks: readonly Around[],
  kind?: Around["kind"],
): Around | undefined {
  return blocks.findLast(
    (each) => (kind === undefined || each.kind === kind) && contains(each.span, span),
  );
}
