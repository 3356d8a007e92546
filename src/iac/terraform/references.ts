import { traversal } from "../../evaluate/terraform/traversal.ts";
import type { Declaration, Module } from "../../evaluate/terraform/module.ts";
import type { Expression } from "../../syntax/hcl/ast.ts";
import { expressionsIn } from "../../syntax/hcl/walk.ts";

/** The declarations of the module that an expression names, through locals too. */
export function referencesIn(expression: Expression, module: Module): readonly Declaration[] {
  const found = new Map<string, Declaration>();
  const seen = new Set<string>();
  const visit = (from: Expression): void => {
    for (const node of expressionsIn(from)) {
      const named = traversal(node);
      if (!named) continue;
      const [first, second] = named.steps.map((step) =>
        step.kind === "attribute" ? step.name : undefined,
      );
      if (first === undefined) continue;
      if (named.root === "local" && !seen.has(first)) {
        seen.add(first);
        const definition = module.locals.get(first);
        if (definition) visit(definition.expression);
      }
      const address =
        named.root === "data" ? `data.${first}.${second ?? ""}` : `${named.root}.${first}`;
      const declaration = module.declarations.get(address);
      if (declaration) found.set(address, declaration);
    }
  };
  visit(expression);
  return [...found.values()];
}
