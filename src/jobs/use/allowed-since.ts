import { covers } from "../../catalog/wildcard.ts";
import { itemPattern } from "../../iam/action-pattern.ts";
import { coveredBy, grantOf } from "../../iam/grant.ts";
import type { Policy, Statement } from "../../iam/policy.ts";
import type { Text } from "../../iam/text.ts";
import { once } from "../../source/once.ts";
import type { Place } from "../../source/source.ts";
import type { AwsFacts } from "../knowledge.ts";

/** Since which day a policy allows an action (`2026-08-31`), or that a change brings it. */
export type Since = { readonly day: string } | "new";

/**
 * Since when a policy allows an action on what a statement of it does; undefined where nobody knows. Policies are told
 * apart by their ids: what is asked about may have been edited since.
 */
export type Ages = (policy: Asked, statement: Statement, action: string) => Since | undefined;

type Asked = Pick<Policy, "id" | "kind" | "attachedTo">;

/** When a place was last changed, as far as it is known: the day in UTC. */
export type ChangedOn = (place: Place) => string | undefined;

export const unknownDay: ChangedOn = () => undefined;

/**
 * Ages by the lines in which actions are named. Of several that name one, and allow it on as much, the oldest counts; where
 * the age of one is not known, it may be that.
 *
 * @param isNew what becomes of an action that no line names: of the base of a change, it is new
 */
export function agesIn(
  policies: readonly Policy[],
  changedOn: ChangedOn,
  { catalog }: Pick<AwsFacts, "catalog">,
  isNew: boolean,
): Ages {
  const byId = new Map<string, Policy[]>();
  for (const policy of policies) {
    const key = keyOf(policy);
    byId.set(key, [...(byId.get(key) ?? []), policy]);
  }
  const itemsOf = once((policy: Policy) => itemsByAction(policy, catalog));
  return (policy, statement, action) => {
    const own = byId.get(keyOf(policy)) ?? [];
    if (isNew && isAttachedAnew(policy, own)) return "new";
    const items = own
      .flatMap((each) => itemsOf(each).get(action) ?? [])
      .flatMap(({ item, on }) => (isWithin(statement, on) ? [item] : []));
    if (items.length === 0) return isNew ? "new" : undefined;
    const days = items.map(({ origin }) => changedOn(origin.written));
    const known = days.flatMap((day) => day ?? []).sort();
    const [oldest] = known;
    return oldest === undefined || known.length < days.length ? undefined : { day: oldest };
  };
}

const keyOf = ({ id, kind }: Pick<Policy, "id" | "kind">): string => `${kind} ${id}`;

/** Whether somebody has a policy who did not have it before. */
function isAttachedAnew({ attachedTo }: Asked, before: readonly Policy[]): boolean {
  const had = new Set(before.flatMap((each) => each.attachedTo.map(({ address }) => address)));
  return attachedTo.some(({ address }) => !had.has(address));
}

/** Whether a statement names no resources that another one does not reach; where that is not told by names, it does not. */
function isWithin({ resource }: Statement, on: Statement): boolean {
  if (!resource || !on.resource) return true;
  if (resource.negated || on.resource.negated) return true;
  const reached = on.resource.items.map((each) => itemPattern(each));
  return resource.items.every((each) =>
    reached.some((pattern) => covers(pattern, itemPattern(each))),
  );
}

/** An item that covers an action, and the statement in which it stands. */
type Named = { readonly item: Text; readonly on: Statement };

/** The items of the Allow statements of a policy, by the actions that they cover. */
function itemsByAction(
  policy: Policy,
  catalog: AwsFacts["catalog"],
): ReadonlyMap<string, readonly Named[]> {
  const found = new Map<string, Named[]>();
  const add = (statement: Statement, item: Text): void => {
    for (const { action } of coveredBy(item, grantOf(statement, policy, catalog))) {
      const own = found.get(action.id);
      const named = { item, on: statement };
      if (own) own.push(named);
      else found.set(action.id, [named]);
    }
  };
  for (const statement of policy.statements)
    if (statement.effect === "Allow" && statement.presence !== "never")
      for (const item of statement.action?.items ?? []) add(statement, item);
  return found;
}
