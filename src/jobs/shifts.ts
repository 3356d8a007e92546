import { shiftOf, type Knowing, type Shift } from "../change/shift.ts";
import { changedSubjects, type SideOfChange } from "../change/subject.ts";
import type { Changes } from "../change/touched.ts";
import type { Definitions } from "../iac/format.ts";
import { scopeOf } from "../iam/holders.ts";
import { movesOf, namedBy, type Moves } from "./moves.ts";
import type { Sides } from "./lineage.ts";
import type { Scan } from "./scan.ts";

/** What may be looked at for a change before the rest is left undecided. */
const mostOfAChange = 6_000_000;

/** What a change newly allows and takes away, subject by subject. */
export function shiftsOf(
  sides: Sides,
  changes: Changes,
  asked: Omit<Knowing, "effort">,
): readonly Shift[] {
  const known = { ...asked, effort: { left: mostOfAChange } };
  const pairs = changedSubjects(sideIn(sides.now, movesOf(sides)), sideIn(sides.before));
  return pairs
    .map((pair) => shiftOf(pair, changes, known))
    .filter(({ gained, lost }) => gained.length + lost.length > 0);
}

function sideIn(scan: Scan, moves: Moves = new Map()): SideOfChange {
  const named = namedBy(moves);
  const declared = new Set([...scan.references.keys()].map(named));
  return {
    policies: [...scan.policies, ...scan.elsewhere],
    declared: scan.declared,
    terms: termsIn(scan, moves),
    declares: (scoped) => declared.has(scoped),
  };
}

function termsIn({ definitions }: Scan, moves: Moves): SideOfChange["terms"] {
  const found = new Map<string, string>();
  return {
    named: namedBy(moves),
    definitionOf: (id) => {
      const known = found.get(id);
      if (known !== undefined) return known;
      const made = definitionOf(id, definitions);
      found.set(id, made);
      return made;
    },
    conditionOf: (policy, statement) =>
      definitions.get(scopeOf(policy))?.ofPresence(policy, statement),
    attachedUnder: ([scope, address]) => definitions.get(scope)?.ofDeclaration(address) ?? "",
  };
}

/** The definition of a hole: its id begins with the module or template in which it means something. */
function definitionOf(id: string, definitions: ReadonlyMap<string, Definitions>): string {
  for (let end = id.lastIndexOf("/"); end > 0; end = id.lastIndexOf("/", end - 1)) {
    const own = definitions.get(id.slice(0, end));
    if (own) return own.ofHole(id.slice(end + 1));
  }
  return "";
}
