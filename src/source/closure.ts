/** What can be reached from some items, and these. */
export function closure<Item>(
  from: ReadonlySet<Item>,
  next: (item: Item) => readonly Item[],
): ReadonlySet<Item> {
  const reached = new Set(from);
  for (const each of reached) for (const to of next(each)) reached.add(to);
  return reached;
}
