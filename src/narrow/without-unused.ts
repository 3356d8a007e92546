import type { Draft } from "../iam/draft.ts";
import { coveredBy, grantOf } from "../iam/grant.ts";
import { placeIn, type Policy, type Statement } from "../iam/policy.ts";
import { unusedPermission } from "../rules/unused-permission.ts";
import { samePlace } from "../source/source.ts";
import { narrowingOf, type Task } from "./narrow-by.ts";
import { refuse, type Narrowed } from "./narrowing.ts";

/**
 * The statement as it stands, without the items all of which were not used; no draft where that are all of them, and others
 * are left in its policy: AWS takes none without a statement.
 */
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
  const isAll = gone.length === items.length;
  if (isAll && action.rest.length > 0) return refuse("unknown-elements");
  if (isAll && !isOneOf(context.policy, statement)) return refuse("unused");
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
  const narrowing = isAll ? narrowingOf([], findings, notes) : narrowingOf([draft], own, notes);
  return { ok: true, narrowing };
}

/** Whether somebody wrote a statement as one, and others stand beside it. */
function isOneOf({ statements }: Policy, { madeOf, place }: Statement): boolean {
  const others = statements.filter((each) => !samePlace(each.place, place));
  return madeOf === undefined && others.some(({ presence }) => presence === "always");
}
