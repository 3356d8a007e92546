import type { Hole } from "../../iam/text.ts";
import type { Place, Source } from "../../source/source.ts";
import { stringOf, type DataNode, type DataScalar } from "../../syntax/data.ts";
import type { Composition, Filling } from "../cloudformation/composition.ts";
import { excesses } from "../excess.ts";
import { oneOf, type Value } from "../value.ts";
import { composer } from "./compose.ts";
import { longestChain, makeResolver } from "./resolve.ts";
import { pseudoNamesIn, pseudoNode } from "./pseudo.ts";
import { openTrees, type Tree, type Trees } from "./trees.ts";
import { variablesIn, type Variable } from "./variable.ts";

/** A service of the Serverless Framework, its variables resolved where the files say them. */
export type Service = {
  readonly source: Source;
  readonly root: DataNode;
  readonly composition: Composition;
  /** A node with everything in it that variables put there. */
  readonly composed: (node: DataNode) => DataNode;
  /** What a node stands for if nobody says otherwise. */
  readonly usual: (node: DataNode | undefined) => DataNode | undefined;
  readonly trees: Pick<Trees, "setOrigin" | "placeOf"> & { readonly all: () => readonly Tree[] };
  /** What came to more than is put in. */
  readonly exceeded: () => readonly Place[];
};

/** Variables of Serverless that CloudFormation has too. */
const pseudo: ReadonlyMap<string, string> = new Map([
  ["aws:accountId", "AWS::AccountId"],
  ["aws:region", "AWS::Region"],
]);

/** Opens a service: its variables are looked up in its own file and in those of the repository. */
export function openService(
  source: Source,
  root: DataNode,
  files: (path: string) => Source | undefined,
): Service {
  const trees = openTrees(source, root, files);
  const resolver = makeResolver(source, root, trees);
  const exceeded = excesses();
  const composed = composer(resolver, trees, exceeded.tooMuch);
  const parsed = new WeakMap<DataNode, readonly Variable[]>();
  const open = new Set<DataNode>();

  const variablesOf = (node: DataScalar): readonly Variable[] => {
    const text = stringOf(node);
    if (!text?.includes("${")) return [];
    const found = parsed.get(node) ?? variablesIn(text);
    parsed.set(node, found);
    return found;
  };

  const fillsIn: Composition["fillsIn"] = (node, place, evaluate) => {
    const variables = variablesOf(node);
    const names = pseudoNamesIn(stringOf(node) ?? "");
    if (variables.length + names.length === 0) return [];
    // The argument of a function is a node of its own.
    if (!trees.originOf(node)) trees.setOrigin(node, { source: place.source, via: [] });
    const fills = [
      ...variables.map((variable): Filling => {
        const { start, end } = variable;
        const { hole, value } = valueOf(variable, node, place, evaluate);
        return { start, end, value, hole };
      }),
      ...names.map(({ start, end, name }): Filling => {
        const made = pseudoNode(name, node.span);
        trees.setOrigin(made, { source: place.source, via: [] });
        const hole = { id: `${source.path}/${name}`, place, meaning: { kind: "unknown" } as const };
        return { start, end, value: evaluate(made), hole };
      }),
    ].sort((a, b) => a.start - b.start);
    return fills.filter(({ start }, index) => start >= (fills[index - 1]?.end ?? 0));
  };

  const valueOf = (
    variable: Variable,
    node: DataNode,
    place: Place,
    evaluate: (node: DataNode) => Value,
  ): { readonly hole: Hole; readonly value: Value } => {
    const { nodes, complete, meaning = { kind: "unknown" } } = resolver.answer(variable, node);
    const { inner } = variable;
    const hole: Hole = {
      id: `${source.path}/${pseudo.get(inner) ?? inner}`,
      place,
      meaning,
      ...(!inner.includes("\n") && { expression: inner }),
    };
    // In a circle, which Serverless refuses, nothing is known.
    const known = nodes.filter((each) => !open.has(each) && open.size < longestChain);
    const values = known.map((each) => {
      open.add(each);
      const value = evaluate(each);
      open.delete(each);
      return value;
    });
    return { hole, value: oneOf(values, complete && known.length === nodes.length, hole, place) };
  };

  return {
    source,
    root,
    composed,
    usual: (node) => node && resolver.follow(node).nodes[0],
    composition: {
      originOf: trees.originOf,
      fillsIn,
      takenInAt: trees.takenInAt,
      trees: () => trees.all().flatMap(({ source, root }) => (root ? [{ source, root }] : [])),
    },
    trees,
    exceeded: exceeded.places,
  };
}
