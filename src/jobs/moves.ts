import type { Sides } from "./lineage.ts";
import type { Scan } from "./scan.ts";

/** The modules and templates that have moved as a whole: what each was called. */
export type Moves = ReadonlyMap<string, string>;

export function movesOf({ now, before, diff }: Sides): Moves {
  const [groups, old] = [groupsIn(now), groupsIn(before)];
  const [isNow, isBefore] = [new Set(groups.values()), new Set(old.values())];
  const moves = new Map<string, string>();
  for (const { path, before: earlier } of diff) {
    if (path === undefined || earlier === undefined || path === earlier) continue;
    const [to, from] = [groups.get(path), old.get(earlier)];
    if (to === undefined || from === undefined || to === from) continue;
    if (!isNow.has(from) && !isBefore.has(to)) moves.set(to, from);
  }
  return moves;
}

/** The module or template of each file. */
function groupsIn({ claimed }: Scan): ReadonlyMap<string, string> {
  return new Map(
    [...claimed].flatMap(([format, sources]) =>
      sources.map(({ path }) => [path, format.group(path)] as const),
    ),
  );
}

/** How ids were called before modules and templates moved: an id begins with where it stands. */
export function namedBy(moves: Moves): (id: string) => string {
  if (moves.size === 0) return (id) => id;
  return (id) => {
    for (let end = id.length; end > 0; end = id.lastIndexOf("/", end - 1)) {
      const from = moves.get(id.slice(0, end));
      if (from !== undefined) return from + id.slice(end);
    }
    return id;
  };
}
