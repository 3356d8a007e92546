// What is taken out where something new is put in is replaced by it: comments about it stay.

/** What becomes of one key of a statement, of which only the items count here. */
type ItemsOf<Node> = {
  readonly key: string;
  readonly items?: readonly ({ readonly kept: Node } | { readonly text: string })[];
};

/**
 * For each copy of a statement the values and items that it replaces: those that no copy keeps, in
 * the first copy that puts something new in their place.
 *
 * @param written the values and items at a key
 */
export function replacedIn<Node>(
  copies: readonly (readonly ItemsOf<Node>[])[],
  written: (key: string) => readonly Node[],
): readonly ReadonlySet<Node>[] {
  const [first = []] = copies;
  const changed = copies.flat();
  // What the first copy leaves alone stays there with its comments.
  const untouched = changed.filter(({ key }) => !first.some((change) => change.key === key));
  const passed = new Set<Node>(untouched.flatMap(({ key }) => written(key)));
  for (const { items = [] } of changed)
    for (const item of items) if ("kept" in item) passed.add(item.kept);
  return copies.map((changes) => {
    const replaced = new Set<Node>();
    for (const { key, items = [] } of changes) {
      if (!items.some((item) => "text" in item)) continue;
      for (const node of written(key)) if (!passed.has(node)) replaced.add(node);
    }
    for (const node of replaced) passed.add(node);
    return replaced;
  });
}

/** The written parts that a new one stands for. */
export type Stead = {
  readonly indices: readonly number[];
  /** It is one new part for one written one: what was said of that can be said of this. */
  readonly alone: boolean;
};

/**
 * Which replaced parts a new one stands for, by its place among the parts: those that stood where
 * it stands now, between the same neighbours. Of several new ones, the first stands for them.
 *
 * @param places the indices of the written parts in their new order; undefined for new ones
 * @param replaced the indices of the written parts that something new has taken the place of
 */
export function steadsOf(
  places: readonly (number | undefined)[],
  replaced: readonly number[],
): ReadonlyMap<number, Stead> {
  const isNew = (at: number): boolean => at in places && places[at] === undefined;
  const placeFor = (index: number): number => {
    const kept = places.filter((place) => place !== undefined);
    const behind = places.indexOf(Math.max(...kept.filter((place) => place < index))) + 1;
    if (isNew(behind)) return behind;
    const before = places.indexOf(Math.min(...kept.filter((place) => place > index)));
    let at = before - 1;
    if (!isNew(at)) return places.indexOf(undefined);
    while (isNew(at - 1)) at--;
    return at;
  };
  const found = new Map<number, number[]>();
  for (const index of replaced) {
    const at = placeFor(index);
    if (at >= 0) found.set(at, [...(found.get(at) ?? []), index]);
  }
  return new Map(
    [...found].map(([at, indices]) => [
      at,
      { indices, alone: indices.length === 1 && !isNew(at + 1) },
    ]),
  );
}
