import type { Action } from "../catalog/action.ts";
import type { Catalog } from "../catalog/catalog.ts";
import type { ResourceType } from "../catalog/resource-type.ts";
import { once } from "../source/once.ts";
import { parseArnPattern, type ArnPattern } from "./arn-pattern.ts";
import { breadthOf, breadths, namesAccount, type Breadth } from "./breadth.ts";
import type { Match, Policy, Statement } from "./policy.ts";
import { alternatives, isHole, known, type List, type Text } from "./text.ts";
import { typesOf } from "./resource-types.ts";

/** What an Allow statement grants, action by action of the catalog. */
export type Grant = {
  readonly actions: readonly GrantedAction[];
  readonly resources: readonly GrantedResource[];
  /** Some of its actions are not known. */
  readonly unknownActions: boolean;
};

export type GrantedAction = {
  readonly action: Action;
  /** The items of the statement that cover it; none where `NotAction` leaves it in. */
  readonly items: readonly Text[];
  /** One of them names it without a wildcard. */
  readonly exact: boolean;
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

type Grants = WeakMap<Statement, Map<string, Grant>>;

/** A statement is asked about several times in a row; all grants of a large repository are gigabytes. */
const most = 2_000;
let recent: Grants = new WeakMap();
let earlier: Grants = new WeakMap();
let made = 0;

/** The grant of a statement. `NotAction` is all that it does not name, `NotResource` everything. */
export function grantOf(statement: Statement, policy: Policy, catalog: Catalog): Grant {
  // What else of the policy matters: policies of several kinds may share a statement.
  const key = `${policy.kind} ${notationOf(policy).variables} ${policy.owner.protects ?? ""}`;
  const known = recent.get(statement) ?? earlier.get(statement) ?? new Map<string, Grant>();
  const grant = known.get(key) ?? makeGrant(statement, policy, catalog);
  known.set(key, grant);
  if (!recent.has(statement)) {
    if (made === most) [recent, earlier, made] = [new WeakMap(), recent, 0];
    made++;
    recent.set(statement, known);
  }
  return grant;
}

/**
 * Under a Version before 2012 `${aws:username}` is plain text. Without one AWS takes 2008, the
 * languages that write policies themselves put in 2012: read as the latter here, where it only
 * matters for what a pattern means. Proofs hold under both.
 */
export function notationOf(policy: Policy): { readonly variables: boolean } {
  return { variables: policy.version ? known(policy.version) !== "2008-10-17" : true };
}

function makeGrant({ action, resource }: Statement, policy: Policy, catalog: Catalog): Grant {
  if (!action) return { actions: [], resources: [], unknownActions: false };
  const notation = notationOf(policy);
  const resources =
    resource && !resource.negated
      ? candidatesOf(resource).map((each) => ({
          ...each,
          pattern: parseArnPattern(each.item, notation),
        }))
      : [];
  const open = resource?.rest.some((hole) => !hole.among?.complete) ?? false;
  const reaching = reachingIn(resources, open, catalog);
  const { covered, unknown } = meantBy(action, catalog);
  const reachOf = (each: Covered): Reached => {
    if (isOwnResource(policy)) return reachOnItself(each, policy, resources, reaching);
    return resource?.negated ? everywhere : reaching(each.action);
  };
  const actions = covered.map((each): GrantedAction => {
    const { reach, inAccount, on } = reachOf(each);
    return { action: each.action, items: each.items, exact: each.exact, reach, inAccount, on };
  });
  return { actions, resources, unknownActions: unknown };
}

/** The actions that an item of the statement covers, in the order of the grant. */
export function coveredBy(item: Text, grant: Grant): readonly GrantedAction[] {
  return actionsByItem(grant).get(item) ?? [];
}

const actionsByItem = once(({ actions }: Grant): ReadonlyMap<Text, readonly GrantedAction[]> => {
  const covered = new Map<Text, GrantedAction[]>();
  for (const granted of actions)
    for (const item of granted.items) {
      const own = covered.get(item);
      if (own) own.push(granted);
      else covered.set(item, [granted]);
    }
  return covered;
});

type Covered = Pick<GrantedAction, "action" | "items" | "exact">;

/** The actions of the catalog that an `Action` or `NotAction` element means. */
function meantBy(
  match: Match,
  catalog: Catalog,
): { readonly covered: readonly Covered[]; readonly unknown: boolean } {
  const covering = new Map<Action, { items: Text[]; exact: boolean }>();
  let unknown = match.rest.some((hole) => !hole.among?.complete);
  for (const { item, written = item } of candidatesOf(match)) {
    const pattern = known(item);
    if (pattern === undefined) {
      unknown = true;
      continue;
    }
    const exact = !/[*?]/.test(pattern);
    // One list for all actions that nothing else covers: a wildcard may stand for thousands.
    const alone = [written];
    for (const covered of catalog.expand(pattern.replace(/\*+/g, "*"))) {
      const entry = covering.get(covered);
      if (!entry) {
        covering.set(covered, { items: alone, exact });
        continue;
      }
      entry.exact ||= exact;
      // The values of an item's holes follow one another.
      if (entry.items.at(-1) === written) continue;
      if (entry.items.length > 1) entry.items.push(written);
      else entry.items = [...entry.items, written];
    }
  }
  if (!match.negated) {
    const covered = [...covering].map(([action, { items, exact }]) => ({ action, items, exact }));
    return { covered, unknown };
  }
  const others = catalog.expand("*").filter((action) => !covering.has(action));
  return { covered: others.map((action) => ({ action, items: [], exact: false })), unknown };
}

/** The texts of a list with the values written for their holes put in. */
function candidatesOf(list: List): readonly { readonly item: Text; readonly written?: Text }[] {
  return [
    ...list.items.flatMap((written) => alternatives(written).map((item) => ({ item, written }))),
    ...list.rest
      .flatMap((hole) => hole.among?.texts ?? [])
      .flatMap(alternatives)
      .map((item) => ({ item })),
  ];
}

/** Policies whose `*` is the one resource (or role) that they are attached to. */
export function isOwnResource(policy: Policy): boolean {
  return policy.kind === "resource" || policy.kind === "trust";
}

type Reached = Pick<GrantedAction, "reach" | "inAccount" | "on">;

const everywhere: Reached = { reach: "everything", inAccount: false, on: [] };

/**
 * The reach of an action in a policy that is attached to what it is about: that and no more. Not
 * even that where all resources are ARNs of types that the action does not take, nor where a
 * wildcard covers what is about no resource: `sqs:*` on a queue is not `sqs:ListQueues`.
 */
function reachOnItself(
  { action, exact }: Covered,
  { owner }: Policy,
  resources: readonly GrantedResource[],
  reaching: (action: Action) => Reached,
): Reached {
  const itself: Reached = { reach: "named", inAccount: true, on: [] };
  const aboutNone = action.resourceTypes.length === 0 && !exact;
  const elsewhere =
    resources.length > 0 &&
    resources.every(({ pattern }) => pattern.kind === "arn") &&
    reaching(action).on.length === 0;
  const own = owner.protects?.startsWith(`${action.service}:`) ?? false;
  return own && (aboutNone || elsewhere) ? { reach: "nothing", inAccount: false, on: [] } : itself;
}

/** How far an action reaches on the resources, worked out once for actions of the same types. */
function reachingIn(
  resources: readonly GrantedResource[],
  open: boolean,
  catalog: Catalog,
): (action: Action) => Reached {
  const meanings = new Map<string, readonly (readonly ResourceType[])[]>();
  // Actions of a service that take the same types share the list of them.
  const byTypes = new Map<Action["resourceTypes"], Reached>();
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
    const made = reached(taken(resources, types, types.length > 0 ? meant(types) : []), open);
    byTypes.set(resourceTypes, made);
    return made;
  };
}

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

