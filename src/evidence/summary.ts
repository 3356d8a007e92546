import type { Outcome } from "../catalog/trail.ts";
import { otherCallers, type OtherCaller } from "./caller.ts";
import type { TrailEvent } from "./event.ts";
import { version, type Evidence, type PrincipalUse, type UseRow } from "./evidence.ts";
import { startExtent, type GrowingExtent } from "./extent.ts";
import { keptInEvidence, patternsOf, type Leads, type Patterns } from "./generalise.ts";
import { keptReports } from "./kept-reports.ts";
import { bases, type Basis } from "./reached.ts";
import type { Reported } from "./reported.ts";
import type { Told } from "./uses.ts";
import { compareTexts } from "../source/order.ts";

/**
 * Evidence in the making. It grows with what is told apart, and not with what is read: there are limits
 * to everything that a file may have many of, and what is beyond them is counted as left out.
 */
export type Summary = {
  /** Takes in a call of a principal, with what it says of permissions. */
  count(event: TrailEvent, principal: string, via: string | undefined, told: Told): void;
  /** Takes in what is no such call, once or so often. */
  other(kind: OtherCaller, count?: number): void;
  pass(what: "duplicates" | "filtered" | "uncalled" | "faults", count?: number): void;
  /** Marks what was read of a service, whoever called. */
  observe(event: TrailEvent, service: string): void;
  /** Takes in what a report of AWS's says. */
  report(reported: Reported): void;
  /** What was asked for, and of what it is made. */
  readonly extent: GrowingExtent;
  /** Takes in other evidence. */
  merge(other: Evidence): void;
  evidence(): Evidence;
};

/** Calls that say the same are counted before they are taken in, so many of them at most. */
const mostPending = 60_000;

const limits = {
  principals: 20_000,
  kinds: 200_000,
  unknown: 5_000,
  accounts: 20_000,
  few: 1_000,
};

type Seen = {
  readonly count: number;
  readonly first: string;
  readonly last: string;
  readonly basis: Basis;
};

type Kind = {
  readonly action: string;
  readonly outcome: Outcome;
  readonly via: string | undefined;
  readonly passedTo: string | undefined;
  readonly patterns: Patterns<Seen>;
};

type Tally = { count: number; first: string; last: string };

type OfPrincipal = {
  events: number;
  first: string;
  last: string;
  readonly kinds: Map<string, Kind>;
  /** What was counted and not taken in yet, by the service that called. */
  readonly pending: Map<string | undefined, Map<Told, Tally>>;
  readonly unknown: Map<string, number>;
};

