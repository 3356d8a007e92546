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
export function* deadArms(
  node: DataNode,
  holds: Holds,
  seen = new Set<DataNode>(),
): Generator<Span> {
  if (seen.has(node)) return;
  seen.add(node);
  const call = intrinsic(node);
  const arms =
    call?.name === "If" && call.argument.kind === "list" ? call.argument.items.slice(1) : [];
  const live = arms.length > 0 ? armsOf(node, holds) : arms;
  for (const arm of arms) if (!live?.includes(arm)) yield arm.span;
  const inner =
    node.kind === "list"
      ? node.items
      : node.kind === "map"
        ? node.entries.map(({ value }) => value)
        : [];
  for (const each of inner) yield* deadArms(each, holds, seen);
}
