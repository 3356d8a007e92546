import { argument, placeIn, type Declaration } from "../../evaluate/terraform/module.ts";
import { textAt } from "../../source/source.ts";
import type { Expression } from "../../syntax/hcl/ast.ts";

/**
 * The condition under which there is one of a declaration, and else none (`count = var.on ? 1 : 0`), as it is written;
 * undefined where there is always one, or there may be more.
 * (https://developer.hashicorp.com/terraform/language/meta-arguments/count)
 */
export function countedBy({ block, source }: Declaration): string | undefined {
  const count = argument(block.body, "count")?.value;
  if (count?.kind !== "conditional") return undefined;
  const isOne = isNumber(count.then, 1) && isNumber(count.otherwise, 0);
  return isOne ? textAt(placeIn(count.condition, source)).replaceAll(/\s+/g, " ") : undefined;
}

function isNumber(node: Expression, wanted: number): boolean {
  return node.kind === "number" && node.value === wanted;
}
