import type { Action } from "../catalog/action.ts";
import { grantOf, type Grant, type GrantedAction } from "../iam/grant.ts";
import type { Policy, Statement } from "../iam/policy.ts";
import type { Context } from "../rules/rule.ts";
import { later, once } from "../source/once.ts";
import type { Neighbourhood } from "./neighbourhood.ts";

/**
 * Tells of what a wildcard grants whether a call is allowed on all that it is asked for: one of a function of Glue's
 * catalog is not without the ARN of that function. Other statements of whoever has the policy may allow the rest. Where
 * no call has all, or it is not known whether a call is asked for all, nothing is said to lack something.
 */
export function wholeAmong(
  effective: readonly GrantedAction[],
  statement: Statement,
  context: Context & Pick<Neighbourhood, "beside">,
): (granted: GrantedAction) => boolean {
  const isOpen = (statement.resource?.rest ?? []).length > 0;
  const beside = later(() => grantsBeside(statement, context));
  const hasAll = (granted: GrantedAction): boolean =>
    isOpen || granted.action.combination === "undecided" || isOnAll(granted.action, [granted]);
  if (!effective.some(hasAll)) return () => true;
  return (granted) => {
    if (hasAll(granted)) return true;
    const { action } = granted;
    return isOnAll(action, [
      granted,
      ...beside().flatMap((grant) => byAction(grant).get(action) ?? []),
    ]);
  };
}

/** Whether some statements together allow an action on all that a call is asked for. */
function isOnAll({ conjuncts }: Action, granted: readonly GrantedAction[]): boolean {
  if (granted.some(({ reach, on }) => reach === "everything" || on.length === 0)) return true;
  const types = new Set(granted.flatMap(({ on }) => on.flatMap((each) => each.types)));
  return conjuncts.every((wanted) => wanted.some((type) => types.has(type)));
}

/** What the other statements of whoever has the policy grant. */
function grantsBeside(
  statement: Statement,
  { policy, beside, catalog }: Context & Pick<Neighbourhood, "beside">,
): readonly Grant[] {
  const allowing = (each: Policy): readonly Grant[] =>
    each.statements
      .filter((other) => other !== statement && other.effect === "Allow")
      .map((other) => grantOf(other, each, catalog));
  return [policy, ...beside()].flatMap(allowing);
}

const byAction = once(
  ({ actions }: Grant): ReadonlyMap<Action, GrantedAction> =>
    new Map(
      actions.flatMap((each) => (each.reach === "nothing" ? [] : [[each.action, each] as const])),
    ),
);
