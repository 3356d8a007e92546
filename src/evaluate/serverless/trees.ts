import type { NodeOrigin } from "../cloudformation/composition.ts";
import { once } from "../../source/once.ts";
import type { Place, Source } from "../../source/source.ts";
import type { DataDocument, DataNode } from "../../syntax/data.ts";
import { readJson } from "../../syntax/json.ts";
import { readYaml } from "../../syntax/yaml.ts";

/** A file that a service takes in, as a tree. */
export type Tree = {
  readonly source: Source;
  readonly root: DataNode | undefined;
  readonly problems: DataDocument["problems"];
};

/** The files that a service takes in, and where the nodes of all trees come from. */
export type Trees = {
  /** The tree of a file; undefined where there is none. */
  readonly read: (path: string, at: Place) => Tree | undefined;
  readonly originOf: (node: DataNode) => NodeOrigin | undefined;
  readonly setOrigin: (node: DataNode, origin: NodeOrigin) => void;
  readonly placeOf: (node: DataNode) => Place;
  readonly takenInAt: (source: Source) => Place | undefined;
  readonly all: () => readonly Tree[];
};

/** Reads files for the service whose own file is given, each once. */
export function openTrees(
  own: Source,
  root: DataNode,
  files: (path: string) => Source | undefined,
): Trees {
  const origins = new WeakMap<DataNode, NodeOrigin>();
  const settle = (source: Source, tree: DataNode): void => {
    for (const node of nodesIn(tree)) origins.set(node, { source, via: [] });
  };
  settle(own, root);
  const read = new Map<string, { readonly tree: Tree; readonly at: Place } | undefined>();

  const open = (path: string, at: Place): { tree: Tree; at: Place } | undefined => {
    const source = files(path);
    if (!source) return undefined;
    const tree = treeOf(source);
    if (tree.root) settle(source, tree.root);
    // A file that is taken in by one that is taken in itself stands where that one does.
    return { tree, at: read.get(at.source.path)?.at ?? at };
  };

  const originOf = (node: DataNode): NodeOrigin | undefined => origins.get(node);
  return {
    read(path, at) {
      if (!read.has(path)) {
        read.set(path, undefined);
        read.set(path, open(path, at));
      }
      return read.get(path)?.tree;
    },
    originOf,
    setOrigin: (node, origin) => void origins.set(node, origin),
    placeOf: (node) => ({ source: originOf(node)?.source ?? own, span: node.span }),
    takenInAt: ({ path }) => read.get(path)?.at,
    all: () => [...read.values()].flatMap((each) => each?.tree ?? []),
  };
}

const treeOf = once((source: Source): Tree => {
  const { path, text } = source;
  if (/\.(?:json|tfstate)$/i.test(path)) return { source, ...readJson(text) };
  if (/\.ya?ml$/i.test(path))
    return { source, ...(readYaml(text)[0] ?? { root: undefined, problems: [] }) };
  // A program gives what it likes; any other file is a text.
  if (/\.(?:[cm]?[jt]s)$/i.test(path)) return { source, root: undefined, problems: [] };
  const span = { start: 0, end: text.length };
  return { source, root: { kind: "scalar", value: text, style: "plain", span }, problems: [] };
});

function* nodesIn(node: DataNode, seen = new Set<DataNode>()): Generator<DataNode> {
  if (seen.has(node)) return;
  seen.add(node);
  yield node;
  if (node.kind === "list") for (const item of node.items) yield* nodesIn(item, seen);
  if (node.kind === "map") for (const { value } of node.entries) yield* nodesIn(value, seen);
}
