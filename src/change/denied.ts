import { everything } from "../access/limit.ts";
import { isCeiling, type Policy, type Statement } from "../iam/policy.ts";
import { standingKey } from "../iam/statement-key.ts";
import type { World } from "./world.ts";

/**
 * The worlds in which Denies alone decide, one for each that no longer denies something which no Allow
 * here reaches: it may be allowed elsewhere, or nobody would have denied it. Whoever is to assume a
 * role must be allowed by its trust policy, and what ceilings let through is compared by themselves.
 *
 * @param opens whether policies allow something that others do not
 */
export function deniedAlone(
  { now, before, originalOf }: World,
  opens: (now: readonly Policy[], before: readonly Policy[]) => boolean,
): readonly World[] {
  const [some] = [...before, ...now].filter(({ kind }) => !isCeiling(kind));
  if (!some || some.kind === "trust") return [];
  const denied = deniesIn(now);
  const kept = new Set(denied.map(({ statement }) => standingKey(statement)));
  const allowed = everything(some);
  const isAssumed = new Set(allowed.statements);
  const denying = now.filter(isOfGrants).map(denyingOnly);
  return deniesIn(before)
    .filter(({ statement }) => !kept.has(standingKey(statement)))
    .flatMap(({ statement, policy }): readonly World[] => {
      const lifted: Policy = { ...policy, statements: [statement] };
      if (opens(now, [...now, lifted])) return [];
      const told = denied.find((each) => each.statement.id === statement.id)?.statement;
      return [
        {
          now: [allowed, ...denying],
          before: [allowed, ...denying, lifted],
          originalOf: (each) => originalOf(isAssumed.has(each) ? (told ?? statement) : each),
        },
      ];
    });
}

/** Ceilings that only deny: what is not denied is let through by another one. */
export function withAllowed(world: World): World {
  const { now, before, originalOf } = world;
  const all = [...now, ...before];
  const [some] = all;
  const statements = all.flatMap((each) => each.statements);
  const [first] = statements;
  const isDenying = statements.every(({ effect }) => effect === "Deny");
  if (!some || !first || !isDenying || !all.every(({ kind }) => isCeiling(kind))) return world;
  const allowed = everything(some);
  const isAssumed = new Set(allowed.statements);
  return {
    now: [...now, allowed],
    before: [...before, allowed],
    originalOf: (statement) => originalOf(isAssumed.has(statement) ? first : statement),
  };
}

function isOfGrants({ kind }: Policy): boolean {
  return !isCeiling(kind);
}

type Denying = { readonly statement: Statement; readonly policy: Policy };

function deniesIn(policies: readonly Policy[]): readonly Denying[] {
  return policies
    .filter(isOfGrants)
    .flatMap((policy) =>
      denyingOnly(policy).statements.map((statement) => ({ statement, policy })),
    );
}

function denyingOnly(policy: Policy): Policy {
  return { ...policy, statements: policy.statements.filter(({ effect }) => effect !== "Allow") };
}
