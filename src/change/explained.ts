import { isCeiling, type Policy, type Statement } from "../iam/policy.ts";
import type { LineRange } from "../source/hunks.ts";
import { linesOf } from "../source/lines.ts";
import { placesOf } from "./touched.ts";

/** The lines of one side of a change that the other does not have, by path. */
export type ChangedLines = ReadonlyMap<string, readonly LineRange[]>;

/**
 * Whether all changed lines of a side are of statements that always allow something, or of what these
 * take their values from. What else changes is compared as far as a language tells what decides on it,
 * and is no proof.
 */
export function isOfAllows(lines: ChangedLines, policies: readonly Policy[]): boolean {
  const ranges = new Map<string, LineRange[]>();
  for (const statement of policies.flatMap(allowsOf))
    for (const place of placesOf(statement)) {
      const own = ranges.get(place.source.path) ?? [];
      own.push(linesOf(place));
      ranges.set(place.source.path, own);
    }
  return [...lines].every(([path, changed]) => {
    const own = ranges.get(path) ?? [];
    return changed.every(({ first, last }) =>
      own.some((each) => each.first <= first && last <= each.last),
    );
  });
}

function allowsOf({ kind, statements }: Policy): readonly Statement[] {
  if (isCeiling(kind)) return [];
  return statements.filter(({ effect, presence }) => effect === "Allow" && presence === "always");
}
