import type { Difference, Shift } from "../change/shift.ts";
import { listed } from "../rules/wording.ts";
import { requestLine, shownRequest } from "./request.ts";

/** What a change does, apart from what stands there as before and depends on what is not known. */
export type Told = {
  readonly shifts: readonly Shift[];
  /** What is perhaps newly allowed in the very words in which it is perhaps no longer allowed. */
  readonly alike: readonly Difference[];
};

/**
 * Sets apart what reads the same on both sides of a change: values that nobody knows may be others now, as
 * where a submodule is at another commit. `isApart` says of a difference that it is told by itself.
 */
export function alikeIn(
  shifts: readonly Shift[],
  isApart: (difference: Difference) => boolean = () => false,
): Told {
  const found = shifts.map((shift) => {
    const openWords = (each: Difference): string | undefined =>
      each.certain || each.undecided || isApart(each) ? undefined : wordsOf(each);
    const [gained, lost] = [shift.gained.map(openWords), shift.lost.map(openWords)];
    const [newly, before] = [new Set(gained), new Set(lost)];
    const isAlike = (words: string | undefined): boolean =>
      words !== undefined && newly.has(words) && before.has(words);
    const alike = shift.gained.filter((_, at) => isAlike(gained[at]));
    return {
      alike,
      shift: {
        ...shift,
        gained: shift.gained.filter((_, at) => !isAlike(gained[at])),
        lost: shift.lost.filter((_, at) => !isAlike(lost[at])),
      },
    };
  });
  return {
    shifts: found.map(({ shift }) => shift),
    alike: found.flatMap(({ alike }) => alike),
  };
}

function wordsOf({ levels }: Difference): string {
  return JSON.stringify(
    levels.map(({ level, actions, witness }) => [
      level,
      actions,
      witness && requestLine(shownRequest(witness.shown)),
    ]),
  );
}

/** The sentence about them, paths through `shown`; undefined where there are none. */
export function alikeLine(
  alike: readonly Difference[],
  shown: (path: string) => string,
): string | undefined {
  if (alike.length === 0) return undefined;
  const paths = [...new Set(alike.map(({ at }) => at.source.path))].sort();
  const what = alike.length === 1 ? "1 statement reads" : `${String(alike.length)} statements read`;
  return `${what} as before, and may reach something else now, by values that are not known here: in ${listed(paths.map(shown), 3)}`;
}
