import { isWholeService } from "../iam/action-pattern.ts";
import { effectiveGrant } from "../iam/effective.ts";
import type { GrantedAction } from "../iam/grant.ts";
import type { Condition, Statement } from "../iam/policy.ts";
import { ofTheirOwn, ownRuleOf } from "./overreach-class.ts";
import { isOpen, namesWhatItReaches } from "./reaching.ts";
import type { Context } from "./rule.ts";

/**
 * What a statement grants of the actions that a rule of their own is about, where they reach too far.
 * A whole service is told of by another rule, in all that it is.
 */
export function openOf(
  rule: keyof typeof ofTheirOwn,
  statement: Statement,
  context: Context,
): Open | undefined {
  if (!namesWhatItReaches(statement, context.policy)) return undefined;
  const ids: readonly string[] = ofTheirOwn[rule];
  const grant = effectiveGrant(statement, context.policy, context.catalog);
  const open = grant.actions.filter(
    (each) =>
      ids.includes(each.action.id) &&
      !context.told.has(each.action.id) &&
      isToldAlone(each, context),
  );
  return open.length > 0 ? { open, conditions: grant.conditionsOn(open) } : undefined;
}

/** Such actions, and the conditions that they stand under. */
export type Open = {
  readonly open: readonly GrantedAction[];
  readonly conditions: readonly Condition[];
};

/** Whether a rule of its own tells of an action, where it is not switched off. */
export function isToldAlone(granted: GrantedAction, { terms }: Context): boolean {
  const rule = ownRuleOf(granted.action);
  if (rule === undefined || terms.rules.get(rule) === "off") return false;
  return isOpen(granted) && !granted.items.every(isWholeService);
}
