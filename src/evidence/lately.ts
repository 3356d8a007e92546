/** What was found out lately, by keys, in bounded memory. */
export type Lately<Key, Value> = {
  get(key: Key): Value | undefined;
  /** @param size what of the memory it takes, as `most` counts it */
  set(key: Key, value: Value, size: number): void;
};

/** Keeps what was asked for last: of at least so large a size all together, and of no more than twice that. */
export function lately<Key, Value>(most: number): Lately<Key, Value> {
  let young = new Map<Key, Kept<Value>>();
  let old = new Map<Key, Kept<Value>>();
  let size = 0;
  const keep = (key: Key, kept: Kept<Value>): void => {
    if (size > most) {
      old = young;
      young = new Map();
      size = 0;
    }
    size += kept.size;
    young.set(key, kept);
  };
  return {
    get: (key) => {
      const found = young.get(key);
      if (found) return found.value;
      const before = old.get(key);
      if (before) keep(key, before);
      return before?.value;
    },
    set: (key, value, size) => {
      keep(key, { value, size });
    },
  };
}

type Kept<Value> = { readonly value: Value; readonly size: number };
