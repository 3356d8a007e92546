import type { Action } from "../catalog/action.ts";
import type { Observed, Verdict } from "../evidence/observed.ts";
import { coveredBy, grantOf, type GrantedAction } from "../iam/grant.ts";
import type { Draft } from "../iam/draft.ts";
import { placeIn, type Statement } from "../iam/policy.ts";
import type { Text } from "../iam/text.ts";
import type { Context, Finding } from "../rules/rule.ts";
import { unusedPermission } from "../rules/unused-permission.ts";
import { count } from "../rules/wording.ts";
import { code } from "../source/quoted.ts";
import { samePlace } from "../source/source.ts";
import { narrowingOf, type Task } from "./narrow-by.ts";
import { refuse, type Narrowed } from "./narrowing.ts";

// What is left out because evidence says that nobody used it.

/** What evidence says of the actions of a statement. */
export type ByUse = {
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
  const observed = context.useOf(context.policy);
  if (!observed || context.terms.rules.get(unusedPermission.id) === "off") return undefined;
  const stays = excused.flatMap(({ rule, subject }) =>
    rule === unusedPermission.id ? [subject] : [],
  );
  const isExcused = (item: Text): boolean =>
    stays.some((subject) => samePlace(subject, placeIn(statement, item)));
  return {
    isUsed: (action) => observed.of(action).use === "used",
    isUnused: ({ action, items }) =>
      observed.of(action).use === "unused" && !items.some(isExcused),
    because: (unused) =>
      becauseOf(
        unused.map(({ action }) => observed.of(action)),
        observed,
      ),
  };
}

function becauseOf(
  unused: readonly Verdict[],
  { window, files, assumptions }: Observed,
): Because {
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

/** The statement as it stands, without the items all of which were not used. */
export function withoutUnused({ statement, context, findings, byUse }: Task): Narrowed | undefined {
  const { action } = statement;
  const own = findings.filter(({ rule }) => rule === unusedPermission.id);
  if (!byUse || !action || own.length === 0) return undefined;
  const grant = grantOf(statement, context.policy, context.catalog);
  const items = action.items.map((item) => {
    const covered = coveredBy(item, grant).filter(({ reach }) => reach !== "nothing");
    return { item, covered, isUnused: covered.length > 0 && covered.every(byUse.isUnused) };
  });
  const gone = items.filter(({ isUnused }) => isUnused);
  if (gone.length === 0) return undefined;
  if (gone.length === items.length) return refuse("unused");
  const unused = gone.flatMap(({ covered }) => covered);
  const { reason, assumptions, shown } = byUse.because(unused);
  const kept = items.flatMap(({ item, isUnused }) => (isUnused ? [] : [{ kept: item }]));
  const draft: Draft = { sid: "keep", actions: kept, resources: "keep" };
  const isWhole = own.every(({ subject, folds }) =>
    (folds ?? [{ subject }]).every((each) =>
      gone.some(({ item }) => samePlace(each.subject, placeIn(statement, item))),
    ),
  );
  const notes = {
    assumptions,
    ...{ evidence: [], byUse: [shown], missing: [] },
    lost: [{ reason, actions: [...new Set(unused.map((each) => each.action.id))] }],
    leaves: isWhole ? [] : [unusedPermission.id],
  };
  return { ok: true, narrowing: narrowingOf([draft], own, notes) };
}
