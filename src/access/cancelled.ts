import { statementKey } from "../iam/access.ts";
import { exactKey } from "../iam/exact.ts";
import { isCeiling, type Policy, type Statement } from "../iam/policy.ts";

/**
 * Policies without the Allows that others have too, which newly allow nothing, where those others deny
 * and limit nothing that these do not.
 */
export function withoutSame(now: readonly Policy[], before: readonly Policy[]): readonly Policy[] {
  const limiting = (policies: readonly Policy[]): ReadonlySet<string> =>
    new Set(keysOf(policies, ({ kind }, { effect }) => isCeiling(kind) || effect !== "Allow"));
  const limits = limiting(now);
  const isLess = [...limiting(before)].some((key) => !limits.has(key));
  const ceilings = new Set(now.filter(({ kind }) => isCeiling(kind)).map(({ kind }) => kind));
  const isCut = before.some(({ kind }) => isCeiling(kind) && !ceilings.has(kind));
  // More that a ceiling lets through is new as well.
  const isWider = [...limits].some((key) => !limiting(before).has(key)) && ceilings.size > 0;
  if (isLess || isCut || isWider) return now;
  const known = new Set(keysOf(before, ({ kind }) => !isCeiling(kind)));
  return now.map((policy) =>
    isCeiling(policy.kind)
      ? policy
      : {
          ...policy,
          statements: policy.statements.filter(
            (statement) => statement.effect !== "Allow" || !known.has(keyOf(policy, statement)),
          ),
        },
  );
}

function keysOf(
  policies: readonly Policy[],
  isWanted: (policy: Policy, statement: Statement) => boolean,
): readonly string[] {
  return policies.flatMap((policy) =>
    policy.statements
      .filter((statement) => isWanted(policy, statement))
      .map((statement) => keyOf(policy, statement)),
  );
}

/** Equal for statements that are about the same requests. */
function keyOf({ kind, version }: Policy, statement: Statement): string {
  return JSON.stringify([
    kind,
    version ? exactKey(version) : "",
    statement.presence,
    statementKey(statement),
  ]);
}
