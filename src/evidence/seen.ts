import { bases, type Basis } from "./reached.ts";

/** How often something was met, between which moments, and how sure it is what it was. */
export type Seen = {
  readonly count: number;
  readonly first: string;
  readonly last: string;
  readonly basis: Basis;
};

/**
 * What was met, a row each. There are hundreds of thousands, which change with each event: as objects with texts for times
 * they took most of the memory, and most of the time of the one who clears it up.
 */
export type SeenRows = {
  /** A new row, times as `momentOf` has them. */
  add(count: number, first: number, last: number, basis: Basis): number;
  /** Adds another row to one, which is that of both; there is no other one from then on. The less sure basis is that of both. */
  readonly join: (one: number, other: number) => number;
  countOf(row: number): number;
  of(row: number): Seen;
  /** There is no such row from then on. */
  drop(row: number): void;
};

export function startSeen(): SeenRows {
  let counts = new Float64Array(1024);
  let firsts = new Float64Array(1024);
  let lasts = new Float64Array(1024);
  let ranks = new Uint8Array(1024);
  /** Rows that are none any more, and the number of all that ever were. */
  const free: number[] = [];
  let used = 0;
  const grow = (): void => {
    counts = longer(counts, new Float64Array(used * 2));
    firsts = longer(firsts, new Float64Array(used * 2));
    lasts = longer(lasts, new Float64Array(used * 2));
    ranks = longer(ranks, new Uint8Array(used * 2));
  };
  return {
    add: (count, first, last, basis) => {
      const row = free.pop() ?? used++;
      if (row >= counts.length) grow();
      counts[row] = count;
      firsts[row] = first;
      lasts[row] = last;
      ranks[row] = bases.indexOf(basis);
      return row;
    },
    join: (one, other) => {
      counts[one] = (counts[one] ?? 0) + (counts[other] ?? 0);
      firsts[one] = Math.min(firsts[one] ?? 0, firsts[other] ?? 0);
      lasts[one] = Math.max(lasts[one] ?? 0, lasts[other] ?? 0);
      ranks[one] = Math.max(ranks[one] ?? 0, ranks[other] ?? 0);
      free.push(other);
      return one;
    },
    countOf: (row) => counts[row] ?? 0,
    of: (row) => ({
      count: counts[row] ?? 0,
      first: timeAt(firsts[row] ?? 0),
      last: timeAt(lasts[row] ?? 0),
      basis: bases[ranks[row] ?? 0] ?? "none",
    }),
    drop: (row) => {
      free.push(row);
    },
  };
}

function longer<Row extends Float64Array | Uint8Array>(short: Row, long: Row): Row {
  long.set(short);
  return long;
}

/** A time of an event as a number of its fourteen digits, so that later ones are larger: of `2026-11-28T23:59:59Z`, 20261128235959. */
export function momentOf(time: string): number {
  const day = (pair(time, 0) * 100 + pair(time, 2)) * 1e4 + pair(time, 5) * 100 + pair(time, 8);
  return day * 1e6 + pair(time, 11) * 1e4 + pair(time, 14) * 100 + pair(time, 17);
}

const pair = (time: string, at: number): number =>
  time.charCodeAt(at) * 10 + time.charCodeAt(at + 1) - zeros;
const zeros = 11 * 48;

/** The time that `momentOf` made a number. */
export function timeAt(moment: number): string {
  const text = String(moment).padStart(14, "0");
  const day = `${text.slice(0, 4)}-${text.slice(4, 6)}-${text.slice(6, 8)}`;
  return `${day}T${text.slice(8, 10)}:${text.slice(10, 12)}:${text.slice(12, 14)}Z`;
}
