import type { Outcome } from "../catalog/trail.ts";
import { compareTexts } from "../source/order.ts";
import type { PrincipalUse, UseRow } from "./evidence.ts";
import type { Leads } from "./generalise.ts";
import type { Note } from "./note.ts";
import { noRows, startPatternRows, type PatternRows, type RowsOfUse } from "./pattern-rows.ts";
import { momentOf, timeAt } from "./seen.ts";
import { isOverfull, keepSmallest } from "./smallest.ts";
import type { Told } from "./uses.ts";

/** What principals did, in the making. Beyond the limits, the smallest are kept, by principal and then by what it did. */
export type GrowingPrincipals = {
  /** Takes in a call of a principal, with what it says of permissions. */
  count(note: Note, principal: string, via: string | undefined, told: Told): void;
  merge(principal: PrincipalUse): void;
  /** In order, and how many calls are beyond the limits. To be called at the end. */
  made(): { readonly principals: PrincipalUse[]; readonly leftOut: number };
};

/** How many there may be, of all principals together. */
export type PrincipalLimits = {
  readonly principals: number;
  readonly kinds: number;
  readonly unknown: number;
};

type Kind = RowsOfUse<Act>;

/** What somebody did, whatever it was done to. Many do the same, and have it in common. */
type Act = {
  readonly key: string;
  readonly action: string;
  readonly outcome: Outcome;
  readonly via: string | undefined;
  readonly passedTo: string | undefined;
};

const mostActs = 20_000;

type OfPrincipal = {
  events: number;
  first: number;
  last: number;
  readonly kinds: Map<string, Kind>;
  readonly unknown: Map<string, number>;
  leftOut: number;
};

/** Begins with nobody. */
export function startPrincipals(leads: Leads, limits: PrincipalLimits): GrowingPrincipals {
  const all = new Map<string, OfPrincipal>();
  const rows = startPatternRows(leads);
  const acts = new Map<string, Act>();
  let leftOut = 0;
  let kinds = 0;
  let unknown = 0;

  const keepPrincipals = (): void => {
    keepSmallest(all, limits.principals, (of) => {
      leftOut += of.events;
      for (const kind of of.kinds.values()) rows.drop(kind);
      kinds -= of.kinds.size;
      unknown -= of.unknown.size;
    });
  };
  const keepKinds = (): void => {
    kinds = keepSmallestOf(all, (of) => of.kinds, limits.kinds, rows.drop);
  };
  const keepUnknown = (): void => {
    unknown = keepSmallestOf(all, (of) => of.unknown, limits.unknown, Number);
  };
  const principalOf = (arn: string, events: number, first: number, last: number): OfPrincipal => {
    const found = all.get(arn);
    if (found) {
      found.events += events;
      if (first < found.first) found.first = first;
      if (last > found.last) found.last = last;
      return found;
    }
    const made = { events, first, last, kinds: new Map(), unknown: new Map(), leftOut: 0 };
    all.set(arn, made);
    return made;
  };
  const kindOf = (
    of: OfPrincipal,
    action: string,
    outcome: Outcome,
    via: string | undefined,
    passedTo: string | undefined,
  ): Kind => {
    const key = keyOf(action, outcome, via, passedTo);
    const found = of.kinds.get(key);
    if (found) return found;
    const act = acts.get(key) ?? { key, action, outcome, via, passedTo };
    if (acts.size < mostActs) acts.set(act.key, act);
    const made = noRows(act);
    of.kinds.set(act.key, made);
    kinds++;
    return made;
  };
  const addUnknown = (of: OfPrincipal, source: string, name: string, count: number): void => {
    const key = `${source} ${name}`;
    const known = of.unknown.get(key);
    if (known === undefined) unknown++;
    of.unknown.set(key, (known ?? 0) + count);
  };
  const keepFew = (): void => {
    if (isOverfull(all.size, limits.principals)) keepPrincipals();
    if (isOverfull(kinds, limits.kinds)) keepKinds();
    if (isOverfull(unknown, limits.unknown)) keepUnknown();
  };

  return {
    count: (note, arn, via, { outcome, uses, isUnknown }) => {
      const { at, count, first, last } = note;
      const of = principalOf(arn, count, first, last);
      if (isUnknown) addUnknown(of, at.source, at.name, count);
      for (const { action, resource, basis, passedTo } of uses)
        rows.add(kindOf(of, action, outcome, via, passedTo), resource, basis, note);
      keepFew();
    },
    merge: ({ arn, unknown, uses, events, first, last }) => {
      const of = principalOf(arn, events, momentOf(first), momentOf(last));
      for (const { source, name, count } of unknown) addUnknown(of, source, name, count);
      for (const { action, outcome, via, passedTo, resource, count, first, last, basis } of uses) {
        const kind = kindOf(of, action, outcome, via, passedTo);
        rows.add(kind, resource, basis, { count, first: momentOf(first), last: momentOf(last) });
      }
      keepFew();
    },
    made: () => {
      keepPrincipals();
      keepKinds();
      keepUnknown();
      const principals = [...all]
        .sort(([a], [b]) => compareTexts(a, b))
        .map(([arn, { kinds: own, unknown: names, events, first, last }]) => ({
          ...{ arn, events, first: timeAt(first), last: timeAt(last) },
          unknown: namesOf(names),
          // There may be hundreds of thousands: those of a principal are made when they are asked for.
          get uses() {
            return usesOf(own, rows);
          },
        }));
      const beyond = [...all.values()].reduce((sum, of) => sum + of.leftOut, leftOut);
      return { principals, leftOut: beyond };
    },
  };
}

