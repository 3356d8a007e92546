import type { Outcome } from "../narrow/proposal.ts";
import { groupedBy } from "../source/grouped.ts";
import { comparePlaces } from "../source/source.ts";
import type { Module } from "./module.ts";
import type { Joined, Candidate } from "./prove.ts";
import { holdersOf } from "./prove-attached.ts";
import { spelledIn } from "./spelled.ts";

/** A statement with findings, and what came of looking for what to write instead. */
type Found = {
  readonly own: Pick<Joined, "statement" | "policy" | "findings" | "excused">;
  readonly outcome: Outcome;
};

/**
 * What can only be replaced together: managed policies of one list for which policies of one's own are written beside
 * it. One edit replaces all of them, and it is proved as one.
 */
export function jointly(module: Module, found: readonly Found[]): readonly Candidate[] {
  const going = found.flatMap(({ own, outcome }) => {
    const { isElsewhere } = own.policy;
    const isReady = outcome.kind === "commit" || isOneAtATime(outcome);
    return isElsewhere === true && isReady ? [{ own, outcome }] : [];
  });
  const lists = groupedBy(going, ({ own: { statement, policy } }) =>
    JSON.stringify([statement.place.source.path, holdersOf(policy)]),
  );
  return [...lists.values()].flatMap((list) => {
    if (!list.some(({ outcome }) => isOneAtATime(outcome))) return [];
    const [first, ...beside] = list
      .map(({ own, outcome: { narrowing, alternatives } }) => ({ ...own, narrowing, alternatives }))
      .sort((a, b) => comparePlaces(a.statement.place, b.statement.place));
    if (!first || beside.length === 0) return [];
    const others = beside.map(({ statement, narrowing: { drafts } }) => ({ statement, drafts }));
    const spelled = spelledIn(module, first, first.narrowing.drafts, [], others);
    return spelled.ok ? [{ ...first, edit: spelled.edit, beside }] : [];
  });
}

function isOneAtATime(outcome: Outcome): outcome is Outcome & { readonly kind: "show" } {
  return outcome.kind === "show" && outcome.reservation === "one-at-a-time";
}
