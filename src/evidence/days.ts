import type { Evidence } from "./evidence.ts";

/** A time in UTC, from its first moment to its last. */
export type Window = NonNullable<Evidence["window"]>;

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
