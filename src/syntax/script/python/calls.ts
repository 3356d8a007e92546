import type { Argument, Call, Name } from "../tree.ts";
import { isInTurns, readComprehension } from "./comprehensions.ts";
import { groupsOf, isExpression, spanOf, spanOver, type Node } from "./nodes.ts";
import { textOf, type Reading } from "./reading.ts";
import { readWalrus } from "./walrus.ts";

/** Reads a call; undefined where it has no callee or no arguments. `super()` is a name. */
export function readCall(reading: Reading, node: Node): Call | Name | undefined {
  const [object, list] = node.children;
  if (!object || list?.name !== "ArgList") return undefined;
  const span = spanOf(node);
  const callee = reading.expression(reading, object);
  const args = readArguments(reading, list);
  if (callee.kind === "name" && callee.name === "super" && args.every(isName))
    return { ...callee, span };
  return { kind: "call", callee, args, isNew: false, span };
}

/** What `super(Name, self)` may have. */
function isName({ name, spread, value }: Argument): boolean {
  return name === undefined && spread === undefined && value.kind === "name";
}

export function readArguments(reading: Reading, list: Node): readonly Argument[] {
  return groupsOf(list.children).flatMap((group) => readArgument(reading, group) ?? []);
}

function readArgument(reading: Reading, group: readonly Node[]): Argument | undefined {
  const [first, sign, ...rest] = group;
  const span = spanOver(group, first?.start ?? 0);
  if (!first) return undefined;
  if (first.name === "*" || first.name === "**") {
    if (!sign || !isExpression(sign)) return undefined;
    const value = reading.expression(reading, sign);
    return { spread: first.name === "*" ? "items" : "entries", value, span };
  }
  if (sign?.name === "AssignOp") {
    if (textOf(reading, sign) !== "=") {
      const value = readWalrus(reading, group);
      return value && { value, span };
    }
    const value = readValue(reading, rest);
    return value && { name: textOf(reading, first), value, span };
  }
  const value = readValue(reading, group);
  return value && { value, span };
}

/** An argument's value, which may be a generator without brackets. */
function readValue(reading: Reading, nodes: readonly Node[]): Argument["value"] | undefined {
  const [first] = nodes;
  if (!first || !isExpression(first)) return undefined;
  if (nodes.some(isInTurns)) return readComprehension(reading, nodes, spanOver(nodes, first.start));
  return reading.expression(reading, first);
}
