import { openPermissions, type Property } from "../../catalog/permissions.ts";
import { dataValue } from "../../evaluate/data.ts";
import type { Frame } from "../../evaluate/embedded.ts";
import type { Policy } from "../../iam/policy.ts";
import type { Problem } from "../../source/problem.ts";
import { stringOf, type DataEntry } from "../../syntax/data.ts";
import type { Facts } from "../format.ts";
import { permissionElements, permissionPolicy, type PermissionSite } from "../permission.ts";
import { permissionProblem } from "../problems.ts";
import type { Declaration } from "./declarations.ts";
import { entryLike } from "./names.ts";
import { ownerOf } from "./owner.ts";
import { attachments, type Tree } from "./sites.ts";

/**
 * What gives access in a file by declarations of their own: the statement that AWS writes into the
 * policy of a resource for each, or a problem where it is not known how it does.
 *
 * @param isConditional whether what stands at an offset may not be there
 */
export function permissionsIn(
  trees: readonly Tree[],
  frame: Frame,
  facts: Facts,
  isConditional: (offset: number) => boolean,
): { readonly policies: readonly Policy[]; readonly problems: readonly Problem[] } {
  const policies: Policy[] = [];
  const problems: Problem[] = [];
  const counts = new Map<string, number>();
  for (const { declarations, names } of trees)
    for (const declaration of declarations) {
      const place = declaration.named.find((each) => each.names === "permission");
      if (!place || isTakenAway(declaration)) continue;
      const { protects = "" } = place;
      const { address } = declaration;
      const site = siteOf(declaration, frame);
      const permission = openPermissions(facts.read, "cloudformation").get(protects);
      const elements = permission && permissionElements(permission, protects, site, facts.catalog);
      if (!elements) {
        problems.push(permissionProblem(site.place, address));
        continue;
      }
      const number = counts.get(address) ?? 0;
      counts.set(address, number + 1);
      const id = `${site.place.source.path}/permission ${address}${number > 0 ? `#${number}` : ""}`;
      policies.push(
        permissionPolicy(elements, {
          id,
          statement: id,
          place: site.place,
          presence: isConditional(site.place.span.start) ? "maybe" : "always",
          owner: ownerOf(declaration, frame, protects),
          attachedTo: attachments(declaration, place.attach, names),
        }),
      );
    }
  return { policies, problems };
}

/** A task of Ansible's may be there so that something is not. */
function isTakenAway({ properties }: Declaration): boolean {
  return stringOf(entryLike(properties, "state")?.value) === "absent";
}

function siteOf({ node, properties }: Declaration, frame: Frame): PermissionSite {
  const place = frame.place(node.span);
  const entryAt = (property: Property): DataEntry | undefined =>
    property.reduce<DataEntry | undefined>(
      (outer, name, depth) => entryLike(depth === 0 ? properties : outer?.value, name),
      undefined,
    );
  return {
    given: (property) => {
      const entry = entryAt(property);
      return entry && { value: dataValue(entry.value, frame), place: frame.place(entry.span) };
    },
    word: (word) => ({
      id: `${place.source.path}/provider/${word}`,
      place,
      meaning: { kind: word },
    }),
    place,
  };
}
