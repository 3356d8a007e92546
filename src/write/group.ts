import type { Action } from "../catalog/action.ts";
import type { ResourceType } from "../catalog/resource-type.ts";
import type { Resource } from "./resource.ts";
import { sidOf } from "./sid.ts";

/** Actions of one kind on the same resources: a statement in the making. */
export type Group = {
  readonly sid: string;
  /** With what there is to say of each. */
  readonly actions: Map<Action, string | undefined>;
  /** By their keys; none for `*`. */
  readonly resources: Map<string, Resource>;
  readonly because: Set<string>;
};

/** The groups of a policy, in the order in which they are first asked for. */
export type Groups = Map<string, Group>;

/** The group of a kind, made where it is not there yet. */
export function groupAt(groups: Groups, key: string, sid: string): Group {
  const known = groups.get(key);
  if (known) return known;
  const made: Group = { sid, actions: new Map(), resources: new Map(), because: new Set() };
  groups.set(key, made);
  return made;
}

/** The group of actions of a level on resources of a type. */
export function groupOf(
  groups: Groups,
  { level, service }: Pick<Action, "level" | "service">,
  type: ResourceType,
): Group {
  return groupAt(groups, `${service} ${level} ${type.id}`, sidOf(service, level, type.name));
}

/** The group of actions of a level on these resources of a type and no others. */
export function groupOn(
  groups: Groups,
  { level, service }: Pick<Action, "level" | "service">,
  type: ResourceType,
  resources: readonly Resource[],
): Group {
  const keys = resources.map(({ key }) => key).sort();
  const key = JSON.stringify([service, level, type.id, ...keys]);
  const group = groupAt(groups, key, sidOf(service, level, type.name));
  for (const each of resources) group.resources.set(each.key, each);
  return group;
}

/** The actions that some groups have, and the types of the resources that they have each on. */
export function grantedIn(groups: Groups): ReadonlyMap<Action, ReadonlySet<ResourceType>> {
  const granted = new Map<Action, Set<ResourceType>>();
  for (const { actions, resources } of groups.values())
    for (const action of actions.keys()) {
      const types = granted.get(action) ?? new Set();
      for (const { types: own } of resources.values()) for (const type of own) types.add(type);
      granted.set(action, types);
    }
  return granted;
}
