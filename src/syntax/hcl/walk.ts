import { once } from "../../source/once.ts";
import type { Block, Body, Expression, TemplatePart } from "./ast.ts";

/** The expressions directly inside an expression, in the order of the file. */
export function childrenOf(node: Expression): readonly Expression[] {
  switch (node.kind) {
    case "number":
    case "bool":
    case "null":
    case "variable":
      return [];
    case "template":
      return node.parts.flatMap(partExpressions);
    case "tuple":
      return node.items;
    case "object":
      return node.items.flatMap((item) => [item.key, item.value]);
    case "for":
      return [
        node.collection,
        ...(node.key ? [node.key] : []),
        node.value,
        ...(node.condition ? [node.condition] : []),
      ];
    case "call":
      return node.args;
    case "attribute":
      return [node.on];
    case "index":
      return [node.on, node.key];
    case "splat":
      return [node.on, ...node.steps.flatMap((step) => (step.kind === "index" ? [step.key] : []))];
    case "unary":
      return [node.operand];
    case "binary":
      return [node.left, node.right];
    case "conditional":
      return [node.condition, node.then, node.otherwise];
    case "parentheses":
      return [node.inner];
  }
}

function partExpressions(part: TemplatePart): readonly Expression[] {
  switch (part.kind) {
    case "literal":
      return [];
    case "interpolation":
      return [part.value];
    case "if":
      return [part.condition, ...[...part.then, ...part.otherwise].flatMap(partExpressions)];
    case "for-directive":
      return [part.collection, ...part.body.flatMap(partExpressions)];
  }
}

/** An expression and all inside it, outermost first. */
export function expressionsIn(root: Expression): readonly Expression[] {
  const found: Expression[] = [];
  const visit = (node: Expression): void => {
    found.push(node);
    childrenOf(node).forEach(visit);
  };
  visit(root);
  return found;
}

/** The values of all arguments of a body, those of its blocks included: they are asked for in each instance of its module. */
export const valuesIn = once((body: Body): readonly Expression[] => {
  const found: Expression[] = [];
  const visit = ({ items }: Body): void => {
    for (const item of items)
      if (item.kind === "argument") found.push(item.value);
      else visit(item.body);
  };
  visit(body);
  return found;
});

/** A block and all blocks inside it, outermost first. */
export function* blocksIn(body: Body): Generator<Block> {
  for (const item of body.items) {
    if (item.kind !== "block") continue;
    yield item;
    yield* blocksIn(item.body);
  }
}
