import { once } from "../../source/once.ts";
import type { DataNode } from "../../syntax/data.ts";

/** A function of CloudFormation's, in its long (`Fn::Sub`) or short (`!Sub`) form. */
export type Intrinsic = { readonly name: string; readonly argument: DataNode };

export function intrinsic(node: DataNode): Intrinsic | undefined {
  if (node.tag?.startsWith("!")) return { name: node.tag.slice(1), argument: untagged(node) };
  if (node.kind !== "map" || node.entries.length !== 1) return undefined;
  const [only] = node.entries;
  if (!only) return undefined;
  if (only.key === "Ref" || only.key === "Condition")
    return { name: only.key, argument: only.value };
  // Loops stand in the place of entries, of which there may be one.
  return only.key.startsWith("Fn::") && !only.key.startsWith("Fn::ForEach")
    ? { name: only.key.slice("Fn::".length), argument: only.value }
    : undefined;
}

const untagged = once((node: DataNode): DataNode => {
  const copy: { tag?: string } & DataNode = { ...node };
  delete copy.tag;
  return copy;
});
