import type { Statement } from "../iam/policy.ts";
import { touches } from "../source/hunks.ts";
import { linesOf } from "../source/lines.ts";
import type { Place } from "../source/source.ts";
import { placesOf, type Changes } from "./touched.ts";

/**
 * Where a change touches what a statement says: the shortest place of those that it comes from and
 * that hold a changed line; undefined where it says the same as before.
 */
export function changedPlace(statement: Statement, changes: Changes): Place | undefined {
  const changed = placesOf(statement).filter((place) => {
    const { first, last } = linesOf(place);
    return touches(changes.get(place.source.path) ?? [], first, last);
  });
  const length = ({ span }: Place): number => span.end - span.start;
  return [...changed].sort((a, b) => length(a) - length(b))[0];
}
