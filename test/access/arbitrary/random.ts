/** A sequence of numbers that look random, one and the same for a seed (mulberry32). */
export type Random = {
  /** From 0 to below 1. */
  readonly next: () => number;
  readonly chance: (share: number) => boolean;
  readonly pick: <Item>(of: readonly Item[]) => Item | undefined;
};

export function randomOf(seed: number): Random {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  return {
    next,
    chance: (share) => next() < share,
    pick: (of) => of[Math.floor(next() * of.length)],
  };
}