/** Begins with nothing. */
export function startSummary(leads: Leads): Summary {
  const principals = new Map<string, OfPrincipal>();
  const services = new Map<string, { management: number; data: number; reads: number }>();
  const accounts = new Set<string>();
  const regions = new Set<string>();
  const passed = { counted: 0, duplicates: 0, filtered: 0, uncalled: 0, unknown: 0, faults: 0 };
  const others = Object.fromEntries(otherCallers.map((kind) => [kind, 0])) as Record<
    OtherCaller,
    number
  >;
  const extent = startExtent();
  let window: { first: string; last: string } | undefined;
  const reports = keptReports();
  let leftOut = 0;
  let kinds = 0;
  let unknownNames = 0;
  let pending = 0;

  const widen = (first: string, last: string): void => {
    window = {
      first: window === undefined || first < window.first ? first : window.first,
      last: window === undefined || last > window.last ? last : window.last,
    };
  };
  const keep = (set: Set<string>, value: string, most: number): void => {
    if (set.has(value)) return;
    if (set.size < most) set.add(value);
    else leftOut++;
  };
  const principalOf = (arn: string, first: string, last: string): OfPrincipal | undefined => {
    const found = principals.get(arn);
    if (found) {
      if (first < found.first) found.first = first;
      if (last > found.last) found.last = last;
      return found;
    }
    if (principals.size >= limits.principals) return undefined;
    const made = {
      events: 0,
      first,
      last,
      kinds: new Map(),
      pending: new Map(),
      unknown: new Map(),
    };
    principals.set(arn, made);
    return made;
  };
  const add = (
    of: OfPrincipal,
    row: Pick<UseRow, "action" | "outcome" | "via" | "passedTo" | "resource">,
    seen: Seen,
  ): boolean => {
    const { action, outcome, via, passedTo, resource } = row;
    // Most are so; then the key need not be made.
    const isPlain = outcome === "authorised" && via === undefined && passedTo === undefined;
    const key = isPlain ? action : `${action} ${outcome} ${via ?? ""} ${passedTo ?? ""}`;
    let kind = of.kinds.get(key);
    if (!kind) {
      if (kinds >= limits.kinds) return false;
      kinds++;
      const patterns = patternsOf(leads(action), keptInEvidence, joined);
      of.kinds.set(key, (kind = { action, outcome, via, passedTo, patterns }));
    }
    kind.patterns.add(resource, seen);
    return true;
  };
  const takeIn = (): void => {
    for (const of of principals.values()) {
      for (const [via, tallies] of of.pending)
        for (const [{ outcome, uses }, { count, first, last }] of tallies)
          for (const { action, resource, basis, passedTo } of uses)
            if (
              !add(of, { action, outcome, resource, via, passedTo }, { count, first, last, basis })
            )
              leftOut += count;
      of.pending.clear();
    }
    pending = 0;
  };
  const addUnknown = (of: OfPrincipal, source: string, name: string, count: number): void => {
    const key = `${source} ${name}`;
    const known = of.unknown.get(key);
    if (known === undefined && unknownNames >= limits.unknown) {
      leftOut += count;
      return;
    }
    if (known === undefined) unknownNames++;
    of.unknown.set(key, (known ?? 0) + count);
  };
  const serviceOf = (service: string): { management: number; data: number; reads: number } => {
    const known = services.get(service);
    if (known) return known;
    const made = { management: 0, data: 0, reads: 0 };
    if (services.size < limits.few) services.set(service, made);
    else leftOut++;
    return made;
  };

  return {
    extent,
    report: (reported) => {
      reports.add(reported);
    },
    count: (event, arn, via, told) => {
      const { time } = event;
      const { count, first } = event.counted ?? { count: 1, first: time };
      const of = principalOf(arn, first, time);
      if (!of) {
        leftOut += count;
        return;
      }
      of.events += count;
      if (told.isUnknown) {
        passed.unknown += count;
        addUnknown(of, event.source, event.name, count);
        return;
      }
      passed.counted += count;
      let tallies = of.pending.get(via);
      if (!tallies) of.pending.set(via, (tallies = new Map<Told, Tally>()));
      const tally = tallies.get(told);
      if (tally) {
        tally.count += count;
        if (first < tally.first) tally.first = first;
        if (time > tally.last) tally.last = time;
        return;
      }
      tallies.set(told, { count, first, last: time });
      if (++pending >= mostPending) takeIn();
    },
    other: (kind, count = 1) => {
      others[kind] += count;
    },
    pass: (what, count = 1) => {
      passed[what] += count;
    },
    observe: ({ time, region, account, category, readOnly, counted }, service) => {
      const count = counted?.count ?? 1;
      widen(counted?.first ?? time, time);
      if (region !== "") keep(regions, region, limits.few);
      if (account !== undefined) keep(accounts, account, limits.accounts);
      const seen = serviceOf(service);
      if (category === "Data") seen.data += count;
      else seen.management += count;
      if (readOnly === true) seen.reads += count;
    },
    merge: (other) => {
      if (other.window) widen(other.window.first, other.window.last);
      for (const account of other.accounts) keep(accounts, account, limits.accounts);
      for (const region of other.regions) keep(regions, region, limits.few);
      for (const { service, management, data, reads } of other.services) {
        const seen = serviceOf(service);
        seen.management += management;
        seen.data += data;
        seen.reads += reads;
      }
      for (const kind of otherCallers) others[kind] += other.events.others[kind];
      for (const what of [
        "counted",
        "duplicates",
        "filtered",
        "uncalled",
        "unknown",
        "faults",
      ] as const)
        passed[what] += other.events[what];
      leftOut += other.events.leftOut;
      for (const { arn, events, first, last, unknown, uses } of other.principals) {
        const of = principalOf(arn, first, last);
        if (!of) {
          leftOut += events;
          continue;
        }
        of.events += events;
        for (const { source, name, count } of unknown) addUnknown(of, source, name, count);
        for (const { action, resource, outcome, via, passedTo, ...seen } of uses)
          if (!add(of, { action, resource, outcome, via, passedTo }, seen)) leftOut += seen.count;
      }
      for (const each of other.reported) reports.add(each);
      extent.merge(other);
    },
    evidence: () => {
      takeIn();
      const reported = [...reports.all()];
      return {
        format: "pare-usage-evidence",
        version,
        ...(window && { window }),
        events: { ...passed, others: { ...others }, leftOut: leftOut + reports.leftOut() },
        accounts: [...accounts].sort(),
        regions: [...regions].sort(),
        services: [...services]
          .map(([service, seen]) => ({ service, ...seen }))
          .sort((a, b) => compareTexts(a.service, b.service)),
        principals: [...principals]
          .sort(([a], [b]) => compareTexts(a, b))
          .map(([arn, { kinds: own, unknown, events, first, last }]) => ({
            arn,
            events,
            first,
            last,
            unknown: namesOf(unknown),
            uses: rowsOf(own),
          })),
        ...extent.made(),
        reported,
      };
    },
  };
}

function namesOf(unknown: ReadonlyMap<string, number>): PrincipalUse["unknown"] {
  return [...unknown]
    .sort(([a], [b]) => compareTexts(a, b))
    .map(([key, count]) => {
      const [source = "", name = ""] = key.split(" ");
      return { source, name, count };
    });
}

function rowsOf(kinds: ReadonlyMap<string, Kind>): UseRow[] {
  return [...kinds]
    .sort(([a], [b]) => compareTexts(a, b))
    .flatMap(([, { action, outcome, via, passedTo, patterns }]) =>
      [...patterns.entries()]
        .sort(([a], [b]) => compareTexts(a, b))
        .map(([resource, { basis, count, first, last }]) => ({
          action,
          resource,
          outcome,
          ...(via !== undefined && { via }),
          ...(passedTo !== undefined && { passedTo }),
          basis,
          count,
          first,
          last,
        })),
    );
}

/** The less sure basis is that of both. */
function joined(one: Seen, other: Seen): Seen {
  return {
    count: one.count + other.count,
    first: one.first < other.first ? one.first : other.first,
    last: one.last > other.last ? one.last : other.last,
    basis: bases.indexOf(one.basis) > bases.indexOf(other.basis) ? one.basis : other.basis,
  };
}
