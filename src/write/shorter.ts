import type { Catalog } from "../catalog/catalog.ts";
import { joinedActions } from "../catalog/joined.ts";
import { conditionObject, documentOf, plainText, type NewStatement } from "../iam/new-policy.ts";
import { groupedBy } from "../source/grouped.ts";
import { distinctSids, sidOfNone, sidOfSeveral } from "./sid.ts";

/**
 * The same grants in fewer characters: what is said of the same resources under the same conditions is one
 * statement, and wildcards stand for actions where they cover no others in the catalog of its date. What
 * AWS adds later under such a name they reach too.
 *
 * @param least the fewest characters of an action's name before its `*`
 */
export function shorter(
  statements: readonly NewStatement[],
  least: number,
  catalog: Catalog,
): readonly NewStatement[] {
  const alike = groupedBy(statements, (each) => {
    const { effect, isNegated, resources, conditions } = each;
    const texts = resources.map(plainText);
    return JSON.stringify([effect, isNegated, texts, conditionObject(conditions, plainText)]);
  });
  const merged = [...alike.values()].flatMap((own): readonly NewStatement[] => {
    const [first, ...more] = own;
    if (!first) return [];
    const ids = new Set(own.flatMap(({ actions }) => actions.map(({ item }) => item)));
    const actions = [...ids].flatMap((id) => catalog.action(id) ?? []);
    const remarks = new Map(
      own.flatMap((each) => each.actions.map((action) => [action.item, action] as const)),
    );
    return [
      {
        ...first,
        sid: more.length > 0 ? sidOfAll(own) : first.sid,
        actions: joinedActions(actions, catalog, { least }).map(
          (item) => remarks.get(item) ?? { item },
        ),
        because: [...new Set(own.flatMap(({ because }) => because))],
      },
    ];
  });
  const sids = distinctSids(merged.map(({ sid }) => sid));
  return merged.map((each, index) => ({ ...each, sid: sids[index] ?? each.sid }));
}

/** What several statements on the same resources are called: by the first of these. */
function sidOfAll([first]: readonly NewStatement[]): string {
  const arn = first?.resources[0] && plainText(first.resources[0]);
  if (arn === undefined || arn === "*") return sidOfNone;
  const [, , service = "", , , ...resource] = arn.split(":");
  return sidOfSeveral(service, resource.join(":"));
}

/** The characters of a policy as AWS counts them: without white space. */
export function lengthOf(statements: readonly NewStatement[]): number {
  return JSON.stringify(documentOf({ statements })).length;
}
