/** A map that mostly has one key alone, for which no `Map` is made: there are hundreds of thousands of them. */
export type Few<Value> = {
  /** The only key and its value, as long as there is no other one. */
  only: string | undefined;
  value: Value | undefined;
  /** Where there are more, all of them. */
  all: Map<string, Value> | undefined;
};

export function noneYet<Value>(): Few<Value> {
  return { only: undefined, value: undefined, all: undefined };
}

export function valueIn<Value>({ only, value, all }: Few<Value>, key: string): Value | undefined {
  if (all) return all.get(key);
  return only === key ? value : undefined;
}

export function setIn<Value>(few: Few<Value>, key: string, value: Value): void {
  const { only, all } = few;
  if (all) all.set(key, value);
  else if (only === undefined || only === key || few.value === undefined) {
    few.only = key;
    few.value = value;
  } else {
    few.all = new Map([
      [only, few.value],
      [key, value],
    ]);
    few.only = undefined;
    few.value = undefined;
  }
}

export function sizeOf({ only, all }: Few<unknown>): number {
  return all?.size ?? (only === undefined ? 0 : 1);
}

/** What there is, as a list of its own. */
export function listOf<Value>({ only, value, all }: Few<Value>): [key: string, value: Value][] {
  if (all) return [...all];
  return only === undefined || value === undefined ? [] : [[only, value]];
}

export function clear(few: Few<unknown>): void {
  few.only = undefined;
  few.value = undefined;
  few.all = undefined;
}
