import type * as B from "@babel/types";
import type { Span } from "../../../source/source.ts";
import type { Import, ImportedName, Step } from "../tree.ts";
import { name, spanOf, type Reading } from "./reading.ts";
import { entity } from "./types.ts";

/** `import a, { b as c }, * as d from "e"`, `import a = require("e")`, `import Bucket = s3.Bucket`. */
export function importOf(
  node: B.ImportDeclaration | B.TSImportEqualsDeclaration,
  reading: Reading,
): readonly Step[] {
  const span = spanOf(node);
  if (node.type === "TSImportEqualsDeclaration") {
    const { moduleReference, id } = node;
    if (moduleReference.type !== "TSExternalModuleReference")
      return [
        {
          kind: "assign",
          target: name(id.name, spanOf(id)),
          value: entity(moduleReference, reading),
          constant: true,
          declares: true,
          adds: false,
          span,
        },
      ];
    const whole = { imported: "*", local: id.name, span: spanOf(id) };
    return [{ kind: "import", module: moduleReference.expression.value, names: [whole], span }];
  }
  const names = node.specifiers.map((each): ImportedName => {
    const at = spanOf(each);
    const local = each.local.name;
    if (each.type === "ImportNamespaceSpecifier") return { imported: "*", local, span: at };
    if (each.type === "ImportDefaultSpecifier") return { imported: "default", local, span: at };
    const { imported } = each;
    return {
      imported: imported.type === "Identifier" ? imported.name : imported.value,
      local,
      span: at,
    };
  });
  const isType = (each: (typeof node.specifiers)[number]): boolean =>
    each.type === "ImportSpecifier" && each.importKind === "type";
  const types = node.importKind === "type" || (names.length > 0 && node.specifiers.every(isType));
  return [
    { kind: "import", module: node.source.value, names, ...(types && { types: true }), span },
  ];
}

/** `const a = require("e")`, `const { b: c } = await import("e")` */
export function requiredIn(target: B.Node, value: B.Node, span: Span): Import | undefined {
  const call = value.type === "AwaitExpression" ? value.argument : value;
  if (call.type !== "CallExpression" && call.type !== "ImportExpression") return undefined;
  const isRequire =
    call.type === "ImportExpression" ||
    call.callee.type === "Import" ||
    (call.callee.type === "Identifier" && call.callee.name === "require");
  const from = call.type === "ImportExpression" ? call.source : call.arguments[0];
  if (!isRequire || from?.type !== "StringLiteral") return undefined;
  const names = requiredNames(target);
  return names && { kind: "import", module: from.value, names, span };
}

function requiredNames(target: B.Node): readonly ImportedName[] | undefined {
  if (target.type === "Identifier")
    return [{ imported: "*", local: target.name, span: spanOf(target) }];
  if (target.type !== "ObjectPattern") return undefined;
  const names = target.properties.map((each): ImportedName | undefined => {
    if (each.type === "RestElement" || each.computed) return undefined;
    const { key, value } = each;
    if (key.type !== "Identifier" || value.type !== "Identifier") return undefined;
    return { imported: key.name, local: value.name, span: spanOf(each) };
  });
  return names.every((each) => each !== undefined) ? names : undefined;
}
