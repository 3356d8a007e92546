import { isWholeService } from "../iam/action-pattern.ts";
import { grantOf, type GrantedAction } from "../iam/grant.ts";
import type { Statement } from "../iam/policy.ts";
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
): readonly GrantedAction[] {
  if (!namesWhatItReaches(statement, context.policy)) return [];
  const ids: readonly string[] = ofTheirOwn[rule];
  return grantOf(statement, context.policy, context.catalog).actions.filter(
    (each) =>
      ids.includes(each.action.id) &&
      !context.told.has(each.action.id) &&
      isToldAlone(each, context),
  );
}

/** Whether a rule of its own tells of an action, where it is not switched off. */
export function isToldAlone(granted: GrantedAction, { terms }: Context): boolean {
  const rule = ownRuleOf(granted.action);
  if (rule === undefined || terms.rules.get(rule) === "off") return false;
  return isOpen(granted) && !granted.items.every(isWholeService);
}
