import { positionAt } from "../source/lines.ts";
import {
  leavingUnread,
  problemReasons,
  type Problem,
  type ProblemReason,
} from "../source/problem.ts";
import type { Source } from "../source/source.ts";
import { compareTexts } from "../source/order.ts";

/** A place that was not evaluated, as every report tells of it. */
export type NotEvaluated = {
  readonly path: string;
  readonly line: number | null;
  readonly reason: ProblemReason;
  readonly detail: string;
};

/** How many places there are for a reason, of those that there is any for. */
export type ReasonCounts = Readonly<Partial<Record<ProblemReason, number>>>;

/** What was not evaluated for one reason: each thing that is said of it, and where it is so. */
export type NotEvaluatedGroup = {
  readonly reason: ProblemReason;
  readonly count: number;
  /** What is so at most places comes first. */
  readonly said: readonly Said[];
};

type Said = { readonly detail: string; readonly places: readonly NotEvaluated[] };

const reasons = Object.keys(problemReasons) as readonly ProblemReason[];

/**
 * The places that were not evaluated, by their reasons in the order of the closed list: a file that
 * does not parse stands before what is attached and not read.
 */
export function shownProblems(
  problems: readonly Problem[],
  sources: ReadonlyMap<string, Source>,
): readonly NotEvaluated[] {
  const shown = problems.map(({ path, offset, reason, detail }): NotEvaluated => {
    const source = sources.get(path);
    const line = source && offset !== undefined ? positionAt(source, offset).line : null;
    return { path, line, reason, detail };
  });
  return shown.sort(
    (a, b) =>
      reasons.indexOf(a.reason) - reasons.indexOf(b.reason) ||
      compareTexts(a.path, b.path) ||
      (a.line ?? 0) - (b.line ?? 0) ||
      compareTexts(a.detail, b.detail),
  );
}

export function reasonCounts(places: readonly NotEvaluated[]): ReasonCounts {
  const counts: Partial<Record<ProblemReason, number>> = {};
  for (const { reason } of places) counts[reason] = (counts[reason] ?? 0) + 1;
  return counts;
}

/** Places in the order of `shownProblems`, by reason and by what is said of them. */
export function grouped(places: readonly NotEvaluated[]): readonly NotEvaluatedGroup[] {
  return reasons.flatMap((reason) => {
    const all = places.filter((each) => each.reason === reason);
    return all.length === 0 ? [] : [{ reason, count: all.length, said: saidOf(all) }];
  });
}

/** What leaves a file unread is said of each place; of others, what is said alike is said once. */
function saidOf(places: readonly NotEvaluated[]): readonly Said[] {
  const said = new Map<string, NotEvaluated[]>();
  for (const place of places) {
    const { path, line, reason, detail } = place;
    const key = leavingUnread.has(reason) ? JSON.stringify([path, line, detail]) : detail;
    const known = said.get(key);
    if (known) known.push(place);
    else said.set(key, [place]);
  }
  return [...said.values()]
    .map((all) => ({ detail: all[0]?.detail ?? "", places: all }))
    .sort((a, b) => b.places.length - a.places.length);
}

/** How many places are left of a group where so many of its lines are shown. */
export function placesLeft({ said }: NotEvaluatedGroup, shown: number): number {
  return said.slice(shown).reduce((sum, { places }) => sum + places.length, 0);
}
