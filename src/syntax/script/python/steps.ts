import type { Binary, Expression, Step } from "../tree.ts";
import { readBlocks, readMatch } from "./blocks.ts";
import { readTuple } from "./collections.ts";
import { readDecorator } from "./decorators.ts";
import { annotationIn, readClass, readFunction } from "./functions.ts";
import { readImport } from "./imports.ts";
import { expressionsIn, isExpression, spanOf, spanOver, type Node } from "./nodes.ts";
import { assign, otherOf, textOf, type Reading } from "./reading.ts";
import { assignTo, give, isTarget } from "./targets.ts";

/** Reads statements, each as no, one or several steps. */
export function readSteps(reading: Reading, nodes: readonly Node[]): readonly Step[] {
  return nodes.flatMap((node) => readStep(reading, node));
}

function readStep(reading: Reading, node: Node): readonly Step[] {
  const { before } = reading;
  const first: Step[] = [];
  reading.before = first;
  const steps = readStatement(reading, node);
  reading.before = before;
  return first.length > 0 ? [...first, ...steps] : steps;
}

function readStatement(reading: Reading, node: Node): readonly Step[] {
  switch (node.name) {
    case "ImportStatement":
      return readImport(reading, node);
    case "AssignStatement":
      return readAssignment(reading, node);
    case "UpdateStatement":
      return readUpdate(reading, node);
    case "ExpressionStatement":
      return done(node, readTuple(reading, node.children, node));
    case "ReturnStatement":
      return [readReturn(reading, node)];
    case "StatementGroup":
      return readSteps(reading, node.children);
    case "Decorator":
      return readDecorator(reading, node);
    case "FunctionDefinition":
      return readFunction(reading, node);
    case "ClassDefinition":
      return readClass(reading, node);
    case "DecoratedStatement":
      return node.children.flatMap((child) => readStatement(reading, child));
    case "IfStatement":
    case "WhileStatement":
    case "ForStatement":
    case "TryStatement":
    case "WithStatement":
      return readBlocks(reading, node);
    case "MatchStatement":
      return [readMatch(reading, node)];
    case "DeleteStatement":
    case "YieldStatement":
    case "PrintStatement":
    case "RaiseStatement":
    case "AssertStatement":
      return readParts(reading, node);
    default:
      // What is broken may still hold an expression; `pass`, `global a` and the like do nothing.
      return isExpression(node) ? done(node, reading.expression(reading, node)) : [];
  }
}

function done(node: Node, value: Expression): readonly Step[] {
  return [{ kind: "do", value, span: spanOf(node) }];
}

/** A statement that the tree has nothing for but what is in it. */
function readParts(reading: Reading, node: Node): readonly Step[] {
  const parts = expressionsIn(node.children).map((part) => reading.expression(reading, part));
  return done(node, otherOf(node, parts));
}

function readReturn(reading: Reading, node: Node): Step {
  const values = node.children.slice(1);
  const value = values.length > 0 ? readTuple(reading, values, node) : undefined;
  return { kind: "return", ...(value && { value }), span: spanOf(node) };
}

/** `a = b`, `a = b = c`, `a, b = c`, `a: type = b`; `a: type` alone gives nothing a value. */
function readAssignment(reading: Reading, node: Node): readonly Step[] {
  const segments = segmentsOf(node.children);
  const [first = []] = segments;
  const written = segments.at(-1) ?? [];
  if (segments.length < 2 || written.length === 0) return readParts(reading, node);
  const type = annotationIn(reading, first);
  const given = give(readTuple(reading, written, node), node);
  const steps = segments.slice(0, -1).flatMap((segment) => {
    const target = segment.filter(({ name }) => name !== "TypeDef");
    return assignTo(reading, target, given);
  });
  return steps.map((step) => {
    if (step.kind !== "assign") return step;
    const declares = reading.inClass && step.target.kind === "name";
    return { ...step, declares, ...(type && { type }) };
  });
}

/** What stands between the `=`. */
function segmentsOf(nodes: readonly Node[]): readonly (readonly Node[])[] {
  const segments: Node[][] = [[]];
  for (const node of nodes) {
    if (node.name === "AssignOp") segments.push([]);
    else segments.at(-1)?.push(node);
  }
  return segments;
}

/** What adds to a text, a list, a set or an object. */
const adding = new Set(["+=", "|="]);

/** `a += b`; `a -= b` is `a = a - b`. */
function readUpdate(reading: Reading, node: Node): readonly Step[] {
  const at = node.children.findIndex(({ name }) => name === "UpdateOp");
  const [place, sign, ...written] = node.children.slice(at - 1);
  if (at < 1 || !place || !sign || written.length === 0) return readParts(reading, node);
  const target = reading.expression(reading, place);
  const right = readTuple(reading, written, node);
  if (!isTarget(target)) return done(node, otherOf(node, [target, right]));
  const operator = textOf(reading, sign);
  const adds = adding.has(operator);
  const span = spanOver([place, ...written], node.start);
  const joined: Binary = {
    kind: "binary",
    operator: operator.slice(0, -1),
    left: target,
    right,
    span,
  };
  return [{ ...assign(target, adds ? right : joined, node), adds }];
}
