import { openPermissions } from "../../catalog/permissions.ts";
import type { NamedPlace, NamedPlaces, PolicyPlaces } from "../../catalog/places.ts";
import type { Value } from "../../evaluate/value.ts";
import type { Policy } from "../../iam/policy.ts";
import type { Source } from "../../source/source.ts";
import type { Facts } from "../format.ts";
import { urlPolicies } from "../function-url.ts";
import { permissionElements, permissionPolicy, type PermissionSite } from "../permission.ts";
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
  facts: Facts,
): readonly Found[] {
  const { read, catalog } = facts;
  const permissions = openPermissions(read, "terraform");
  return planned.flatMap((resource): readonly Found[] => {
    const { address, type, mode } = resource;
    if (mode !== "managed") return [];
    const url = named.get(type)?.find(({ names }) => names === "url");
    if (url) return [urlOf(resource, url, source, facts)];
    const place = named.get(type)?.find(({ names }) => names === "permission");
    if (!place) return [];
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
      permissionElements(permission, protects, siteOf(resource, values, source), catalog);
    if (!elements) return [{ policies: [], problems: [permissionProblem(at, address)] }];
    const id = `${source.path}/${address}`;
    const policy: Policy = permissionPolicy([elements], {
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

/** The policy of a function as far as its URL makes it, which may ask nobody who they are. */
function urlOf(resource: Planned, place: NamedPlace, source: Source, facts: Facts): Found {
  const values = valueAt(resource, source);
  const { given, word } = siteOf(resource, values, source);
  const authorization = given(place.path.map(({ name }) => name));
  if (!authorization) return { policies: [], problems: [] };
  const { address } = resource;
  const id = `${source.path}/${address}`;
  return urlPolicies(
    {
      authorization,
      functionName: given(["function_name"]),
      qualifier: given(["qualifier"]),
      word,
    },
    {
      id,
      statement: id,
      presence: "always",
      owner: ownerOf(resource, values, place),
      attachedTo: attachments(resource, place),
    },
    address,
    facts,
  );
}

function siteOf(resource: Planned, values: Value, source: Source): PermissionSite {
  const place = values.origin.written;
  return {
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
      place,
      meaning: { kind: word },
    }),
    place,
  };
}
