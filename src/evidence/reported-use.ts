import type { Action } from "../catalog/action.ts";
import type { Catalog } from "../catalog/catalog.ts";
import type { Trail } from "../catalog/trail.ts";
import { covers } from "../catalog/wildcard.ts";
import { roleOf } from "./caller.ts";
import type { ComparedAction } from "./compared.ts";
import { stated } from "./fields.ts";
import { everybodyIn, nothingOf, type Reported } from "./reported.ts";

/**
 * What a report of AWS's says of a principal and an action. Of a service, or of all that a principal may do, it says
 * something of the action only where nothing was attempted: an attempt may have been of another action.
 */
export type ReportedUse = {
  readonly source: "last accessed" | "finding" | "credentials";
  readonly level: "action" | "service" | "principal";
  /** An attempt may have been denied. */
  readonly isAttempted: boolean;
  /** When it was attempted last, though long ago, and where. */
  readonly last?: string | undefined;
  readonly region?: string | undefined;
  /** Within which time an attempt would have been seen, as far as the report says. */
  readonly since?: string | undefined;
  readonly until?: string | undefined;
  /** The id of a finding of IAM Access Analyzer. */
  readonly finding?: string;
};

/** What events say of an action, and beside it a report of AWS's, where they do not say that it was called. */
export type ReportedAction = ComparedAction & { readonly reported?: ReportedUse };

/** Adds what the surest report says to each action that events do not say was called: an attempt, or the first of the rest. */
export function withReports(
  actions: readonly ComparedAction[],
  reports: readonly Reported[],
  { catalog, trail }: { readonly catalog: Catalog; readonly trail: Trail },
): readonly ReportedAction[] {
  return actions.map((each) => {
    const action = catalog.action(each.action);
    if (!action || (each.use !== "unused" && each.use !== "unobservable")) return each;
    const said = reports.flatMap((report) => reportedUse(report, action, trail));
    const reported = said.find(({ isAttempted }) => isAttempted) ?? said[0];
    return reported ? { ...each, reported } : each;
  });
}

/**
 * The reports about whom an ARN means: a pattern, a session of a role, or a role or user, whose name is its account's
 * only one, whatever its path. What nobody attempted in its account is about it, too.
 */
export function reportsOf(reported: readonly Reported[], arn: string): readonly Reported[] {
  const meant = roleOf(arn) ?? arn;
  const own = reported.filter(
    (each) => covers(meant, each.arn) || withoutPath(each.arn) === withoutPath(meant),
  );
  const everybody = everybodyIn(meant.split(":")[4] ?? "");
  const created = own
    .flatMap((each) => each.created ?? [])
    .sort()
    .at(0);
  const others = reported.filter((each) => each.arn === everybody && !own.includes(each));
  return [
    ...own,
    ...others.map(({ services }) =>
      stated({
        ...nothingOf(everybody),
        created,
        services: services.filter(({ last }) => last === undefined),
      }),
    ),
  ];
}

/** `arn:aws:iam::111122223333:role/app` of `arn:aws:iam::111122223333:role/team/app`: names are unique without. */
export const withoutPath = (arn: string): string => arn.replace(/^([^/]*\/).*\//, "$1");

/**
 * What a report says of an action, the level of the action first. Nothing follows for an action that AWS does not
 * record under its own name (`iam:PassRole`), unless the principal did nothing at all. What was reported before the
 * principal was made is not about it.
 */
export function reportedUse(
  report: Reported,
  action: Action,
  trail: Trail,
): readonly ReportedUse[] {
  const isSeen = trail.recordingOf(action.id) !== "never" && !action.permissionOnly;
  const all = isSeen
    ? [...ofAction(report, action.id), ...ofService(report, action), ...ofPrincipal(report)]
    : ofPrincipal(report);
  const { created } = report;
  if (created === undefined) return all;
  return all
    .filter(({ until }) => until === undefined || until >= created)
    .map((use) =>
      use.since !== undefined && use.since < created ? { ...use, since: created } : use,
    );
}

/** What a report says of single actions, by action: there are thousands of them, and as many are asked about. */
const byAction = new WeakMap<Reported, ReadonlyMap<string, readonly ReportedUse[]>>();

function ofAction(report: Reported, id: string): readonly ReportedUse[] {
  const known = byAction.get(report) ?? usesByAction(report);
  byAction.set(report, known);
  return known.get(id) ?? [];
}

function usesByAction({
  actions,
  findings,
}: Reported): ReadonlyMap<string, readonly ReportedUse[]> {
  const found = new Map<string, ReportedUse[]>();
  const add = (id: string, use: Omit<ReportedUse, "level">): void => {
    const own = found.get(id) ?? [];
    own.push({ ...use, level: "action" });
    found.set(id, own);
  };
  for (const { since, until, attempted, unattempted } of actions) {
    const own = { source: "last accessed", since, until } as const;
    for (const { action, last, region } of attempted)
      add(action, { ...own, isAttempted: true, last, region });
    for (const action of unattempted) add(action, { ...own, isAttempted: false });
  }
  for (const { id, analyzed, updated, services } of standing(findings))
    for (const { action, last } of services.flatMap((each) => each.actions ?? []))
      add(action, unusedIn(id, last, analyzed ?? updated));
  return found;
}

function ofService({ services, findings }: Reported, action: Action): readonly ReportedUse[] {
  const own = services
    .filter(({ service, last }) => service === action.service && last === undefined)
    .map(({ since, until }): ReportedUse => {
      return { source: "last accessed", level: "service", isAttempted: false, since, until };
    });
  const found = standing(findings).flatMap(({ id, analyzed, updated, services: unused }) =>
    unused
      .filter(({ service, actions }) => service === action.service && !actions)
      .map(({ last }): ReportedUse => {
        return { ...unusedIn(id, last, analyzed ?? updated), level: "service" };
      }),
  );
  return [...own, ...found];
}

function ofPrincipal({ credentials, findings }: Reported): readonly ReportedUse[] {
  const role = credentials
    .filter(({ credential, last }) => credential === "role" && last === undefined)
    .map(({ since, until }): ReportedUse => {
      return { source: "credentials", level: "principal", isAttempted: false, since, until };
    });
  const found = standing(findings)
    .filter(({ unused }) => unused === "role")
    .map(({ id, last, analyzed, updated }): ReportedUse => {
      return { ...unusedIn(id, last, analyzed ?? updated), level: "principal" };
    });
  return [...role, ...found];
}

/** That something was unused for as long as the analyzer looks back, or since it was used last. */
function unusedIn(finding: string, last: string | undefined, until: string) {
  return { source: "finding", isAttempted: false, finding, last, since: last, until } as const;
}

/** What was resolved holds no more; what was archived does: somebody knows of it. */
const standing = (findings: Reported["findings"]): Reported["findings"] =>
  findings.filter(({ status }) => status !== "resolved");
