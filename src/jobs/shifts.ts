import { shiftOf, type Knowing, type Shift } from "../change/shift.ts";
import { changedSubjects, type PoliciesOfSide } from "../change/subject.ts";
import type { Changes } from "../change/touched.ts";
import { origins, type Sides } from "./lineage.ts";
import type { Scan } from "./scan.ts";

/** What may be looked at for a change before the rest is left undecided. */
const mostOfAChange = 6_000_000;

/** What a change newly allows and takes away, subject by subject. */
export function shiftsOf(
  { now, before, diff }: Sides,
  changes: Changes,
  asked: Omit<Knowing, "effort">,
): readonly Shift[] {
  const known = { ...asked, effort: { left: mostOfAChange } };
  const cameFrom = origins(diff);
  const pairs = changedSubjects(
    sideIn(now, cameFrom),
    sideIn(before, (path) => path),
  );
  return pairs
    .map((pair) => shiftOf(pair, changes, known))
    .filter(({ gained, lost }) => gained.length + lost.length > 0);
}

function sideIn(scan: Scan, pathOf: (path: string) => string): PoliciesOfSide {
  const declared = new Set(
    [...scan.references].map(([key, { scope }]) =>
      key.startsWith(`${scope}/`) ? key.slice(scope.length + 1) : key,
    ),
  );
  return {
    policies: scan.policies,
    groupOf: (policy) => {
      const format = scan.formatOf(policy);
      return `${format.name} ${format.group(pathOf(policy.place.source.path))}`;
    },
    declares: (address) => declared.has(address),
  };
}
