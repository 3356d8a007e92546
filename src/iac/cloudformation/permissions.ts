import { openPermissions } from "../../catalog/permissions.ts";
import type { NamedPlaces, PolicyPlaces } from "../../catalog/places.ts";
import type { TemplateScope } from "../../evaluate/cloudformation/scope.ts";
import { nodePlace, type Declaration } from "../../evaluate/cloudformation/template.ts";
import type { Policy } from "../../iam/policy.ts";
import type { Problem } from "../../source/problem.ts";
import { entryOf, valueOf } from "../../syntax/data.ts";
import type { Facts } from "../format.ts";
import { permissionElements, permissionPolicy, type PermissionSite } from "../permission.ts";
import { permissionProblem } from "../problems.ts";
import { placeOf, pseudoParameters } from "./attributes.ts";
import { ownerOf } from "./owner.ts";
import { attachments, nodesAt } from "./sites.ts";

/**
 * What gives access in a template by resources of their own: the statement that AWS writes into the
 * policy of another resource for each, or a problem where it is not known how it does.
 */
export function permissionsIn(
  scope: TemplateScope,
  named: NamedPlaces,
  places: PolicyPlaces,
  { read, catalog }: Facts,
): { readonly policies: readonly Policy[]; readonly problems: readonly Problem[] } {
  const { template } = scope;
  const permissions = openPermissions(read, "cloudformation");
  const policies: Policy[] = [];
  const problems: Problem[] = [];
  for (const declaration of template.declarations.values()) {
    const place = named.get(declaration.type)?.find(({ names }) => names === "permission");
    const presence = scope.presenceOf(declaration);
    if (!place || presence === "never" || holdsPolicy(declaration, places)) continue;
    const { protects = "" } = place;
    const permission = permissions.get(protects);
    const site = siteOf(declaration, scope);
    const elements = permission && permissionElements(permission, protects, site, catalog);
    if (!elements) {
      problems.push(permissionProblem(site.place, declaration.logicalId));
      continue;
    }
    const attachedTo = attachments(declaration, place, scope);
    const id = `${template.source.path}/${declaration.logicalId}`;
    const owner = ownerOf(declaration, attachedTo, scope, protects);
    policies.push(
      permissionPolicy([elements], {
        id,
        statement: id,
        place: site.place,
        presence,
        owner,
        attachedTo,
      }),
    );
  }
  return { policies, problems };
}

/** The policy of an event bus may be written as one, or else as a permission. */
function holdsPolicy({ type, properties }: Declaration, places: PolicyPlaces): boolean {
  return (places.get(type) ?? []).some(({ path }) => nodesAt(properties, path, false).length > 0);
}

function siteOf(declaration: Declaration, scope: TemplateScope): PermissionSite {
  const { template } = scope;
  const place = placeOf(declaration, scope);
  return {
    given: (property) => {
      const last = property.at(-1) ?? "";
      const entry = entryOf(valueOf(declaration.properties, ...property.slice(0, -1)), last);
      return (
        entry && {
          value: scope.evaluate(entry.value, declaration),
          place: { ...nodePlace(template, entry.value), span: entry.span },
        }
      );
    },
    word: (word) => scope.hole(pseudoParameters[word], place, { kind: word }),
    place,
  };
}
