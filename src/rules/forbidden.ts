import { limitedTo, permitting, withActions, type Reach } from "../access/limit.ts";
import { newAccess, type Opening } from "../access/new-access.ts";
import { withDenies } from "../iam/denies.ts";
import type { Statement } from "../iam/policy.ts";
import { code } from "../source/quoted.ts";
import type { Context } from "./rule.ts";

/** What may be looked at for one statement. */
const most = 300_000;

/**
 * What a statement allows, beside what its policy denies, within some reaches and beyond others;
 * undefined where it is proved to allow nothing of that.
 */
export function forbiddenIn(
  statement: Statement,
  { policy, catalog, conditionKeys }: Context,
  never: readonly Reach[],
  unless: readonly Reach[] = [],
): Opening | undefined {
  const [opening] = newAccess(
    limitedTo([withDenies(policy, statement)], withActions(never, catalog)),
    unless.length > 0 ? [permitting(unless, policy)] : [],
    { catalog, conditionKeys },
    { first: true, most },
  );
  return opening;
}

/** "`s3:DeleteObject` on `arn:aws:s3:::audit/a`" */
export function shownIn({ witness }: Opening): string {
  if (!witness) return "something of that";
  return `${code(witness.shown.action)} on ${code(witness.shown.resource)}`;
}
