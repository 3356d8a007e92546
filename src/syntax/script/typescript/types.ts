import type * as B from "@babel/types";
import type { Expression } from "../tree.ts";
import { spanOf, type Reading } from "./reading.ts";

/** What an annotation says of the type of what it stands behind, where that is a name or nothing. */
export function typed(
  node: { readonly typeAnnotation?: B.Node | null },
  reading: Reading,
): { readonly type?: Expression } {
  const { typeAnnotation: said } = node;
  const type = said?.type === "TSTypeAnnotation" ? nameOf(said.typeAnnotation, reading) : undefined;
  return type ? { type } : {};
}

function nameOf(type: B.TSType, reading: Reading): Expression | undefined {
  if (type.type === "TSTypeReference") return entity(type.typeName, reading);
  if (type.type !== "TSUnionType") return undefined;
  const [only, ...more] = type.types.filter(({ type }) => !/^TS(?:Undefined|Null)K/.test(type));
  return only && more.length === 0 ? nameOf(only, reading) : undefined;
}

/** `s3.Bucket` where types and names stand for each other. */
export function entity(node: B.TSEntityName, reading: Reading): Expression {
  if (node.type !== "TSQualifiedName") return reading.expression(node);
  return {
    kind: "member",
    object: entity(node.left, reading),
    name: node.right.name,
    nameSpan: spanOf(node.right),
    span: spanOf(node),
  };
}
