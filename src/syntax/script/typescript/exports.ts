import type * as B from "@babel/types";
import type { ExportedName, Step } from "../tree.ts";
import { spanOf } from "./reading.ts";

/** `export { a as b }`, `export * as a from "b"`, `export * from "b"`; of types alone it is none. */
export function exportOf(node: B.ExportNamedDeclaration | B.ExportAllDeclaration): readonly Step[] {
  if (node.exportKind === "type") return [];
  const span = spanOf(node);
  const names = node.type === "ExportAllDeclaration" ? undefined : node.specifiers.flatMap(nameOf);
  if (names?.length === 0) return [];
  return [
    {
      kind: "export",
      ...(node.source && { module: node.source.value }),
      names: names ?? [{ local: "*", exported: "*", span }],
      span,
    },
  ];
}

type Specifier = B.ExportNamedDeclaration["specifiers"][number];

function nameOf(node: Specifier): readonly ExportedName[] {
  const span = spanOf(node);
  const exported = named(node.exported);
  if (node.type !== "ExportSpecifier")
    return [{ local: node.type === "ExportNamespaceSpecifier" ? "*" : "default", exported, span }];
  return node.exportKind === "type" ? [] : [{ local: named(node.local), exported, span }];
}

function named(node: B.Identifier | B.StringLiteral): string {
  return node.type === "Identifier" ? node.name : node.value;
}
