import type { Action } from "../catalog/action.ts";
import type { Catalog } from "../catalog/catalog.ts";
import type { ResourceType } from "../catalog/resource-type.ts";
import { once } from "../source/once.ts";
import type { ArnPattern } from "./arn-pattern.ts";
import { breadthOf, breadths, namesAccount, type Breadth } from "./breadth.ts";
import { typesOf } from "./resource-types.ts";
import { isHole, type Text } from "./text.ts";

export type GrantedResource = {
  /** The item with values put in for its holes, where some are written for them. */
  readonly item: Text;
  /** The item of the statement; absent where a list of unknown origin holds it. */
  readonly written?: Text;
  readonly pattern: ArnPattern;
};

/** A resource item as one action takes it. */
export type TakenResource = GrantedResource & {
  /** The types of the action that it means. */
  readonly types: readonly ResourceType[];
  readonly breadth: Breadth;
};

/** How far an action reaches on the resources of a statement. */
export type Reached = {
  /**
   * How far it reaches. "nothing": it takes none of the resources, so that the statement does not
   * grant it.
   */
  readonly reach: Breadth | "nothing";
  /** The account is named wherever it reaches as far as that. */
  readonly inAccount: boolean;
  /** The resource items that it takes; none are given where it reaches what the policy is attached to. */
  readonly on: readonly TakenResource[];
};

/** How far an action reaches on the resources, worked out once for actions of the same types. */
export function reachingIn(
  resources: readonly GrantedResource[],
  open: boolean,
  catalog: Catalog,
): (action: Action) => Reached {
  const meanings = new Map<string, readonly (readonly ResourceType[])[]>();
  // Actions of a service that take the same types share the list of them.
  const byTypes = new Map<Action["resourceTypes"], Reached>();
  const hasAny = resources.some(isAny);
  const isAnyAlone = resources.every(isAny);
  // An ARN means what it means among all types of a service: a table's is no backup's, although
  // a backup's begins with it.
  const meant = (types: readonly ResourceType[]): readonly (readonly ResourceType[])[] => {
    const services = servicesOf(types);
    const key = services.join();
    const found = meanings.get(key);
    if (found) return found;
    const made = resources.map((resource) => meantAmong(services, resource, catalog));
    meanings.set(key, made);
    return made;
  };
  return ({ resourceTypes }) => {
    const found = byTypes.get(resourceTypes);
    if (found) return found;
    const types = resourceTypes.map((use) => use.type);
    const any = types.length > 0 && hasAny ? allIn(catalog)(resourceTypes) : [];
    const others = types.length > 0 && !isAnyAlone ? meant(types) : [];
    const made = reached(taken(resources, types, any, others), open);
    byTypes.set(resourceTypes, made);
    return made;
  };
}

function isAny({ pattern }: GrantedResource): boolean {
  return pattern.kind === "any";
}

/** The types that `*` means of those that an action takes, in the order of their services: all of them. */
const allIn = once((catalog: Catalog) =>
  once((resourceTypes: Action["resourceTypes"]): readonly ResourceType[] => {
    const types = resourceTypes.map(({ type }) => type);
    return common(types, typesOfServices(servicesOf(types), catalog));
  }),
);

/** The services of types, in order; the types of most actions are of one. */
function servicesOf(types: readonly ResourceType[]): readonly string[] {
  const [first] = types;
  return first && types.every(({ service }) => service === first.service)
    ? [first.service]
    : [...new Set(types.map(({ service }) => service))].sort();
}

/** So many ARNs are remembered with what they mean: many statements name the same. */
const mostMeanings = 10_000;

const meaningsIn = once<Catalog, Map<string, readonly ResourceType[]>>(() => new Map());

function typesOfServices(services: readonly string[], catalog: Catalog): readonly ResourceType[] {
  return services.flatMap((each) => catalog.service(each)?.resourceTypes ?? []);
}

/** The types of some services that a resource item means, where that is not `*`. */
function meantAmong(
  services: readonly string[],
  { item, pattern }: GrantedResource,
  catalog: Catalog,
): readonly ResourceType[] {
  if (pattern.kind === "any") return [];
  const all = (): readonly ResourceType[] => typesOfServices(services, catalog);
  if (pattern.kind !== "arn") return typesOf(pattern, all());
  const known = meaningsIn(catalog);
  const parts = item.parts.map((part) => (isHole(part) ? [part.id, part.meaning.kind] : part));
  const key = JSON.stringify([services, pattern.notation.variables ?? true, parts]);
  const found = known.get(key) ?? typesOf(pattern, all());
  if (known.size < mostMeanings) known.set(key, found);
  return found;
}

function taken(
  resources: readonly GrantedResource[],
  types: readonly ResourceType[],
  any: readonly ResourceType[],
  meanings: readonly (readonly ResourceType[])[],
): readonly TakenResource[] {
  return resources.flatMap((resource, index) => {
    const { pattern } = resource;
    const meant = isAny(resource) ? any : common(types, meanings[index] ?? []);
    // Without a type only `*` grants an action, and a hole may be one.
    const takes =
      types.length === 0 ? pattern.kind === "any" || isWholeHole(pattern) : meant.length > 0;
    return takes ? [{ ...resource, types: meant, breadth: breadthOf(pattern, meant) }] : [];
  });
}

/** The types of an action among those that a resource item means, in the order of the latter. */
function common(
  types: readonly ResourceType[],
  meant: readonly ResourceType[],
): readonly ResourceType[] {
  if (types.length === 1) return types.every((only) => meant.includes(only)) ? types : [];
  return meant.filter((type) => types.includes(type));
}

function reached(on: readonly TakenResource[], open: boolean): Reached {
  const taken: readonly Reached["reach"][] = on.map(({ breadth }) => breadth);
  const own = open ? [...taken, "unknown" as const] : taken;
  const reach = breadths.find((breadth) => own.includes(breadth)) ?? "nothing";
  const inAccount =
    taken.includes(reach) &&
    on.every(({ breadth, pattern }) => breadth !== reach || namesAccount(pattern));
  return { reach, inAccount, on };
}

function isWholeHole(pattern: ArnPattern): boolean {
  return pattern.kind === "unknown" && pattern.before.length === 0 && pattern.after.length === 0;
}
