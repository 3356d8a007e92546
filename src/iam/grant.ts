import type { Action } from "../catalog/action.ts";
import type { Catalog } from "../catalog/catalog.ts";
import type { ResourceType } from "../catalog/resource-type.ts";
import { parseArnPattern, type ArnPattern } from "./arn-pattern.ts";
import { breadthOf, namesAccount, type Breadth } from "./breadth.ts";
import type { Policy, Statement } from "./policy.ts";
import { alternatives, known, type List, type Text } from "./text.ts";
import { typesOf } from "./resource-types.ts";

/** What an Allow statement grants, action by action of the catalog. */
export type Grant = {
  readonly actions: readonly GrantedAction[];
  readonly resources: readonly GrantedResource[];
  /** Action items of which the actions are not known. */
  readonly unknownActions: boolean;
};

export type GrantedAction = {
  readonly action: Action;
  /** The items of the statement that cover it. */
  readonly items: readonly Text[];
  /** One of them names it without a wildcard. */
  readonly exact: boolean;
  /**
   * How far it reaches. "nothing": it takes none of the resources, so that the statement does not
   * grant it.
   */
  readonly reach: Breadth | "nothing";
  /** The account is named wherever it reaches further than a name. */
  readonly inAccount: boolean;
  /** The resource items that it takes. */
  readonly on: readonly GrantedResource[];
};

export type GrantedResource = {
  /** The item with values put in for its holes, where some are written for them. */
  readonly item: Text;
  /** The item of the statement; absent where a list of unknown origin holds it. */
  readonly written?: Text;
  readonly pattern: ArnPattern;
};

const grants = new WeakMap<Statement, Map<string, Grant>>();

/** The grant of a statement; `NotAction` and `NotResource` are not expanded and grant nothing here. */
export function grantOf(statement: Statement, policy: Policy, catalog: Catalog): Grant {
  // What else of the policy matters: policies of several kinds may share a statement.
  const key = `${isOwnResource(policy)} ${notationOf(policy).variables}`;
  const known = grants.get(statement) ?? new Map<string, Grant>();
  grants.set(statement, known);
  const found = known.get(key);
  if (found) return found;
  const made = makeGrant(statement, policy, catalog);
  known.set(key, made);
  return made;
}

/** Under a Version before 2012 `${aws:username}` is plain text. */
export function notationOf(policy: Policy): { readonly variables: boolean } {
  return { variables: policy.version ? known(policy.version) !== "2008-10-17" : true };
}

function makeGrant({ action, resource }: Statement, policy: Policy, catalog: Catalog): Grant {
  if (!action || action.negated) return { actions: [], resources: [], unknownActions: false };
  const notation = notationOf(policy);
  const own = isOwnResource(policy);
  const resources =
    resource && !resource.negated
      ? candidatesOf(resource).map((each) => ({
          ...each,
          pattern: parseArnPattern(each.item, notation),
        }))
      : [];
  const open = resource?.rest.some((hole) => !hole.among?.complete) ?? false;
  const reach = own ? () => onItself : reachIn(resources, open, catalog);

  const covering = new Map<Action, { items: Text[]; exact: boolean }>();
  let unknownActions = action.rest.some((hole) => !hole.among?.complete);
  for (const { item } of candidatesOf(action)) {
    const pattern = known(item);
    if (pattern === undefined) {
      unknownActions = true;
      continue;
    }
    const exact = !/[*?]/.test(pattern);
    for (const covered of catalog.expand(pattern)) {
      const entry = covering.get(covered);
      if (entry) {
        entry.items.push(item);
        entry.exact ||= exact;
      } else covering.set(covered, { items: [item], exact });
    }
  }
  const actions = [...covering].map(([granted, { items, exact }]) => ({
    action: granted,
    items,
    exact,
    ...reach(granted),
  }));
  return { actions, resources, unknownActions };
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

const onItself: Reached = { reach: "named", inAccount: true, on: [] };

const widest: readonly Breadth[] = ["everything", "type", "unknown", "named"];

function reachIn(
  resources: readonly GrantedResource[],
  open: boolean,
  catalog: Catalog,
): (action: Action) => Reached {
  const meanings = new Map<string, readonly (readonly ResourceType[])[]>();
  const byTypes = new Map<string, Reached>();
  // An ARN means what it means among all types of a service: a table's is no backup's, although
  // a backup's begins with it.
  const meant = (types: readonly ResourceType[]): readonly (readonly ResourceType[])[] => {
    const services = [...new Set(types.map((type) => type.service))].sort();
    const key = services.join();
    const found = meanings.get(key);
    if (found) return found;
    const all = services.flatMap((each) => catalog.service(each)?.resourceTypes ?? []);
    const made = resources.map(({ pattern }) => typesOf(pattern, all));
    meanings.set(key, made);
    return made;
  };
  return (action) => {
    const types = action.resourceTypes.map((use) => use.type);
    const key = types.map((type) => type.id).join();
    const found = byTypes.get(key);
    if (found) return found;
    const made = reached(resources, types, types.length > 0 ? meant(types) : [], open);
    byTypes.set(key, made);
    return made;
  };
}

function reached(
  resources: readonly GrantedResource[],
  types: readonly ResourceType[],
  meanings: readonly (readonly ResourceType[])[],
  open: boolean,
): Reached {
  const on = resources.flatMap((resource, index) => {
    const { pattern } = resource;
    const meant = meanings[index]?.filter((type) => types.includes(type)) ?? [];
    // Without a type only `*` grants an action, and a hole may be one.
    const takes =
      types.length === 0 ? pattern.kind === "any" || isWholeHole(pattern) : meant.length > 0;
    return takes ? [{ resource, breadth: breadthOf(pattern, meant) }] : [];
  });
  const reach =
    widest.find((breadth) => on.some((each) => each.breadth === breadth)) ??
    (open ? "unknown" : "nothing");
  const wide = on.filter((each) => each.breadth === reach);
  return {
    reach,
    inAccount: wide.length > 0 && wide.every(({ resource }) => namesAccount(resource.pattern)),
    on: on.map(({ resource }) => resource),
  };
}

function isWholeHole(pattern: ArnPattern): boolean {
  return pattern.kind === "unknown" && pattern.before.length === 0 && pattern.after.length === 0;
}
