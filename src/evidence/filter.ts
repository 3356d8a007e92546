import { covers } from "../catalog/wildcard.ts";
import { isMeantBy } from "./caller.ts";
import type { TrailEvent } from "./event.ts";

/** Which events are meant; what is not given leaves none out. Lists hold alternatives. */
export type EventFilter = {
  /** Patterns of ARNs: of users, of roles, of their sessions. */
  readonly principals?: readonly string[];
  readonly accounts?: readonly string[];
  readonly regions?: readonly string[];
  /** Prefixes of actions. */
  readonly services?: readonly string[];
  /** The first time that is meant, and the first that is not any more, as events write them. */
  readonly since?: string;
  readonly until?: string;
  /** Only calls that failed, or only those that did not. */
  readonly failed?: boolean;
  /** Only calls that read, or only those that may not. */
  readonly readOnly?: boolean;
};

/**
 * Whether an event is meant. `service` is the prefix of the actions of its source. What stands for several calls is
 * meant as a whole where some of them may be.
 */
export function isMeant(event: TrailEvent, service: string, filter: EventFilter): boolean {
  const { principals, accounts, regions, services, since, until, failed, readOnly } = filter;
  if (since !== undefined && event.time < since) return false;
  if (until !== undefined && (event.counted?.first ?? event.time) >= until) return false;
  if (regions && !regions.includes(event.region)) return false;
  if (services && !services.includes(service)) return false;
  if (accounts && !(event.account !== undefined && accounts.includes(event.account))) return false;
  if (failed !== undefined && (event.errorCode !== undefined) !== failed) return false;
  if (readOnly !== undefined && event.readOnly !== readOnly) return false;
  return !principals || isOf(event, principals);
}

function isOf({ caller }: TrailEvent, patterns: readonly string[]): boolean {
  if (caller.kind !== "principal") return false;
  const names = caller.session === undefined ? [caller.arn] : [caller.arn, caller.session];
  return patterns.some((pattern) => names.some((name) => covers(pattern, name)));
}

/** Whether somebody is meant of whom a report tells; the other filters are about events. */
export function isMeantReport(arn: string, { principals, accounts }: EventFilter): boolean {
  if (accounts && !accounts.some((account) => arn.split(":")[4] === account)) return false;
  return !principals || principals.some((pattern) => isMeantBy(pattern, arn));
}

/**
 * A time as events write it, of one that people write: `2026-11-28`, `2026-11-28T12:00:00Z`, or how long ago:
 * `90d`, `12h`, `4w`, `90 days ago`. Undefined where it is none.
 *
 * @param today the day from which it is reckoned, `2026-11-29`: its end
 */
export function timeIn(written: string, today: string): string | undefined {
  const [, count, unit = ""] =
    /^(\d{1,5})\s*(h|d|w|hour|day|week)s?(?: ago)?$/.exec(written.trim()) ?? [];
  const hours = { h: 1, d: 24, w: 168 }[unit.charAt(0)];
  if (count !== undefined && hours !== undefined) {
    const end = Date.parse(`${today}T00:00:00Z`) + 24 * 3_600_000;
    return stamp(new Date(end - Number(count) * hours * 3_600_000));
  }
  if (!/^\d{4}-\d\d-\d\d(?:T\d\d:\d\d(?::\d\d)?Z)?$/.test(written)) return undefined;
  const time = new Date(written.length === 10 ? `${written}T00:00:00Z` : written);
  return Number.isNaN(time.getTime()) ? undefined : stamp(time);
}

const stamp = (time: Date): string => `${time.toISOString().slice(0, 19)}Z`;
