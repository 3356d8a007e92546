import type { DeclaredType, NamedPlace, NamedPlaces } from "../../catalog/places.ts";
import { within } from "../../evaluate/terraform/iteration.ts";
import { argument, type Declaration } from "../../evaluate/terraform/module.ts";
import { atDeclaration, itself, type Scope } from "../../evaluate/terraform/scope.ts";
import { traversal } from "../../evaluate/terraform/traversal.ts";
import type { Body, Expression } from "../../syntax/hcl/ast.ts";
import { managedUses, type ManagedUse, type ManagedUses } from "../managed.ts";
import { nestedProblems } from "../problems.ts";
import { nameOf } from "./attributes.ts";
import { referencesIn } from "./references.ts";
import { argumentsAt, attachments } from "./sites.ts";

const managedType = "aws_iam_policy";

/** What a module makes of managed policies, and which templates in it are not read. */
export function managedIn(
  scope: Scope,
  places: NamedPlaces,
  types: ReadonlyMap<string, DeclaredType>,
): ManagedUses {
  const declarations = [...scope.module.declarations.values()].filter(
    ({ mode }) => mode === "resource",
  );
  const type = types.get(managedType);
  const declared = declarations.flatMap((each) =>
    type && each.type === managedType
      ? [{ address: each.address, name: nameOf(each, type, itself, scope) }]
      : [],
  );
  const placed = declarations.flatMap((declaration) =>
    (places.get(declaration.type) ?? []).map((place) => ({ declaration, place })),
  );
  const uses = managedUses(
    declared,
    placed.flatMap(({ declaration, place }) => usesAt(declaration, place, scope)),
  );
  const nested = placed
    .filter(({ place }) => place.names === "nested")
    .flatMap(({ declaration: { source, block }, place }) =>
      argumentsAt(
        block.body,
        place.path.map(({ name }) => name),
      )
        // What is written as an object is read wherever it stands.
        .filter(({ expression }) => expression.kind === "template")
        .flatMap(({ expression }) => nestedProblems({ source, span: expression.span })),
    );
  return { ...uses, problems: [...uses.problems, ...nested] };
}

/** The managed policies that a declaration names at a place. */
function usesAt(declaration: Declaration, place: NamedPlace, scope: Scope): readonly ManagedUse[] {
  const { names } = place;
  if (names !== "policy" && names !== "boundary") return [];
  const { module, evaluator } = scope;
  const { source, block } = declaration;
  const path = place.path.map(({ name }) => name);
  return argumentsAt(block.body, path).flatMap(({ expression, loops }) => {
    const at = within(loops, atDeclaration(declaration, scope), evaluator);
    return itemsOf(expression, block.body).map((item) => ({
      names,
      value: evaluator.evaluate(item, at),
      at: { source, span: item.span },
      refersTo: referencesIn(item, module)
        .filter(({ type, mode }) => type === managedType && mode === "resource")
        .map(({ address }) => address),
      attachedTo: attachments(declaration, place, module),
    }));
  });
}

/**
 * The expressions that a list holds. What `each.value` or `each.key` stands for is written in
 * `for_each`: a set or a map, whose values stand for all.
 */
function itemsOf(expression: Expression, body: Body): readonly Expression[] {
  if (expression.kind === "tuple") return expression.items;
  const { root, steps = [] } = traversal(expression) ?? {};
  const [only, ...more] = steps;
  const collection = argument(body, "for_each")?.value;
  if (!collection || root !== "each" || only?.kind !== "attribute" || more.length > 0)
    return [expression];
  const made = collection.kind === "call" && collection.args.length === 1;
  const over = (made ? collection.args[0] : undefined) ?? collection;
  if (over.kind === "tuple") return over.items;
  if (over.kind === "object")
    return over.items.map(({ key, value }) => (only.name === "key" ? key : value));
  return [over];
}
