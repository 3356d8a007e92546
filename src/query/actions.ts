import type { AccessLevel, Action } from "../catalog/action.ts";
import { accessLevels } from "../catalog/action.ts";
import { actionKinds, kindsOf, type ActionKind } from "../catalog/action-kinds.ts";
import { keyFinder } from "../catalog/condition-key.ts";
import type { EscalationPath } from "../catalog/escalation-paths.ts";
import type { Service } from "../catalog/service.ts";
import type { Reference } from "./reference.ts";
import { coversName, isPattern, servicesOf } from "./services.ts";
import { unknownAmong, unknownKey, UnknownName, unknownType } from "./unknown-name.ts";

/** What actions are asked for: such as meet all that is said. */
export type ActionFilter = {
  /** A service prefix, or a pattern of some; all services, if not given. */
  readonly service?: string | undefined;
  /** A name or a pattern of names, with the service before it or without: `GetObject`, `s3:Get*`. */
  readonly name?: string | undefined;
  /** As AWS writes it or in Policy Sentry's way: `permissions-management`. */
  readonly accessLevel?: string | undefined;
  /** A resource type (`bucket`, `s3:bucket`) or a pattern of some; `*` for actions that take none. */
  readonly resourceType?: string | undefined;
  /** A condition key (`s3:prefix`, `aws:RequestTag`), or a pattern of some. */
  readonly condition?: string | undefined;
  /** What they do, across access levels. */
  readonly class?: string | undefined;
  /** The id of an escalation path that they are a step of; `*` for any. */
  readonly escalation?: string | undefined;
  /** An action that a call of them may need beside them. */
  readonly needs?: string | undefined;
};

/** An action with what is known of it beside the catalog. */
export type ActionFacts = {
  readonly action: Action;
  readonly classes: readonly ActionKind[];
  /** The ways to more permissions that it is a step of. */
  readonly paths: readonly EscalationPath[];
};

/**
 * The actions of the catalog that meet a filter, in its order. Throws UnknownName for a service, name,
 * level, type, key, class, path or action that there is not; what there is and no action meets gives none.
 */
export function queryActions(filter: ActionFilter, reference: Reference): readonly ActionFacts[] {
  const services = servicesAsked(filter, reference);
  const tests = [
    byName(filter, services, reference),
    byLevel(filter, reference),
    byType(filter, services, reference),
    byCondition(filter, services, reference),
    byClass(filter, reference),
    byPath(filter, reference),
    byNeed(filter, reference),
  ];
  return services
    .flatMap(({ actions }) => actions)
    .filter((action) => tests.every((meets) => meets(action)))
    .map((action) => factsOf(action, reference));
}

export function factsOf(action: Action, { classes, escalationPaths }: Reference): ActionFacts {
  return {
    action,
    classes: kindsOf(action, classes),
    paths: escalationPaths().filter((path) => isStep(action, path)),
  };
}

/** An access level by its name, in any case, with blanks or hyphens between its words. */
export function accessLevelOf(name: string, { catalog }: Pick<Reference, "catalog">): AccessLevel {
  const sought = name.toLowerCase().replaceAll("-", " ");
  const found = accessLevels.find((level) => level.toLowerCase() === sought);
  if (found) return found;
  throw unknownAmong("access level", name, accessLevels, catalog);
}

type Meets = (action: Action) => boolean;

const any: Meets = () => true;

/** A name may say its service itself. */
function servicesAsked({ service, name }: ActionFilter, reference: Reference): readonly Service[] {
  const [prefix] = splitName(name ?? "");
  const chosen = servicesOf(service ?? prefix ?? "all", reference);
  return service === undefined || prefix === undefined
    ? chosen
    : chosen.filter((each) => coversName(prefix, each.prefix));
}

function splitName(name: string): readonly [prefix: string | undefined, own: string] {
  const colon = name.indexOf(":");
  return colon < 0 ? [undefined, name] : [name.slice(0, colon), name.slice(colon + 1)];
}

