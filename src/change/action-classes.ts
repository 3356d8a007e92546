import type { Action } from "../catalog/action.ts";
import type { Catalog } from "../catalog/catalog.ts";
import { grantOf } from "../iam/grant.ts";
import { isCeiling, type Policy, type Statement } from "../iam/policy.ts";
import { known } from "../iam/text.ts";
import type { World } from "./world.ts";

/**
 * The actions of the catalog that a statement grants on something, those together that nothing tells
 * apart which decides whether they are new: what holds of one holds of all.
 */
export function actionClasses(
  statement: Statement,
  policy: Policy,
  { now, before }: World,
  catalog: Catalog,
): readonly (readonly Action[])[] {
  const others = [
    ...before.flatMap(({ statements }) => statements),
    ...now.flatMap(({ kind, statements }) =>
      isCeiling(kind) ? statements : statements.filter(({ effect }) => effect !== "Allow"),
    ),
  ];
  const sets = others.map((each) => new Set(namedBy(each, catalog)));
  const classes = new Map<string, Action[]>();
  for (const { action, reach } of grantOf(statement, policy, catalog).actions) {
    if (reach === "nothing") continue;
    const key = sets.map((set) => (set.has(action) ? "1" : "0")).join("");
    const own = classes.get(key);
    if (own) own.push(action);
    else classes.set(key, [action]);
  }
  return [...classes.values()];
}

/** The actions that the items name, whether the element is negated or not. */
function namedBy({ action }: Statement, catalog: Catalog): readonly Action[] {
  return (action?.items ?? []).flatMap((item) => {
    const pattern = known(item);
    return pattern === undefined ? [] : catalog.expand(pattern.replace(/\*+/g, "*"));
  });
}
