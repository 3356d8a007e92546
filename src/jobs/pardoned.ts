import type { Agreement } from "../config/agreement.ts";
import { debtIn } from "../config/debt.ts";
import { replyKeyOf, type Excuse } from "../config/excuse.ts";
import type { Fault } from "../config/fault.ts";
import { newlySuppressed } from "../config/new-suppressions.ts";
import { judge } from "../rules/judge.ts";
import type { Finding, Knowledge } from "../rules/rule.ts";
import type { FileDiff } from "../source/hunks.ts";
import { textAt } from "../source/source.ts";
import { suppressedIn } from "./excusing.ts";
import type { Scan } from "./scan.ts";

/** Both sides of a change, read. */
type Sides = { readonly now: Scan; readonly before: Scan; readonly diff: readonly FileDiff[] };

/** What is not held against a change, and suppressions that do not do what they are there for. */
export type Pardon = {
  readonly excuseOf: (finding: Finding) => Excuse | undefined;
  /** Those that a suppression hides which came with the change. */
  readonly newlySuppressed: ReadonlySet<Finding>;
  /** Of suppressions that came with the change, or have ended since. */
  readonly faults: readonly Fault[];
};

/**
 * Which findings of a change are excused: by a suppression in the files or the configuration, by an
 * answer on the pull request, or as debt of the baseline that the base still has.
 */
export function pardoned(
  judged: readonly Finding[],
  isTouched: (finding: Finding) => boolean,
  { now, before, diff }: Sides,
  knowledge: Knowledge,
  agreement: Agreement,
): Pardon {
  const { baseline, replies } = agreement;
  const own = suppressedIn(now, judged, agreement);
  const needsBase = own.by.size + own.faults.length + baseline.size > 0;
  const judgedBefore = needsBase ? judge(before.policies, knowledge) : [];
  const ownBefore = suppressedIn(before, judgedBefore, agreement);
  const moved = new Map(
    diff.flatMap(({ path, before: from }) =>
      path !== undefined && from !== undefined ? [[path, from] as const] : [],
    ),
  );
  const cameFrom = (path: string): string => moved.get(path) ?? path;
  const fresh = newlySuppressed(own.by, ownBefore.by, cameFrom);
  // What stands untouched is debt first: a copy of it is new.
  const left = judged.filter((finding) => !own.by.has(finding));
  const debt = debtIn(
    [...left.filter((each) => !isTouched(each)), ...left.filter(isTouched)],
    judgedBefore.filter((finding) => !ownBefore.by.has(finding)),
    baseline,
    cameFrom,
  );
  return {
    excuseOf: (finding) => {
      const suppression = own.by.get(finding);
      if (suppression) return { kind: "suppression", suppression, isNew: fresh.has(finding) };
      if (debt.has(finding)) return { kind: "baseline" };
      const reply = replies.get(replyKeyOf(finding));
      return reply && { kind: "reply", reply };
    },
    newlySuppressed: fresh,
    faults: newFaults(own.faults, ownBefore.faults.filter(isIn(before))),
  };
}

/** Whether a fault stands in a file that was read, not in the configuration. */
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
