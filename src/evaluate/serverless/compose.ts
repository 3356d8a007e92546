import type { Place } from "../../source/source.ts";
import type { DataList, DataMap, DataNode } from "../../syntax/data.ts";
import type { Resolver } from "./resolve.ts";
import type { Trees } from "./trees.ts";

/** A node with everything in it that is put there, and how many nodes that makes. */
type Composed = { readonly node: DataNode; readonly size: number };

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
  const made = new Map<DataNode, Composed>();
  const pending = new Set<DataNode>();
  let left = mostPutIn;
  let depth = 0;

  const compose = (node: DataNode): Composed => {
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

  const putIn = (node: DataNode): Composed => {
    const { nodes, complete } = follow(node);
    const [target, ...others] = nodes;
    if (!complete || others.length > 0 || !target || isText(target) || pending.has(target))
      return { node, size: 1 };
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

  const inside = (node: DataList | DataMap): Composed => {
    const children = node.kind === "list" ? node.items : node.entries.map(({ value }) => value);
    const composed = children.map(compose);
    const size = composed.reduce((sum, each) => sum + each.size, 1);
    if (composed.every((each, index) => each.node === children[index])) return { node, size };
    const copy: DataNode =
      node.kind === "list"
        ? { ...node, items: composed.map((each) => each.node) }
        : {
            ...node,
            entries: node.entries.map((entry, index) => ({
              ...entry,
              value: composed[index]?.node ?? entry.value,
            })),
          };
    trees.setOrigin(copy, { source: trees.placeOf(node).source, via: [] });
    return { node: copy, size };
  };

  return (node) => compose(node).node;
}

/** A scalar with a tag is a function of CloudFormation's: `!GetAtt Table.Arn`. */
function isText(node: DataNode): boolean {
  return node.kind === "scalar" && node.tag === undefined;
}
