import { wildcardsIn } from "../catalog/joined.ts";
import type { Catalog } from "../catalog/catalog.ts";
import { covers } from "../catalog/wildcard.ts";
import { phrase, type DraftItem } from "../iam/draft.ts";
import { isEveryAction } from "../iam/action-pattern.ts";
import { coveredBy, grantOf, type Grant, type GrantedAction } from "../iam/grant.ts";
import type { Policy, Statement } from "../iam/policy.ts";
import { alternatives, known, type Text } from "../iam/text.ts";
import { listed } from "../rules/wording.ts";
import { code } from "../source/quoted.ts";
import { narrowingOf } from "./narrow-by.ts";
import { refuse, type Narrowed } from "./narrowing.ts";

/** More patterns than that take the place of no wildcard. */
const mostPatterns = 120;

/**
 * A statement without some actions, which somebody asks to be gone: their names go, and wildcards that cover them become
 * the rest of what they cover. Where nothing is left, there are no drafts.
 *
 * @param patterns of actions, in any case: `iam:PassRole`, `kms:*`
 */
export function withoutActions(
  statement: Statement,
  policy: Policy,
  patterns: readonly string[],
  catalog: Catalog,
): Narrowed {
  const { action, effect, madeOf } = statement;
  if (effect !== "Allow" || !action || action.rest.length > 0) return refuse("unknown-elements");
  if (madeOf !== undefined) return refuse("made", madeOf);
  if (action.negated) return refuse("not-element");
  const wanted = patterns.map((each) => each.toLowerCase());
  const isGone = (id: string): boolean => wanted.some((each) => covers(each, id.toLowerCase()));
  const grant = grantOf(statement, policy, catalog);
  const items: DraftItem[] = [];
  for (const item of action.items) {
    const rest = restOf(item, grant, isGone, catalog);
    if (!rest.ok) return rest;
    items.push(...rest.items);
  }
  const gone = grant.actions.flatMap(({ action: { id } }) => (isGone(id) ? [id] : []));
  if (items.length > mostPatterns) return refuse("too-many-actions", `${items.length} patterns`);
  const drafts =
    items.length === 0 ? [] : [{ sid: "keep", actions: items, resources: "keep" } as const];
  const notes = {
    assumptions: [`that nobody needs ${listed(patterns.map((each) => code(each)))}`],
    ...{ evidence: [], byUse: [], missing: [], leaves: [] },
    lost: [{ reason: "they are to be removed", actions: [...new Set(gone)].sort() }],
  };
  return { ok: true, narrowing: narrowingOf(drafts, [], notes) };
}

type Rest = { readonly ok: true; readonly items: readonly DraftItem[] } | ReturnType<typeof refuse>;

function restOf(item: Text, grant: Grant, isGone: (id: string) => boolean, catalog: Catalog): Rest {
  const covered = coveredBy(item, grant);
  const written = alternatives(item).flatMap((each) => known(each) ?? []);
  const isNamed = written.length > 0 && written.every(isGone);
  if (isNamed) return { ok: true, items: [] };
  if (!covered.some(({ action }) => isGone(action.id)))
    return { ok: true, items: [{ kept: item }] };
  if (isEveryAction(item)) return refuse("administrator");
  const wild = known(item);
  if (wild === undefined) return refuse("unknown-elements");
  return {
    ok: true,
    items: joined(covered, wild, isGone, catalog).map((each) => ({ phrase: phrase(each) })),
  };
}

/** The rest of a wildcard, under wildcards within it that cover nothing else. */
function joined(
  covered: readonly GrantedAction[],
  wild: string,
  isGone: (id: string) => boolean,
  catalog: Catalog,
): readonly string[] {
  const rest = covered.map(({ action }) => action).filter(({ id }) => !isGone(id));
  const names = new Set(rest.map(({ id }) => id));
  const widestFor = wildcardsIn(catalog);
  const mayStandFor = (pattern: string): boolean =>
    covers(wild.toLowerCase(), pattern.toLowerCase()) && !isGone(pattern);
  const done = new Set<string>();
  const patterns: string[] = [];
  for (const action of rest) {
    if (done.has(action.id)) continue;
    const pattern = widestFor(action, names, { mayStandFor, least: 1 }) ?? action.id;
    for (const each of catalog.expand(pattern)) done.add(each.id);
    patterns.push(pattern);
  }
  return patterns;
}