/** The types of some services that a resource item means. */
function meantAmong(
  services: readonly string[],
  { item, pattern }: GrantedResource,
  catalog: Catalog,
): readonly ResourceType[] {
  const all = (): readonly ResourceType[] =>
    services.flatMap((each) => catalog.service(each)?.resourceTypes ?? []);
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
  meanings: readonly (readonly ResourceType[])[],
): readonly TakenResource[] {
  return resources.flatMap((resource, index) => {
    const { pattern } = resource;
    const meant = common(types, meanings[index] ?? []);
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
  const [only, ...more] = types;
  if (only && more.length === 0) return meant.includes(only) ? types : [];
  return meant.filter((type) => types.includes(type));
}

function reached(on: readonly TakenResource[], open: boolean): Reached {
  const reach =
    breadths.find(
      (breadth) => (open && breadth === "unknown") || on.some((each) => each.breadth === breadth),
    ) ?? "nothing";
  const wide = on.filter((each) => each.breadth === reach);
  return {
    reach,
    inAccount: wide.length > 0 && wide.every(({ pattern }) => namesAccount(pattern)),
    on,
  };
}

function isWholeHole(pattern: ArnPattern): boolean {
  return pattern.kind === "unknown" && pattern.before.length === 0 && pattern.after.length === 0;
}
