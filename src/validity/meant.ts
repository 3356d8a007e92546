import type { Catalog } from "../catalog/catalog.ts";
import { once } from "../source/once.ts";

/** What was said of names; more of them are not compared with all others. */
const told = once<Catalog, Map<string, readonly string[]>>(() => new Map());
const mostCompared = 200;

/** The actions that somebody may have meant by a name that is none, the likeliest first. */
export function meantActions(id: string, catalog: Catalog): readonly string[] {
  const before = told(catalog);
  const known = before.get(id);
  if (known) return known;
  if (before.size >= mostCompared) return [];
  const meant = catalog.nearestActions(id).map((action) => action.id);
  before.set(id, meant);
  return meant;
}
