/**
 * The candidates most like a name, for "did you mean": nearest first, equals in the order given,
 * in any case of letters. Alike is what differs by at most a third of the name: by one edit at
 * least, by four at most.
 */
export function nearest(
  name: string,
  candidates: readonly string[],
  most: number,
): readonly string[] {
  const wanted = name.toLowerCase();
  const limit = Math.max(1, Math.min(4, Math.floor(wanted.length / 3)));
  return candidates
    .map((candidate) => ({ candidate, distance: edits(wanted, candidate.toLowerCase(), limit) }))
    .filter(({ distance }) => distance <= limit)
    .sort((a, b) => a.distance - b.distance)
    .slice(0, most)
    .map(({ candidate }) => candidate);
}

/**
 * How many characters are to be inserted, deleted, replaced or swapped with their neighbour to make
 * one text of another; anything above the limit may come out as any number above it.
 */
export function edits(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) > limit) return limit + 1;
  let before: readonly number[] = [];
  let previous = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1];
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      row.push(
        Math.min(
          cell(previous, j) + 1,
          cell(row, j - 1) + 1,
          cell(previous, j - 1) + (same ? 0 : 1),
          swapped ? cell(before, j - 2) + 1 : Infinity,
        ),
      );
    }
    if (Math.min(...row) > limit) return limit + 1;
    before = previous;
    previous = row;
  }
  return cell(previous, b.length);
}

function cell(row: readonly number[], index: number): number {
  return row[index] ?? Infinity;
}