function byName({ name }: ActionFilter, services: readonly Service[], of: Reference): Meets {
  if (name === undefined) return any;
  const [, own] = splitName(name);
  const meets: Meets = (action) => coversName(own, action.name);
  if (services.some(({ actions }) => actions.some(meets))) return meets;
  const [only, ...more] = services;
  const like = of.catalog.nearestActions(
    only && more.length === 0 ? `${only.prefix}:${own}` : name,
  );
  throw new UnknownName(
    `${name} is no action that AWS's reference of ${of.catalog.date} knows`,
    isPattern(name) ? [] : like.map(({ id }) => id),
  );
}

function byLevel({ accessLevel }: ActionFilter, reference: Reference): Meets {
  if (accessLevel === undefined) return any;
  const wanted = accessLevelOf(accessLevel, reference);
  return ({ level }) => level === wanted;
}

function byType(
  { resourceType }: ActionFilter,
  services: readonly Service[],
  { catalog }: Reference,
): Meets {
  if (resourceType === undefined) return any;
  if (resourceType === "*") return ({ resourceTypes }) => resourceTypes.length === 0;
  const isOne = ({ id, name }: { readonly id: string; readonly name: string }): boolean =>
    coversName(resourceType, resourceType.includes(":") ? id : name);
  const taken = services.flatMap(({ actions }) =>
    actions.flatMap((action) => action.resourceTypes.map(({ type }) => type)),
  );
  if (!taken.some(isOne)) throw unknownType(resourceType, taken, catalog);
  return ({ resourceTypes }) => resourceTypes.some(({ type }) => isOne(type));
}

function byCondition(
  { condition }: ActionFilter,
  services: readonly Service[],
  { catalog, conditionKeys }: Reference,
): Meets {
  if (condition === undefined) return any;
  const has = keyMatcher(condition);
  const meets: Meets = ({ conditionKeys: keys }) => has(keys.map(({ name }) => name));
  if (services.some(({ actions }) => actions.some(meets))) return meets;
  const own = services.flatMap((each) => each.conditionKeys.map(({ name }) => name));
  if (has(own)) return meets;
  if (conditionKeys.at(condition))
    throw new UnknownName(
      `${condition} is no key of single actions: it comes with requests whatever their action`,
      [],
    );
  throw unknownKey("condition key", condition, own, catalog);
}

/**
 * Whether keys have one of a name or pattern among them, in any case: `aws:RequestTag/team` is
 * `aws:RequestTag/${TagKey}`, and so is `aws:RequestTag`.
 */
export function keyMatcher(sought: string): (names: readonly string[]) => boolean {
  if (isPattern(sought)) return (names) => names.some((name) => coversName(sought, name));
  const family = `${sought.toLowerCase()}/`;
  return (names) =>
    keyFinder(names.map((name) => ({ name })))(sought) !== undefined ||
    names.some((name) => name.toLowerCase().startsWith(family));
}

function byClass({ class: named }: ActionFilter, { catalog, classes }: Reference): Meets {
  if (named === undefined) return any;
  const kind = actionKinds.find((each) => each === named.toLowerCase());
  if (!kind) throw unknownAmong("class", named, actionKinds, catalog);
  return (action) => kindsOf(action, classes).includes(kind);
}

function byPath({ escalation }: ActionFilter, { catalog, escalationPaths }: Reference): Meets {
  if (escalation === undefined) return any;
  const chosen = escalationPaths().filter(({ id }) => coversName(escalation, id));
  if (chosen.length === 0) {
    const ids = escalationPaths().map(({ id }) => id);
    throw unknownAmong("escalation path", escalation, ids, catalog);
  }
  return (action) => chosen.some((path) => isStep(action, path));
}

function isStep({ id }: Action, { wide, beside }: EscalationPath): boolean {
  return wide.includes(id) || beside.includes(id);
}

function byNeed({ needs }: ActionFilter, { catalog }: Reference): Meets {
  if (needs === undefined) return any;
  const needed = new Set(catalog.expand(needs).map(({ id }) => id));
  if (needed.size === 0) {
    const like = catalog.nearestActions(needs).map(({ id }) => id);
    throw new UnknownName(
      `${needs} is no action that AWS's reference of ${catalog.date} knows`,
      like,
    );
  }
  return ({ dependents }) => dependents.some((id) => needed.has(id));
}
