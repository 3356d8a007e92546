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
 * it stands now, beside the same neighbour. Where none stands there, it is the next one behind, or
 * else the last one before. Of several new ones in a row, the first stands for them.
 *
 * @param places the indices of the written parts in their new order; undefined for new ones
 * @param replaced the indices of the written parts that something new has taken the place of
 */
export function steadsOf(
  places: readonly (number | undefined)[],
  replaced: readonly number[],
): ReadonlyMap<number, Stead> {
  const rows = rowsIn(places);
  const kept = places
    .flatMap((index, at) => (index === undefined ? [] : [{ index, at }]))
    .sort((one, other) => one.index - other.index);
  const found = new Map<Row, number[]>();
  let next = 0;
  for (const index of [...replaced].sort((one, other) => one - other)) {
    while ((kept[next]?.index ?? index) < index) next++;
    const behind = (kept[next - 1]?.at ?? -1) + 1;
    const before = kept[next]?.at ?? places.length;
    const row =
      rows.at.get(behind) ?? rows.at.get(before - 1) ?? rows.from[behind] ?? rows.all.at(-1);
    if (row) found.set(row, [...(found.get(row) ?? []), index]);
  }
  return new Map(
    [...found].map(([{ start, length }, indices]) => [
      start,
      { indices, alone: indices.length === 1 && length === 1 },
    ]),
  );
}

/** New parts that follow each other. */
type Row = { readonly start: number; length: number };

type Rows = {
  readonly all: readonly Row[];
  /** The one that a new part stands in. */
  readonly at: ReadonlyMap<number, Row>;
  /** The first one that begins at a place or behind it. */
  readonly from: readonly (Row | undefined)[];
};

function rowsIn(places: readonly (number | undefined)[]): Rows {
  const at = new Map<number, Row>();
  for (const [place, index] of places.entries()) {
    if (index !== undefined) continue;
    const row = at.get(place - 1) ?? { start: place, length: 0 };
    row.length++;
    at.set(place, row);
  }
  const from: (Row | undefined)[] = [];
  for (let place = places.length - 1; place >= 0; place--)
    from[place] = at.get(place) ?? from[place + 1];
  return { all: [...new Set(at.values())], at, from };
}
