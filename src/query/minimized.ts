import type { Catalog } from "../catalog/catalog.ts";
import { joinedActions, type Joining } from "../catalog/joined.ts";
import { globIncluded } from "../iam/glob.ts";
import { coveredBy, rewritten, type Items, type Rewritten } from "./expanded.ts";
import { isPattern } from "./services.ts";

/**
 * Joins the actions of `Action` and `NotAction` in all statements of a value of JSON under wildcards, as
 * few as word by word of their names are enough. They cover the same actions of the catalog of its day,
 * which is checked; those that are new reach what AWS adds later under such names, and are told of. A
 * wildcard that was there before stays, unless a wider one is in its place.
 */
export function minimized(
  value: unknown,
  catalog: Catalog,
  joining: Pick<Joining, "least"> = {},
): Rewritten {
  return rewritten(value, catalog, (items) => minimizedItems(items, catalog, joining));
}

function minimizedItems(
  items: readonly string[],
  catalog: Catalog,
  joining: Pick<Joining, "least">,
): Items {
  const actions = items.flatMap((item) => coveredBy(item, catalog));
  const joined = joinedActions(actions, catalog, joining);
  const unknown = items.filter((item) => coveredBy(item, catalog).length === 0);
  const before = widestOf(items.filter((item) => isPattern(item) && !unknown.includes(item)));
  const kept = before.filter((item) => !joined.some((each) => isWithin(item, each)));
  const fresh = joined.filter((item) => !kept.some((each) => isWithin(item, each)));
  return {
    items: [...new Set([...fresh, ...kept, ...unknown])].sort(),
    reachingLater: fresh.filter(
      (item) => isPattern(item) && !before.some((each) => isWithin(item, each)),
    ),
  };
}

/** Those that lie in no other one; of several that are the same, the first. */
function widestOf(patterns: readonly string[]): readonly string[] {
  return patterns.filter((one, at) =>
    patterns.every(
      (other, index) =>
        index === at || !isWithin(one, other) || (isWithin(other, one) && at < index),
    ),
  );
}

/** Whether all that an item covers, later actions too, another one covers. */
function isWithin(one: string, other: string): boolean {
  return globIncluded([one], [other], { ignoreCase: true, variables: false });
}
