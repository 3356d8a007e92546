import type { Calls } from "../../evaluate/terraform/calls.ts";
import { argument, declaringBlocks, type Module } from "../../evaluate/terraform/module.ts";
import type { Scope } from "../../evaluate/terraform/scope.ts";
import { asText } from "../../evaluate/texts.ts";
import { known } from "../../iam/text.ts";
import { holderIn } from "../../source/holder.ts";
import { once } from "../../source/once.ts";
import type { Place, Source } from "../../source/source.ts";
import type { Body, Expression } from "../../syntax/hcl/ast.ts";
import { valuesIn } from "../../syntax/hcl/walk.ts";
import type { ReferenceGraph } from "../format.ts";
import type { Values } from "./archive.ts";
import { countedBy } from "./counted.ts";
import { functionModule, isFunctionModule, moduleSupplies } from "./function-module.ts";
import { namesIn, referencesIn, scoped } from "./references.ts";
import { suppliesOf } from "./supplies.ts";

/**
 * What each declaration of a module refers to, by scoped address; `depends_on` counts too. A module
 * of elsewhere counts as what its call refers to: what it makes of that is not known.
 *
 * @param givenOut what the outputs of the program name, by scoped address
 */
export function referenceGraph(
  scope: Scope,
  calls: Calls,
  givenOut: ReadonlySet<string>,
): { readonly declarations: ReferenceGraph; readonly elsewhere: ReferenceGraph } {
  const { id, module } = scope;
  const namedIn = (value: Expression, at: Scope): readonly string[] => {
    const { targets, modules, elsewhere } = referencesIn(value, at, calls);
    return [...targets.map(scoped), ...modules.flatMap(allOf), ...elsewhere];
  };
  // What a declaration refers to, most of them also supply.
  const byValue = new Map<Expression, readonly string[]>();
  const namedHere = (value: Expression): readonly string[] => {
    const found = byValue.get(value) ?? namedIn(value, scope);
    byValue.set(value, found);
    return found;
  };
  const refersTo = (values: readonly Expression[], at: Scope): readonly string[] =>
    values.flatMap((value) => (at === scope ? namedHere(value) : namedIn(value, at)));
  const before = decidedBefore(scope, calls, refersTo);
  const node = (
    address: string,
    type: string,
    values: readonly Expression[],
  ): [string, { type: string; scope: string; refersTo: readonly string[] }] => [
    `${id}/${address}`,
    { type, scope: id, refersTo: [...new Set([...refersTo(values, scope), ...before])] },
  ];
  const values: Values = {
    evaluate: (value, source) => scope.evaluator.evaluate(value, { source, bindings: new Map() }),
    textOf: (value, source) => textIn(value, source, scope),
    pathOf: scope.pathOf,
    refersTo: (named) => refersTo(named, scope),
  };
  return {
    declarations: new Map(
      [...module.declarations.values()].map((declaration) => {
        const { address, type, block } = declaration;
        const [name, found] = node(address, type, namingIn(block.body));
        const supplies = suppliesOf(declaration, module, values, name);
        const under = countedBy(declaration);
        const notes = {
          ...(under !== undefined && { under }),
          ...(givenOut.has(name) && { isGivenOut: true as const }),
        };
        return [name, { ...found, supplies, ...notes }];
      }),
    ),
    elsewhere: new Map(
      [...module.calls.values()].flatMap((call): [string, Node][] => {
        const { name, address, block } = call;
        if (calls.madeBy(scope, name).length > 0) return [];
        const isOfFunction = isFunctionModule(block);
        const [key, found] = node(
          address,
          isOfFunction ? functionModule : "module",
          namingIn(block.body),
        );
        if (!isOfFunction) return [[key, found]];
        return [[key, { ...found, supplies: moduleSupplies(call, module, values, key) }]];
      }),
    ),
  };
}

/** The arguments of a body that name something: most name nothing, in each instance of the module. */
const namingIn = once((body: Body): readonly Expression[] =>
  valuesIn(body).filter((value) => namesIn(value).length > 0),
);

type Node = ReferenceGraph extends ReadonlyMap<string, infer Found> ? Found : never;

/** The text that an expression comes to, where all of it is known. */
function textIn(value: Expression, source: Source, { evaluator }: Scope): string | undefined {
  const text = asText(evaluator.evaluate(value, { source, bindings: new Map() }));
  return text && known(text);
}

function allOf(scope: Scope): readonly string[] {
  return [...scope.module.declarations.values()].map((declaration) =>
    scoped({ scope, declaration }),
  );
}

/** What the calls on the way to a module wait for, and so all that is declared in it. */
function decidedBefore(
  scope: Scope,
  calls: Calls,
  refersTo: (values: readonly Expression[], at: Scope) => readonly string[],
): readonly string[] {
  const found = calls.of(scope);
  if (!found) return [];
  const { call, caller } = found;
  const values = ["count", "for_each", "depends_on"].flatMap(
    (name) => argument(call.block.body, name)?.value ?? [],
  );
  return [...refersTo(values, caller), ...decidedBefore(caller, calls, refersTo)];
}

/** The declaration that each place of some modules stands in, behind the module's directory. */
export function containerFinder(modules: readonly Module[]): (place: Place) => string | undefined {
  const all = modules.flatMap((module) =>
    declaringBlocks(module).map((each) => ({ ...each, directory: module.directory })),
  );
  const holder = holderIn(all, ({ source, block: { span } }) => ({ source, span }));
  return (place) => {
    const found = holder(place);
    return found && `${found.directory}/${found.declaration.address}`;
  };
}
