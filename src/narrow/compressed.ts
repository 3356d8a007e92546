import type { Action } from "../catalog/action.ts";
import type { Catalog } from "../catalog/catalog.ts";
import { wildcardsIn } from "../catalog/joined.ts";
import { covers } from "../catalog/wildcard.ts";
import { itemText, phrase, type Draft, type DraftItem } from "../iam/draft.ts";
import type { Statement } from "../iam/policy.ts";
import { known } from "../iam/text.ts";

/**
 * Drafts with wildcards in the place of actions that read and list, for a policy that would be too long
 * with all of them named; undefined where there are none to be made. A wildcard covers nothing that is
 * not allowed there by name, and lies within one that the statement had: what AWS adds under such a
 * name was allowed before, too.
 */
export function compressed(
  drafts: readonly Draft[],
  statement: Statement,
  catalog: Catalog,
): readonly Draft[] | undefined {
  const wild = (statement.action?.items ?? []).flatMap((item) => {
    const text = known(item)?.toLowerCase();
    return text?.includes("*") ? [text] : [];
  });
  const shorter = drafts.map((draft) =>
    draft.actions === "keep"
      ? draft
      : { ...draft, actions: compressedItems(draft.actions, wild, catalog) },
  );
  return shorter.some((draft, index) => draft.actions.length < (drafts[index]?.actions.length ?? 0))
    ? shorter
    : undefined;
}

function compressedItems(
  items: readonly DraftItem[],
  wild: readonly string[],
  catalog: Catalog,
): readonly DraftItem[] {
  const idOf = (item: DraftItem): string => known(itemText(item)) ?? "";
  const named = new Set(items.map(idOf));
  const mayStandFor = (pattern: string, covered: readonly Action[]): boolean =>
    wild.some((each) => covers(each, pattern.toLowerCase())) && covered.every(isReading);
  const widestFor = wildcardsIn(catalog);
  const done = new Set<string>();
  const shorter = items.flatMap((item): readonly DraftItem[] => {
    const id = idOf(item);
    if (done.has(id)) return [];
    const action = "kept" in item ? undefined : catalog.action(id);
    const pattern = action && widestFor(action, named, { mayStandFor, least: 1 });
    if (pattern === undefined) return [item];
    for (const each of catalog.expand(pattern)) done.add(each.id);
    return [{ phrase: phrase(pattern) }];
  });
  // A wildcard ignores case, and may cover what was named before it: `…Windows*` and `…WindowSchedule`.
  return shorter.filter((item) => !done.has(idOf(item)));
}

/** What changes things stays named, one by one. */
function isReading({ level }: Action): boolean {
  return level === "Read" || level === "List";
}
