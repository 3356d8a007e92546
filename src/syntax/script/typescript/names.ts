import type * as B from "@babel/types";
import type { StringLiteral } from "../tree.ts";
import { spanOf, type Reading } from "./reading.ts";
import { stringText } from "./strings.ts";

export function quoted(node: B.Node, { text }: Reading): StringLiteral {
  const span = spanOf(node);
  const inside = { start: span.start + 1, end: Math.max(span.start + 1, span.end - 1) };
  const part = stringText(text, inside);
  return { kind: "string", parts: part.value === "" ? [] : [part], span };
}

/** A key as the string that it is. */
export function keyOf(node: B.Node, reading: Reading): StringLiteral {
  const span = spanOf(node);
  if (node.type === "StringLiteral") return quoted(node, reading);
  const value = node.type === "NumericLiteral" ? String(node.value) : nameIn(node);
  return { kind: "string", parts: [{ kind: "text", value, span }], span };
}

export function nameIn(node: B.Node): string {
  if (node.type === "PrivateName") return `#${node.id.name}`;
  return node.type === "Identifier" ? node.name : "";
}
