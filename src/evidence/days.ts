/** A time in UTC, from its first moment to its last. */
export type Window = { readonly first: string; readonly last: string };

const day = 24 * 60 * 60 * 1000;

/** Whole days between two days or moments in UTC; negative where the second comes first. */
export function daysBetween(from: string, until: string): number {
  return Math.floor((Date.parse(until) - Date.parse(from)) / day);
}

/**
 * The latest time of which several pieces of evidence tell without a gap of more than a day; undefined where
 * none of them tells of any.
 */
export function coveredBy(windows: readonly Window[]): Window | undefined {
  const [latest, ...earlier] = [...windows].sort((a, b) => (a.last < b.last ? 1 : -1));
  return (
    latest &&
    earlier.reduce(
      (covered, each) =>
        daysBetween(each.last, covered.first) > 1 || each.first > covered.first
          ? covered
          : { ...covered, first: each.first },
      latest,
    )
  );
}

/** Windows in order, those as one between which there is no gap of more than so many days. */
export function joinedWindows(windows: readonly Window[], gap = 1): readonly Window[] {
  const joined: { first: string; last: string }[] = [];
  for (const { first, last } of [...windows].sort((a, b) => (a.first < b.first ? -1 : 1))) {
    const before = joined.at(-1);
    if (!before || daysBetween(before.last, first) > gap) joined.push({ first, last });
    else if (last > before.last) before.last = last;
  }
  return joined;
}
