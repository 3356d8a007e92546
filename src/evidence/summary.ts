import { otherCallers, type OtherCaller } from "./caller.ts";
import { version, type Evidence } from "./evidence.ts";
import { startCovered } from "./covered.ts";
import { startExtent, type GrowingExtent } from "./extent.ts";
import type { Leads } from "./generalise.ts";
import { keptReports } from "./kept-reports.ts";
import type { Note } from "./note.ts";
import { startPrincipals, type PrincipalLimits } from "./principals.ts";
import { startRecorded } from "./recorded.ts";
import type { Reported } from "./reported.ts";
import { momentOf, timeAt } from "./seen.ts";
import { isOverfull, keepSmallest } from "./smallest.ts";
import type { Told } from "./uses.ts";
import { compareTexts } from "../source/order.ts";

/**
 * Evidence in the making. It grows with what is told apart, and not with what is read: there are limits
 * to everything that a file may have many of, the smallest are kept, and what is beyond them is counted as left out.
 */
export type Summary = {
  /** Takes in a call of a principal, with what it says of permissions. */
  count(note: Note, principal: string, via: string | undefined, told: Told): void;
  /** Takes in what is no such call, once or so often. */
  other(kind: OtherCaller, count?: number): void;
  pass(what: "duplicates" | "filtered" | "uncalled" | "faults", count?: number): void;
  /** Marks when an event was recorded, whether or not it is left out. */
  record(note: Note): void;
  /** Marks what was read of a service, whoever called. */
  observe(note: Note): void;
  /** Takes in what a report of AWS's says. */
  report(reported: Reported): void;
  /** What was asked for, and of what it is made. */
  readonly extent: GrowingExtent;
  /** Takes in other evidence. */
  merge(other: Evidence): void;
  /** To be called at the end: it is what was taken in, and grows no more. */
  evidence(): Evidence;
};

/** How many of each kind of thing are kept. */
export type SummaryLimits = PrincipalLimits & {
  readonly accounts: number;
  readonly regions: number;
  readonly services: number;
};

const most: SummaryLimits = {
  principals: 20_000,
  kinds: 200_000,
  unknown: 5_000,
  accounts: 20_000,
  regions: 1_000,
  services: 1_000,
};

type OfService = { management: number; data: number; reads: number };

/** Begins with nothing. */
export function startSummary(leads: Leads, limits = most): Summary {
  const principals = startPrincipals(leads, limits);
  const services = new Map<string, OfService>();
  const accounts = new Map<string, number>();
  const regions = new Map<string, number>();
  const passed = { counted: 0, duplicates: 0, filtered: 0, uncalled: 0, unknown: 0, faults: 0 };
  const others = Object.fromEntries(otherCallers.map((kind) => [kind, 0])) as Record<
    OtherCaller,
    number
  >;
  const extent = startExtent();
  const covered = startCovered();
  const recorded = startRecorded();
  let window: { first: number; last: number } | undefined;
  const reports = keptReports();
  let leftOut = 0;
  let isHashed = false;

  const widen = (first: number, last: number): void => {
    window ??= { first, last };
    if (first < window.first) window.first = first;
    if (last > window.last) window.last = last;
  };
  const keepServices = (): void => {
    keepSmallest(services, limits.services, ({ management, data }) => {
      leftOut += management + data;
    });
  };
  const keepNames = (names: Map<string, number>, kept: number): void => {
    keepSmallest(names, kept, (count) => (leftOut += count));
  };
  const meet = (names: Map<string, number>, name: string, count: number, kept: number): void => {
    names.set(name, (names.get(name) ?? 0) + count);
    if (isOverfull(names.size, kept)) keepNames(names, kept);
  };
  const serviceOf = (service: string): OfService => {
    const known = services.get(service);
    if (known) return known;
    if (isOverfull(services.size, limits.services)) keepServices();
    const made = { management: 0, data: 0, reads: 0 };
    services.set(service, made);
    return made;
  };

  return {
    extent,
    report: (reported) => {
      reports.add(reported);
    },
    count: (note, arn, via, told) => {
      passed[told.isUnknown ? "unknown" : "counted"] += note.count;
      principals.count(note, arn, via, told);
    },
    other: (kind, count = 1) => {
      others[kind] += count;
    },
    pass: (what, count = 1) => {
      passed[what] += count;
    },
    record: ({ first, last }) => {
      recorded.add(first, last);
    },
    observe: ({ at, count, first, last }) => {
      const { service, region, account, category, readOnly } = at;
      widen(first, last);
      if (region !== "") meet(regions, region, count, limits.regions);
      if (account !== undefined) meet(accounts, account, count, limits.accounts);
      const seen = serviceOf(service);
      if (category === "Data") seen.data += count;
      else seen.management += count;
      if (readOnly === true) seen.reads += count;
    },
    merge: (other) => {
      if (other.window) widen(momentOf(other.window.first), momentOf(other.window.last));
      for (const account of other.accounts) meet(accounts, account, 1, limits.accounts);
      for (const region of other.regions) meet(regions, region, 1, limits.regions);
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
      isHashed ||= other.hashed === true;
      for (const each of other.principals) principals.merge(each);
      for (const each of other.reported) reports.add(each);
      extent.merge(other);
      covered.add(other);
    },
    evidence: () => {
      keepServices();
      keepNames(accounts, limits.accounts);
      keepNames(regions, limits.regions);
      const reported = [...reports.all()];
      const did = principals.made();
      const known = [...accounts.keys()].sort();
      const whole = window && { first: timeAt(window.first), last: timeAt(window.last) };
      const runs = whole ? recorded.within(whole) : [];
      for (const run of runs) covered.add({ covered: [], window: run, accounts: known });
      return {
        format: "pare-usage-evidence",
        version,
        ...(whole && { window: whole }),
        events: {
          ...passed,
          others: { ...others },
          leftOut: leftOut + did.leftOut + reports.leftOut(),
        },
        accounts: known,
        ...(isHashed && { hashed: true }),
        covered: covered.made(known, whole),
        regions: [...regions.keys()].sort(),
        services: [...services]
          .map(([service, seen]) => ({ service, ...seen }))
          .sort((a, b) => compareTexts(a.service, b.service)),
        principals: did.principals,
        ...extent.made(),
        reported,
      };
    },
  };
}
