import { mayBeEveryAction } from "../iam/action-pattern.ts";
import type { GrantedAction } from "../iam/grant.ts";
import { isOwnResource } from "../iam/grant.ts";
import { isCeiling, placeIn, type Policy, type Statement } from "../iam/policy.ts";
import type { Place } from "../source/source.ts";
import { listed, written } from "./wording.ts";

/**
 * Whether a statement can be told what its actions should reach: it allows some, on resources that it
 * names. Every action on every resource is one mistake, and said by another rule; so is what `Not...`
 * leaves.
 */
export function namesWhatItReaches(statement: Statement, policy: Policy): boolean {
  const { effect, action, resource } = statement;
  if (effect !== "Allow" || isCeiling(policy.kind) || isOwnResource(policy)) return false;
  if (!action || action.negated || resource?.negated) return false;
  return !mayBeEveryAction(action);
}

/** Whether an action reaches whatever there is, or whatever there is of a type. */
export function isOpen({ reach }: Pick<GrantedAction, "reach">): boolean {
  return reach === "everything" || reach === "type";
}

/** The resource items by which actions reach as far as they do, as they are written. */
export function itemsReaching(
  actions: readonly GrantedAction[],
  statement: Statement,
): { readonly text: string; readonly several: boolean } {
  // Actions of the same types take the same list of resources.
  const lists = new Map(actions.map(({ on, reach }) => [on, reach]));
  const items = [...lists].flatMap(([on, reach]) =>
    on.flatMap(({ item, breadth }) => (breadth === reach ? [item] : [])),
  );
  const shown = new Set([...new Set(items)].map((item) => written(item, statement)));
  return { text: listed([...shown]), several: shown.size !== 1 };
}

/** The first of these items. */
export function placeReaching(actions: readonly GrantedAction[], statement: Statement): Place {
  for (const { on, reach } of actions) {
    const first = on.find(({ breadth }) => breadth === reach);
    if (first) return placeIn(statement, first.item);
  }
  return statement.resource?.place ?? statement.place;
}
