import type { Span } from "../../source/source.ts";
import { stringOf, type DataNode } from "../../syntax/data.ts";
import { intrinsic } from "./intrinsic.ts";

/** Whether a condition of a template holds, where that is known. */
export type Holds = (condition: string) => boolean | undefined;

/** What `Fn::If` may choose: one of its arms, or, where that is not known, both. */
export function armsOf(node: DataNode, holds: Holds): readonly DataNode[] | undefined {
  const call = intrinsic(node);
  if (call?.name !== "If" || call.argument.kind !== "list") return undefined;
  const [condition, then, otherwise] = call.argument.items;
  const holding = holds(stringOf(condition) ?? "");
  return [
    ...(holding === false || !then ? [] : [then]),
    ...(holding || !otherwise ? [] : [otherwise]),
  ];
}

/** Where the arms of `Fn::If` stand that are never chosen. */
export function deadArms(root: DataNode, holds: Holds): readonly Span[] {
  const dead: Span[] = [];
  const seen = new Set<DataNode>();
  const visit = (node: DataNode): void => {
    if (node.kind === "scalar" || seen.has(node)) return;
    seen.add(node);
    const call = intrinsic(node);
    if (call?.name === "If" && call.argument.kind === "list") {
      const live = armsOf(node, holds);
      for (const arm of call.argument.items.slice(1)) if (!live?.includes(arm)) dead.push(arm.span);
    }
    if (node.kind === "list") node.items.forEach(visit);
    else for (const { value } of node.entries) visit(value);
  };
  visit(root);
  return dead;
}
