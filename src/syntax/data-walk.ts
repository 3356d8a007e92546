import type { DataMap, DataNode } from "./data.ts";

/** A map of a tree, and the keys that lead to it (list items have none). */
export type Located = { readonly node: DataMap; readonly path: readonly string[] };

/** All maps of a tree, outermost first, in the order of the file. A node is met once. */
export function* mapsIn(
  node: DataNode,
  path: readonly string[] = [],
  seen = new Set<DataNode>(),
): Generator<Located> {
  if (seen.has(node)) return;
  seen.add(node);
  if (node.kind === "list") for (const item of node.items) yield* mapsIn(item, path, seen);
  if (node.kind !== "map") return;
  yield { node, path };
  for (const { key, value } of node.entries) yield* mapsIn(value, [...path, key], seen);
}
