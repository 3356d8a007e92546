import type { DataList, DataMap, DataNode } from "./data.ts";

/** A map of a tree, and where it was met. */
export type Located = {
  readonly node: DataMap;
  /** The keys that lead to it (list items have none). */
  readonly path: readonly string[];
  /** The list that it is an item of. */
  readonly list: DataList | undefined;
};

/** All maps of a tree, outermost first, in the order of the file. A node is met once. */
export function* mapsIn(
  node: DataNode,
  path: readonly string[] = [],
  list?: DataList,
  seen = new Set<DataNode>(),
): Generator<Located> {
  if (seen.has(node)) return;
  seen.add(node);
  if (node.kind === "list") for (const item of node.items) yield* mapsIn(item, path, node, seen);
  if (node.kind !== "map") return;
  yield { node, path, list };
  for (const { key, value } of node.entries) yield* mapsIn(value, [...path, key], undefined, seen);
}
