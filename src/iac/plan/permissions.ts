import { openPermissions } from "../../catalog/permissions.ts";
import type { NamedPlaces, PolicyPlaces } from "../../catalog/places.ts";
import type { Policy } from "../../iam/policy.ts";
import type { Source } from "../../source/source.ts";
import type { Facts } from "../format.ts";
import { permissionElements, permissionPolicy } from "../permission.ts";
import { permissionProblem } from "../problems.ts";
import type { Planned } from "./plan.ts";
import { attachments, ownerOf, valueAt, valuesAt, type Found } from "./policies.ts";

/**
 * What gives access in a plan by resources of their own: the statement that AWS will write into the
 * policy of another resource for each, or a problem where it is not known how it does.
 */
export function permissionsOf(
  planned: readonly Planned[],
  named: NamedPlaces,
  places: PolicyPlaces,
  source: Source,
  { read, catalog }: Facts,
): readonly Found[] {
  const permissions = openPermissions(read, "terraform");
  return planned.flatMap((resource): readonly Found[] => {
    const { address, type, mode } = resource;
    const place = named.get(type)?.find(({ names }) => names === "permission");
    if (!place || mode !== "managed") return [];
    const values = valueAt(resource, source);
    const holdsPolicy = (places.get(type) ?? []).some(
      ({ path }) => valuesAt(values, path).length > 0,
    );
    if (holdsPolicy) return [];
    const at = values.origin.written;
    const { protects = "" } = place;
    const permission = permissions.get(protects);
    const elements =
      permission &&
      permissionElements(
        permission,
        protects,
        {
          given: (property) => {
            const path = property.map((name) => ({ name, each: false }));
            const [value] = valuesAt(values, path);
            const [first = ""] = property;
            // The provider decides on what the configuration does not write.
            return value && (value.kind !== "unknown" || resource.writes(first) !== false)
              ? { value, place: value.origin.written }
              : undefined;
          },
          word: (word) => ({
            id: `${source.path}/provider.aws/${word}`,
            place: at,
            meaning: { kind: word },
          }),
          place: at,
        },
        catalog,
      );
    if (!elements) return [{ policies: [], problems: [permissionProblem(at, address)] }];
    const id = `${source.path}/${address}`;
    const policy: Policy = permissionPolicy(elements, {
      id,
      statement: id,
      place: at,
      presence: "always",
      owner: ownerOf(resource, values, place),
      attachedTo: attachments(resource, place),
    });
    return [{ policies: [policy], problems: [] }];
  });
}
