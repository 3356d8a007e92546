import type { DataMap, DataNode } from "../../src/syntax/data.ts";
import type { Span } from "../../src/source/source.ts";

/** What a tree means: tags, values and the order of keys. */
export type Meaning =
  | { readonly tag?: string; readonly value: string | number | boolean | null }
  | { readonly tag?: string; readonly list: readonly Meaning[] }
  | { readonly tag?: string; readonly map: readonly (readonly [string, Meaning])[] };

export function meaningOf(node: DataNode): Meaning {
  const tag = node.tag === undefined ? {} : { tag: node.tag };
  if (node.kind === "scalar") return { ...tag, value: node.value };
  if (node.kind === "list") return { ...tag, list: node.items.map(meaningOf) };
  return { ...tag, map: node.entries.map(({ key, value }) => [key, meaningOf(value)] as const) };
}

/** What `JSON.parse` would give. */
export function plainOf(node: DataNode | undefined): unknown {
  if (node === undefined) return undefined;
  if (node.kind === "scalar") return node.value;
  if (node.kind === "list") return node.items.map(plainOf);
  return Object.fromEntries(node.entries.map(({ key, value }) => [key, plainOf(value)]));
}

/** Each node with the span in which it has to lie; what aliases and merge keys add is left out. */
export function* nodesWithin(
  node: DataNode,
  outer: Span,
): Generator<{ readonly node: DataNode; readonly outer: Span }> {
  if (node.span.start < outer.start) return;
  yield { node, outer };
  if (node.kind === "list") for (const item of node.items) yield* nodesWithin(item, node.span);
  if (node.kind === "map")
    for (const { keySpan, span, value, merged } of node.entries)
      if (!merged) yield* nodesWithin(value, { start: keySpan.end, end: span.end });
}

/** The first map of a tree that has a key. */
export function mapWith(node: DataNode | undefined, key: string): DataMap {
  const found = node && search(node, key);
  if (!found) throw new Error(`no map has the key ${key}`);
  return found;
}

function search(node: DataNode, key: string): DataMap | undefined {
  if (node.kind === "scalar") return undefined;
  if (node.kind === "map" && node.entries.some((entry) => entry.key === key)) return node;
  const children = node.kind === "list" ? node.items : node.entries.map(({ value }) => value);
  for (const child of children) {
    const found = search(child, key);
    if (found) return found;
  }
  return undefined;
}
