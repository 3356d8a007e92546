import type { Span } from "../../../src/source/source.ts";

/** A node of any kind with the node around it, and the further spans that it holds. */
export type Found = {
  readonly node: { readonly kind?: string; readonly span: Span };
  readonly parent: Span | undefined;
  readonly others: readonly Span[];
};

/** All nodes of a tree, found by their spans: no kind of node can be forgotten. */
export function nodesOf(tree: unknown, parent?: Span): readonly Found[] {
  if (typeof tree !== "object" || tree === null) return [];
  const children = Object.entries(tree).filter(([name]) => name !== "span" && name !== "marks");
  const below = (within: Span | undefined): readonly Found[] =>
    children.flatMap(([, child]) => nodesOf(child, within));
  if (!("span" in tree)) return below(parent);
  const node = tree as Found["node"];
  const others = children.flatMap(([, child]) => spansIn(child));
  return [{ node, parent, others }, ...below(node.span)];
}

function spansIn(value: unknown): readonly Span[] {
  if (typeof value !== "object" || value === null || Array.isArray(value) || "span" in value)
    return [];
  if ("start" in value && "end" in value) return [value as Span];
  return Object.values(value).flatMap(spansIn);
}

/** The tree with all its offsets counted from another place, for comparing. */
export function movedTo(tree: unknown, start: number): unknown {
  if (Array.isArray(tree)) return tree.map((each) => movedTo(each, start));
  if (typeof tree !== "object" || tree === null) return tree;
  return Object.fromEntries(
    Object.entries(tree).map(([name, value]) => [
      name,
      ["start", "end", "outer"].includes(name) ? Number(value) - start : movedTo(value, start),
    ]),
  );
}
