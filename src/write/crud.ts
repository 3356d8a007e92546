import type { AccessLevel, Action } from "../catalog/action.ts";
import { count, listed } from "../rules/wording.ts";
import { actionsNamed, namedBy, placeOf, type Asked } from "./asked.ts";
import { groupAt, groupOf, type Groups } from "./group.ts";
import type { Resource } from "./resource.ts";
import { sidOfNone, sidUnconstrained } from "./sid.ts";
import { shown } from "./remark.ts";
import type { Item, StsKey } from "./template.ts";

/**
 * What a template of `mode: crud` asks for: the actions of a level that take what an ARN names, those that
 * take no resource, and those that shall not be limited to any.
 */
export function crudGroups(asked: Asked): Groups {
  const groups: Groups = new Map();
  const { wildcardOnly, levels, unconstrained, sts } = asked.template;
  for (const item of wildcardOnly.actions) addWithoutResource(item, groups, asked);
  for (const { level, items } of wildcardOnly.services)
    for (const item of items) addOfService(item, level, groups, asked);
  for (const { level, items } of levels)
    for (const item of items)
      for (const resource of namedBy(item, asked)) addLevel(resource, level, item, groups, asked);
  for (const item of unconstrained) addUnconstrained(item, groups, asked);
  for (const { key, items } of sts) for (const item of items) addAssumed(key, item, groups, asked);
  return groups;
}

/** All actions of a level that take a resource. */
function addLevel(
  resource: Resource,
  level: AccessLevel,
  item: Item,
  groups: Groups,
  asked: Asked,
): void {
  let added = 0;
  for (const type of resource.types) {
    const service = asked.catalog.service(type.service);
    const taking = (service?.actions ?? []).filter(
      (action) => action.level === level && action.resourceTypes.some((use) => use.type === type),
    );
    added += taking.length;
    const actions = taking.filter((action) => !asked.excluded.has(action));
    const [first] = actions;
    if (!first) continue;
    const group = groupOf(groups, first, type);
    group.resources.set(resource.key, resource);
    for (const action of actions) group.actions.set(action, undefined);
    group.because.add(`${level} of ${type.id}, asked for in ${placeOf(item, asked)}`);
  }
  if (added === 0)
    asked.notes.push({
      offset: item.offset,
      message: `no action of the level ${level} takes ${listed(resource.types.map(({ id }) => id))}`,
    });
}

/** One action that takes no resource; one that does is not allowed on everything by this. */
function addWithoutResource(item: Item, groups: Groups, asked: Asked): void {
  for (const action of actionsNamed(item, asked)) {
    if (action.resourceTypes.length === 0) add(action, item, groups, asked);
    else
      asked.notes.push({
        offset: item.offset,
        message: `${action.id} is left out, since it can be limited to ${typesIn(action)}: name what it is about, or write it under skip-resource-constraints`,
      });
  }
}

function addOfService(item: Item, level: AccessLevel, groups: Groups, asked: Asked): void {
  const { catalog, mistakes } = asked;
  const services = item.text === "all" ? catalog.services() : [item.text];
  for (const prefix of services) {
    const service = catalog.service(prefix);
    if (!service) {
      const like = catalog.nearestServices(prefix);
      const hint = like.length > 0 ? `; did you mean ${listed(like, 3, "or")}?` : "";
      mistakes.push({
        offset: item.offset,
        message: `there is no service ${shown(prefix)}${hint}`,
      });
      continue;
    }
    for (const action of service.actions)
      if (action.level === level && action.resourceTypes.length === 0)
        add(action, item, groups, asked);
  }
}

function add(action: Action, item: Item, groups: Groups, asked: Asked): void {
  if (asked.excluded.has(action)) return;
  const group = groupAt(groups, sidOfNone, sidOfNone);
  group.actions.set(action, undefined);
  group.because.add(`actions that take no resource, asked for in ${placeOf(item, asked)}`);
}

/** Actions on everything: each of them is named, since that is what has to be thought about. */
function addUnconstrained(item: Item, groups: Groups, asked: Asked): void {
  const { text, offset } = item;
  if (/[*?]/.test(text)) {
    const covered = asked.catalog.expand(text).length;
    asked.mistakes.push({
      offset,
      message: `${shown(text)} would be ${count(covered, "action")} on everything; write the actions one by one`,
    });
    return;
  }
  for (const action of actionsNamed(item, asked)) {
    if (asked.excluded.has(action)) continue;
    const group = groupAt(groups, sidUnconstrained, sidUnconstrained);
    group.actions.set(action, undefined);
    group.because.add(`on every resource, as asked for in ${placeOf(item, asked)}`);
  }
}

const assuming: Readonly<Record<StsKey, string>> = {
  "assume-role": "sts:AssumeRole",
  "assume-role-with-saml": "sts:AssumeRoleWithSAML",
  "assume-role-with-web-identity": "sts:AssumeRoleWithWebIdentity",
};

/** Roles to be assumed: a statement for each way to do that. */
function addAssumed(key: StsKey, item: Item, groups: Groups, asked: Asked): void {
  const action = asked.catalog.action(assuming[key]);
  if (!action || asked.excluded.has(action)) return;
  for (const resource of namedBy(item, asked)) {
    // STS and IAM have each a type for roles, of the same ARN.
    if (!resource.types.some(({ id }) => id === "iam:role")) {
      asked.mistakes.push({
        offset: item.offset,
        message: `${shown(item.text)} is no role; write arn:aws:iam::ACCOUNT:role/NAME`,
      });
      continue;
    }
    const types = action.resourceTypes.map((use) => use.type);
    const group = groupAt(groups, action.id, action.name);
    group.actions.set(action, undefined);
    group.resources.set(resource.key, { ...resource, types });
    group.because.add(`asked for in ${placeOf(item, asked)}`);
  }
}

function typesIn({ resourceTypes }: Action): string {
  return listed(
    resourceTypes.map(({ type }) => type.name),
    3,
    "or",
  );
}