/** The key of what somebody did, whatever it was done to; uses stand in the order of their keys, and then of resources. */
export function keyOf(
  action: string,
  outcome: Outcome,
  via: string | undefined,
  passedTo: string | undefined,
): string {
  // Most are so; then the key need not be made.
  const isPlain = outcome === "authorised" && via === undefined && passedTo === undefined;
  return isPlain ? action : `${action} ${outcome} ${via ?? ""} ${passedTo ?? ""}`;
}

/**
 * Keeps the smallest of what all principals have, by principal and key, and counts the calls of the others as left out.
 *
 * @returns how many are kept
 */
function keepSmallestOf<Value>(
  principals: ReadonlyMap<string, OfPrincipal>,
  own: (of: OfPrincipal) => Map<string, Value>,
  most: number,
  calls: (value: Value) => number,
): number {
  let room = most;
  for (const [, of] of [...principals].sort(([a], [b]) => compareTexts(a, b))) {
    keepSmallest(own(of), room, (value) => (of.leftOut += calls(value)));
    room -= own(of).size;
  }
  return most - room;
}

function namesOf(unknown: ReadonlyMap<string, number>): PrincipalUse["unknown"] {
  return [...unknown]
    .sort(([a], [b]) => compareTexts(a, b))
    .map(([key, count]) => {
      const [source = "", name = ""] = key.split(" ");
      return { source, name, count };
    });
}

function usesOf(kinds: ReadonlyMap<string, Kind>, rows: PatternRows): UseRow[] {
  const made: UseRow[] = [];
  for (const [, kind] of inOrder([...kinds])) {
    const { action, outcome, via, passedTo } = kind.act;
    for (const [resource, row] of inOrder(rows.rowsOf(kind))) {
      const { basis, count, first, last } = rows.seen(row);
      made.push(
        via === undefined && passedTo === undefined
          ? { action, resource, outcome, basis, count, first, last }
          : {
              ...{ action, resource, outcome },
              ...(via !== undefined && { via }),
              ...(passedTo !== undefined && { passedTo }),
              ...{ basis, count, first, last },
            },
      );
    }
  }
  return made;
}

const inOrder = <Value>(
  entries: [key: string, value: Value][],
): readonly [key: string, value: Value][] =>
  entries.length < 2 ? entries : entries.sort(([a], [b]) => compareTexts(a, b));
