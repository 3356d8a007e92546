import { once } from "../source/once.ts";
import type { DataList, DataMap, DataNode } from "./data.ts";

/** A map of a tree, and where it was met. */
export type Located = {
  readonly node: DataMap;
  /** The keys that lead to it (list items have none). */
  readonly path: readonly string[];
  /** The list that it is an item of. */
  readonly list: DataList | undefined;
};

/** All maps of a tree, which many ask for, outermost first, in the order of the file. A node is met once. */
export const mapsIn = once((root: DataNode): readonly Located[] => {
  const found: Located[] = [];
  const seen = new Set<DataNode>();
  const visit = (node: DataNode, path: readonly string[], list: DataList | undefined): void => {
    if (node.kind === "scalar" || seen.has(node)) return;
    seen.add(node);
    if (node.kind === "list") {
      for (const item of node.items) visit(item, path, node);
      return;
    }
    found.push({ node, path, list });
    for (const { key, value } of node.entries)
      if (value.kind !== "scalar") visit(value, [...path, key], undefined);
  };
  visit(root, [], undefined);
  return found;
});
