import type { Expression } from "../tree.ts";
import { spanOver, type Node } from "./nodes.ts";
import { assign, nameOf, type Reading } from "./reading.ts";

/**
 * Reads `name := value`: the assignment becomes a step before the statement, and the name stands for
 * the value. In a comprehension it stays where it is. Undefined where one of both is missing.
 */
export function readWalrus(reading: Reading, nodes: readonly Node[]): Expression | undefined {
  const [target, , value] = nodes;
  if (target?.name !== "VariableName" || !value) return undefined;
  const span = spanOver(nodes, target.start);
  const name = nameOf(reading, target);
  const step = assign(name, reading.expression(reading, value), span);
  if (!reading.before) return { kind: "other", parts: [], body: [step], span };
  reading.before.push(step);
  return name;
}
