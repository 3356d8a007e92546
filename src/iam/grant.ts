import type { Action } from "../catalog/action.ts";
import type { Catalog } from "../catalog/catalog.ts";
import { once } from "../source/once.ts";
import { parseArnPattern } from "./arn-pattern.ts";
import type { Match, Policy, Statement } from "./policy.ts";
import { alternatives, known, type List, type Text } from "./text.ts";
import { reachingIn, type GrantedResource, type Reached } from "./reach.ts";

/** What an Allow statement grants, action by action of the catalog. */
export type Grant = {
  readonly actions: readonly GrantedAction[];
  readonly resources: readonly GrantedResource[];
  /** Some of its actions are not known. */
  readonly unknownActions: boolean;
};

export type GrantedAction = Reached & {
  readonly action: Action;
  /** The items of the statement that cover it; none where `NotAction` leaves it in. */
  readonly items: readonly Text[];
  /** One of them names it without a wildcard. */
  readonly exact: boolean;
};

type Grants = WeakMap<Statement, Map<string, Grant>>;

/**
 * So many granted actions are kept: a statement is asked about several times, and all grants of a large repository are
 * gigabytes.
 */
const most = 1_000_000;
let recent: Grants = new WeakMap();
let earlier: Grants = new WeakMap();
let made = 0;

/** The grant of a statement. `NotAction` is all that it does not name, `NotResource` everything. */
export function grantOf(statement: Statement, policy: Policy, catalog: Catalog): Grant {
  // What else of the policy matters: policies of several kinds may share a statement.
  const key = `${policy.kind} ${notationOf(policy).variables} ${policy.owner.protects ?? ""}`;
  const known = recent.get(statement) ?? earlier.get(statement) ?? new Map<string, Grant>();
  const found = known.get(key);
  if (found && recent.has(statement)) return found;
  const grant = found ?? makeGrant(statement, policy, catalog);
  known.set(key, grant);
  if (made >= most) [recent, earlier, made] = [new WeakMap(), recent, 0];
  made += 1 + grant.actions.length;
  recent.set(statement, known);
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
  const isOwn = isOwnResource(policy);
  const isEverywhere = resource?.negated === true;
  const reachOf = (action: Action, exact: boolean): Reached => {
    if (isOwn) return reachOnItself(action, exact, policy, resources, reaching);
    return isEverywhere ? everywhere : reaching(action);
  };
  const { covered: actions, unknown: unknownActions } = meantBy(
    action,
    catalog,
    (action, items, exact) => {
      const { reach, inAccount, on } = reachOf(action, exact);
      return { action, items, exact, reach, inAccount, on };
    },
  );
  return { actions, resources, unknownActions };
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

/** The actions of the catalog that an `Action` or `NotAction` element means, each made into what is granted by it. */
function meantBy(
  match: Match,
  catalog: Catalog,
  granted: (action: Action, items: readonly Text[], exact: boolean) => GrantedAction,
): { readonly covered: readonly GrantedAction[]; readonly unknown: boolean } {
  let unknown = match.rest.some((hole) => !hole.among?.complete);
  const patterns = candidatesOf(match).flatMap(({ item, written = item }) => {
    const pattern = known(item);
    unknown ||= pattern === undefined;
    if (pattern === undefined) return [];
    const actions = catalog.expand(pattern.replace(/\*+/g, "*"));
    // One list for all actions that nothing else covers: a wildcard may stand for thousands.
    return [{ written, actions, alone: [written], exact: !/[*?]/.test(pattern) }];
  });
  const [only, ...more] = patterns;
  if (only && more.length === 0 && !match.negated) {
    const { alone: items, exact } = only;
    return { covered: only.actions.map((action) => granted(action, items, exact)), unknown };
  }
  const covering = new Map<Action, { action: Action; items: Text[]; exact: boolean }>();
  for (const { written, actions, alone, exact } of patterns) {
    for (const action of actions) {
      const entry = covering.get(action);
      if (!entry) {
        covering.set(action, { action, items: alone, exact });
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
    const each = [...covering.values()];
    return {
      covered: each.map(({ action, items, exact }) => granted(action, items, exact)),
      unknown,
    };
  }
  const others = catalog.expand("*").filter((action) => !covering.has(action));
  return { covered: others.map((action) => granted(action, [], false)), unknown };
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

const everywhere: Reached = { reach: "everything", inAccount: false, on: [] };

/**
 * The reach of an action in a policy that is attached to what it is about: that and no more. Not
 * even that where all resources are ARNs of types that the action does not take, nor where a
 * wildcard covers what is about no resource: `sqs:*` on a queue is not `sqs:ListQueues`.
 */
function reachOnItself(
  action: Action,
  exact: boolean,
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
