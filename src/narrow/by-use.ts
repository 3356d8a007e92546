import type { Action } from "../catalog/action.ts";
import type { Observed, Verdict } from "../evidence/observed.ts";
import type { GrantedAction } from "../iam/grant.ts";
import { placeIn, type Statement } from "../iam/policy.ts";
import type { Text } from "../iam/text.ts";
import type { Context, Finding } from "../rules/rule.ts";
import { unusedPermission } from "../rules/unused-permission.ts";
import { count } from "../rules/wording.ts";
import { code } from "../source/quoted.ts";
import { samePlace } from "../source/source.ts";

// What is left out because evidence says that nobody used it.

/** What evidence says of the actions of a statement. */
export type ByUse = {
  /** Of a wildcard of which some is known, all stays that is not known: nothing else tells what it is for. */
  readonly alone: boolean;
  readonly isUsed: (action: Action) => boolean;
  /** Whether it is left out: it was not used, and nobody has said that it stays. */
  readonly isUnused: (granted: GrantedAction) => boolean;
  /** Why some are left out, what that takes for granted, and what shows it. */
  readonly because: (unused: readonly GrantedAction[]) => Because;
};

type Because = {
  readonly reason: string;
  readonly assumptions: readonly string[];
  readonly shown: string;
};

/** `excused` are findings of the statement that are not held against anybody. */
export function byUseOf(
  statement: Statement,
  excused: readonly Finding[],
  context: Context,
): ByUse | undefined {
  const observed = context.useOf(context.policy, statement);
  if (!observed || context.terms.rules.get(unusedPermission.id) === "off") return undefined;
  const stays = excused.flatMap(({ rule, subject }) =>
    rule === unusedPermission.id ? [subject] : [],
  );
  const isExcused = (item: Text): boolean =>
    stays.some((subject) => samePlace(subject, placeIn(statement, item)));
  return {
    alone: false,
    isUsed: (action) => observed.of(action).use === "used",
    isUnused: ({ action, items }) => observed.of(action).use === "unused" && !items.some(isExcused),
    because: (unused) =>
      becauseOf(
        unused.map(({ action }) => observed.of(action)),
        observed,
      ),
  };
}

function becauseOf(unused: readonly Verdict[], { window, files, assumptions }: Observed): Because {
  const days = count(Math.min(...unused.flatMap((each) => each.days ?? [])), "day");
  const time = `in the ${days} to ${window.last.slice(0, 10)}`;
  const [only, ...more] = unused;
  const what =
    only && more.length === 0 ? `${code(only.action)} was` : `${unused.length} of its actions were`;
  const [file = "", ...others] = files;
  const where = `${code(file)}${others.length > 0 ? ` and ${others.length} more` : ""}`;
  return {
    reason: `they were not used ${time}`,
    assumptions: [
      ...new Set([...assumptions, ...unused.flatMap((each) => each.assumptions ?? [])]),
    ],
    shown: `that ${what} not used ${time} (${where})`,
  };
}
