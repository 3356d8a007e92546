import { valuePacking } from "./packed-values.ts";

/** What was found out lately of values of JSON, in bounded memory. */
export type LatelyTold<Found> = {
  /** What was found out of values that are the same. */
  find(values: readonly unknown[]): Found | undefined;
  /** Keeps what was found out of the values that were sought last, unless they are too large. */
  keep(found: Found): void;
};

/** The values, packed, of which something is known, by their hashes. */
type Generation<Found> = {
  known: Map<number, { readonly at: number; readonly size: number; readonly found: Found }>;
  readonly words: Int32Array;
  end: number;
};

/**
 * Keeps what was sought last: values of at least so many bytes all together, and of no more than twice that. They are
 * packed, so that they are nothing to whoever clears up memory.
 *
 * @param one how large values may be that are kept, in bytes
 */
export function latelyTold<Found>(most: number, one: number): LatelyTold<Found> {
  const packing = valuePacking(one);
  const generation = (): Generation<Found> => ({
    known: new Map(),
    words: new Int32Array(Math.ceil(most / 4)),
    end: 0,
  });
  let [young, old] = [generation(), generation()];
  /** Of what was sought last. */
  let [size, hash] = [0, 0];

  const isAt = (words: Int32Array, at: number): boolean => {
    for (let word = 0; word < size; word++)
      if (words[at + word] !== packing.words[word]) return false;
    return true;
  };
  const foundIn = ({ known, words }: Generation<Found>): Found | undefined => {
    const entry = known.get(hash);
    return entry?.size === size && isAt(words, entry.at) ? entry.found : undefined;
  };
  const keep = (found: Found): void => {
    if (size === 0) return;
    if (young.end + size > young.words.length) {
      [young, old] = [old, young];
      young.known = new Map();
      young.end = 0;
    }
    const { known, words, end } = young;
    for (let word = 0; word < size; word++) words[end + word] = packing.words[word] ?? 0;
    known.set(hash, { at: end, size, found });
    young.end += size;
  };
  return {
    keep,
    find: (values) => {
      size = packing.pack(values);
      if (size === 0) return undefined;
      hash = packing.hash();
      const found = foundIn(young);
      if (found !== undefined) return found;
      const before = foundIn(old);
      if (before !== undefined) keep(before);
      return before;
    },
  };
}
