import type { Action } from "../catalog/action.ts";
import type { Trail } from "../catalog/trail.ts";
import type { Evidence, PrincipalUse } from "./evidence.ts";
import { leavesOut } from "./leaves-out.ts";

/**
 * What evidence says of an action: it was used, though it may not be granted; it was denied each time; nobody can
 * tell, since it was throttled or not valid each time; it was not used, although its calls would have been seen; or
 * they would not have been seen, so that nothing follows.
 */
export const uses = ["used", "ungranted", "denied", "untold", "unused", "unobservable"] as const;
export type ActionUse = (typeof uses)[number];

export type ComparedAction = {
  readonly action: string;
  readonly use: ActionUse;
  /** How often, and when last; absent where it was not met. */
  readonly count?: number;
  readonly last?: string;
  /** Why its calls would not have been seen. */
  readonly because?: Unobservable;
};

/**
 * No event tells of it; it is not known whether any does; a trail may leave its service out, and none of its events was
 * read; no events of its account were read at all; data events of its service were not read; no events of
 * the Region in which those of its service are; no events of calls that read; calls of its service are among those of
 * which it is not known what they need; not all that was read is kept; the filters that the evidence was made with left
 * its calls out; or a report of AWS's tells of an attempt, which may have been denied.
 */
export type Unobservable =
  | "never recorded"
  | "not known to be recorded"
  | "no events of its service"
  | "no events"
  | "not its Region"
  | "no data events"
  | "no reads"
  | "unknown calls"
  | "left out"
  | "filtered"
  | "attempted";

/**
 * Compares what is granted with what was used, in the order of the actions' names.
 *
 * @param arn whose use is meant, which says of which account events were to be read
 */
export function comparedActions(
  granted: readonly Action[],
  principals: readonly PrincipalUse[],
  evidence: Evidence,
  trail: Trail,
  arn: string,
): readonly ComparedAction[] {
  const met = metBy(principals);
  const useOf = comparing(principals, evidence, trail, met);
  const isRead = principals.length > 0 || hasEventsOf(accountIn(arn), evidence);
  const rows = granted.map(
    (action): ComparedAction =>
      isRead ? useOf(action) : { action: action.id, use: "unobservable", because: "no events" },
  );
  const names = new Set(granted.map(({ id }) => id));
  const others = [...met].flatMap(([action, seen]): readonly ComparedAction[] =>
    seen.use === "used" && !names.has(action) ? [{ action, ...seen, use: "ungranted" }] : [],
  );
  return [...rows, ...others].sort((a, b) => (a.action < b.action ? -1 : 1));
}

/** The account that an ARN says; a pattern may leave it open. */
export function accountIn(arn: string): string {
  return arn.split(":")[4] ?? "";
}

/** Whether calls of an account would have been read, as far as it is known which one it is. */
export function hasEventsOf(account: string, { window, accounts }: Evidence): boolean {
  return window !== undefined && (!/^\d{12}$/.test(account) || accounts.includes(account));
}

/** What evidence says of one action after the other that principals are granted. */
export function comparing(
  principals: readonly PrincipalUse[],
  evidence: Evidence,
  trail: Trail,
  met: ReadonlyMap<string, Met> = metBy(principals),
): (action: Action) => ComparedAction {
  const arns = principals.map(({ arn }) => arn);
  const dataKinds = dataKindsIn(evidence, trail);
  const unclear = new Set(
    principals.flatMap(({ unknown }) => unknown.map(({ source }) => trail.prefixOf(source))),
  );
  return (action) => {
    const seen = met.get(action.id);
    if (seen) return { action: action.id, ...seen };
    const because =
      whyUnseen(action, evidence.services, dataKinds, trail) ??
      (trail.mayBeSeenIn(action.service, evidence.regions) ? undefined : "not its Region") ??
      (evidence.narrowed.some((filter) => leavesOut(filter, action, arns))
        ? "filtered"
        : undefined) ??
      (unclear.has(action.service) ? "unknown calls" : undefined) ??
      (evidence.events.leftOut > 0 ? "left out" : undefined);
    return because === undefined
      ? { action: action.id, use: "unused" }
      : { action: action.id, use: "unobservable", because };
  };
}

type Met = {
  readonly use: "used" | "denied" | "untold";
  readonly count: number;
  readonly last: string;
};

/** One that was authorised once is used, however often it was denied. */
function metBy(principals: readonly PrincipalUse[]): ReadonlyMap<string, Met> {
  const found = new Map<string, Met>();
  const order = ["authorised", "denied", "untold"] as const;
  for (const outcome of order) {
    const use = outcome === "authorised" ? "used" : outcome;
    for (const row of principals.flatMap((each) => each.uses)) {
      if (row.outcome !== outcome) continue;
      const known = found.get(row.action);
      if (known && known.use !== use) continue;
      found.set(row.action, {
        use,
        count: (known?.count ?? 0) + row.count,
        last: known && known.last > row.last ? known.last : row.last,
      });
    }
  }
  return found;
}

/**
 * The kinds of data events that were read: a trail asks for each kind, so that one of a table says nothing of those of
 * its stream. Where none was a principal's, they are the service's usual ones.
 */
function dataKindsIn({ services, principals }: Evidence, trail: Trail): ReadonlySet<string> {
  const actions = new Set(principals.flatMap(({ uses }) => uses.map(({ action }) => action)));
  const withData = new Set(services.filter(({ data }) => data > 0).map(({ service }) => service));
  const used = [...actions].filter(
    (action) => trail.recordingOf(action) === "data" && withData.has(action.split(":")[0] ?? ""),
  );
  const known = new Set(used.map((action) => action.split(":")[0] ?? ""));
  const others = services.filter(({ service, data }) => data > 0 && !known.has(service));
  return new Set([
    ...used.map((action) => trail.dataKindOf(action)),
    ...others.map(({ service }) => service),
  ]);
}

function whyUnseen(
  { id, service, level, permissionOnly }: Action,
  services: Evidence["services"],
  dataKinds: ReadonlySet<string>,
  trail: Trail,
): Unobservable | undefined {
  const recording = trail.recordingOf(id);
  // What no operation is called like is asked for beside others, and none of them is told of by its name.
  if (recording === "never" || permissionOnly) return "never recorded";
  if (recording === "unsure") return "not known to be recorded";
  const seen = services.find((each) => each.service === service);
  if (!seen && trail.mayBeLeftOut(service)) return "no events of its service";
  if (recording === "data" && !dataKinds.has(trail.dataKindOf(id))) return "no data events";
  const isRead = level === "List" || level === "Read";
  // Data events are chosen for each service, and those that read may be left out of one alone.
  const asked = recording === "data" ? services.filter((each) => each === seen) : services;
  return isRead && !asked.some(({ reads }) => reads > 0) ? "no reads" : undefined;
}
