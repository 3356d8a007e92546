import { compareTexts } from "../source/order.ts";

/**
 * Takes the largest keys out of a map, so that no more than `most` are left. If that is done now and then while the
 * map is filled, and at the end, what is left does not hang on the order in which it was.
 *
 * @param dropped takes what was taken out
 */
export function keepSmallest<Value>(
  map: Map<string, Value>,
  most: number,
  dropped: (value: Value, key: string) => void,
): void {
  if (map.size <= most) return;
  const largest = [...map].sort(([a], [b]) => compareTexts(a, b)).slice(most);
  for (const [key, value] of largest) {
    map.delete(key);
    dropped(value, key);
  }
}

/** Whether there are so many that it is time to sort out: not with each that is one too many. */
export function isOverfull(size: number, most: number): boolean {
  return size > most + most / 4;
}
