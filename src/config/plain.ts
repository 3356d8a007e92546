import type { Span } from "../source/source.ts";
import { entryOf, type DataNode } from "../syntax/data.ts";
import { shown } from "./kinds.ts";

/** A tree as a plain value, and what no configuration has in it. */
export type Plain = {
  readonly value: unknown;
  readonly mistakes: readonly { readonly offset: number; readonly message: string }[];
};

/** The value of a tree: maps, lists and scalars. Keys that are set twice and tags are mistakes. */
export function plainValue(root: DataNode): Plain {
  // What aliases name is met several times, and told of once.
  const seen = new Set<DataNode>();
  const mistakes: { offset: number; message: string }[] = [];

  const look = (node: DataNode): void => {
    if (seen.has(node)) return;
    seen.add(node);
    if (node.tag !== undefined)
      mistakes.push({
        offset: node.span.start,
        message: `the tag ${shown(node.tag)} has no meaning here; take it out`,
      });
    if (node.kind !== "map") return;
    const keys = new Set<string>();
    for (const { key, keySpan } of node.entries) {
      if (keys.has(key))
        mistakes.push({
          offset: keySpan.start,
          message: `${shown(key)} is set twice; keep one of them`,
        });
      if (key === "__proto__")
        mistakes.push({
          offset: keySpan.start,
          message: `there is no setting ${key}; take it out`,
        });
      keys.add(key);
    }
  };
  const value = (node: DataNode): unknown => {
    look(node);
    switch (node.kind) {
      case "scalar":
        return node.value;
      case "list":
        return node.items.map(value);
      case "map":
        return Object.fromEntries(
          node.entries
            .filter(({ key }) => key !== "__proto__")
            .map((entry) => [entry.key, value(entry.value)]),
        );
    }
  };
  return { value: value(root), mistakes };
}

/**
 * Where a path leads to in a tree, as far as there is one: the key, or the item of a list, and its
 * value. What is missing is told where it is missed.
 */
export function nodeAt(root: DataNode, path: readonly PropertyKey[]): Found {
  let at: Found = { key: root.span, value: root };
  for (const step of path) {
    const next = stepInto(at.value, step);
    if (!next) return at;
    at = next;
  }
  return at;
}

type Found = { readonly key: Span; readonly value: DataNode };

function stepInto(node: DataNode, step: PropertyKey): Found | undefined {
  if (node.kind === "list") {
    const item = node.items[Number(step)];
    return item && { key: item.span, value: item };
  }
  const entry = entryOf(node, String(step));
  return entry && { key: entry.keySpan, value: entry.value };
}
