import type { Action } from "../catalog/action.ts";
import type { Catalog } from "../catalog/catalog.ts";
import { later, once } from "../source/once.ts";
import { hasWildcard } from "./action-pattern.ts";
import { globIncluded, globsIntersect } from "./glob.ts";
import { grantOf, notationOf, type Grant, type GrantedAction } from "./grant.ts";
import { inverseOf } from "./inverse.ts";
import type { Condition, Match, Policy, Statement } from "./policy.ts";
import { holesOf, known, type Part, type Text } from "./text.ts";

/** What an Allow statement grants beside the Deny statements of its policy, and of those that go with it. */
export type EffectiveGrant = Grant & {
  /**
   * The conditions that some of its actions stand under: the statement's own, and what Deny statements
   * that cover all of these let through alone.
   */
  readonly conditionsOn: (actions: readonly GrantedAction[]) => readonly Condition[];
  /** What AWS adds later of the actions that an item covers, and no Deny takes away before it is there. */
  readonly later: (item: Text) => Later;
};

/** All of it, or what falls under some patterns: none where everything but certain names is denied. */
export type Later = "all" | readonly Text[];

/**
 * The grant of an Allow statement without what the Deny statements of its policy, and of others that
 * everybody has who has it, are sure to take away: an action is gone where all of its resources are denied; where all but some are, those are
 * named. Of a Deny with one condition the opposite is asked for. Follows "Policy evaluation logic" of
 * AWS's IAM User Guide: an explicit Deny overrides any Allow.
 */
export function effectiveGrant(
  statement: Statement,
  policy: Policy,
  catalog: Catalog,
): EffectiveGrant {
  const grant = grantOf(statement, policy, catalog);
  const denials = denialsIn(policy)(catalog);
  if (denials.length === 0 || grant.actions.length * denials.length > most)
    return { ...grant, conditionsOn: () => statement.conditions, later: () => "all" };
  const known = effectiveIn(policy);
  const found = known.get(statement) ?? without(denials, grant, statement);
  known.set(statement, found);
  return found;
}

/** Beyond so many actions by Denies, these are left out of account: no less is found for that. */
const most = 250_000;

const effectiveIn = once<Policy, WeakMap<Statement, EffectiveGrant>>(() => new WeakMap());

function without(denials: readonly Denial[], grant: Grant, statement: Statement): EffectiveGrant {
  let { actions } = grant;
  for (const { deny, left } of denials)
    if (deny.conditions.length === 0) actions = actions.flatMap((each) => left(each, statement));
  const asked = denials.flatMap(({ deny, left }) => {
    const [condition, ...more] = deny.conditions;
    const inverse = condition && more.length === 0 ? inverseOf(condition) : undefined;
    return inverse ? [{ inverse, left }] : [];
  });
  return {
    ...grant,
    actions,
    conditionsOn: (some) => [
      ...statement.conditions,
      ...asked.flatMap(({ inverse, left }) =>
        some.length > 0 && some.every((each) => left(each, statement).length === 0)
          ? [inverse]
          : [],
      ),
    ],
    later: (item) => laterOf(item, statement, denials),
  };
}

/** What a Deny with `NotAction` on all resources of a statement spares of what is not there yet. */
function laterOf({ parts }: Text, statement: Statement, denials: readonly Denial[]): Later {
  const spared = denials.flatMap(({ deny, isOnAll }) => {
    const { action, conditions } = deny;
    if (!action?.negated || conditions.length > 0 || !isOnAll(statement)) return [];
    const comparison = { ignoreCase: true, variables: false };
    return [
      action.items.filter(
        (each) => hasWildcard(each) && globsIntersect(each.parts, parts, comparison),
      ),
    ];
  });
  const [least] = spared.sort((a, b) => a.length - b.length);
  return least ?? "all";
}

/** What a Deny leaves of a granted action: nothing, what is named, or all of it. */
type Left = (granted: GrantedAction, statement: Statement) => readonly GrantedAction[];

type Denial = {
  readonly deny: Statement;
  readonly left: Left;
  /** Whether it is about all resources of a statement. */
  readonly isOnAll: (statement: Statement) => boolean;
};

