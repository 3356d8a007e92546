import type { Agreement } from "../config/agreement.ts";
import { accountedFor } from "../config/debt.ts";
import { replyTo, type Excuse } from "../config/excuse.ts";
import type { Fault } from "../config/fault.ts";
import type { Suppression } from "../config/suppression.ts";
import { judge } from "../rules/judge.ts";
import type { Finding, Knowledge } from "../rules/rule.ts";
import { textAt } from "../source/source.ts";
import { suppressedIn } from "./excusing.ts";
import { inheritance, type Inherits, type Sides } from "./lineage.ts";
import type { Scan } from "./scan.ts";

/** What is not held against a change, and suppressions that do not do what they are there for. */
export type Pardon = {
  readonly excuseOf: (finding: Finding) => Excuse | undefined;
  /** Those that a suppression hides which came with the change. */
  readonly newlySuppressed: ReadonlySet<Finding>;
  /** Of suppressions in files that came with the change, or have ended since. */
  readonly faults: readonly Fault[];
};

/**
 * Which findings of a change are excused: by a suppression in the files or the configuration, by an
 * answer on the pull request, or as debt of the baseline that the base still has, so that what was
 * repaired once is new when it comes back.
 */
export function pardoned(
  judged: readonly Finding[],
  sides: Sides,
  knowledge: Knowledge,
  agreement: Agreement,
): Pardon {
  const { baseline, replies } = agreement;
  const own = suppressedIn(sides.now, judged, agreement);
  const needsBase = own.by.size + own.faults.length + baseline.size > 0;
  const judgedBefore = needsBase ? judge(sides.before, knowledge) : [];
  const ownBefore = suppressedIn(sides.before, judgedBefore, agreement);
  const inherits = inheritance(sides, judgedBefore, knowledge);
  const fresh = newlySuppressed(own.by, ownBefore.by, inherits);
  const debt = accountedFor(
    judgedBefore.filter((finding) => !ownBefore.by.has(finding)),
    baseline,
  ).findings;
  return {
    excuseOf: (finding) => {
      const suppression = own.by.get(finding);
      if (suppression) return { kind: "suppression", suppression, isNew: fresh.has(finding) };
      if (debt.size > 0 && inherits(finding, debt)) return { kind: "baseline" };
      const reply = replyTo(finding, replies);
      return reply && { kind: "reply", reply };
    },
    newlySuppressed: fresh,
    faults: newFaults(own.faults, ownBefore.faults.filter(isIn(sides.before))),
  };
}

type ByFinding = ReadonlyMap<Finding, Suppression>;

/**
 * The findings whose suppression in a file is new: it was not there before, or what it hides was
 * not, or less of it. An old comment above a statement that is widened is as good as a new one; what
 * the base's configuration says was said by the base.
 */
function newlySuppressed(
  now: ByFinding,
  before: ByFinding,
  inherits: Inherits,
): ReadonlySet<Finding> {
  const known = new Map<string, Set<Finding>>();
  for (const [finding, suppression] of before) {
    const key = saidBy(suppression);
    known.set(key, (known.get(key) ?? new Set()).add(finding));
  }
  return new Set(
    [...now].flatMap(([finding, suppression]) => {
      if (suppression.by === "configuration") return [];
      const hidden = known.get(saidBy(suppression));
      return hidden && inherits(finding, hidden) ? [] : [finding];
    }),
  );
}

function saidBy({ by, rules, reason, until }: Suppression): string {
  return JSON.stringify([by, [...rules].sort(), reason, until]);
}

/** Whether a fault stands in a file that was read. */
function isIn({ sources }: Scan): (fault: Fault) => boolean {
  return ({ place }) => sources.has(place.source.path);
}

/** Faults that the change makes; one that a day has made is told wherever a file changes. */
function newFaults(now: readonly Fault[], before: readonly Fault[]): readonly Fault[] {
  const keyOf = ({ kind, message, place }: Fault): string =>
    JSON.stringify([kind, message, textAt(place)]);
  const known = new Set(before.map(keyOf));
  return now.filter((fault) => fault.kind === "expired" || !known.has(keyOf(fault)));
}
