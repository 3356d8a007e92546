/**
 * What evaluating an expression may take beyond the number of its characters, in values made (see
 * `sizeOf`). An attached policy holds 10,240 characters; what comes to more than this is none.
 */
export const mostMade = 20_000;

/** The longest text that a function makes of shorter ones. */
export const mostCharacters = 64 * mostMade;

/** What all definitions of a module or template may take together, in values made. */
const mostMadeTogether = 5_000_000;

/** What a definition or an expression may take, however many there are. */
const leastMade = 400;

/** The share of each of a number of definitions. It depends on nothing else, and so on no order. */
export function shareOf(definitions: number): number {
  const share = Math.floor(mostMadeTogether / Math.max(definitions, 1));
  return Math.max(leastMade, Math.min(mostMade, share));
}

/**
 * What all expressions of a program's file may take together, in values made, before each is left the least: what
 * people write takes two at most for a character, and what others call of a short file a little more.
 */
export function mostOfFile(characters: number): number {
  return 200_000 + 20 * characters;
}

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
 * @param together what all work that has an allowance may take, before no more than the least is left for each
 */
export function makeEffort(together = Infinity): Effort {
  let left: number | undefined;
  let taken = 0;
  const under = <Made>(
    allowance: number | undefined,
    work: () => Made,
  ): readonly [Made, number] => {
    const outer = left;
    left = allowance;
    const made = work();
    const remaining = left ?? 0;
    left = outer;
    return [made, remaining];
  };
  return {
    counts: () => left !== undefined,
    spend(amount) {
      if (left === undefined) return true;
      left -= amount;
      return left >= 0;
    },
    within(allowance, work) {
      const most = taken < together ? allowance : Math.min(allowance, leastMade);
      const [made, remaining] = under(most, work);
      taken += most - Math.max(remaining, 0);
      return remaining < 0 ? undefined : made;
    },
    apart: (work) => under(undefined, work)[0],
  };
}
