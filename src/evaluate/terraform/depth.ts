import { once } from "../../source/once.ts";
import type { Place } from "../../source/source.ts";
import { childrenOf, valuesIn } from "../../syntax/hcl/walk.ts";
import type { Expression, Template } from "../../syntax/hcl/ast.ts";
import { depthOfDefinitions } from "../depth.ts";
import type { Definition, Module } from "./module.ts";

/** How deep the definitions of a module stand behind each other, by address: `local.a`, `aws_x.y`. */
export const moduleDepths = once((module: Module): ((address: string) => number) =>
  depthOfDefinitions((address) => {
    const expressions = expressionsAt(module, address);
    if (!expressions) return undefined;
    const names = new Set<string>();
    const levels = expressions.reduce((most, each) => Math.max(most, levelsOf(each, names)), 0);
    return { levels, names };
  }),
);

function expressionsAt(module: Module, address: string): readonly Expression[] | undefined {
  const declaration = module.declarations.get(address);
  if (declaration) return valuesIn(declaration.block.body);
  const definition = definitionAt(module, address);
  return definition && [definition.expression];
}

function definitionAt(module: Module, address: string): Definition | undefined {
  const [kind, name = ""] = address.split(".");
  const definitions =
    kind === "local" ? module.locals : kind === "var" ? module.variables : undefined;
  return definitions?.get(name);
}

/** Where what is found at an address is written. */
export function placeOfDefinition(module: Module, address: string): Place | undefined {
  const declaration = module.declarations.get(address);
  if (declaration) return { source: declaration.source, span: declaration.block.span };
  const definition = definitionAt(module, address);
  return definition && { source: definition.source, span: definition.expression.span };
}

/** The levels of an expression; the definitions that it may name are added to `names`. */
function levelsOf(node: Expression, names: Set<string>): number {
  const address = addressIn(node);
  if (address !== undefined) names.add(address);
  let inner = node.kind === "template" ? bracketsIn(node) : 0;
  for (const child of childrenOf(node)) inner = Math.max(inner, levelsOf(child, names));
  return inner + 1;
}

/** How deep brackets nest in a text, which may be read as JSON. */
function bracketsIn({ parts }: Template): number {
  let open = 0;
  let deepest = 0;
  for (const part of parts)
    if (part.kind === "literal")
      for (const [bracket] of part.value.matchAll(/[[{\]}]/g)) {
        open += bracket === "[" || bracket === "{" ? 1 : -1;
        deepest = Math.max(deepest, open);
      }
  return deepest;
}

/** `local.a` as the whole of a traversal, or its beginning. */
function addressIn(node: Expression): string | undefined {
  if (node.kind !== "attribute") return undefined;
  const { on, name } = node;
  if (on.kind === "variable") return `${on.name}.${name}`;
  return on.kind === "attribute" && on.on.kind === "variable" && on.on.name === "data"
    ? `data.${on.name}.${name}`
    : undefined;
}
