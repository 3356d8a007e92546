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
  /** Of each row its count, first and last moment, and the rank of its basis, beside one another: they change together. */
  let numbers = new Float64Array(width * 1024);
  /** Rows that are none any more, and the number of all that ever were. */
  const free: number[] = [];
  let used = 0;
  const grow = (): void => {
    const longer = new Float64Array(numbers.length * 2);
    longer.set(numbers);
    numbers = longer;
  };
  const numberAt = (at: number): number => numbers[at] ?? 0;
  return {
    add: (count, first, last, basis) => {
      const row = free.pop() ?? used++;
      const at = row * width;
      if (at >= numbers.length) grow();
      numbers[at] = count;
      numbers[at + 1] = first;
      numbers[at + 2] = last;
      numbers[at + 3] = bases.indexOf(basis);
      return row;
    },
    join: (one, other) => {
      const [at, from] = [one * width, other * width];
      numbers[at] = numberAt(at) + numberAt(from);
      numbers[at + 1] = Math.min(numberAt(at + 1), numberAt(from + 1));
      numbers[at + 2] = Math.max(numberAt(at + 2), numberAt(from + 2));
      numbers[at + 3] = Math.max(numberAt(at + 3), numberAt(from + 3));
      free.push(other);
      return one;
    },
    countOf: (row) => numberAt(row * width),
    of: (row) => {
      const at = row * width;
      return {
        count: numberAt(at),
        first: timeAt(numberAt(at + 1)),
        last: timeAt(numberAt(at + 2)),
        basis: bases[numberAt(at + 3)] ?? "none",
      };
    },
    drop: (row) => {
      free.push(row);
    },
  };
}

const width = 4;

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
