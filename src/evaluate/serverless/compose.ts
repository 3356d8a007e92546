import type { Place } from "../../source/source.ts";
import type { DataNode } from "../../syntax/data.ts";
import type { Resolver } from "./resolve.ts";
import type { Trees } from "./trees.ts";

/** So many maps, lists and scalars are put in the places of variables. */
const mostPutIn = 100_000;

/** How deep they may stand in each other, together. */
const deepest = 200;

/**
 * Puts maps, lists and functions in the places of the variables that certainly stand for them. A
 * variable that may stand for something else too, or stands for a text, stays as it is.
 */
export function composer(
  { follow }: Resolver,
  trees: Trees,
  exceeded: (place: Place) => void,
): (node: DataNode) => DataNode {
  const made = new Map<DataNode, { readonly node: DataNode; readonly size: number }>();
  const pending = new Set<DataNode>();
  let left = mostPutIn;
  let depth = 0;

  const compose = (node: DataNode): { readonly node: DataNode; readonly size: number } => {
    const known = made.get(node);
    if (known) return known;
    if (pending.has(node) || depth >= deepest) return { node, size: 1 };
    pending.add(node);
    depth++;
    const result = node.kind === "scalar" ? putIn(node) : inside(node);
    depth--;
    pending.delete(node);
    made.set(node, result);
    return result;
  };

  const putIn = (node: DataNode): { readonly node: DataNode; readonly size: number } => {
    const { nodes, complete } = follow(node);
    const [target] = nodes;
    if (!complete || !target || isText(target) || pending.has(target)) return { node, size: 1 };
    const composed = compose(target);
    left -= composed.size;
    if (left < 0) {
      exceeded(trees.placeOf(node));
      return { node, size: 1 };
    }
    const own = trees.originOf(composed.node);
    const copy = { ...composed.node };
    trees.setOrigin(copy, {
      source: trees.placeOf(composed.node).source,
      via: [trees.placeOf(node), ...(own?.via ?? [])],
    });
    return { node: copy, size: composed.size };
  };

  const inside = (
    node: Exclude<DataNode, { kind: "scalar" }>,
  ): { readonly node: DataNode; readonly size: number } => {
    let size = 1;
    let changed = false;
    const child = (each: DataNode): DataNode => {
      const composed = compose(each);
      size += composed.size;
      changed ||= composed.node !== each;
      return composed.node;
    };
    const copy: DataNode =
      node.kind === "list"
        ? { ...node, items: node.items.map(child) }
        : {
            ...node,
            entries: node.entries.map((entry) => ({ ...entry, value: child(entry.value) })),
          };
    if (!changed) return { node, size };
    trees.setOrigin(copy, { source: trees.placeOf(node).source, via: [] });
    return { node: copy, size };
  };

  return (node) => compose(node).node;
}

/** A scalar with a tag is a function of CloudFormation's: `!GetAtt Table.Arn`. */
function isText(node: DataNode): boolean {
  return node.kind === "scalar" && node.tag === undefined;
}
