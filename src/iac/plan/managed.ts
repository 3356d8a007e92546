import type { NamedPlace, NamedPlaces } from "../../catalog/places.ts";
import { asText } from "../../evaluate/texts.ts";
import { entry } from "../../evaluate/members.ts";
import type { Value } from "../../evaluate/value.ts";
import { makeText } from "../../iam/text.ts";
import type { Source } from "../../source/source.ts";
import { isManaged, managedUses } from "../managed.ts";
import type { Managed, ManagedUse, ManagedUses } from "../managed.ts";
import { blockOf, withinModule } from "./address.ts";
import type { Planned } from "./plan.ts";
import { attachments, heldBy, valueAt, valuesAt } from "./policies.ts";

const managedType = "aws_iam_policy";
/** What each word names. */
const namedTypes: Readonly<Record<Managed, string>> = {
  policy: managedType,
  boundary: managedType,
  ceiling: "aws_organizations_policy",
  group: "aws_iam_group",
};

/** What a plan makes of managed policies, by the addresses of their blocks. */
export function managedIn(
  planned: readonly Planned[],
  places: NamedPlaces,
  source: Source,
): ManagedUses {
  const resources = planned.filter(({ mode }) => mode === "managed");
  const declared = resources
    .filter(({ type }) => type === managedType)
    .map((resource) => {
      const values = valueAt(resource, source);
      const name = entry(values, "name")?.value;
      const text = name && asText(name);
      return { address: blockOf(resource.address), name: text ?? makeText([], values.origin) };
    });
  return managedUses(
    declared,
    resources.flatMap((resource) =>
      (places.get(resource.type) ?? []).flatMap((place) => usesAt(resource, place, source)),
    ),
  );
}

/** The managed policies that a resource names at a place. */
function usesAt(resource: Planned, place: NamedPlace, source: Source): readonly ManagedUse[] {
  const { names } = place;
  const [attribute] = place.path;
  if (!isManaged(names) || !attribute) return [];
  // The provider decides on what the configuration does not write.
  if (resource.writes(attribute.name) === false) return [];
  return valuesAt(valueAt(resource, source), place.path).map((value) => ({
    names,
    value: withReference(value, resource.reference(attribute.name)),
    at: value.origin.written,
    refersTo: resource
      .named(attribute.name)
      .filter((address) => withinModule(address).startsWith(`${namedTypes[names]}.`)),
    attachedTo: attachments(resource, place),
    heldBy: heldBy(resource, place, source),
  }));
}

/** What is known after apply only, as what it refers to. */
function withReference(value: Value, expression: string | undefined): Value {
  return value.kind === "unknown" && expression !== undefined
    ? { ...value, hole: { ...value.hole, expression } }
    : value;
}
