import type { Action } from "../catalog/action.ts";
import type { Trail } from "../catalog/trail.ts";
import { reportedUse } from "./reported-use.ts";
import type { Reported } from "./reported.ts";

/**
 * What AWS's reports say of an action that some principals are allowed, where they say it of all of them: that one
 * attempted it, and may have been denied; or that none did, within a time that all reports cover.
 */
export type Heard =
  | { readonly isAttempted: true; readonly last: string }
  | { readonly isAttempted: false; readonly since: string; readonly until: string };

/** @param reports those about each principal */
export function heardOf(
  reports: readonly (readonly Reported[])[],
  action: Action,
  trail: Trail,
): Heard | undefined {
  const said = reports.map((own) => own.flatMap((each) => reportedUse(each, action, trail)));
  const attempts = said
    .flat()
    .flatMap(({ isAttempted, last }) => (isAttempted && last !== undefined ? [last] : []));
  const latest = attempts.sort().at(-1);
  if (latest !== undefined) return { isAttempted: true, last: latest };
  const quiet = said.map((own) =>
    own
      .flatMap(({ isAttempted, since, until }) =>
        !isAttempted && since !== undefined && until !== undefined ? [{ since, until }] : [],
      )
      .sort((a, b) => (a.since < b.since ? -1 : 1))
      .at(0),
  );
  const known = quiet.flatMap((each) => each ?? []);
  const since = known
    .map((each) => each.since)
    .sort()
    .at(-1);
  const until = known
    .map((each) => each.until)
    .sort()
    .at(0);
  if (since === undefined || until === undefined || known.length < quiet.length) return undefined;
  return { isAttempted: false, since, until };
}

/** The time of which reports tell, from the first of them to the last; undefined where none says. */
export function timeOf(
  reported: readonly Reported[],
): { readonly first: string; readonly last: string } | undefined {
  const periods = reported.flatMap(({ services, actions, credentials }) => [
    ...services,
    ...actions,
    ...credentials,
  ]);
  const first = periods
    .flatMap(({ since }) => since ?? [])
    .sort()
    .at(0);
  const last = periods
    .flatMap(({ until }) => until ?? [])
    .sort()
    .at(-1);
  return first === undefined || last === undefined ? undefined : { first, last };
}
