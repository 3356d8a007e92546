import type { Action } from "../catalog/action.ts";
import type { Observed, Verdict } from "../evidence/observed.ts";
import type { UsedOn } from "../evidence/used-on.ts";
import type { GrantedAction } from "../iam/grant.ts";
import { placeIn, type Statement } from "../iam/policy.ts";
import type { Text } from "../iam/text.ts";
import type { Context, Finding } from "../rules/rule.ts";
import { unusedPermission } from "../rules/unused-permission.ts";
import { count, listed } from "../rules/wording.ts";
import { code } from "../source/quoted.ts";
import { samePlace } from "../source/source.ts";

// What evidence of use says that may be left out: actions that nobody used, and resources that they were not used on.

/** What evidence says of the actions of a statement. */
export type ByUse = {
  /** Of a wildcard of which some is known, all stays that is not known: nothing else tells what it is for. */
  readonly alone: boolean;
  readonly isUsed: (action: Action) => boolean;
  /** Whether it is left out: it was not used, and nobody has said that it stays. */
  readonly isUnused: (granted: GrantedAction) => boolean;
  /** Why some are left out, what that takes for granted, and what shows it. */
  readonly because: (unused: readonly GrantedAction[]) => Because;
  /** On what an action was used. */
  readonly on: (action: Action) => UsedOn | undefined;
  readonly homes: Observed["homes"];
  /** The accounts of those who have the policy. */
  readonly accounts: ReadonlySet<string>;
  /** What limits some actions to resources takes for granted, and what shows it. */
  readonly limits: (limited: readonly Limited[]) => Pick<Because, "assumptions"> & {
    readonly shown: readonly string[];
  };
};

/** An action that is allowed on what it was used on alone, and where it was denied among that. */
export type Limited = { readonly action: Action; readonly denied: readonly string[] };

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
    on: observed.on,
    homes: observed.homes,
    accounts: new Set(observed.principals.map((arn) => arn.split(":")[4] ?? "")),
    limits: (limited) => ({
      assumptions: observed.assumptions,
      shown: limitsOf(limited, observed),
    }),
  };
}

function becauseOf(unused: readonly Verdict[], observed: Observed): Because {
  const days = count(Math.min(...unused.flatMap((each) => each.days ?? [])), "day");
  const time = `in the ${days} to ${observed.window.last.slice(0, 10)}`;
  const [only, ...more] = unused;
  const what =
    only && more.length === 0 ? `${code(only.action)} was` : `${unused.length} of its actions were`;
  return {
    reason: `they were not used ${time}`,
    assumptions: [
      ...new Set([...observed.assumptions, ...unused.flatMap((each) => each.assumptions ?? [])]),
    ],
    shown: `that ${what} not used ${time} (${filesOf(observed)})`,
  };
}

function limitsOf(limited: readonly Limited[], observed: Observed): readonly string[] {
  if (limited.length === 0) return [];
  const names = listed(
    limited.map(({ action }) => code(action.id)),
    4,
  );
  const { window, days } = observed;
  const were = limited.length > 1 ? "were" : "was";
  const time = `in the ${count(days, "day")} to ${window.last.slice(0, 10)}`;
  const denied = limited.flatMap((each) =>
    each.denied.map((resource) => `${code(each.action.id)} was denied on ${code(resource)}`),
  );
  return [
    `that ${names} ${were} used on nothing else ${time} (${filesOf(observed)})`,
    ...(denied.length > 0 ? [`that ${listed(denied, 4)}, which stays allowed beside that`] : []),
  ];
}

function filesOf({ files: [first = "", ...others] }: Observed): string {
  return `${code(first)}${others.length > 0 ? ` and ${others.length} more` : ""}`;
}
