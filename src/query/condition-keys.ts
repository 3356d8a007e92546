import type { Action } from "../catalog/action.ts";
import type { ConditionKey, ConditionKeyType } from "../catalog/condition-key.ts";
import type { Carried } from "../catalog/condition-keys.ts";
import type { ResourceType } from "../catalog/resource-type.ts";
import type { Service } from "../catalog/service.ts";
import { keyMatcher } from "./actions.ts";
import type { Reference } from "./reference.ts";
import { servicesOf } from "./services.ts";
import { unknownKey } from "./unknown-name.ts";

/** What condition keys are asked for. */
export type ConditionKeyFilter = {
  /** A service prefix, or a pattern of some; all services and what is global, if not given. */
  readonly service?: string | undefined;
  /** A key in any case, with its variable part or without, or a pattern of some. */
  readonly name?: string | undefined;
};

/** A condition key where it is listed: on the page of a service, or among the global ones. */
export type ConditionKeyFacts = {
  readonly key: string;
  readonly type: ConditionKeyType;
  /** The service whose page lists it; absent of a global key. */
  readonly service?: string;
  /** Which requests carry a global key. */
  readonly carried?: Carried;
  /** The actions of the service that take it, themselves or on one of their resource types. */
  readonly actions: readonly Action[];
  /** The resource types of the service whose requests carry it. */
  readonly resourceTypes: readonly ResourceType[];
};

/**
 * The condition keys that meet a filter: those of services in the catalog's order, and the global ones
 * behind them. Throws UnknownName.
 */
export function queryConditionKeys(
  { service, name }: ConditionKeyFilter,
  reference: Reference,
): readonly ConditionKeyFacts[] {
  // The global keys stand below a prefix that is none of a service.
  const isGlobal = service?.toLowerCase() === "aws";
  const services = isGlobal ? [] : servicesOf(service ?? "all", reference);
  const everywhere = service === undefined || isGlobal || ["all", "*"].includes(service);
  const has = name === undefined ? () => true : keyMatcher(name);
  const own = services.flatMap((each) => keysOf(each, (key) => has([key.name])));
  const global = everywhere ? globalKeys(reference).filter(({ key }) => has([key])) : [];
  if (name !== undefined && own.length + global.length === 0) {
    const names = [
      ...services.flatMap(({ conditionKeys }) => conditionKeys.map((key) => key.name)),
      ...(everywhere ? reference.conditionKeys.names : []),
    ];
    throw unknownKey("condition key", name, names, reference.catalog);
  }
  return [...own, ...global];
}

function keysOf(
  { prefix, actions, resourceTypes, conditionKeys }: Service,
  wanted: (key: ConditionKey) => boolean,
): readonly ConditionKeyFacts[] {
  const chosen = conditionKeys.filter(wanted);
  const takers = new Map<ConditionKey, Action[]>(chosen.map((key) => [key, []]));
  for (const action of actions)
    for (const key of action.conditionKeys) takers.get(key)?.push(action);
  return chosen.map((key) => ({
    key: key.name,
    type: key.type,
    service: prefix,
    actions: takers.get(key) ?? [],
    resourceTypes: resourceTypes.filter((type) => type.conditionKeys.includes(key)),
  }));
}

function globalKeys({ conditionKeys }: Reference): readonly ConditionKeyFacts[] {
  return [...conditionKeys.names].sort().flatMap((name): readonly ConditionKeyFacts[] => {
    const facts = conditionKeys.at(name);
    if (!facts) return [];
    const { type, several, carried } = facts;
    const listed = (several ? `ArrayOf${type}` : type) as ConditionKeyType;
    return [{ key: name, type: listed, carried, actions: [], resourceTypes: [] }];
  });
}
