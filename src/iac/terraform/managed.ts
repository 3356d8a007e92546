import type { DeclaredType, NamedPlace, NamedPlaces } from "../../catalog/places.ts";
import type { Calls } from "../../evaluate/terraform/calls.ts";
import { within } from "../../evaluate/terraform/iteration.ts";
import { argument, placeIn, type Declaration } from "../../evaluate/terraform/module.ts";
import { atDeclaration, itself, type Scope } from "../../evaluate/terraform/scope.ts";
import { traversal } from "../../evaluate/terraform/traversal.ts";
import type { Value } from "../../evaluate/value.ts";
import type { Problem } from "../../source/problem.ts";
import type { Body, Expression } from "../../syntax/hcl/ast.ts";
import { isManaged, managedUses } from "../managed.ts";
import type { Managed, ManagedUse, ManagedUses } from "../managed.ts";
import { applicationProblems, nestedProblems } from "../problems.ts";
import { nameOf } from "./attributes.ts";
import { referencesIn, scoped, type Target } from "./references.ts";
import { argumentsAt, attachments, heldBy } from "./sites.ts";

const managedType = "aws_iam_policy";
/** What each word names. */
const namedTypes: Readonly<Record<Managed, RegExp>> = {
  policy: /^aws_iam_policy$/,
  boundary: /^aws_iam_policy$/,
  ceiling: /^aws_organizations_policy$/,
  group: /^aws_iam_group$/,
};

/** What modules that call each other make of managed policies, by scoped addresses. */
export function managedIn(
  scopes: readonly Scope[],
  calls: Calls,
  places: NamedPlaces,
  types: ReadonlyMap<string, DeclaredType>,
): ManagedUses<Target> {
  const targets = scopes.flatMap((scope) =>
    resourcesOf(scope).map((declaration): Target => ({ scope, declaration })),
  );
  const type = types.get(managedType);
  const declared = targets.flatMap((target) => {
    const { scope, declaration } = target;
    return type && declaration.type === managedType
      ? [
          {
            address: scoped(target),
            scope: scope.id,
            name: nameOf(declaration, type, itself, scope),
          },
        ]
      : [];
  });
  return managedUses(
    declared,
    targets.flatMap((target) =>
      (places.get(target.declaration.type) ?? []).flatMap((place) => usesAt(target, place, calls)),
    ),
  );
}

/** The templates in texts of a module, and those of elsewhere. */
export function nestedIn(scope: Scope, places: NamedPlaces): readonly Problem[] {
  return resourcesOf(scope).flatMap(({ type, block, source }) =>
    (places.get(type) ?? []).flatMap(({ names, path }) => {
      if (names !== "nested" && names !== "application") return [];
      const found = argumentsAt(
        block.body,
        path.map(({ name }) => name),
      );
      return found.flatMap(({ expression }) => {
        const place = placeIn(expression, source);
        if (names === "application")
          return expression.kind === "null" ? [] : applicationProblems(place);
        // What is written as an object is read wherever it stands.
        return expression.kind === "template" ? nestedProblems(place) : [];
      });
    }),
  );
}

function resourcesOf({ module }: Scope): readonly Declaration[] {
  return [...module.declarations.values()].filter(({ mode }) => mode === "resource");
}

/** The managed policies that a declaration names at a place. */
function usesAt(
  { declaration, scope }: Target,
  place: NamedPlace,
  calls: Calls,
): readonly ManagedUse<Target>[] {
  const { names } = place;
  if (!isManaged(names)) return [];
  const presences = scope.instances(declaration).map((each) => each.presence);
  if (presences.every((each) => each === "never") || scope.presence === "never") return [];
  const isThere = scope.presence === "always" && presences.includes("always");
  const { source, block } = declaration;
  const path = place.path.map(({ name }) => name);
  return argumentsAt(block.body, path).flatMap(({ expression, loops }) => {
    const at = within(loops, atDeclaration(declaration, scope), scope.evaluator);
    return itemsOf(expression, block.body).map((item): ManagedUse<Target> => {
      const value = scope.evaluator.evaluate(item, at);
      const isOne = isAttaching(value);
      const under = isThere && isOne ? {} : { under: [scope.id, declaration.address] as const };
      return {
        names,
        value,
        at: placeIn(item, source),
        scope: scope.id,
        refersTo: referencesIn(item, scope, calls)
          .targets.filter(
            ({ declaration }) =>
              declaration.mode === "resource" && namedTypes[names].test(declaration.type),
          )
          .map(scoped),
        attachedTo: attachments(declaration, place, scope, calls).map((to) => ({
          ...to,
          ...under,
        })),
        heldBy: heldBy(declaration, place, scope, calls).map((by) => ({ ...by, ...under })),
      };
    });
  });
}

/** Whether a value names the same whatever decides, and something. */
function isAttaching(value: Value): boolean {
  if (value.kind === "list") return value.rest.length === 0;
  return value.kind !== "choice" && !(value.kind === "unknown" && value.orNothing === true);
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
