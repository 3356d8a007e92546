import type { NumberLiteral, Other } from "../tree.ts";
import { spanOf, type Node } from "./nodes.ts";
import { otherOf, textOf, type Reading } from "./reading.ts";

/** A number as JavaScript holds it; `other` for what it has no numbers for (`2j`). */
export function numberOf(reading: Reading, node: Node): NumberLiteral | Other {
  const value = Number(textOf(reading, node).trim().replaceAll("_", ""));
  return Number.isNaN(value) ? otherOf(node) : { kind: "number", value, span: spanOf(node) };
}
