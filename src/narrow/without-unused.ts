import type { Draft } from "../iam/draft.ts";
import { coveredBy, grantOf } from "../iam/grant.ts";
import { placeIn } from "../iam/policy.ts";
import { unusedPermission } from "../rules/unused-permission.ts";
import { samePlace } from "../source/source.ts";
import { narrowingOf, type Task } from "./narrow-by.ts";
import { refuse, type Narrowed } from "./narrowing.ts";

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
