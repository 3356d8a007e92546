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
  for (const [to, from] of renamedCalls(now, before)) moves.set(to, from);
  return moves;
}

/**
 * The instances of modules whose calls have another name: those that are the only ones of what they
 * declare to be new, and to be gone.
 */
function renamedCalls(now: Scan, before: Scan): Moves {
  const fresh = onlyOnes(now, before);
  const gone = onlyOnes(before, now);
  return new Map(
    [...fresh].flatMap(([declares, to]) => {
      const from = gone.get(declares);
      return from === undefined ? [] : [[to, from] as const];
    }),
  );
}

/** The instances of modules that another side does not have, by what they declare, which no other does. */
function onlyOnes(side: Scan, other: Scan): ReadonlyMap<string, string> {
  const known = new Set([...other.references.values()].map(({ scope }) => scope));
  const addresses = new Map<string, string[]>();
  for (const [key, { scope }] of side.references) {
    if (known.has(scope) || !scope.includes("module.")) continue;
    addresses.set(scope, [...(addresses.get(scope) ?? []), key.slice(scope.length)]);
  }
  const scopes = new Map<string, string[]>();
  for (const [scope, own] of addresses) {
    const declares = own.sort().join("\n");
    scopes.set(declares, [...(scopes.get(declares) ?? []), scope]);
  }
  return new Map(
    [...scopes].flatMap(([declares, [only, ...more]]) =>
      only === undefined || more.length > 0 ? [] : [[declares, only] as const],
    ),
  );
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
