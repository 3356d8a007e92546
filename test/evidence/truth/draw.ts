/** A source of numbers that are the same each time. */
export type Draw = {
  /** A whole number from zero on, below a limit. */
  below(limit: number): number;
  of<T>(items: readonly T[]): T;
  /** True with a probability. */
  chance(probability: number): boolean;
};

export function drawing(seed: number): Draw {
  let state = seed >>> 0;
  // Mulberry32.
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (limit: number): number => Math.floor(next() * limit);
  return {
    below,
    of: (items) => {
      const item = items[below(items.length)];
      if (item === undefined) throw new Error("nothing to draw from");
      return item;
    },
    chance: (probability) => next() < probability,
  };
}
