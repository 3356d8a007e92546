/**
 * What evaluating an expression may take beyond the number of its characters, in values made (see
 * `sizeOf`). An attached policy holds 10,240 characters; what comes to more than this is none.
 */
export const mostMade = 20_000;

/** The longest text that a function makes of shorter ones. */
export const mostCharacters = 64 * mostMade;

/** What all definitions of a module, template or program may take together, in values made. */
const mostMadeTogether = 5_000_000;

/** What a definition or an expression may take, however many there are. */
const leastMade = 400;

/** The share of each of a number of definitions. It depends on nothing else, and so on no order. */
export function shareOf(definitions: number): number {
  const share = Math.floor(mostMadeTogether / Math.max(definitions, 1));
  return Math.max(leastMade, Math.min(mostMade, share));
}

/** What all expressions of a program's file may take together besides, for what others call of a short one. */
const mostBesides = 200_000;

/** What they may take for a character: what people write takes two at most. */
const mostForCharacter = 20;

/**
 * Counts what evaluating takes. Each definition has an allowance of its own, whoever asks for it
 * and when: what it comes to depends on what is written alone.
 */
export type Effort = {
  /** Whether something is being evaluated that has an allowance. */
  readonly counts: () => boolean;
  /** Counts values made; false where that is more than the allowance. */
  readonly spend: (amount: number) => boolean;
  /** The result of work that has an allowance; undefined where it took more. */
  readonly within: <Made>(allowance: number, work: () => Made) => Made | undefined;
  /** Work whose parts have their own allowances, in the midst of other work. */
  readonly apart: <Made>(work: () => Made) => Made;
};

/**
 * What is left of the allowance of what is being evaluated; undefined where nothing is that has one. Those who ask
 * each other in the midst of their work share it: what several of them make for one is of its allowance.
 */
export type Allowance = {
  left?: number | undefined;
  /** What all work of theirs that had an allowance took, and may take. */
  taken?: number;
  most?: number;
};

/**
 * @param characters those of a program's file, for which all work that has an allowance may take so much before no more
 * than the least is left for each; and so it is for all files of the program
 * @param of shared with others who ask, and are asked
 */
export function makeEffort(characters = Infinity, of: Allowance = {}): Effort {
  const own = mostForCharacter * characters;
  of.most = (of.most ?? mostMadeTogether) + own;
  let taken = 0;
  return {
    counts: () => of.left !== undefined,
    spend(amount) {
      if (of.left === undefined) return true;
      of.left -= amount;
      return of.left >= 0;
    },
    within(allowance, work) {
      const { taken: before = 0, most: together = Infinity } = of;
      const isFree = taken < mostBesides + own && before < together;
      const most = isFree ? allowance : Math.min(allowance, leastMade);
      const [made, remaining] = under(most, of, work);
      const took = most - Math.max(remaining, 0);
      taken += took;
      of.taken = (of.taken ?? 0) + took;
      return remaining < 0 ? undefined : made;
    },
    apart: (work) => under(undefined, of, work)[0],
  };
}

function under<Made>(
  allowance: number | undefined,
  of: Allowance,
  work: () => Made,
): readonly [Made, number] {
  const outer = of.left;
  of.left = allowance;
  const made = work();
  const remaining = of.left ?? 0;
  of.left = outer;
  return [made, remaining];
}
