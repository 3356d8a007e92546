import { openPermissions, type Permission } from "../../catalog/permissions.ts";
import type { NamedPlace, NamedPlaces, PolicyPlaces } from "../../catalog/places.ts";
import type { Calls } from "../../evaluate/terraform/calls.ts";
import { instanceLabel, type Instance, type Present } from "../../evaluate/terraform/instances.ts";
import { within } from "../../evaluate/terraform/iteration.ts";
import { argument, placeIn, type Declaration } from "../../evaluate/terraform/module.ts";
import { atDeclaration, type Scope } from "../../evaluate/terraform/scope.ts";
import { together } from "../../evaluate/presence.ts";
import type { Policy } from "../../iam/policy.ts";
import type { Problem } from "../../source/problem.ts";
import type { Place } from "../../source/source.ts";
import type { Facts } from "../format.ts";
import { permissionElements, permissionPolicy, type PermissionSite } from "../permission.ts";
import { permissionProblem } from "../problems.ts";
import { pseudoHole } from "./attributes.ts";
import { ownerOf } from "./owner.ts";
import { argumentsAt, attachedTo, attachments } from "./sites.ts";

/**
 * What gives access in a module by declarations of their own: the statement that AWS writes into the
 * policy of a resource for each, or a problem where it is not known how it does.
 */
export function permissionsIn(
  scope: Scope,
  calls: Calls,
  named: NamedPlaces,
  places: PolicyPlaces,
  facts: Facts,
): { readonly policies: readonly Policy[]; readonly problems: readonly Problem[] } {
  const permissions = openPermissions(facts.read, "terraform");
  const policies: Policy[] = [];
  const problems: Problem[] = [];
  for (const declaration of scope.module.declarations.values()) {
    const place = named.get(declaration.type)?.find(({ names }) => names === "permission");
    if (!place || declaration.mode !== "resource" || holdsPolicy(declaration, places)) continue;
    const permission = permissions.get(place.protects ?? "");
    const instances = scope.instances(declaration);
    const made = permission
      ? instances.flatMap((present) =>
          policyOf(declaration, place, permission, present, scope, calls, facts),
        )
      : [];
    policies.push(...made);
    const isThere = instances.some(
      ({ presence }) => together(scope.presence, presence) !== "never",
    );
    if (made.length === 0 && isThere)
      problems.push(permissionProblem(placeOf(declaration), declaration.address));
  }
  return { policies, problems };
}

/** The policy of an event bus may be written as one, or else as a permission. */
function holdsPolicy({ type, block }: Declaration, places: PolicyPlaces): boolean {
  return (places.get(type) ?? []).some(
    ({ path }) => argumentsAt(block.body, names(path)).length > 0,
  );
}

/** None where the declaration lacks what AWS asks for. */
function policyOf(
  declaration: Declaration,
  place: NamedPlace,
  permission: Permission,
  { instance, presence }: Present,
  scope: Scope,
  calls: Calls,
  { catalog }: Facts,
): readonly Policy[] {
  const { address } = declaration;
  const { protects = "" } = place;
  const site = siteOf(declaration, instance, scope);
  const elements = permissionElements(permission, protects, site, catalog);
  const attached = attachments(declaration, place, scope, calls);
  if (!elements) return [];
  return [
    {
      ...permissionPolicy([elements], {
        id: `${scope.id}/${address}${instanceLabel(instance)}`,
        statement: `${scope.module.directory}/${address}`,
        place: site.place,
        presence,
        owner: ownerOf(declaration, attached, scope, { protects }),
        attachedTo: attachedTo(attached, scope),
      }),
      scope: scope.id,
    },
  ];
}

/** What a declaration, or an instance of it, gives to the properties of a permission. */
export function siteOf(declaration: Declaration, instance: Instance, scope: Scope): PermissionSite {
  const { source, block } = declaration;
  return {
    given: (property) => {
      const [found] = argumentsAt(block.body, property);
      if (!found) return undefined;
      const { expression, body, loops } = found;
      const at = within(loops, atDeclaration(declaration, scope, instance), scope.evaluator);
      const written = argument(body, property.at(-1) ?? "") ?? expression;
      return {
        value: scope.evaluator.evaluate(expression, at),
        place: placeIn(written, source),
      };
    },
    word: (word) => pseudoHole(declaration, word, scope),
    place: placeOf(declaration),
  };
}

function placeOf({ source, block }: Declaration): Place {
  return { source, span: block.span };
}

function names(path: NamedPlace["path"]): readonly string[] {
  return path.map(({ name }) => name);
}
