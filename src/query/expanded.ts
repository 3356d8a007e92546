import type { Action } from "../catalog/action.ts";
import type { Catalog } from "../catalog/catalog.ts";
import { withActions } from "./action-elements.ts";
import { isPattern } from "./services.ts";
import { UnknownName } from "./unknown-name.ts";

/** A value with the wildcards of its statements written out, or joined. */
export type Rewritten = {
  /** The value that was given, its actions written otherwise. */
  readonly value: unknown;
  /** How many elements with actions it has, and how many items they had and have. */
  readonly elements: number;
  readonly items: { readonly before: number; readonly after: number };
  /** How many actions of the catalog these cover, element by element: as many before as after. */
  readonly actions: number;
  /** Items that are no actions of the catalog, and stay as they are. */
  readonly unknown: readonly string[];
  /** Wildcards that reach what AWS adds later: of those expanded, what is lost; of those joined, what is new. */
  readonly reachingLater: readonly string[];
};

/**
 * The actions that a pattern covers, in the catalog's order. Throws UnknownName where it covers none.
 */
export function expandPattern(pattern: string, catalog: Catalog): readonly Action[] {
  const actions = catalog.expand(collapsed(pattern));
  if (actions.length > 0) return actions;
  throw new UnknownName(
    `${pattern} covers no action that AWS's reference of ${catalog.date} knows`,
    catalog.nearestActions(pattern).map(({ id }) => id),
  );
}

/**
 * Writes out the wildcards of `Action` and `NotAction` in all statements of a value of JSON: each becomes
 * the actions that it covers in the catalog of its day, in AWS's spelling. What AWS adds later is covered
 * no more.
 */
export function expanded(value: unknown, catalog: Catalog): Rewritten {
  return rewritten(value, catalog, (items) => {
    const ids = items.flatMap((item) => {
      const covered = coveredBy(item, catalog);
      return covered.length > 0 ? covered.map(({ id }) => id) : [item];
    });
    return { items: [...new Set(ids)], reachingLater: items.filter(isPattern) };
  });
}

/** What is written in the place of some items, and the wildcards that are told of. */
export type Items = {
  readonly items: readonly string[];
  readonly reachingLater: readonly string[];
};

/**
 * A value with the items of each element written otherwise. That they cover the same actions of the
 * catalog is made sure of: it throws where they do not.
 */
export function rewritten(
  value: unknown,
  catalog: Catalog,
  write: (items: readonly string[]) => Items,
): Rewritten {
  const count = { elements: 0, before: 0, after: 0, actions: 0 };
  const unknown = new Set<string>();
  const reaching = new Set<string>();
  const made = withActions(value, ({ at, items }) => {
    const { items: now, reachingLater } = write(items);
    const covered = idsIn(items, catalog);
    if (covered.join() !== idsIn(now, catalog).join())
      throw new Error(`${at} would not cover the same actions as before`);
    count.elements++;
    count.before += items.length;
    count.after += now.length;
    count.actions += covered.length;
    for (const item of items) if (coveredBy(item, catalog).length === 0) unknown.add(item);
    for (const pattern of reachingLater) reaching.add(pattern);
    return now;
  });
  return {
    value: made,
    elements: count.elements,
    items: { before: count.before, after: count.after },
    actions: count.actions,
    unknown: [...unknown],
    reachingLater: [...reaching].sort(),
  };
}

/** The actions of the catalog that an item covers. */
export function coveredBy(item: string, catalog: Catalog): readonly Action[] {
  return catalog.expand(collapsed(item));
}

function idsIn(items: readonly string[], catalog: Catalog): readonly string[] {
  return [...new Set(items.flatMap((each) => coveredBy(each, catalog).map(({ id }) => id)))].sort();
}

function collapsed(pattern: string): string {
  return pattern.replace(/\*+/g, "*");
}
