import type { Expression, Step } from "../tree.ts";
import { readArguments } from "./calls.ts";
import { childOf, spanOf, type Node } from "./nodes.ts";
import { deepestNesting, nameOf, noteOnce, otherOf, textOf, type Reading } from "./reading.ts";

/** `@a.b(c)`: what it does is done before there is a function. */
export function readDecorator(reading: Reading, node: Node): readonly Step[] {
  const value = readCalled(reading, node);
  return value ? [{ kind: "do", value, span: value.span }] : [];
}

function readCalled(reading: Reading, node: Node): Expression | undefined {
  const [first, ...rest] = node.children.filter(({ name }) => name === "VariableName");
  if (!first) return undefined;
  const callee = readPath(reading, first, rest);
  const list = childOf(node, "ArgList");
  if (!list) return callee;
  const span = { start: first.start, end: list.end };
  return { kind: "call", callee, args: readArguments(reading, list), isNew: false, span };
}

function readPath(reading: Reading, first: Node, rest: readonly Node[]): Expression {
  const end = rest.at(-1)?.end ?? first.end;
  if (reading.depth + rest.length > deepestNesting) {
    noteOnce(reading, "too-deep", `more than ${deepestNesting} names in a row`, first.start);
    return otherOf({ start: first.start, end });
  }
  return rest.reduce<Expression>(
    (object, node) => {
      const span = { start: first.start, end: node.end };
      return { kind: "member", object, name: textOf(reading, node), nameSpan: spanOf(node), span };
    },
    nameOf(reading, first),
  );
}
