import type { Action } from "../catalog/action.ts";
import { placeIn, type Statement } from "../iam/policy.ts";
import type { Text } from "../iam/text.ts";
import type { Context, Finding } from "../rules/rule.ts";
import { mistakeOf, overreachOf, ownRuleOf } from "../rules/overreach-class.ts";
import { isAgreed } from "../rules/wildcard-action.ts";
import { samePlace } from "../source/source.ts";

/** What of a statement stays as it is because a team has said that it is fine. */
export type Agreed = {
  /** Whether a wildcard of the actions stays. */
  readonly wildcard: (item: Text) => boolean;
  /** Whether an action stays on the resources that it has. */
  readonly resources: (action: Action) => boolean;
};

/** `excused` are findings of the statement that are not held against anybody. */
export function agreedOn(
  statement: Statement,
  excused: readonly Finding[],
  context: Context,
): Agreed {
  const isOff = (rule: string): boolean => context.terms.rules.get(rule) === "off";
  const subjects = excused.flatMap(({ rule, subject }) =>
    rule === "wildcard-action" ? [subject] : [],
  );
  return {
    wildcard: (item) =>
      isOff("wildcard-action") ||
      isAgreed(item, context) ||
      subjects.some((subject) => samePlace(subject, placeIn(statement, item))),
    resources: (action) => {
      const rule = ownRuleOf(action) ?? overreachOf(action, context.classes);
      return isOff(rule) || excused.some((each) => mistakeOf(each.rule) === mistakeOf(rule));
    },
  };
}
