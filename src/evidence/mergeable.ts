import type { Evidence } from "./evidence.ts";

/** Which of several evidences are to be merged, by their indices, and which of them are in others already. */
export type Mergeable =
  | {
      readonly kept: readonly number[];
      readonly within: readonly (readonly [number, of: number])[];
    }
  /** Two that have files in common, so that what is in both would count twice. */
  | { readonly overlapping: readonly [number, number] };

/**
 * Finds evidence that would count twice: of the same files as another, or of some of them. By the ids of files, all of
 * which are known of up to 256 files; of more the smallest are, and files that two have in common are noticed where
 * they are more than some few of a hundred.
 */
export function mergeable(all: readonly Evidence[]): Mergeable {
  const within: (readonly [number, number])[] = [];
  const gone = new Set<number>();
  for (const [index, one] of all.entries())
    for (const [other, two] of all.entries()) {
      if (index === other || gone.has(other)) continue;
      // Of two that are the same the first is kept.
      if (!isWithin(one, two) || (isWithin(two, one) && index < other)) continue;
      gone.add(index);
      within.push([index, other]);
      break;
    }
  const kept = [...all.keys()].filter((index) => !gone.has(index));
  for (const [at, index] of kept.entries())
    for (const other of kept.slice(at + 1)) {
      const ids = new Set(all[index]?.files.ids);
      if (all[other]?.files.ids.some((id) => ids.has(id))) return { overlapping: [index, other] };
    }
  return { kept, within };
}

/** Whether all that one was made of is in the other. */
function isWithin(one: Evidence, other: Evidence): boolean {
  if (JSON.stringify(one) === JSON.stringify(other)) return true;
  const isAsWide =
    other.narrowed.length === 0 || JSON.stringify(one.narrowed) === JSON.stringify(other.narrowed);
  if (!isAsWide || one.files.count === 0) return false;
  const ids = new Set(other.files.ids);
  const isAllKnown = isWhole(one) && isWhole(other);
  const isSame = one.files.count === other.files.count && one.files.ids.length === ids.size;
  return (isAllKnown || isSame) && one.files.ids.every((id) => ids.has(id));
}

const isWhole = ({ files: { count, ids } }: Evidence): boolean => ids.length >= count;
