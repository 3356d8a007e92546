import { contains, type Span } from "../../source/source.ts";
import type { Comprehension, Expression, Function, Program, Step, Turn } from "./tree.ts";

export type Node = Step | Expression;

/** What stands directly in a node: steps, expressions, and the defaults of parameters. */
export function childrenOf(node: Node): readonly Node[] {
  switch (node.kind) {
    case "import":
    case "export":
    case "number":
    case "bool":
    case "null":
    case "name":
      return [];
    case "assign":
      return [node.target, node.value];
    case "do":
      return [node.value];
    case "return":
      return node.value ? [node.value] : [];
    case "class":
      return [...node.bases, ...node.body];
    case "block":
      return [...(node.over ? [node.over] : []), ...node.names, ...node.body];
    case "string":
      return node.parts.flatMap((part) => (part.kind === "hole" ? [part.value] : []));
    case "member":
      return [node.object];
    case "index":
      return [node.object, node.index];
    case "call":
      return [node.callee, ...node.args.map(({ value }) => value)];
    case "list":
      return node.items.map(({ value }) => value);
    case "object":
      return node.entries.flatMap((entry) =>
        entry.kind === "entry" ? [entry.key, entry.value] : [entry.value],
      );
    case "function":
      return [...defaultsOf(node), ...node.body];
    case "conditional":
      return [node.condition, node.then, node.otherwise];
    case "binary":
      return [node.left, node.right];
    case "comprehension":
      return [...node.turns.flatMap(partsOf), ...elementOf(node)];
    case "other":
      return [...node.parts, ...node.body];
  }
}

/** The nodes around a span, the outermost first. */
export function aroundIn(body: readonly Step[], span: Span): readonly Node[] {
  const around: Node[] = [];
  let next: Node | undefined = body.find((each) => contains(each.span, span));
  while (next) {
    around.push(next);
    next = childrenOf(next).find((each) => contains(each.span, span));
  }
  return around;
}

function partsOf({ names, over, conditions }: Turn): readonly Expression[] {
  return [over, ...names, ...conditions];
}

function elementOf({ element }: Comprehension): readonly Expression[] {
  return element.kind === "entry" ? [element.key, element.value] : [element];
}

function defaultsOf({ parameters }: Function): readonly Expression[] {
  return parameters.flatMap((each) => (each.default ? [each.default] : []));
}

/**
 * Every node of a program, each before what stands in it, in the order of the text.
 *
 * @param enters whether a node is gone into; those that are not come all the same
 */
export function* nodesIn(
  { body }: Pick<Program, "body">,
  enters: (node: Node) => boolean = () => true,
): Generator<Node> {
  const open: Node[] = body.toReversed();
  for (let node = open.pop(); node; node = open.pop()) {
    yield node;
    if (enters(node)) open.push(...childrenOf(node).toReversed());
  }
}
