/**
 * The index of the first item of which something holds, among items where it holds of all behind that one too; their
 * number, where it holds of none. It is asked of as many as halving takes.
 */
export function firstWhere<Item>(items: readonly Item[], holds: (item: Item) => boolean): number {
  let low = 0;
  let high = items.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (holds(items[middle] as Item)) high = middle;
    else low = middle + 1;
  }
  return low;
}