/** What the Deny statements of a policy, and those beside it, are sure to deny to everybody who has it. */
const denialsIn = once((policy: Policy) => {
  let denials: readonly Denial[] | undefined;
  return (catalog: Catalog): readonly Denial[] =>
    (denials ??= [policy, ...(policy.deniedBeside ?? [])].flatMap((denying) =>
      denying.statements.flatMap((each) => {
        const isSure = each.effect === "Deny" && each.presence === "always" && isForAll(each);
        const deny = isSure ? certainPart(each) : undefined;
        return deny ? [denialBy(deny, denying, catalog)] : [];
      }),
    ));
});

function isForAll({ principal }: Statement): boolean {
  if (!principal) return true;
  return (
    !principal.negated &&
    principal.entries.some(
      ({ type, items }) =>
        (type === "*" || type === "AWS") && items.some((item) => known(item) === "*"),
    )
  );
}

/** The statement with nothing but known actions; undefined where what it spares is not known. */
function certainPart(deny: Statement): Statement | undefined {
  const { action, resource } = deny;
  if (!action || (resource?.negated && resource.rest.length > 0)) return undefined;
  const items = action.items.filter((item) => known(item) !== undefined);
  const isOpen = action.rest.length > 0 || items.length < action.items.length;
  if (action.negated && isOpen) return undefined;
  return { ...deny, action: { ...action, items, rest: [] } };
}

function denialBy(deny: Statement, policy: Policy, catalog: Catalog): Denial {
  const { resource } = deny;
  const notation = notationOf(policy);
  const denied = byAction(grantOf(deny, policy, catalog));
  const spared = later(() => byAction(grantOf(sparedBy(deny), policy, catalog)));
  const covers = (item: readonly Part[]): boolean =>
    resource?.negated
      ? !resource.items.some(({ parts }) => globsIntersect(item, parts, notation))
      : !resource || resource.items.some(({ parts }) => globIncluded(item, parts, notation));
  // Actions of the same types take the same resources.
  const coverage = new WeakMap<object, boolean>();
  const coversAll = (granted: GrantedAction, statement: Statement): boolean => {
    const of = granted.on.length > 0 ? granted.on : statement;
    const found = coverage.get(of) ?? resourcesOf(granted, statement)?.every(covers) ?? false;
    coverage.set(of, found);
    return found;
  };
  const left: Left = (granted, statement) => {
    const own = denied.get(granted.action);
    if (!own) return [granted];
    if (coversAll(granted, statement)) return [];
    const isWide = granted.reach === "everything" || granted.reach === "type";
    const isNarrowed =
      isWide && (resource?.negated ? isNamed(spared().get(granted.action)) : isOfAllTypes(own));
    return [isNarrowed ? { ...granted, reach: "named" } : granted];
  };
  const isOnAll = (statement: Statement): boolean =>
    resourcesOf({ on: [] }, statement)?.every(covers) ?? false;
  return { deny, left, isOnAll };
}

function byAction({ actions }: Grant): ReadonlyMap<Action, GrantedAction> {
  return new Map(actions.map((each) => [each.action, each]));
}

/** What `NotResource` keeps out of a Deny, as a grant of its own. */
function sparedBy(deny: Statement): Statement {
  const { resource } = deny;
  return resource ? { ...deny, resource: { ...resource, negated: false } satisfies Match } : deny;
}

/**
 * The resources of a granted action, as they are written and with what may stand for their holes; none
 * where it is what the policy is attached to. Undefined where more may be meant than is known.
 */
function resourcesOf(
  { on }: Pick<GrantedAction, "on">,
  { resource }: Statement,
): readonly (readonly Part[])[] | undefined {
  if (!resource) return [];
  if (resource.rest.length > 0) return undefined;
  if (resource.negated) return [["*"]];
  if (on.length === 0) return resource.items.map(({ parts }) => parts);
  return on.flatMap(({ item, written }) => [
    item.parts,
    ...(written && !isSettled(written) ? [written.parts] : []),
  ]);
}

/** Whether its holes stand for nothing but what is written for them. */
function isSettled(text: Text): boolean {
  return holesOf(text).every(({ among }) => among?.complete === true);
}

function isNamed(granted: GrantedAction | undefined): boolean {
  return !granted || granted.reach === "named" || granted.reach === "nothing";
}

/** Whether it is on every resource of each type that its action takes, in every account. */
function isOfAllTypes({ action, on, reach, inAccount }: GrantedAction): boolean {
  if (reach === "everything") return true;
  if (reach !== "type" || inAccount) return false;
  const wide = new Set(on.flatMap(({ types, breadth }) => (breadth === "type" ? types : [])));
  return action.resourceTypes.every(({ type }) => wide.has(type));
}
