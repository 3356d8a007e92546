import { traversal } from "../../evaluate/terraform/traversal.ts";
import type { Declaration, Module } from "../../evaluate/terraform/module.ts";
import type { Scope } from "../../evaluate/terraform/scope.ts";
import type { Expression } from "../../syntax/hcl/ast.ts";
import { holderIn } from "../../source/holder.ts";
import { once } from "../../source/once.ts";
import type { Place } from "../../source/source.ts";
import { expressionsIn, valuesIn } from "../../syntax/hcl/walk.ts";
import type { ReferenceGraph } from "../format.ts";

/** The declarations of the module that an expression names, through locals too. */
export function referencesIn(expression: Expression, module: Module): readonly Declaration[] {
  const found = new Map<string, Declaration>();
  const seen = new Set<string>();
  // Locals may stand behind each other by the thousand: what is open is a list, not the call stack.
  const open = [namesIn(expression).values()];
  for (let top = open.at(-1); top; top = open.at(-1)) {
    const next = top.next();
    if (next.done) {
      open.pop();
      continue;
    }
    const { address, local } = next.value;
    const declaration = module.declarations.get(address);
    if (declaration) found.set(address, declaration);
    const definition = local === undefined ? undefined : module.locals.get(local);
    if (local === undefined || !definition || seen.has(local)) continue;
    seen.add(local);
    open.push(namesIn(definition.expression).values());
  }
  return [...found.values()];
}

/** What a traversal names: a declaration by its address, or else a local value. */
type Named = { readonly address: string; readonly local?: string };

/** What an expression names; a local value is asked for by each that names it. */
const namesIn = once((expression: Expression): readonly Named[] =>
  expressionsIn(expression).flatMap((each): readonly Named[] => {
    const { root, steps = [] } = traversal(each) ?? {};
    const [first, second] = steps.map((step) =>
      step.kind === "attribute" ? step.name : undefined,
    );
    if (root === undefined || first === undefined) return [];
    return root === "data"
      ? [{ address: `data.${first}.${second ?? ""}` }]
      : [{ address: `${root}.${first}`, ...(root === "local" && { local: first }) }];
  }),
);

/** What each declaration of the module refers to, by scoped address; `depends_on` counts too. */
export function referenceGraph({ id, module }: Pick<Scope, "id" | "module">): ReferenceGraph {
  const scoped = (address: string): string => `${id}/${address}`;
  return new Map(
    referencesOf(module).map(({ declaration: { address, type }, refersTo }) => [
      scoped(address),
      { type, scope: id, refersTo: refersTo.map(scoped) },
    ]),
  );
}

/** What each declaration of a module refers to, by address. */
const referencesOf = once((module: Module) =>
  [...module.declarations.values()].map((declaration) => {
    const found = new Set<string>();
    for (const value of valuesIn(declaration.block.body))
      for (const { address } of referencesIn(value, module)) found.add(address);
    return { declaration, refersTo: [...found] };
  }),
);

/** The declaration that each place of some modules stands in, behind the module's directory. */
export function containerFinder(modules: readonly Module[]): (place: Place) => string | undefined {
  const all = modules.flatMap(({ directory, declarations }) =>
    [...declarations.values()].map((declaration) => ({ ...declaration, directory })),
  );
  const holder = holderIn(all, ({ source, block: { span } }) => ({ source, span }));
  return (place) => {
    const found = holder(place);
    return found && `${found.directory}/${found.address}`;
  };
}
