import type { Caller } from "./caller.ts";
import type { Note, Place } from "./note.ts";
import type { Told } from "./uses.ts";

/** Notes as one thread sends them to another: what many have in common is sent once, and known by its number. */
export type PackedNotes = {
  readonly lows: Uint32Array<ArrayBuffer>;
  readonly highs: Uint32Array<ArrayBuffer>;
  readonly lasts: Float64Array<ArrayBuffer>;
  readonly places: Uint32Array<ArrayBuffer>;
  readonly callers: Uint32Array<ArrayBuffer>;
  /** From one on; 0 where there is none. */
  readonly tolds: Uint32Array<ArrayBuffer>;
  /** 1 of those that are meant. */
  readonly meant: Uint8Array<ArrayBuffer>;
  /** Those that stand for several calls, by their index. */
  readonly counted: readonly (readonly [index: number, note: Counted])[];
  /** What was not sent before, as JSON of `News`. */
  readonly news: string;
};

type Counted = Pick<Note, "count" | "first" | "counted">;

type News = {
  /** All that was sent before is forgotten. */
  readonly isFirst: boolean;
  readonly places: readonly Place[];
  readonly callers: readonly Caller[];
  readonly tolds: readonly Told[];
};

/** How many notes are sent at a time. */
export const mostNotes = 5000;

/** Packs notes, in their order. */
export type Packing = {
  /** Tells whether there is room for no more. */
  add(note: Note): boolean;
  /** What was added since it was last asked for. */
  take(): PackedNotes;
};

/** @param mostKnown how much is known by number before it is begun anew; what is long counts for several */
export function packing(mostKnown = 20_000): Packing {
  const lows = new Uint32Array(mostNotes);
  const highs = new Uint32Array(mostNotes);
  const lasts = new Float64Array(mostNotes);
  const places = new Uint32Array(mostNotes);
  const callers = new Uint32Array(mostNotes);
  const tolds = new Uint32Array(mostNotes);
  const meant = new Uint8Array(mostNotes);
  let counted: [number, Counted][] = [];
  let size = 0;
  let isFirst = true;
  const placeNumber = numbering<Place>(
    ({ source, name, region, account, category, readOnly, isCall }) =>
      `${source} ${name} ${region} ${account ?? ""} ${category} ${readOnly ?? ""} ${isCall}`,
  );
  // What says the same is mostly one object; where it is not, it is sent again.
  const callerNumber = numbering<Caller>((caller) => caller);
  const toldNumber = numbering<Told>((told) => told, weightOf);
  const all = [placeNumber, callerNumber, toldNumber];
  return {
    add: (note) => {
      const { at, caller, told, isMeant, low, high, count, first, last } = note;
      lows[size] = low;
      highs[size] = high;
      lasts[size] = last;
      places[size] = placeNumber.of(at);
      callers[size] = callerNumber.of(caller);
      tolds[size] = told ? toldNumber.of(told) + 1 : 0;
      meant[size] = isMeant ? 1 : 0;
      if (note.counted) counted.push([size, { count, first, counted: note.counted }]);
      return ++size === mostNotes || toldNumber.fresh() >= mostNotes;
    },
    take: () => {
      const news: News = {
        isFirst,
        places: placeNumber.news(),
        callers: callerNumber.news(),
        tolds: toldNumber.news(),
      };
      const packed = {
        lows: lows.slice(0, size),
        highs: highs.slice(0, size),
        lasts: lasts.slice(0, size),
        places: places.slice(0, size),
        callers: callers.slice(0, size),
        tolds: tolds.slice(0, size),
        meant: meant.slice(0, size),
        counted,
        news: JSON.stringify(news),
      };
      counted = [];
      size = 0;
      isFirst = all.some((each) => each.weight() > mostKnown);
      if (isFirst) for (const each of all) each.forget();
      return packed;
    },
  };
}

/** One for each thousand characters: an event may name a hundred resources by long names. */
function weightOf({ uses }: Told): number {
  return 1 + Math.floor(uses.reduce((sum, { resource }) => sum + resource.length, 0) / 1000);
}

/** Numbers what is equal by a key, from zero on, in the order in which it was met. */
function numbering<Value>(
  keyOf: (value: Value) => unknown,
  weigh: (value: Value) => number = () => 1,
) {
  const known = new Map<unknown, number>();
  let fresh: Value[] = [];
  /** What is known weighs so much, and what of it was not told yet. */
  let [weight, untold] = [0, 0];
  return {
    of: (value: Value): number => {
      const key = keyOf(value);
      const found = known.get(key);
      if (found !== undefined) return found;
      fresh.push(value);
      weight += weigh(value);
      untold += weigh(value);
      known.set(key, known.size);
      return known.size - 1;
    },
    news: (): readonly Value[] => {
      const told = fresh;
      fresh = [];
      untold = 0;
      return told;
    },
    weight: (): number => weight,
    fresh: (): number => untold,
    forget: (): void => {
      known.clear();
      weight = 0;
    },
  };
}

/** Unpacks what one `packing` made, in the order in which it did. */
export function unpacking(): (packed: PackedNotes) => Iterable<Note> {
  let places: Place[] = [];
  let callers: Caller[] = [];
  let tolds: Told[] = [];
  return function* (packed) {
    const news = JSON.parse(packed.news) as News;
    if (news.isFirst) [places, callers, tolds] = [[], [], []];
    for (const each of news.places) places.push(each);
    for (const each of news.callers) callers.push(each);
    for (const each of news.tolds) tolds.push(each);
    const counted = new Map(packed.counted);
    for (const [index, last] of packed.lasts.entries()) {
      const at = places[packed.places[index] ?? -1];
      const caller = callers[packed.callers[index] ?? -1];
      if (!at || !caller) throw new Error("a note names what was not sent");
      yield {
        at,
        caller,
        told: tolds[(packed.tolds[index] ?? 0) - 1],
        isMeant: packed.meant[index] === 1,
        low: packed.lows[index] ?? 0,
        high: packed.highs[index] ?? 0,
        count: 1,
        first: last,
        last,
        ...counted.get(index),
      };
    }
  };
}
