/** Something with a size that is not negative. */
type Sized = { readonly size: number };

/** A place in a figure, in its units. */
export type Box = {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
};

/**
 * Boxes that fill a rectangle, each as large as its item's share of all, the largest first and as near to
 * squares as a row allows (Bruls, Huizing and van Wijk, "Squarified Treemaps", 2000).
 */
export function treeMap<T extends Sized>(
  items: readonly T[],
  { width, height }: Pick<Box, "width" | "height">,
): readonly (Box & { readonly item: T })[] {
  const total = sumOf(items);
  const sorted = items.filter(({ size }) => size > total * least).sort((a, b) => b.size - a.size);
  const boxes: (Box & { readonly item: T })[] = [];
  let free: Box = { x: 0, y: 0, width, height };
  for (let at = 0; at < sorted.length; ) {
    const left = sorted.slice(at);
    const scale = (free.width * free.height) / sumOf(left);
    const row = rowOf(left, Math.min(free.width, free.height), scale);
    const sum = sumOf(row);
    boxes.push(...laid(row, free, sum * scale));
    free = rest(free, sum * scale);
    at += row.length;
  }
  return boxes;
}

/** The share of all below which a box could not be seen. */
const least = 1e-6;

function sumOf(items: readonly Sized[]): number {
  return items.reduce((sum, { size }) => sum + size, 0);
}

/** As many items as make a row with better squares than fewer would. */
function rowOf<T extends Sized>(items: readonly T[], side: number, scale: number): readonly T[] {
  const row: T[] = [];
  let worst = Infinity;
  for (const item of items) {
    const next = worstOf([...row, item], side, scale);
    if (next > worst) break;
    row.push(item);
    worst = next;
  }
  return row;
}

/** The ratio of the sides of the longest box of a row. */
function worstOf(row: readonly Sized[], side: number, scale: number): number {
  const areas = row.map(({ size }) => size * scale);
  const sum = sumOf(row) * scale;
  const ratio = (area: number): number => {
    const [along, across] = [(area * side) / sum, sum / side];
    return Math.max(along / across, across / along);
  };
  return Math.max(...areas.map(ratio));
}

function laid<T extends Sized>(
  row: readonly T[],
  { x, y, width, height }: Box,
  area: number,
): readonly (Box & { readonly item: T })[] {
  const isColumn = width >= height;
  const side = isColumn ? height : width;
  const depth = area / side;
  const sum = sumOf(row);
  let along = 0;
  return row.map((item) => {
    const length = (item.size / sum) * side;
    const at = along;
    along += length;
    return isColumn
      ? { item, x, y: y + at, width: depth, height: length }
      : { item, x: x + at, y, width: length, height: depth };
  });
}

function rest({ x, y, width, height }: Box, area: number): Box {
  if (width >= height) {
    const depth = area / height;
    return { x: x + depth, y, width: width - depth, height };
  }
  const depth = area / width;
  return { x, y: y + depth, width, height: height - depth };
}
