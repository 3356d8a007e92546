import { chunks } from "./chunks.ts";
import { bases, type Basis } from "./reached.ts";

/** How often something was met, between which moments, and how sure it is what it was. */
export type Seen = {
  readonly count: number;
  readonly first: string;
  readonly last: string;
  readonly basis: Basis;
};

/** How many calls there were, and from when to when: moments as `momentOf` has them. */
export type Calls = { readonly count: number; readonly first: number; readonly last: number };

/**
 * What was met, a row each. There are hundreds of thousands, which change with each event: as objects with texts for times
 * they took most of the memory, and most of the time of the one who clears it up.
 */
export type SeenRows = {
  /** A new row. */
  add(calls: Calls, basis: Basis): number;
  /** Adds to a row; the less sure basis is that of both. */
  more(row: number, calls: Calls, basis: Basis): void;
  /** Adds another row to one, which is that of both; there is no other one from then on. */
  readonly join: (one: number, other: number) => number;
  countOf(row: number): number;
  readonly of: (row: number) => Seen;
  /** There is no such row from then on. */
  drop(row: number): void;
};

export function startSeen(): SeenRows {
  /** Of each row its count, first and last moment, and the rank of its basis, beside one another: they change together. */
  const numbers = chunks(rowBits, () => new Float64Array(2 ** rowBits * width));
  /** Rows that are none any more, and the number of all that ever were. */
  const free: number[] = [];
  let used = 0;
  const numberOf = (row: number, what: number): number =>
    numbers.of(row)[numbers.within(row) * width + what] ?? 0;
  return {
    add: (calls, basis) => {
      const row = free.pop() ?? used++;
      const own = numbers.of(row);
      const at = numbers.within(row) * width;
      own[at + countAt] = calls.count;
      own[at + firstAt] = calls.first;
      own[at + lastAt] = calls.last;
      own[at + rankAt] = bases.indexOf(basis);
      return row;
    },
    more: (row, calls, basis) => {
      const own = numbers.of(row);
      const at = numbers.within(row) * width;
      const rank = bases.indexOf(basis);
      own[at + countAt] = (own[at + countAt] ?? 0) + calls.count;
      if (calls.first < (own[at + firstAt] ?? 0)) own[at + firstAt] = calls.first;
      if (calls.last > (own[at + lastAt] ?? 0)) own[at + lastAt] = calls.last;
      if (rank > (own[at + rankAt] ?? 0)) own[at + rankAt] = rank;
    },
    join: (one, other) => {
      const own = numbers.of(one);
      const at = numbers.within(one) * width;
      own[at + countAt] = numberOf(one, countAt) + numberOf(other, countAt);
      own[at + firstAt] = Math.min(numberOf(one, firstAt), numberOf(other, firstAt));
      own[at + lastAt] = Math.max(numberOf(one, lastAt), numberOf(other, lastAt));
      own[at + rankAt] = Math.max(numberOf(one, rankAt), numberOf(other, rankAt));
      free.push(other);
      return one;
    },
    countOf: (row) => numberOf(row, countAt),
    of: (row) => {
      const [begin, end] = [numberOf(row, firstAt), numberOf(row, lastAt)];
      const first = timeAt(begin);
      // Most were met once.
      const last = begin === end ? first : timeAt(end);
      return {
        count: numberOf(row, countAt),
        first,
        last,
        basis: bases[numberOf(row, rankAt)] ?? "none",
      };
    },
    drop: (row) => {
      free.push(row);
    },
  };
}

const rowBits = 12;
const [countAt, firstAt, lastAt, rankAt, width] = [0, 1, 2, 3, 4];

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
  const seconds = moment % 100;
  const minute = (moment % 1e6) / 100;
  // In few parts that are known: evidence has hundreds of thousands of times.
  return dayText(Math.floor(moment / 1e6)) + (minuteText(Math.floor(minute)) + secondText(seconds));
}

/** `2026-11-28` of 20261128. */
const dayText = made((day) => {
  const text = String(day).padStart(8, "0");
  return `${text.slice(0, 4)}-${text.slice(4, 6)}-${text.slice(6)}`;
});
/** `T23:59` of 2359. */
const minuteText = made((minute) => {
  const text = String(minute).padStart(4, "0");
  return `T${text.slice(0, 2)}:${text.slice(2)}`;
});
/** `:59Z` of 59. */
const secondText = made((second) => `:${String(second).padStart(2, "0")}Z`);

/** Texts of numbers, of which the last thousands are kept. */
function made(text: (number: number) => string): (number: number) => string {
  const known = new Map<number, string>();
  return (number) => {
    const found = known.get(number);
    if (found !== undefined) return found;
    if (known.size >= mostKept) known.clear();
    const own = text(number);
    known.set(number, own);
    return own;
  };
}

const mostKept = 4000;
