/** What was found out lately, by keys, in bounded memory. */
export type Lately<Value> = {
  get(key: string): Value | undefined;
  set(key: string, value: Value): void;
};

/**
 * Keeps what was asked for last: keys of at least so many characters all together, and of no more than twice as many.
 */
export function lately<Value>(most: number): Lately<Value> {
  let young = new Map<string, Value>();
  let old = new Map<string, Value>();
  let size = 0;
  const set = (key: string, value: Value): void => {
    if (size > most) {
      old = young;
      young = new Map();
      size = 0;
    }
    size += key.length;
    young.set(key, value);
  };
  return {
    get: (key) => {
      const found = young.get(key);
      if (found !== undefined) return found;
      const before = old.get(key);
      if (before !== undefined) set(key, before);
      return before;
    },
    set,
  };
}
