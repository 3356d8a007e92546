import type { Action } from "../catalog/action.ts";
import type { Catalog } from "../catalog/catalog.ts";
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
 * No event tells of it; it is not known whether any does; no events of its account were read at all, or not for long enough; none of its service, which trails
 * leave out if asked to; data events of its service were not read; no events of the Region in which those of its service or
 * its resources are; no events of calls that read, or none of data events that write; calls of its service are among those
 * of which it is not known what they need; a call that was made may have been asked for it as well; not all that was read is
 * kept; the filters that the evidence was made with left its calls out; or a report of AWS's tells of an attempt, which
 * may have been denied.
 */
export type Unobservable =
  | "never recorded"
  | "not known to be recorded"
  | "no events"
  | "too short"
  | "none of its service"
  | "not its Region"
  | "no data events"
  | "no reads"
  | "no writes"
  | "asked beside"
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
  facts: RecordingFacts,
  arn: string,
): readonly ComparedAction[] {
  const met = metBy(principals);
  const { useOf } = comparing(evidence, facts)(principals, met);
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

/** What the catalog knows of how calls are recorded. */
export type RecordingFacts = { readonly trail: Trail; readonly catalog: Catalog };

/** What evidence says of the actions of some principals. */
export type Comparing = {
  readonly useOf: (action: Action) => ComparedAction;
  /** Why calls of an action would not all have been seen, whether or not some were; undefined where they would. */
  readonly whyUnseen: (action: Action) => Unobservable | undefined;
};

/** What evidence says of one action after the other that principals are granted. */
export function comparing(
  evidence: Evidence,
  { trail, catalog }: RecordingFacts,
): (principals: readonly PrincipalUse[], met?: ReadonlyMap<string, Met>) => Comparing {
  const data = dataIn(evidence, { trail, catalog });
  return (principals, met = metBy(principals)) => {
    const arns = principals.map(({ arn }) => arn);
    const unclear = new Set(
      principals.flatMap(({ unknown }) => unknown.map(({ source }) => trail.prefixOf(source))),
    );
    const why = (action: Action): Unobservable | undefined =>
      whyUnseen(action, evidence.services, data, trail) ??
      (trail.mayBeSeenIn(action.service, evidence.regions) ? undefined : "not its Region") ??
      (evidence.narrowed.some((filter) => leavesOut(filter, action, arns))
        ? "filtered"
        : undefined) ??
      (unclear.has(action.service) ? "unknown calls" : undefined) ??
      (evidence.events.leftOut > 0 ? "left out" : undefined);
    const useOf = (action: Action): ComparedAction => {
      const seen = met.get(action.id);
      if (seen) return { action: action.id, ...seen };
      const because = why(action);
      return because === undefined
        ? { action: action.id, use: "unused" }
        : { action: action.id, use: "unobservable", because };
    };
    return { useOf, whyUnseen: why };
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

/** Data events that were read, by their kind: of calls that read, of others, or nobody knows of which. */
type DataRead = ReadonlyMap<string, ReadonlySet<"reads" | "writes" | "some">>;

/**
 * The kinds of data events that were read: a trail asks for each kind, so that one of a table says nothing of those of
 * its stream; and for those that read, or write, alone. Where none was a principal's, they are the service's usual ones.
 */
function dataIn({ services, principals }: Evidence, { trail, catalog }: RecordingFacts): DataRead {
  const ids = new Set(principals.flatMap(({ uses }) => uses.map(({ action }) => action)));
  const withData = new Set(services.filter((each) => each.data > 0).map(({ service }) => service));
  // One that is recorded as data may have been used by a call that is recorded otherwise.
  const used = [...ids].flatMap((id) => {
    const action = trail.recordingOf(id) === "data" ? catalog.action(id) : undefined;
    return action && withData.has(action.service) ? [action] : [];
  });
  const found = new Map<string, Set<"reads" | "writes" | "some">>();
  const add = (kind: string, what: "reads" | "writes" | "some"): unknown =>
    found.set(kind, (found.get(kind) ?? new Set()).add(what));
  for (const action of used)
    add(trail.dataKindOf(action.id), isReading(action) ? "reads" : "writes");
  const known = new Set(used.map(({ service }) => service));
  for (const { service, data } of services)
    if (data > 0 && !known.has(service)) add(service, "some");
  return found;
}

function whyUnseen(
  action: Action,
  services: Evidence["services"],
  data: DataRead,
  trail: Trail,
): Unobservable | undefined {
  const { id, service, permissionOnly } = action;
  const recording = trail.recordingOf(id);
  // What no operation is called like is asked for beside others, and none of them is told of by its name.
  if (recording === "never" || permissionOnly) return "never recorded";
  if (recording === "unsure") return "not known to be recorded";
  const seen = services.find((each) => each.service === service);
  if (!seen && trail.mayLeaveOut(service)) return "none of its service";
  const isRead = isReading(action);
  if (recording === "data") {
    const read = data.get(trail.dataKindOf(id));
    if (!read) return "no data events";
    if (read.has(isRead ? "reads" : "writes")) return undefined;
    if (read.has("some")) return isRead && seen?.reads === 0 ? "no reads" : undefined;
    return isRead ? "no reads" : "no writes";
  }
  return isRead && !services.some(({ reads }) => reads > 0) ? "no reads" : undefined;
}

function isReading({ level }: Action): boolean {
  return level === "List" || level === "Read";
}
