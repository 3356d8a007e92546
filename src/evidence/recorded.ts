import { timeAt } from "./seen.ts";
import { daysBetween, joinedWindows, type Window } from "./days.ts";

/** For how many days on end there may be no event at all of accounts in which somebody works. */
const quiet = 7;
/** Of made-up times there may be any number. */
const [mostDays, mostRuns] = [10_000, 2000];

/** When events were recorded, whoever called: of a time between them that is long, files may be missing. */
export type Recorded = {
  /** Takes in what was recorded from a first moment to a last, as `momentOf` has them. */
  add(first: number, last: number): void;
  /** The times in a window without a longer gap, in order. */
  within(window: Window): readonly Window[];
};

/** The first moment of a day, and how much larger the last is. */
const dayOf = (moment: number): number => moment - (moment % 1_000_000);
const endOfDay = 235_959;

export function startRecorded(): Recorded {
  const days = new Set<number>();
  let runs: { first: string; last: string }[] = [];
  const cover = (first: string, last: string): void => {
    const run = runs.find(
      (each) => daysBetween(each.last, first) <= quiet && daysBetween(last, each.first) <= quiet,
    );
    if (!run) runs.push({ first, last });
    else {
      if (first < run.first) run.first = first;
      if (last > run.last) run.last = last;
    }
    if (runs.length > mostRuns)
      runs = joinedWindows(runs, quiet)
        .slice(-mostRuns / 2)
        .map((each) => ({ ...each }));
  };
  return {
    add: (first, last) => {
      const [from, until] = [dayOf(first), dayOf(last)];
      if (from === until && days.has(from)) return;
      if (days.size < mostDays) days.add(from);
      cover(timeAt(from), timeAt(until + endOfDay));
    },
    within: ({ first, last }) =>
      joinedWindows(runs, quiet)
        .filter((run) => run.last >= first && run.first <= last)
        .map((run) => ({
          first: run.first > first ? run.first : first,
          last: run.last < last ? run.last : last,
        })),
  };
}
