import { shiftOf, type Knowing, type Shift } from "../change/shift.ts";
import { changedSubjects } from "../change/subject.ts";
import type { Changes } from "../change/touched.ts";
import type { Policy } from "../iam/policy.ts";
import { origins, type Sides } from "./lineage.ts";
import type { Scan } from "./scan.ts";

/** What a change newly allows and takes away, subject by subject. */
export function shiftsOf(
  { now, before, diff }: Sides,
  changes: Changes,
  known: Knowing,
): readonly Shift[] {
  const cameFrom = origins(diff);
  const groupIn =
    (scan: Scan, pathOf: (path: string) => string) =>
    (policy: Policy): string => {
      const format = scan.formatOf(policy);
      return `${format.name} ${format.group(pathOf(policy.place.source.path))}`;
    };
  const pairs = changedSubjects(
    { policies: now.policies, groupOf: groupIn(now, cameFrom) },
    { policies: before.policies, groupOf: groupIn(before, (path) => path) },
  );
  return pairs
    .map((pair) => shiftOf(pair, changes, known))
    .filter(({ gained, lost }) => gained.length + lost.length > 0);
}
