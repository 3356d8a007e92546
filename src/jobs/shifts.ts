import { namedBy, renamed, type Named } from "../change/renamed.ts";
import { shiftOf, type Difference, type Knowing, type Shift } from "../change/shift.ts";
import { changedSubjects, type SideOfChange } from "../change/subject.ts";
import type { Changes } from "../change/touched.ts";
import type { Policy, Statement } from "../iam/policy.ts";
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
  const { now, before } = sides;
  const known = { ...asked, effort: { left: mostOfAChange } };
  const moves = movesOf(sides);
  const head = moves.size > 0 ? inTermsOf(now, namedBy(moves)) : undefined;
  const pairs = changedSubjects(head ?? sideIn(now), sideIn(before));
  return pairs
    .map((pair) => shiftOf(pair, changes, known))
    .filter(({ gained, lost }) => gained.length + lost.length > 0)
    .map((shift) => (head ? inHead(shift, head.written) : shift));
}

function sideIn(scan: Scan, named: Named = (scope) => scope): SideOfChange {
  const declared = new Set(
    [...scan.references].map(([key, { scope }]) =>
      key.startsWith(`${scope}/`) ? key.slice(scope.length + 1) : key,
    ),
  );
  return {
    policies: [...scan.policies, ...scan.elsewhere],
    declared: scan.declared,
    named,
    declares: (address) => declared.has(address),
  };
}

/** What a statement of a side is in the file. */
type Written = ReadonlyMap<Statement, readonly [Statement, Policy]>;

/** The head as the base names what is not known of it. */
function inTermsOf(scan: Scan, named: Named): SideOfChange & { readonly written: Written } {
  const side = sideIn(scan, named);
  const written = new Map<Statement, readonly [Statement, Policy]>();
  const policies = side.policies.map((policy) => {
    const made = renamed(policy, named);
    for (const [index, statement] of policy.statements.entries()) {
      const own = made.statements[index];
      if (own) written.set(own, [statement, policy]);
    }
    return made;
  });
  return { ...side, policies, written };
}

function inHead({ gained, lost, ...shift }: Shift, written: Written): Shift {
  const back = (difference: Difference): Difference => {
    const [statement, policy] = written.get(difference.statement) ?? [];
    return statement && policy ? { ...difference, statement, policy } : difference;
  };
  return { ...shift, gained: gained.map(back), lost: lost.map(back) };
}

/** The modules and templates that have moved as a whole: what each was called. */
function movesOf({ now, before, diff }: Sides): ReadonlyMap<string, string> {
  const [groups, old] = [groupsIn(now), groupsIn(before)];
  const [isNow, isBefore] = [new Set(groups.values()), new Set(old.values())];
  const moves = new Map<string, string>();
  for (const { path, before: earlier } of diff) {
    if (path === undefined || earlier === undefined || path === earlier) continue;
    const [to, from] = [groups.get(path), old.get(earlier)];
    if (to === undefined || from === undefined || to === from) continue;
    if (!isNow.has(from) && !isBefore.has(to)) moves.set(to, from);
  }
  return moves;
}

/** The module or template of each file. */
function groupsIn({ claimed }: Scan): ReadonlyMap<string, string> {
  return new Map(
    [...claimed].flatMap(([format, sources]) =>
      sources.map(({ path }) => [path, format.group(path)] as const),
    ),
  );
}
