import type { Action } from "../catalog/action.ts";
import type { Catalog } from "../catalog/catalog.ts";
import type { ResourceType } from "../catalog/resource-type.ts";
import { groupOn, type Groups } from "./group.ts";
import { meantAmong } from "./meant.ts";
import type { Resource } from "./resource.ts";

/** The types of an action that a resource is one of. */
export function typesTaken(
  { service, resourceTypes }: Action,
  { arn, types }: Resource,
  catalog: Catalog,
): readonly ResourceType[] {
  const own = resourceTypes.map((use) => use.type);
  const meant = types.some((type) => type.service === service)
    ? types
    : meantAmong(arn.text, catalog.service(service)?.resourceTypes ?? []).types;
  return meant.filter((type) => own.includes(type));
}

/**
 * Puts an action on those of some resources that it takes; says which types these are of. What other
 * actions have, they keep: a group of its own is made for the actions that have these resources.
 */
export function placeOn(
  action: Action,
  resources: Iterable<Resource>,
  groups: Groups,
  catalog: Catalog,
  { because, remark }: { readonly because: string; readonly remark?: string },
): ReadonlySet<ResourceType> {
  const byType = new Map<ResourceType, Resource[]>();
  for (const resource of resources) {
    const types = typesTaken(action, resource, catalog);
    for (const type of types)
      byType.set(type, [...(byType.get(type) ?? []), { ...resource, types }]);
  }
  for (const [type, taken] of byType) {
    const group = groupOn(groups, action, type, taken);
    if (!group.actions.has(action)) group.actions.set(action, remark);
    group.because.add(because);
  }
  return new Set(byType.keys());
}
