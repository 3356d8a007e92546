import type { Use } from "../catalog/uses.ts";
import { hasWildcard, itemPattern, serviceIn } from "../iam/action-pattern.ts";
import type { Draft } from "../iam/draft.ts";
import type { Text } from "../iam/text.ts";
import { narrowBy, type Task } from "./narrow-by.ts";
import { clauseOf, type Taken } from "./uses.ts";

// What would be left if some of the actions were not needed that a statement names one by one.

/** Of fewer actions that are named beside what is commonly done, nobody asks whether they are needed. */
const fewest = 2;

/** A statement with fewer of the actions that it names, and when that is enough. */
export type Fewer = { readonly when: string; readonly task: Task };

/**
 * The statement with those actions alone by which what runs commonly works with a service, where it names others of
 * that as well: who only invokes models sets up no agents. Undefined where nothing commonly done is named, or hardly
 * anything else.
 */
export function onlyCommon(task: Task): Fewer | undefined {
  const { statement, context } = task;
  const { uses, services } = context;
  const items = statement.action?.items ?? [];
  const done = (service: string): readonly Use[] =>
    services.length === 0
      ? []
      : uses
          .of(service)
          .filter(({ apart, beside, isOf }) => !apart && !beside && services.every(isOf));
  const doneBy = (item: Text): readonly Use[] =>
    done(serviceOf(item)).filter(({ actions }) => actions.has(itemPattern(item).toLowerCase()));
  const known = new Set(
    items.flatMap((item) => (!hasWildcard(item) && doneBy(item).length > 0 ? serviceOf(item) : [])),
  );
  const isOutside = (item: Text): boolean =>
    known.has(serviceOf(item)) &&
    context.catalog.action(itemPattern(item)) !== undefined &&
    doneBy(item).length === 0;
  const outside = items.filter(isOutside);
  if (outside.length < fewest) return undefined;
  const of = new Set(outside.map(serviceOf));
  const kept = items.filter((item) => !isOutside(item));
  const all = [...new Set(kept.filter((item) => of.has(serviceOf(item))).flatMap(doneBy))];
  return { when: `it only ${clauseOf(all)}`, task: withItems(kept, task) };
}

/** The statement with some of its items, which makes nothing that is declared. */
function withItems(items: readonly Text[], task: Task): Task {
  const { statement, context } = task;
  const { action } = statement;
  return {
    ...task,
    context: { ...context, leavesOutMade: true },
    ...(action && { statement: { ...statement, action: { ...action, items } } }),
  };
}

/** What is narrower of fewer actions; these alone, where nothing else is. */
export function draftsOfFewer(taken: Taken, task: Task): readonly Draft[] | undefined {
  const narrowed = narrowBy(taken, task);
  if (narrowed.ok) return narrowed.narrowing.drafts;
  const { because } = narrowed.refusal;
  const kept = (task.statement.action?.items ?? []).map((item) => ({ kept: item }));
  return because === "no-narrower"
    ? [{ sid: "keep", actions: kept, resources: "keep" }]
    : undefined;
}

function serviceOf(item: Text): string {
  return serviceIn(itemPattern(item));
}
