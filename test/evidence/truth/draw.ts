import { randomOf } from "../../access/arbitrary/random.ts";

/** A source of numbers that are the same each time. */
export type Draw = {
  /** A whole number from zero on, below a limit. */
  below(limit: number): number;
  of<T>(items: readonly T[]): T;
  /** True with a probability. */
  chance(probability: number): boolean;
};

export function drawing(seed: number): Draw {
  const { next } = randomOf(seed);
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
